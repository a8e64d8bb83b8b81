"""``kientruc gaps``: the open cells of the coverage, with citation and denominator."""

from __future__ import annotations

import datetime

import click

from ..common import (
    Fail,
    date_options,
    format_option,
    language_option,
    open_repository,
    put,
    repository_options,
)
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "gaps",
    cls=BilingualCommand,
    help=say(
        "Những gì khung và pháp luật đòi hỏi mà kho chưa đáp ứng, hoặc chưa mô tả (hai việc khác nhau).",
        "What framework and law ask for that the repository does not meet, or does not describe (two different things).",
    ),
)
@repository_options(argument=True)
@date_options
@format_option("text", "json")
@language_option
def command(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    as_of: datetime.date | None,
    today: datetime.date | None,
    form: str,
) -> None:
    """Evaluate the coverage and print what is open."""
    from ...model.coverage import coverage

    repository = open_repository(repository_argument, repository_option, limits).repository
    at = as_of or repository.manifest.as_of
    found = coverage(repository, at, today or datetime.date.today())
    if found is None:
        raise Fail(
            say(
                "kho này không khai báo conforms-to, hoặc không tìm thấy gói khung, nên không có gì để đối chiếu.",
                "this repository declares no conforms-to, or its framework was not found, so there is nothing to compare with.",
            )
        )
    if form == "json":
        from ...exports.coverage.json import render as as_json

        put(as_json(found, repository, open_only=True))
    else:
        from ...exports.coverage.text import render as as_text

        put(as_text(found, repository, LANGUAGE, open_only=True))
