"""``check --fix``, ``--unsafe-fixes``, ``--diff`` and ``--changed-since``: how the command line judges, mends and compares."""

from __future__ import annotations

import datetime
import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import Fail, Opened, progress
from .language import say

if TYPE_CHECKING:
    from ..model.configuration import Profile
    from ..model.report import Report
    from ..model.repository import Repository
    from ..validators.engine import Judged
    from ..validators.fixing import Mending
    from ..validators.rule import Rule

F = TypeVar("F", bound=Callable[..., Any])
_REASONS = {
    "would-lose": ("sửa thì mất một phần của mô hình.", "something of the model would be lost."),
    "would-add": ("sửa thì phát sinh phát hiện khác.", "another finding would come up."),
    "would-stay": ("sửa rồi vẫn còn phát hiện.", "the finding would stay."),
    "too-many": ("còn quá nhiều chỗ phải thử; hãy chạy lại.", "too much was to be tried; run again."),
}


def fix_options(function: F) -> F:
    """``--fix``, ``--unsafe-fixes`` and ``--diff``, handed on as one *wish*; and ``--changed-since``."""
    for name, text in (
        (
            "--diff",
            say("In các chỗ sẽ sửa ở dạng diff, không ghi gì.", "Print what would be mended as a diff; write nothing."),
        ),
        (
            "--unsafe-fixes",
            say(
                "Như --fix, và sửa cả theo phỏng đoán; hãy xem lại từng chỗ.",
                "As --fix, and mend by guesses, too; review each.",
            ),
        ),
        ("--fix", say("Tự sửa những gì sửa được chắc chắn.", "Mend what can be mended safely.")),
    ):
        function = click.option(name, is_flag=True, help=text)(function)
    return click.option(
        "--changed-since",
        "revision",
        metavar="REV",
        help=say(
            "Chỉ nêu phát hiện do thay đổi kể từ bản REV của git gây ra (REV...: từ điểm tách nhánh).",
            "Report only what was introduced since the git revision REV (REV...: since the branch left it).",
        ),
    )(function)


@dataclass(frozen=True)
class Asked:
    """What the command line asks of one run; the same for every state of the repository that is judged."""

    opened: Opened
    limits: tuple[tuple[str, int], ...]
    as_of: datetime.date | None
    today: datetime.date
    profile: Profile | None
    only: tuple[str, ...]
    plugins: tuple[Rule, ...] = ()

    def load(self, folder: Path | None = None, instead: Mapping[str, bytes] | None = None) -> Repository:
        """The repository, read again from *folder* or with other contents for some of its files."""
        from ..model.loader import load
        from ..model.reader import Limits

        return load(folder or self.opened.folder, Limits(**dict(self.limits)), instead=instead)

    def judge(self, repository: Repository) -> Judged:
        """Judge *repository* as asked."""
        from ..validators.engine import judge
        from .judging import judge as asking
        from .judging import with_plugins

        return with_plugins(
            self.plugins,
            lambda rules: judge(
                repository,
                as_of=self.as_of,
                today=self.today,
                rules=rules,
                profile=self.profile,
                only=self.only,
                asking=asking,
            ),
        )


@dataclass(frozen=True)
class Base:
    """The earlier revision that is compared with: its repository and report (none where it was not there yet)."""

    short: str
    repository: Repository | None = None
    report: Report | None = None

    def introduced(self, judged: Judged) -> Report:
        """What of *judged* was not there at the revision."""
        from ..validators.introduced import Called, introduced

        now = judged.context.repository
        called = Called.between(self.repository, now) if self.repository else Called()
        return introduced(judged.report, self.report.findings if self.report else (), self.short, called)


def compared(asked: Asked, revision: str | None) -> Base | None:
    """The *revision* judged as asked, or None where none is named.

    Raises:
        Fail: git cannot give it.
    """
    if revision is None:
        return None
    gc.freeze()  # the collector need not go through the first repository again and again while the second is read
    try:
        with _at(asked, revision) as (short, repository), progress(say("Đang kiểm tra bản trước…", "Checking…")):
            return Base(short, repository, asked.judge(repository).report) if repository else Base(short)
    finally:
        gc.unfreeze()


@contextmanager
def _at(asked: Asked, revision: str) -> Iterator[tuple[str, Repository | None]]:
    from ..model.reader import Limits
    from .history import laid_out

    with laid_out(asked.opened.folder, revision, Limits(**dict(asked.limits))) as (short, folder):
        yield short, asked.load(folder) if folder else None


