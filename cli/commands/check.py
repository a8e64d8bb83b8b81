"""``kientruc check``: read, judge, report. The one command that fails when something is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ... import __version__
from ...model.findings import Severity
from ..common import (
    Opened,
    date_options,
    format_option,
    language_option,
    open_repository,
    progress,
    put,
    repository_options,
    rule_infos,
    save,
    sources,
)
from ..language import LANGUAGE, say
from ..usage import BilingualCommand

THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}


def _from_here(opened: Opened) -> str:
    """The prefix for SARIF, which wants paths relative to where CI runs; none where the repository lies elsewhere."""
    return "" if Path(opened.root).is_absolute() else opened.root


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
@format_option("text", "json", "sarif")
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
    form: str,
    fail_on: str,
    output: Path | None,
) -> int:
    """Read the repository, run every rule, print the report."""
    from ...validators.engine import run

    opened = open_repository(repository_argument, repository_option, limits, reports=True)
    with progress(say("Đang kiểm tra…", "Checking…")):
        report = run(opened.repository, as_of=as_of, today=today)
    rules = rule_infos()
    match form:
        case "json":
            from ...exports.findings.json import render as as_json

            text = as_json(report, rules)
        case "sarif":
            from ...exports.findings.sarif import render as as_sarif

            text = as_sarif(
                report,
                rules,
                sources(opened.repository),
                version=__version__,
                root=_from_here(opened),
                language=LANGUAGE,
            )
        case _:
            from ...exports.findings.text import render as as_text

            text = as_text(report, rules, LANGUAGE, sources(opened.repository), opened.root)
    if output is None:
        put(text)
    else:
        from ...exports.artifact import Artifact

        save(Artifact.text(output.name, text), output)
    return int(report.fails(THRESHOLDS[fail_on]))
