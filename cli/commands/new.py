"""``kientruc new``: a repository to begin with, for one province; its first ``check`` is a list of things to do."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..common import Day, Fail, language_option, progress, put
from ..language import say
from ..usage import BilingualCommand

if TYPE_CHECKING:
    from ...exports.starter.places import Place
    from ...model.frameworks import Framework
    from ...model.repository import Repository


@click.command(
    "new",
    cls=BilingualCommand,
    help=say(
        "Tạo kho kiến trúc mới cho một tỉnh, thành phố: tên (có dấu hay không), mã Tổng cục Thống kê hoặc mã ISO. Không ghi "
        "đè lên gì cả.",
        "Make a new repository for a province: its name (with accents or without), GSO code or ISO code. Nothing is written "
        "over.",
    ),
)
@click.argument("province", metavar=say("TỈNH", "PROVINCE"), nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar=say("THƯ-MỤC", "FOLDER"),
    type=click.Path(file_okay=False, path_type=Path),
    help=say("Thư mục mới. Mặc định: tên viết không dấu.", "The new folder. Default: the name without accents."),
)
@click.option(
    "--as-of",
    type=Day(),
    help=say(
        "Ngày của bản mô tả: đơn vị hành chính nào, khung nào có hiệu lực. Mặc định: hôm nay.",
        "The day of the description: which provinces, which framework in force. Default: today.",
    ),
)
@click.option(
    "--id",
    "name",
    metavar=say("MÃ", "ID"),
    help=say(
        "Mã của kho; cần có khi nơi ấy không phải là tỉnh, thành phố.",
        "The repository's id; needed for what is no province.",
    ),
)
@language_option
def command(province: tuple[str, ...], output: Path | None, as_of: datetime.date | None, name: str | None) -> None:
    """Find the province and the framework of the day, write the files, say how to go on."""
    from ...exports.sink import SinkError, write_new
    from ...exports.starter.files import files

    at = as_of or datetime.date.today()
    with progress(say("Đang tạo…", "Making…")):
        place = _place(" ".join(province), name, at)
        package, framework = _framework(at)
        folder = output or Path(place.id)
        artifacts = files(package, framework, place, at)
    try:
        write_new(artifacts, folder)
    except SinkError as error:
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error
    put(_done(place, framework, folder, len(artifacts)))


def _place(asked: str, name: str | None, at: datetime.date) -> Place:
    from ...exports.starter.files import PLACES
    from ...exports.starter.places import Place, PlaceError, find
    from ...model.federation import shipped
    from ...model.ids import is_id
    from ...model.loader import load
    from ...model.text import Text

    if name is not None and not is_id(name):
        raise Fail(
            say(
                f"--id phải gồm chữ thường không dấu, chữ số và gạch nối; “{name}” thì không.",
                f"--id takes lower-case letters, digits and hyphens; “{name}” does not fit.",
            )
        )
    if not asked.strip() or not asked.isprintable():
        raise Fail(say("tên trống hoặc có ký tự không in được.", "the name is empty or has unprintable characters."))
    try:
        place = find(load(shipped()[PLACES]), asked, at)
    except PlaceError as error:
        if name is None:
            raise Fail(say(error.text.vi or "", error.text.en or "")) from error
        _refuse_taken(name)
        return Place(name, Text(asked.strip(), asked.strip()))
    if name is not None and name != place.id:
        _refuse_taken(name)
    return replace(place, id=name or place.id)


def _refuse_taken(name: str) -> None:
    """A repository is told from the shipped ones by its id alone; a province may go by its own.

    Raises:
        Fail: *name* is the id of a shipped repository or framework.
    """
    from ...model.federation import shipped

    if name in {key.partition("@")[0] for key in shipped()}:
        raise Fail(
            say(
                f"“{name}” là mã của một kho hoặc gói khung đi kèm công cụ; hãy chọn --id khác.",
                f"“{name}” is the id of a repository or framework that comes with the tool; choose another --id.",
            )
        )


def _framework(at: datetime.date) -> tuple[Repository, Framework]:
    from ...exports.starter.versions import in_force
    from ...model.federation import shipped
    from ...model.loader import load
    from ...model.text import vietnamese_date

    packages: list[Repository] = []
    for key, folder in sorted(shipped().items(), reverse=True):  # a newer version brings the older ones along
        if "@" in key and not any(key in package.frameworks for package in packages):
            packages.append(load(folder))
    found = in_force(packages, at)
    if found is None:
        day = vietnamese_date(at.isoformat())
        raise Fail(
            say(
                f"vào ngày {day} không có gói khung nào đi kèm có hiệu lực; hãy chọn --as-of khác.",
                f"no shipped framework is in force on {at.isoformat()}; choose another --as-of.",
            )
        )
    return found


def _done(place: Place, framework: Framework, folder: Path, number: int) -> str:
    """What was made, and the next two steps."""
    unit, version = place.unit, framework.name
    return say(
        f"Đã tạo kho kiến trúc của {unit.best('vi')}: {number} tệp trong {folder}/\n"
        f"  khung đối chiếu  {version.best('vi')}\n"
        f"  việc nên làm     kientruc check {folder}\n"
        f"  đọc trước        {folder}/README.md",
        f"Made the repository of {unit.best('en')}: {number} files in {folder}/\n"
        f"  framework        {version.best('en')}\n"
        f"  things to do     kientruc check {folder}\n"
        f"  read first       {folder}/README.md (in Vietnamese)",
    )
