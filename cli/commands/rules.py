"""``kientruc rules``: every rule in a line, or those of a group or profile."""

from __future__ import annotations

import click

from ..common import Fail, format_option, language_option, put, rule_infos
from ..judging import own_rules_option
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command("rules", cls=BilingualCommand, help=say("Danh sách quy tắc kiểm tra.", "List the rules."))
@click.option(
    "--group",
    metavar=say("NHÓM", "GROUP"),
    help=say("Chỉ nhóm này, theo các chữ của mã: REF, SEC.", "Only this group, by the letters of its codes: REF, SEC."),
)
@click.option(
    "--profile",
    type=click.Choice(["basic", "national", "strict"]),
    help=say("Chỉ các quy tắc của bộ này.", "Only the rules of this profile."),
)
@own_rules_option
@format_option("text", "json")
@language_option
def command(group: str | None, profile: str | None, repository: str | None, form: str) -> None:
    """Print the list."""
    from ...exports.findings.rules import as_json, as_text
    from ...validators.profiles import PROFILES

    every = rule_infos(repository)
    groups = sorted({rule.group for rule in every.values()})
    if group is not None and group.upper() not in groups:
        known = ", ".join(groups)
        raise Fail(say(f"không có nhóm {group}. Các nhóm: {known}.", f"no group {group}. Groups: {known}."))
    rules = {
        code: rule
        for code, rule in every.items()
        if (group is None or rule.group == group.upper()) and (profile is None or code in PROFILES[profile])
    }
    put(as_json(rules, PROFILES) if form == "json" else as_text(rules, LANGUAGE))