def mend(asked: Asked, judged: Judged, base: Base | None, *, unsafe: bool, diff: bool) -> tuple[Judged, str | None]:
    """*judged* after mending what can be mended, and with *diff* the text of it; else the files are written.

    Raises:
        Fail: the repository comes with the tool, another date is judged than the one it describes, or a file was changed
            meanwhile or cannot be written.
    """
    from ..validators.fixing import mend as work

    _refuse(asked, judged, diff=diff)
    with progress(say("Đang sửa…", "Mending…")):
        mending = work(
            judged,
            lambda contents: asked.judge(asked.load(instead=contents)),
            unsafe=unsafe,
            counts=lambda judged: (base.introduced(judged) if base else judged.report).findings,
            before=lambda: base.repository if base else _head(asked),
        )
    from ..model.splice import content

    files = {
        document.path: (content(document), mending.contents[document.path])
        for document in judged.context.repository.files
        if document.path in mending.contents
    }
    if not diff:
        _write(asked.opened.folder, files)
    sys.stderr.write(_told(mending, asked.opened.root, diff=diff))
    if not diff:
        return mending.judged, None
    from ..exports.findings.patch import render

    root = asked.opened.root
    return mending.judged, render(files, "" if Path(root).is_absolute() else root)


def _head(asked: Asked) -> Repository | None:
    """The repository as it was committed last; None where git has nothing to say."""
    try:
        with _at(asked, "HEAD") as (_, repository):
            return repository
    except Fail:
        return None


def _refuse(asked: Asked, judged: Judged, *, diff: bool) -> None:
    from ..model.federation import SHIPPED

    if not diff and asked.opened.folder.resolve().is_relative_to(SHIPPED):
        raise Fail(
            say(
                "kho này đi kèm công cụ, không sửa tại chỗ; xem các chỗ sẽ sửa bằng --diff.",
                "this repository comes with the tool and is not written; see what would be mended with --diff.",
            )
        )
    if judged.context.as_of != judged.context.repository.manifest.as_of:
        raise Fail(
            say(
                "chỉ sửa theo đúng ngày mà kho mô tả; hãy bỏ --as-of.",
                "fixes are made for the date the repository describes; leave out --as-of.",
            )
        )


def _write(folder: Path, files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Write every file, each whole; where one cannot be written, those before it get their old content back."""
    from ..exports.artifact import Artifact
    from ..exports.sink import SinkError, write_file
    from ..model.folder import locate_file

    places: dict[str, Path] = {}
    for path, (old, _) in files.items():
        place = locate_file(folder, path)
        if place is None or not place.is_file() or place.read_bytes() != old:
            raise Fail(
                say(
                    f"{path} vừa bị thay đổi; chưa ghi gì, hãy chạy lại.",
                    f"{path} was changed meanwhile; nothing was written, run again.",
                )
            )
        places[path] = place
    written: list[str] = []
    try:
        for path, (_, new) in files.items():
            write_file(Artifact(places[path].name, new), places[path])
            written.append(path)
    except SinkError as error:
        for path in written:
            write_file(Artifact(places[path].name, files[path][0]), places[path])
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error


def _told(mending: Mending, root: str, *, diff: bool) -> str:
    """What was done, for standard error: the report belongs to standard output."""
    from ..exports.findings.wording import clean

    number, files = len(mending.mended), sorted(mending.contents)
    shown = ", ".join(clean(root + path) for path in files)
    if not number:
        lines = [say("kientruc: không có phát hiện nào sửa tự động được.", "kientruc: nothing could be mended.")]
    elif diff:
        lines = [
            say(
                f"kientruc: sửa được {number} phát hiện trong {len(files)} tệp (chưa ghi gì): {shown}",
                f"kientruc: would mend {number} findings in {len(files)} files (nothing was written): {shown}",
            )
        ]
    else:
        lines = [
            say(
                f"kientruc: đã sửa {number} phát hiện trong {len(files)} tệp: {shown}",
                f"kientruc: mended {number} findings in {len(files)} files: {shown}",
            )
        ]
    for finding, reason in mending.dropped:
        place = clean(f"{root}{finding.place.path}:{finding.place.line}:{finding.place.column}")
        lines.append(
            say(
                f"kientruc: không sửa {finding.code} tại {place}: ", f"kientruc: not mended {finding.code} at {place}: "
            )
        )
        lines[-1] += say(*_REASONS[reason])
    if mending.unsafe:
        lines.append(
            say(
                f"kientruc: còn {mending.unsafe} phát hiện có thể sửa theo phỏng đoán; xem trước bằng --unsafe-fixes --diff.",
                f"kientruc: {mending.unsafe} more could be mended by a guess; look at it with --unsafe-fixes --diff.",
            )
        )
    return "\n".join(lines) + "\n"
