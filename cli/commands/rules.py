"""``kientruc rules``: every rule in a line."""

from __future__ import annotations

import click

from ..common import format_option, language_option, put, rule_infos
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command("rules", cls=BilingualCommand, help=say("Danh sách quy tắc kiểm tra.", "List the rules."))
@format_option("text", "json")
@language_option
def command(form: str) -> None:
    """Print the list."""
    from ...exports.findings.rules import as_json, as_text

    put(as_json(rule_infos()) if form == "json" else as_text(rule_infos(), LANGUAGE))
