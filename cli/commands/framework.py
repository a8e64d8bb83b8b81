"""``kientruc framework list | show | add-codes``: the packages of the national framework, and codes brought in later."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ..common import Day, Fail, find, format_option, language_option, progress, put
from ..language import LANGUAGE, say
from ..overlays import REGISTER, advise, keeps_all, note, warn
from ..usage import BilingualCommand, BilingualGroup

if TYPE_CHECKING:
    from ...imports.tables.codes import Codes, Entry
    from ...model.frameworks import Framework
    from ...model.repository import Repository

DEFAULT = "vneaf@2.0"
_NO_TABLE = frozenset({"missing", "unreadable", "no-file", "format", "old-excel"})
"""Reasons that are wrong usage, not faults of a table."""


@click.group(
    "framework",
    cls=BilingualGroup,
    help=say(
        "Các gói khung kiến trúc: danh sách, nội dung, bổ sung bảng mã.",
        "The framework packages: list, content, adding a table of codes.",
    ),
)
def command() -> None:
    """Group of what can be done with framework packages."""


class Packages(NamedTuple):
    """Every framework package, and for each a repository that knows the documents it cites."""

    frameworks: dict[str, Framework]
    registers: dict[str, Repository]


def packages() -> Packages:
    """The shipped packages; one that another one brought along is not read a second time."""
    from ...model.federation import shipped
    from ...model.loader import load

    found = Packages({}, {})
    for key, folder in sorted(shipped().items(), reverse=True):
        if "@" in key and key not in found.frameworks:
            repository = load(folder)
            for name, framework in repository.frameworks.items():
                if name not in found.frameworks:
                    found.frameworks[name], found.registers[name] = framework, repository
    return found


@command.command(
    "list",
    cls=BilingualCommand,
    short_help=say("Các phiên bản khung và hiệu lực.", "The versions of the frameworks and their force."),
    help=say(
        "Các phiên bản khung: tên, văn bản, hiệu lực tại ngày xét, phiên bản nào thay thế phiên bản nào.",
        "The versions of the frameworks: name, document, force on the day, which replaces which.",
    ),
)
@click.option(
    "--as-of",
    type=Day(),
    help=say("Ngày xét hiệu lực. Mặc định: đồng hồ máy.", "The day of force. Default: the clock."),
)
@format_option("text", "json")
@language_option
def list_(as_of: datetime.date | None, form: str) -> None:
    """Print the list."""
    from ...exports.frameworks.listing import as_json, as_text

    at = as_of or datetime.date.today()
    with progress(say("Đang đọc các gói khung…", "Reading the packages…")):
        found = packages()
    put(as_json(*found, at) if form == "json" else as_text(*found, at, LANGUAGE))


@command.command(
    "show",
    cls=BilingualCommand,
    short_help=say("Nội dung một gói khung.", "One package in full."),
    help=say(
        "Xem một gói khung (vneaf@2.0): văn bản, mô hình, thành phần, nguyên tắc, nghĩa vụ, đối chiếu phiên bản. "
        "Với -r: khung như kho đó thấy, kể cả các gói bổ sung mã.",
        "Show a package (vneaf@2.0): document, models, components, principles, obligations, crosswalk. "
        "With -r: the framework as that repository sees it, with the codes added there.",
    ),
)
@click.argument("key", metavar=say("KHUNG@PHIÊN-BẢN", "FRAMEWORK@VERSION"))
@click.option(
    "-r", "--repository", "home", metavar=say("KHO", "REPOSITORY"), help=say("Kho kiến trúc.", "The repository.")
)
@format_option("text", "json")
@language_option
def show(key: str, home: str | None, form: str) -> None:
    """Print one package."""
    from ...exports.frameworks.json import render as as_json
    from ...exports.frameworks.page import page
    from ...exports.frameworks.text import render as as_text
    from ...model.loader import load

    with progress(say("Đang đọc các gói khung…", "Reading the packages…")):
        found = packages()
        if home is not None:
            repository = load(find(home))
            found.frameworks.update(repository.frameworks)
            found.registers.update(dict.fromkeys(repository.frameworks, repository))
    framework = _framework(key, found.frameworks)
    register = found.registers[framework.key]
    put(
        as_json(framework, register)
        if form == "json"
        else as_text(page(framework, register, found.frameworks, LANGUAGE))
    )


def _framework(key: str, frameworks: dict[str, Framework]) -> Framework:
    """The package *key*.

    Raises:
        Fail: there is none; the known ones are named.
    """
    if key not in frameworks:
        known = ", ".join(sorted(frameworks))
        raise Fail(say(f"không có khung {key}. Các khung: {known}.", f"there is no framework {key}. Known: {known}."))
    return frameworks[key]


@command.command(
    "add-codes",
    cls=BilingualCommand,
    short_help=say("Bổ sung mã từ bảng CSV hoặc XLSX.", "Add codes from a CSV or XLSX table."),
    help=say(
        "Bổ sung mã phân loại của khung từ bảng CSV hoặc XLSX (cột Mã, Tên; có thể có Tên tiếng Anh, Mã cha, Mô hình, Ghi chú, Nguồn). "
        "Kiểm tra từng dòng; chỉ cần một dòng sai là không ghi gì. Kết quả là một gói bổ sung, không sửa gói đã công bố.",
        "Add codes of a framework from a CSV or XLSX table (columns Code, Name; perhaps English name, Parent, Model, Note, Source). "
        "Every row is checked; one wrong row and nothing is written. The result is an overlay package; published ones stay as they are.",
    ),
)
@click.argument("table", metavar=say("BẢNG.csv|xlsx", "TABLE.csv|xlsx"), type=click.Path(path_type=Path))
@click.option(
    "--document",
    metavar=say("VĂN-BẢN", "DOCUMENT"),
    required=True,
    help=say(
        "Văn bản ban hành bảng mã: law:qd-2323-2019 hoặc một địa chỉ http(s).",
        "The document that issued the codes: law:qd-2323-2019 or an http(s) address.",
    ),
)
@click.option(
    "--framework",
    "key",
    default=DEFAULT,
    show_default=True,
    metavar="ID@N",
    help=say("Khung được bổ sung.", "The framework."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=say("THƯ-MỤC", "FOLDER"),
    help=say(
        "Thư mục của gói bổ sung. Mặc định: codes/<khung>-<phiên bản>.",
        "Folder of the overlay package. Default: codes/<framework>-<version>.",
    ),
)
@click.option(
    "-r",
    "--repository",
    "home",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=say("KHO", "REPOSITORY"),
    help=say("Thư mục kho sẽ dùng gói bổ sung.", "Folder of the repository that will use the overlay."),
)
@language_option
def add_codes(table: Path, document: str, key: str, output: Path | None, home: Path | None) -> int:
    """Check the table; write the overlay package if all of it is right."""
    from ...imports.tables.overlay import Origin, fingerprint, package

    base = home or Path()
    folder = output or base / "codes" / key.replace("@", "-")
    if home is not None and not folder.resolve().is_relative_to(home.resolve()):
        raise Fail(
            say(
                f"gói bổ sung phải nằm trong thư mục kho {home}, không phải {folder}.",
                f"the overlay package must lie inside the repository {home}, not in {folder}.",
            )
        )
    with progress(say("Đang đọc khung và bảng mã…", "Reading the framework and the table…")):
        framework, register = _opened(key, home)
        known = _known_source(register)
        if not known(document):
            raise Fail(_unknown_document(document, register))
        if not framework.models:
            raise Fail(note("no-models", framework=framework.key))
        codes = _codes(table, framework, known)
    if codes is None or codes.refused:
        return 1
    warn(document, framework, register)
    _report(codes, framework)
    if not codes.taken:
        put(
            say(
                "Khung đã có đủ các mã này; không ghi gì.", "The framework has all of these codes; nothing was written."
            )
        )
        return 0
    if not keeps_all(folder, codes, framework):
        return 1
    files = package(codes.taken, framework, Origin(document, table.name, {"law": REGISTER}))
    _write(files, folder)
    put(say(f"Mã băm (SHA-256) của gói: {fingerprint(files)}", f"SHA-256 of the package: {fingerprint(files)}"))
    advise(os.path.relpath(folder, base).replace(os.sep, "/"), base)
    return 0


def _opened(key: str, home: Path | None) -> tuple[Framework, Repository]:
    """The published package *key*, without any overlay, and a repository that knows the register.

    A repository that keeps a framework of its own says where in its manifest.
    """
    from ...model.federation import locate, shipped
    from ...model.loader import load

    folders = {name: folder for name, folder in shipped().items() if "@" in name}
    for use in load(home).manifest.uses.values() if home else ():
        if home and use.framework and use.path and (folder := locate(use.key, home, use.path)):
            folders[use.key] = folder
    if key not in folders:
        known = ", ".join(sorted(folders))
        raise Fail(say(f"không có khung {key}. Các khung: {known}.", f"there is no framework {key}. Known: {known}."))
    repository = load(folders[key])
    register = repository if REGISTER in repository.linked else load(shipped()[REGISTER])
    return repository.frameworks[key], register


def _known_source(register: Repository) -> Callable[[str], bool]:
    """Whether a text is an address, or ``law:`` and the id of a document in the register."""

    def known(text: str) -> bool:
        prefix, _, name = text.partition(":")
        if prefix in {"http", "https"}:
            return name.startswith("//") and len(name) > 2 and not set(text) & set(' "<>')
        return prefix == "law" and _documents(register, name) is not None

    return known


def _documents(register: Repository, name: str) -> object | None:
    return register.document(name) if register.id == REGISTER else register.document(f"{REGISTER}:{name}")


def _unknown_document(document: str, register: Repository) -> str:
    from ...model.ids import nearest

    home = register if register.id == REGISTER else register.linked[REGISTER]
    near = nearest(document.removeprefix("law:"), home.documents)
    hint = say(f" Có phải law:{near}?", f" Did you mean law:{near}?") if near else ""
    return say(
        f"--document phải là địa chỉ http(s) hoặc mã văn bản trong danh mục (law:qd-2323-2019), không phải “{document}”.{hint}",
        f"--document must be an http(s) address or a document of the register (law:qd-2323-2019), not “{document}”.{hint}",
    )


def _codes(table: Path, framework: Framework, known: Callable[[str], bool]) -> Codes | None:
    """What the table holds; every refusal is printed at its cell. None where the table as a whole cannot be read.

    Raises:
        Fail: the path leads to no table.
    """
    from ...exports.findings.wording import clean, fill
    from ...imports.tables.codes import read_codes
    from ...imports.tables.sheet import TableError, read_table
    from ...imports.tables.wording import REASONS

    shown = table.as_posix()
    try:
        codes = read_codes(read_table(table, shown), framework, known)
    except TableError as error:
        sentence = fill(REASONS[error.reason], error.arguments, LANGUAGE)
        if error.reason in _NO_TABLE:
            raise Fail(f"{clean(shown)}: {sentence}") from error
        put(say(f"{clean(error.spot.shown())}: lỗi: {sentence}", f"{clean(error.spot.shown())}: error: {sentence}"))
        _nothing_written(1)
        return None
    for refusal in codes.refused:
        sentence = fill(REASONS[refusal.reason], refusal.arguments, LANGUAGE)
        put(say(f"{clean(refusal.spot.shown())}: lỗi: {sentence}", f"{clean(refusal.spot.shown())}: error: {sentence}"))
    if codes.refused:
        _nothing_written(len(codes.refused))
    return codes


def _nothing_written(errors: int) -> None:
    plural = "" if errors == 1 else "s"
    put(
        say(
            f"Không ghi gì: bảng có {errors} lỗi. Hãy sửa bảng rồi chạy lại.",
            f"Nothing was written: the table has {errors} error{plural}. Correct it and run again.",
        )
    )


def _report(codes: Codes, framework: Framework) -> None:
    """What the table brings, list by list."""
    from ...exports.findings.wording import clean
    from ...exports.width import table

    lists: tuple[tuple[str, Iterable[Entry]], ...] = (
        (say("Bổ sung", "Added"), codes.added),
        (say("Xác nhận (trước là dự thảo hoặc suy ra)", "Confirmed (draft or derived before)"), codes.confirmed),
        (say("Đổi tên", "Renamed"), codes.renamed),
        (say("Đã có sẵn, giữ nguyên", "There already, unchanged"), codes.unchanged),
    )
    put(f"{framework.key}: {clean(framework.name.best(LANGUAGE))}")
    for title, entries in lists:
        rows = [(entry.code, _named(entry, old=entry in codes.renamed)) for entry in entries]
        put(f"{title}: {len(rows)}")
        if rows:
            put("\n".join(table(rows, indent="  ")))
    for text, names in (
        (say("Cột không dùng", "Columns not used"), codes.unused),
        (say("Trang tính không có dòng tiêu đề, bỏ qua", "Sheets without headings, skipped"), codes.skipped),
        (say("Trang tính ẩn, không đọc", "Hidden sheets, not read"), codes.hidden),
    ):
        if names:
            sys.stderr.write(f"{text}: {clean(', '.join(names))}\n")


def _named(entry: Entry, *, old: bool) -> str:
    from ...exports.findings.wording import clean

    name = clean(entry.name.best(LANGUAGE))
    was = clean(entry.was.best(LANGUAGE)) if old and entry.was else ""
    return name + say(f" (tên cũ: {was})", f" (was: {was})") if was else name


def _write(files: dict[str, str], folder: Path) -> None:
    """Write the package as a whole; a folder that kientruc did not make is never replaced."""
    from ...exports.artifact import Artifact
    from ...exports.sink import SinkError, write_tree

    try:
        write_tree((Artifact.text(path, text) for path, text in files.items()), folder)
    except SinkError as error:
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error
    put(
        say(
            f"Đã ghi gói bổ sung vào {folder} ({len(files)} tệp).",
            f"Wrote the overlay package {folder} ({len(files)} files).",
        )
    )
