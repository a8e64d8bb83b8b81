"""What several commands share: finding the repository, the dates, reading with progress, printing."""

from __future__ import annotations

import datetime
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .language import LANGUAGE, say

if TYPE_CHECKING:
    from ..exports.artifact import Artifact
    from ..model.repository import Repository
    from ..model.rules import RuleInfo

F = TypeVar("F", bound=Callable[..., Any])
PATIENCE = 1.0
"""Seconds of work before a terminal is told what is going on."""


MODEL_SUFFIXES = frozenset({".yaml", ".yml", ".csv"})
"""What an architect edits; no command writes its result over such a file."""


class Fail(click.ClickException):
    """A sentence for a person; exit code 2."""

    exit_code = 2


class Day(click.ParamType[datetime.date]):
    """A full date, ``2020-08-10``."""

    name = say("NĂM-THÁNG-NGÀY", "YYYY-MM-DD")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date; a usage error where it is none."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(
                say(f"“{value}” không phải là ngày dạng 2020-08-10.", f"“{value}” is not a date like 2020-08-10."),
                param,
                ctx,
            )


class Limit(click.ParamType[tuple[str, int]]):
    """``NAME=NUMBER``, one of the reader's limits."""

    name = say("TÊN=SỐ", "NAME=N")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """The limit's name as the reader knows it, and the number."""
        if isinstance(value, tuple):
            return value
        name, _, number = value.partition("=")
        known = ("file-bytes", "file-nodes", "run-nodes", "depth")
        if name not in known or not number.isdecimal() or int(number) < 1:
            self.fail(
                say(
                    f"cần dạng {known[0]}=20000000; các giới hạn: {', '.join(known)}.",
                    f"expected {known[0]}=20000000; limits: {', '.join(known)}.",
                ),
                param,
                ctx,
            )
        return name.replace("-", "_"), int(number)


def repository_options(argument: bool = False) -> Callable[[F], F]:  # noqa: FBT002 - read at the decorator
    """``-r REPOSITORY``, with *argument* also as the one argument; and the limits of reading."""

    def decorate(function: F) -> F:
        function = click.option(
            "--limit",
            "limits",
            type=Limit(),
            multiple=True,
            help=say(
                "Nới giới hạn đọc: file-bytes, file-nodes, run-nodes, depth.",
                "Raise a reading limit: file-bytes, file-nodes, run-nodes, depth.",
            ),
        )(function)
        function = click.option(
            "-r",
            "--repository",
            "repository_option",
            metavar=say("KHO", "REPOSITORY"),
            help=say(
                "Thư mục kho, hoặc tên kho có sẵn (thua-thien-hue). Mặc định: thư mục hiện tại.",
                "Repository folder, or the name of a shipped one (thua-thien-hue). Default: this folder.",
            ),
        )(function)
        return (
            click.argument("repository_argument", metavar=say("[KHO]", "[REPOSITORY]"), required=False)(function)
            if argument
            else function
        )

    return decorate


def date_options(function: F) -> F:
    """``--as-of`` and ``--today``, which is the clock's day unless given."""
    return _as_of(_today(say("đồng hồ máy", "the clock"))(function))


def today_option(function: F) -> F:
    """``--today`` alone, for commands that judge at the repository's own date."""
    return _today(say("đồng hồ máy", "the clock"))(function)


def reproducible_date_options(function: F) -> F:
    """``--as-of`` and ``--today``, which is the date judged unless given: the clock has no say."""
    return _as_of(_today(say("ngày xét", "the date judged"))(function))


def _today(default: str) -> Callable[[F], F]:
    return click.option(
        "--today",
        type=Day(),
        help=say(
            f"Ngày hôm nay để xét thời hạn miễn trừ. Mặc định: {default}.",
            f"The day exemptions are judged on. Default: {default}.",
        ),
    )


def _as_of(function: F) -> F:
    return click.option(
        "--as-of",
        type=Day(),
        help=say(
            "Ngày xét: phần tử nào tồn tại, văn bản nào có hiệu lực. Mặc định: ngày trong kho.",
            "The date judged: which elements exist, which law is in force. Default: the repository's.",
        ),
    )(function)


def language_option(function: F) -> F:
    """``--lang``, which was read before (cli/language.py)."""
    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        default=LANGUAGE,
        expose_value=False,
        help=say("Ngôn ngữ: vi (mặc định) hoặc en.", "Language: vi (default) or en."),
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``, the first one the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=say("Định dạng kết quả.", "Format of the result."),
    )


def selection_options(function: F) -> F:
    """``--profile`` and ``--only``: which rules run."""
    function = click.option(
        "--only",
        metavar=say("QUY-TẮC", "RULE"),
        multiple=True,
        help=say(
            "Chỉ chạy quy tắc, nhóm hoặc mẫu này (REF001, SEC, LNG*); dùng được nhiều lần.",
            "Run only this rule, group or pattern (REF001, SEC, LNG*); may be repeated.",
        ),
    )(function)
    return click.option(
        "--profile",
        type=click.Choice(["basic", "national", "strict"]),
        help=say(
            "Bộ quy tắc: basic, national hoặc strict. Mặc định: theo tệp kê khai, nếu không thì national.",
            "The set of rules. Default: the manifest's, else national.",
        ),
    )(function)


def renderer_option(function: F) -> F:
    """``--renderer``: who draws the diagrams."""
    return click.option(
        "--renderer",
        type=click.Choice(["auto", "graphviz-pure", "dot", "none"]),
        default="auto",
        show_default=True,
        help=say("Bộ vẽ sơ đồ.", "Who draws the diagrams."),
    )(function)


