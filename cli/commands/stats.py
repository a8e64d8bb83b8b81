"""``kientruc stats``: how much there is, of what kind, resting on what evidence."""

from __future__ import annotations

import datetime

import click

from ..common import Day, format_option, language_option, open_repository, put, repository_options
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "stats",
    cls=BilingualCommand,
    help=say(
        "Số lượng phần tử và quan hệ theo loại, lớp, mức chứng cứ, trạng thái.",
        "Counts of elements and relations by kind, layer, evidence and state.",
    ),
)
@repository_options(argument=True)
@click.option("--as-of", type=Day(), help=say("Ngày xét trạng thái.", "The date of the states."))
@format_option("text", "json")
@language_option
def command(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Count and print."""
    from ...exports.statistics import render, render_json
    from ...model.statistics import statistics

    repository = open_repository(repository_argument, repository_option, limits).repository
    found = statistics(repository, as_of or repository.manifest.as_of)
    put(render_json(found) if form == "json" else render(found, LANGUAGE))
