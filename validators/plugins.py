"""Rules in Python from other packages: installed by whoever runs the tool, named by him on the command line, never by a repository.

A distribution offers them under the entry-point group ``kientruc.rules``: one :class:`~kientruc.validators.rule.Rule` or several.
They are held to the form of our own rules where a user would notice: a code and a name that nobody else has, and a whole page in
both languages. A plugin that fails while it runs is named, because it is not the tool that is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points

from ..model.findings import Fault
from ..model.text import Text
from .registry import RULES
from .rule import Context, Rule, Stage

GROUP = "kientruc.rules"
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTS = ("message", "hint", "what", "why", "source")
_SLOT = re.compile(r"\{(\w+)(?::(?:[^{}]|\{\})*)?\}")


class PluginError(Exception):
    """A plugin that cannot be used: one sentence in both languages."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(english)
        self.text = Text(vietnamese, english)


def load(names: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of the plugins *names*, in their order; a name that is said twice counts once.

    Raises:
        PluginError: one is not installed, is installed twice, cannot be imported, or brings a rule that is not whole or whose
            code, group or name is taken.
    """
    found: list[Rule] = []
    for name in dict.fromkeys(names):
        for rule in _offered(name):
            _hold_to_form(name, rule)
            _refuse_taken(name, rule, found)
            found.append(_guarded(name, rule))
    return tuple(found)


def _offered(name: str) -> tuple[Rule, ...]:
    """What the plugin *name* brings along."""
    entry = _entry(name)
    try:
        offered = entry.load()
        rules = (offered,) if isinstance(offered, Rule) else tuple(offered)
    except Exception as error:
        raise PluginError(
            f"không nạp được tiện ích {name} ({entry.value}): {_said(error)}.",
            f"the plugin {name} ({entry.value}) cannot be loaded: {_said(error)}.",
        ) from error
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise PluginError(
            f"tiện ích {name} ({entry.value}) không cung cấp quy tắc nào dạng kientruc.validators.rule.Rule.",
            f"the plugin {name} ({entry.value}) offers no kientruc.validators.rule.Rule.",
        )
    return rules


def _entry(name: str) -> EntryPoint:
    every = entry_points(group=GROUP)
    meant = [entry for entry in every if entry.name == name]
    if not meant:
        known = ", ".join(sorted({entry.name for entry in every}))
        raise PluginError(
            f"chưa cài tiện ích {name}. " + (f"Đã cài: {known}." if known else "Chưa có tiện ích nào được cài."),
            f"no plugin {name} is installed. " + (f"Installed: {known}." if known else "There are none."),
        )
    if len({entry.value for entry in meant}) > 1:
        where = ", ".join(sorted(entry.value for entry in meant))
        raise PluginError(
            f"nhiều gói cùng cung cấp tiện ích {name}: {where}.", f"several packages offer a plugin {name}: {where}."
        )
    return meant[0]


def _hold_to_form(plugin: str, rule: Rule) -> None:
    """That code, name and page of *rule* are whole and its check can be called."""
    info = rule.info
    if not _CODE.fullmatch(info.code) or not _NAME.fullmatch(info.name):
        raise PluginError(
            f"tiện ích {plugin}: quy tắc {info.code} ({info.name}) cần mã gồm ba chữ hoa và ba chữ số, tên gồm chữ thường và gạch nối.",
            f"plugin {plugin}: the rule {info.code} ({info.name}) needs a code of three capitals and three digits, and a name of"
            " lower-case letters and hyphens.",
        )
    missing = [part for part in _PARTS if not all((getattr(info, part).vi, getattr(info, part).en))]
    missing += [part for part in ("example", "better") if not getattr(info, part)]
    missing += [] if callable(rule.check) else ["check"]
    missing += [] if rule.stage is Stage.JUDGES else ["stage"]
    for part in ("message", "hint"):
        vietnamese, english = (
            set(_SLOT.findall(text or "")) for text in (getattr(info, part).vi, getattr(info, part).en)
        )
        missing += [part] if vietnamese != english else []
    if missing:
        parts = ", ".join(missing)
        raise PluginError(
            f"tiện ích {plugin}: trang của quy tắc {info.code} thiếu, hoặc hai ngôn ngữ không khớp: {parts}.",
            f"plugin {plugin}: the page of the rule {info.code} lacks these, or its languages disagree: {parts}.",
        )


def _refuse_taken(plugin: str, rule: Rule, others: Iterable[Rule]) -> None:
    """That nobody else has the code or name of *rule*, nor the tool the letters of its code."""
    info = rule.info
    groups = {own.info.group for own in RULES}
    if (
        info.group in groups
        or any(info.code == other.info.code for other in others)
        or any(info.name == other.info.name for other in (*RULES, *others))
    ):
        raise PluginError(
            f"tiện ích {plugin}: mã {info.code} hoặc tên {info.name} đã được dùng; các nhóm của công cụ: {', '.join(sorted(groups))}.",
            f"plugin {plugin}: the code {info.code} or the name {info.name} is taken; groups of the tool: {', '.join(sorted(groups))}.",
        )


def _guarded(plugin: str, rule: Rule) -> Rule:
    """*rule* as one of *plugin*, whose failures carry its name."""
    check = rule.check
    assert check is not None

    def judged(context: Context) -> Iterator[Fault]:
        try:
            for fault in check(context):
                yield _of(rule, fault)
        except Exception as error:
            raise PluginError(
                f"quy tắc {rule.info.code} của tiện ích {plugin} bị lỗi khi chạy: {_said(error)}.",
                f"the rule {rule.info.code} of the plugin {plugin} failed while running: {_said(error)}.",
            ) from error

    return replace(rule, info=replace(rule.info, origin=plugin), check=judged)


def _of(rule: Rule, fault: Fault) -> Fault:
    if fault.code != rule.info.code:
        raise ValueError(f"a finding of another rule: {fault.code}")
    return fault


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": .")[:300]
