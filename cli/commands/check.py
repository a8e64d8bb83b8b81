"""``kientruc check``: read, judge, report. The one command that fails when something is wrong."""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ... import __version__
from ...exports.findings.registry import RENDERERS, Setting
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
    selection_options,
    sources,
)
from ..fixing import Asked, compared, fix_options, mend
from ..judging import plugged, plugin_option, selected
from ..language import LANGUAGE, say
from ..usage import BilingualCommand

if TYPE_CHECKING:
    from ...model.configuration import Profile

THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}


def _colourful() -> bool:
    """Whether the report goes to a terminal whose owner did not ask for no colours (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _unheard(patch: str) -> str:
    """*patch*, in a log of GitHub's set between lines that make it deaf: the files may hold what it takes for a command."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return patch
    token = hashlib.sha256(patch.encode()).hexdigest()  # no file can hold the sum of itself
    return f"::stop-commands::{token}\n{patch}::{token}::\n"


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
@plugin_option
@fix_options
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
    plugins: tuple[str, ...],
    revision: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    form: str,
    fail_on: str,
    output: Path | None,
) -> int:
    """Read the repository, run every rule, print the report."""
    from ...validators.own.prepare import own_infos

    opened = open_repository(repository_argument, repository_option, limits, reports=True)
    rules = plugged(plugins)
    chosen = selected(only, {rule.info.code: rule.info for rule in rules} | own_infos(opened.repository))
    asked = Asked(opened, limits, as_of, today or datetime.date.today(), profile, chosen, rules)
    with progress(say("Đang kiểm tra…", "Checking…")):
        judged = asked.judge(opened.repository)
    base = compared(asked, revision)
    patch = None
    if fix or unsafe_fixes or diff:
        judged, patch = mend(asked, judged, base, unsafe=unsafe_fixes, diff=diff)
    report = base.introduced(judged) if base else judged.report
    setting = Setting(
        sources=sources(judged.context.repository),
        language=LANGUAGE,
        version=__version__,
        root=opened.root,
        colour=output is None and form == "text" and _colourful(),
        threshold=THRESHOLDS[fail_on],
        frameworks=opened.repository.frameworks,
    )
    text = RENDERERS[form](report, setting) if patch is None else patch
    if output is not None:
        from ...exports.artifact import Artifact

        save(Artifact(output.name, text.encode()) if diff else Artifact.text(output.name, text), output)
    elif text:
        put(_unheard(text) if patch is not None else text)
    return int(report.fails(THRESHOLDS[fail_on]))