@dataclass(frozen=True)
class Opened:
    """A repository that was read, where it lies, and the prefix that makes its paths clickable from here."""

    repository: Repository
    folder: Path
    root: str


def find(name: str | None) -> Path:
    """The folder of the repository *name*: a folder, a shipped name, or (None) the nearest one from here upwards.

    Raises:
        Fail: there is no such repository.
    """
    from ..model.folder import is_file
    from ..model.manifest import FRAMEWORK_NAME, NAME

    if name is None:
        here = Path.cwd()
        for folder in (here, *here.parents):
            if is_file(folder / NAME) or is_file(folder / FRAMEWORK_NAME):
                return folder
        raise Fail(
            say(
                f"không thấy {NAME} ở thư mục này hay thư mục cha; hãy nêu kho bằng đường dẫn hoặc tên (thua-thien-hue).",
                f"no {NAME} in this folder or above it; name a repository by path or name (thua-thien-hue).",
            )
        )
    folder = Path(name)
    if name and os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises on a name too long
        return folder
    from ..model.federation import shipped

    packages = shipped()
    if name in packages:
        return packages[name]
    if os.path.lexists(name):
        raise Fail(say(f"{name} là tệp, không phải thư mục kho.", f"{name} is a file, not a repository folder."))
    known = ", ".join(sorted(packages))
    raise Fail(
        say(
            f"không có thư mục hay kho có sẵn nào tên {name}. Kho có sẵn: {known}.",
            f"there is no folder or shipped repository {name}. Shipped: {known}.",
        )
    )


def open_repository(
    argument: str | None,
    option: str | None,
    limits: tuple[tuple[str, int], ...] = (),
    output: Path | None = None,
    *,
    reports: bool = False,
) -> Opened:
    """Read the repository that the command line names.

    A command that *reports* the findings says itself what could not be read; any other says on standard error that its answer
    rests on a part only.

    Raises:
        Fail: it names none, or two different ones.
    """
    from ..model.loader import load
    from ..model.reader import Limits

    if None not in (argument, option) and argument != option:
        raise Fail(
            say(
                "kho được nêu hai lần khác nhau (đối số và -r).",
                "two different repositories are named (argument and -r).",
            )
        )
    folder = find(option if argument is None else argument)
    with progress(say("Đang đọc kho…", "Reading…")):
        repository = load(folder, Limits(**dict(limits)), output)
    if not repository.whole and not reports:
        sys.stderr.write(
            say(
                "kientruc: lưu ý: có nội dung trong kho chưa đọc được, nên kết quả này chưa đầy đủ; xem: kientruc check\n",
                "kientruc: note: something in the repository could not be read, so this answer is incomplete; see: kientruc check\n",
            )
        )
    return Opened(repository, folder, display_root(folder))


def display_root(folder: Path) -> str:
    """*folder* as a prefix for paths: relative to here where it lies below, else absolute; ``""`` for here itself."""
    full = folder.resolve()
    here = Path.cwd()
    shown = os.path.relpath(full, here) if full.is_relative_to(here) else str(full)
    return "" if shown == "." else shown.replace(os.sep, "/") + "/"


def rule_infos(name: str | None = None) -> dict[str, RuleInfo]:
    """Code → what renderers may know of each rule, with those that the repository *name* brings along.

    Raises:
        Fail: there is no such repository.
    """
    from ..validators.registry import RULES

    ours = {rule.info.code: rule.info for rule in RULES}
    if name is None:
        return ours
    from ..validators.own.prepare import own_infos

    return ours | own_infos(open_repository(None, name).repository)


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Say *text* on the terminal once the work inside has taken :data:`PATIENCE`; silent when piped."""
    if not sys.stderr.isatty():
        yield
        return
    shown = threading.Event()

    def show() -> None:
        shown.set()
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()

    timer = threading.Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown.is_set():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def save(artifact: Artifact, path: Path) -> None:
    """Write one file that the user named.

    Raises:
        Fail: the system refuses it.
    """
    from ..exports.sink import SinkError, write_file

    if path.suffix.lower() in MODEL_SUFFIXES:
        raise Fail(
            say(
                f"không ghi đè lên tệp mô hình: {path}; hãy chọn tên tệp khác.",
                f"a model file is never written over: {path}; choose another name.",
            )
        )
    try:
        write_file(artifact, path)
    except SinkError as error:
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error


def put(text: str) -> None:
    """Print a result: to standard output, ending in one line break."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def sources(repository: Repository) -> dict[str, str]:
    """Path → text of every file that was read, for excerpts."""
    return {document.path: document.text for document in repository.files}


def resolve(repository: Repository, name: str) -> str:
    """The key that *name* means: an id, ``prefix:id`` with a prefix of the manifest, or a key as it is.

    Raises:
        Fail: nothing has this name; the nearest id is proposed.
    """
    from ..model.ids import nearest

    prefix, colon, rest = name.partition(":")
    uses = repository.manifest.uses
    key = f"{uses[prefix].key}:{rest}" if colon and prefix in uses else name
    if repository.element(key) or repository.document(key) or repository.framework_item(key):
        return key
    near = nearest(name, (*repository.elements, *repository.documents))
    hint = say(f" Có phải {near}?", f" Did you mean {near}?") if near else ""
    raise Fail(
        say(f"kho này không có gì mang mã {name}.{hint}", f"nothing in this repository has the id {name}.{hint}")
    )
