"""``kientruc baseline create|prune``: tolerate the findings of a legacy repository at once, then only ever fewer of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ...model.manifest import BASELINE_NAME
from ..common import Fail, Opened, language_option, open_repository, put, repository_options, save, today_option
from ..judging import judge
from ..language import say
from ..usage import BilingualCommand, BilingualGroup


@click.group(
    "baseline",
    cls=BilingualGroup,
    help=say(
        "Danh sách phát hiện tồn đọng của một kho có từ trước: ghi một lần, sau đó chỉ được ngắn đi.",
        "The baseline of a legacy repository: written once, then it may only shrink.",
    ),
)
def command() -> None:
    """Group of the two."""


@command.command(
    "create",
    cls=BilingualCommand,
    help=say(
        f"Ghi mọi phát hiện hiện có vào {BASELINE_NAME}, để từ nay chỉ phát hiện mới làm kiểm tra thất bại.",
        f"Record every finding there is in {BASELINE_NAME}; from now on only new ones fail.",
    ),
)
@repository_options(argument=True)
@today_option
@language_option
def create(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    today: datetime.date | None,
) -> None:
    """Write the file; refused where there is one."""
    from ...validators.baseline import UNTOLERATED, write
    from ...validators.engine import run

    opened = open_repository(repository_argument, repository_option, limits, reports=True)
    path = _file(opened)
    if opened.repository.baseline is not None:
        raise Fail(
            say(
                f"đã có {path}. Danh sách tồn đọng chỉ được ngắn đi: hãy dùng kientruc baseline prune.",
                f"{path} is there already. A baseline may only shrink: use kientruc baseline prune.",
            )
        )
    findings = [f for f in run(opened.repository, today=today, asking=judge).findings if f.code not in UNTOLERATED]
    if not findings:
        put(
            say(
                "Không có phát hiện nào để ghi; không cần danh sách tồn đọng.",
                "Nothing was found, so no baseline is needed.",
            )
        )
        return
    _write(write(findings), path)
    put(
        say(
            f"Đã ghi {len(findings)} phát hiện vào {path}. Từ nay chỉ phát hiện mới làm kiểm tra thất bại.",
            f"Recorded {len(findings)} findings in {path}. From now on only new ones fail.",
        )
    )


@command.command(
    "prune",
    cls=BilingualCommand,
    help=say(
        "Bỏ khỏi danh sách tồn đọng những phát hiện không còn nữa.",
        "Drop from the baseline what is no longer found.",
    ),
)
@repository_options(argument=True)
@today_option
@language_option
def prune(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    today: datetime.date | None,
) -> None:
    """Write the file anew without what is stale."""
    from ...validators.baseline import read, write
    from ...validators.engine import run

    opened = open_repository(repository_argument, repository_option, limits, reports=True)
    path = _file(opened)
    document = opened.repository.baseline
    if document is None:
        raise Fail(say(f"kho này không có {path}.", f"there is no {path}."))
    if not opened.repository.whole:
        raise Fail(
            say(
                "có nội dung trong kho chưa đọc được, nên chưa thể biết phát hiện nào không còn; xem: kientruc check",
                "something in the repository could not be read, so nobody can tell what is gone; see: kientruc check",
            )
        )
    baseline = read(document)
    if baseline.broken:
        raise Fail(
            say(f"{path} không đúng định dạng; xem: kientruc check", f"{path} is not a baseline; see: kientruc check")
        )
    kept = run(opened.repository, today=today, profile="strict", asking=judge).excused_by("baseline")
    dropped = baseline.tolerated.total() - len(kept)
    if not dropped:
        put(say("Không có mục nào để bỏ.", "There is nothing to drop."))
        return
    _write(write(kept), path)
    put(
        say(
            f"Đã bỏ {dropped} phát hiện khỏi {path}; còn {len(kept)}.",
            f"Dropped {dropped} findings from {path}; {len(kept)} are left.",
        )
    )


def _file(opened: Opened) -> Path:
    return opened.folder / (opened.repository.manifest.check.baseline or BASELINE_NAME)


def _write(text: str, path: Path) -> None:
    from ...exports.artifact import Artifact

    save(Artifact.text(path.name, text), path)
