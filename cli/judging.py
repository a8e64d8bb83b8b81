"""Which rules run: the ones the command line names, installed plugins, and who answers rules in SPARQL and SHACL.

The validators ask (validators/own/port.py), the linked data answers (exports/rdf/judge.py). Nothing of either is imported before the
first question, so a repository without such rules pays nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import Fail, rule_infos
from .language import say

if TYPE_CHECKING:
    from ..model.rules import RuleInfo
    from ..validators.own.port import Answer, Question
    from ..validators.rule import Rule

F = TypeVar("F", bound=Callable[..., Any])
J = TypeVar("J")


def judge(questions: Sequence[Question], at: datetime.date) -> list[Answer]:
    """Every question answered as of *at*, in their order: the :data:`~kientruc.validators.own.port.Judge` of the command line."""
    from ..exports.rdf.judge import judge as ask
    from ..validators.own.port import Answer, Row

    return [
        Answer(tuple(Row(*row) for row in told.rows), told.problem, told.detail) for told in ask(list(questions), at)
    ]


def plugin_option(function: F) -> F:
    """``--plugin``: installed Python rules, by the name of their entry point."""
    return click.option(
        "--plugin",
        "plugins",
        metavar=say("TÊN", "NAME"),
        multiple=True,
        help=say(
            "Chạy thêm quy tắc Python đã cài đặt dưới tên này; dùng được nhiều lần. Kho không tự bật được.",
            "Also run the installed Python rules of this name; may be repeated. No repository can ask for it.",
        ),
    )(function)


def plugged(names: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of the plugins *names*; nothing is imported when none is named.

    Raises:
        Fail: a plugin is not installed, cannot be imported or brings rules that are not whole.
    """
    if not names:
        return ()
    with _named():
        from ..validators.plugins import load

        return load(names)


def own_rules_option(function: F) -> F:
    """``-r REPOSITORY``: whose own rules are meant, too."""
    return click.option(
        "-r",
        "--repository",
        "repository",
        metavar=say("KHO", "REPOSITORY"),
        help=say("Kể cả quy tắc riêng của kho này.", "With the own rules of this repository."),
    )(function)


def selected(only: tuple[str, ...], more: Mapping[str, RuleInfo] = MappingProxyType({})) -> tuple[str, ...]:
    """*only*, each of which means a rule of ours or one of *more*.

    Raises:
        Fail: one means none; the nearest code is proposed.
    """
    from ..model.ids import nearest
    from ..validators.severity import names

    rules = rule_infos() | dict(more)
    for pattern in only:
        if not any(names((pattern,), rule) for rule in rules.values()):
            near = nearest(pattern.upper(), rules) or nearest(pattern, [rule.name for rule in rules.values()])
            hint = say(f" Có phải {near}?", f" Did you mean {near}?") if near else ""
            raise Fail(
                say(
                    f"không có quy tắc nào ứng với {pattern}.{hint} Xem danh sách: kientruc rules",
                    f"no rule answers to {pattern}.{hint} The list: kientruc rules",
                )
            )
    return only


def with_plugins(rules: Sequence[Rule], judged: Callable[[Sequence[Rule]], J]) -> J:
    """What *judged* makes of our rules and the plugins' *rules*.

    Raises:
        Fail: a rule of a plugin failed.
    """
    from ..validators.registry import RULES

    if not rules:
        return judged(RULES)
    with _named():
        return judged((*RULES, *rules))


@contextmanager
def _named() -> Iterator[None]:
    from ..validators.plugins import PluginError

    try:
        yield
    except PluginError as error:
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error
