"""``kientruc show ID``: one thing and everything known about it."""

from __future__ import annotations

import datetime

import click

from ..common import Day, Fail, language_option, open_repository, put, repository_options, resolve
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "show",
    cls=BilingualCommand,
    help=say(
        "Xem một phần tử (hue-s), văn bản (law:nd-47-2020) hoặc mục của khung (vneaf:component/lgsp).",
        "Show an element (hue-s), a document (law:nd-47-2020) or a framework item (vneaf:component/lgsp).",
    ),
)
@click.argument("name", metavar=say("MÃ", "ID"))
@click.option("--as-of", type=Day(), help=say("Ngày xét trạng thái và hiệu lực.", "The date of state and force."))
@repository_options()
@language_option
def command(
    name: str, as_of: datetime.date | None, repository_option: str | None, limits: tuple[tuple[str, int], ...]
) -> None:
    """Print the page of one thing."""
    from ...exports.answers.show import render

    opened = open_repository(None, repository_option, limits)
    repository = opened.repository
    key = resolve(repository, name)
    page = render(repository, key, as_of or repository.manifest.as_of, LANGUAGE, opened.root)
    if page is None:
        raise Fail(say(f"kho này không có gì mang mã {name}.", f"nothing in this repository has the id {name}."))
    put(page)
