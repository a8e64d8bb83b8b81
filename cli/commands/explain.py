"""``kientruc explain CODE``: the page of one rule."""

from __future__ import annotations

import click

from ...model.ids import nearest
from ..common import Fail, language_option, put, rule_infos
from ..judging import own_rules_option
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "explain",
    cls=BilingualCommand,
    help=say("Giải thích một quy tắc, theo mã (REF001) hoặc tên.", "Explain a rule, by code (REF001) or name."),
)
@click.argument("code", metavar=say("MÃ", "CODE"))
@own_rules_option
@language_option
def command(code: str, repository: str | None) -> None:
    """Print the page."""
    from ...exports.findings.rulepage import page
    from ...validators.profiles import PROFILES

    rules = rule_infos(repository)
    names = {info.name: info.code for info in rules.values()}
    found = rules.get(names.get(code, code.upper()))
    if found is None:
        near = nearest(code.upper(), rules) or nearest(code, names)
        hint = say(f" Có phải {near}?", f" Did you mean {near}?") if near else ""
        raise Fail(
            say(
                f"không có quy tắc {code}.{hint} Xem danh sách: kientruc rules",
                f"no rule {code}.{hint} The list: kientruc rules",
            )
        )
    put(page(found, LANGUAGE, [name for name, codes in PROFILES.items() if found.code in codes]))
