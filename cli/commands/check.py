"""``kientruc check``: read, judge, report. The one command that fails when something is wrong."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import click

from ... import __version__
from ...exports.findings.registry import RENDERERS, Setting
from ...model.configuration import Profile
from ...model.findings import Severity
from ..common import (
    date_options,
    format_option,
    language_option,
    open_repository,
    progress,
    put,
    repository_options,
    save,
    selected,
    selection_options,
    sources,
)
from ..language import LANGUAGE, say
from ..usage import BilingualCommand

THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}


def _colourful() -> bool:
    """Whether the report goes to a terminal whose owner did not ask for no colours (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@click.command(
    "check",
    cls=BilingualCommand,
    help=say(
        "Kiểm tra kho kiến trúc. Mã thoát: 0 không có phát hiện từ mức --fail-on trở lên; 1 có; 2 dùng sai lệnh.",
        "Check a repository. Exit code: 0 no finding at or above --fail-on; 1 findings; 2 wrong usage.",
    ),
)
@repository_options(argument=True)
@date_options
@selection_options
@format_option(*RENDERERS)
@click.option(
    "--fail-on",
    type=click.Choice(list(THRESHOLDS)),
    default="error",
    show_default=True,
    help=say("Mức thấp nhất làm lệnh thất bại.", "The lowest severity that fails."),
)
@click.option(
    "-o",
    "--output",
    metavar=say("TỆP", "FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("Ghi kết quả ra tệp thay vì in.", "Write the report to a file."),
)
@language_option
def command(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    as_of: datetime.date | None,
    today: datetime.date | None,
    profile: Profile | None,
    only: tuple[str, ...],
    form: str,
    fail_on: str,
    output: Path | None,
) -> int:
    """Read the repository, run every rule, print the report."""
    from ...validators.engine import run

    opened = open_repository(repository_argument, repository_option, limits, reports=True)
    with progress(say("Đang kiểm tra…", "Checking…")):
        report = run(opened.repository, as_of=as_of, today=today, profile=profile, only=selected(only))
    setting = Setting(
        sources=sources(opened.repository),
        language=LANGUAGE,
        version=__version__,
        root=opened.root,
        colour=output is None and form == "text" and _colourful(),
        threshold=THRESHOLDS[fail_on],
        frameworks=opened.repository.frameworks,
    )
    text = RENDERERS[form](report, setting)
    if output is None:
        put(text)
    else:
        from ...exports.artifact import Artifact

        save(Artifact.text(output.name, text), output)
    return int(report.fails(THRESHOLDS[fail_on]))
