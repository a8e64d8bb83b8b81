"""Pydantic's errors in our words: what was expected, where, and what is left of an entry without the parts that do not fit."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails

from .findings import Argument, Term
from .ids import nearest
from .lifecycle import proposed
from .source import Route

T = TypeVar("T")

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dataclass_type": "mapping",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "float_parsing": "number",
    "float_type": "number",
    "int_parsing": "integer",
    "string_pattern_mismatch": "id",
    "string_too_short": "text",
    "dataclass_exact_type": "mapping",
}
_OWN = {
    "day-expected": "day",
    "boolean": "boolean",
    "exactly-one-check": "exactly-one-check",
    "words": "words",
    "known-date": "known-date",
}
_DATES = ("date", "day", "known-date")
_TABLES = ("uses", "properties", "values")
"""Fields that are tables of entries: one bad entry does not take the others with it."""


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The pydantic validator of *kind*, built once."""
    return _ADAPTERS.get(kind) or _ADAPTERS.setdefault(kind, TypeAdapter(kind))


def expected(problem: ErrorDetails, location: Route) -> dict[str, Argument]:
    """The arguments of the finding that says which shape or value was expected at *location*."""
    names = [step for step in location if isinstance(step, str)]
    key = names[-1] if names else ""
    if problem["type"] != "literal_error":
        wanted = _EXPECTED.get(problem["type"]) or _own(problem)
        written = problem["input"]
        meant = proposed(written) if wanted in _DATES and isinstance(written, str) else ""
        return {"key": key, "expected": Term(wanted), "nearest": meant}
    listed = str(problem["ctx"]["expected"]).replace(" or ", ", ").split(", ")
    choices = tuple(part.strip("'") for part in listed)
    return {
        "key": str(location[-1]),
        "expected": Term("choice"),
        "choices": choices,
        "nearest": nearest(str(problem["input"]), choices),
    }


def _own(problem: ErrorDetails) -> str:
    """What was expected, where one of our own validators refused."""
    message = str(problem.get("ctx", {}).get("error", ""))
    if message in _OWN:
        return _OWN[message]
    return "date" if problem["type"] == "value_error" else "value"


def known_keys(kind: type[Any], location: Route) -> tuple[str, ...]:
    """The keys that may stand beside *location* in a *kind*, as the files write them."""
    for step in location[:-1]:
        if isinstance(step, str) and dataclasses.is_dataclass(kind):
            name = next((f.name for f in dataclasses.fields(kind) if _written(kind, f.name) == step), None)
            kind = _dataclass_in(get_type_hints(kind)[name]) if name else type(None)
    return (
        tuple(_written(kind, f.name) for f in dataclasses.fields(kind) if f.name not in ("id", "values"))
        if (dataclasses.is_dataclass(kind))
        else ()
    )


def _written(kind: type[Any], name: str) -> str:
    fields = getattr(kind, "__pydantic_fields__", {})
    return (fields[name].alias or name) if name in fields else name


def _dataclass_in(hint: Any) -> type[Any]:
    """The dataclass inside ``X | None``, ``tuple[X, ...]`` or ``Mapping[str, X]``."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint
    inner = (_dataclass_in(argument) for argument in get_args(hint))
    return next((kind for kind in inner if kind is not type(None)), type(None))


def remove(fields: dict[str, Any], location: Route, copied: set[Route], *, whole: bool) -> None:
    """Take what does not fit out of *fields*: the thing at *location*, or, for *whole*, the field or table entry it is in.

    Mappings on the way are copied, each one once (*copied* remembers which).
    """
    if whole:
        location = location[: 2 if location[0] in _TABLES else 1]
    node: Any = fields
    for depth, step in enumerate(location[:-1], 1):
        if not isinstance(node, dict) or not isinstance(node.get(step), dict):
            fields.pop(str(location[0]), None)
            return
        if location[:depth] not in copied:
            copied.add(location[:depth])
            node[step] = dict(node[step])
        node = node[step]
    node.pop(location[-1], None)
