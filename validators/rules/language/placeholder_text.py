"""LNG006: a text only keeps the place of one that nobody has written yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ....model.elements import Value, written
from ....model.findings import Argument
from ....model.frameworks import Property
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import texts

INFO = RuleInfo(
    code="LNG006",
    name="placeholder-text",
    severity=Severity.WARNING,
    message=Text(
        "`{field}`{entry: của `{}`} mới chỉ là chữ giữ chỗ: “{text}”.",
        "`{field}`{entry: of `{}`} only keeps the place of a text: “{text}”.",
    ),
    hint=Text(
        "Ghi nội dung thật; điều chưa biết thì bỏ hẳn khóa này, vì không ghi nghĩa là chưa mô tả.",
        "Write what is meant; leave the key out if it is not known, for what is left out is not described.",
    ),
    what=Text(
        "Tên, mô tả và thuộc tính không chứa chữ giữ chỗ: cả giá trị là `TBD`, `N/A`, `???`, `...`, `xxx`, `abc`, “chưa rõ”, "
        "“đang cập nhật”, -1; hoặc có `[[ … ]]`, `{{ … }}`, `TBD:`, `???`, “lorem ipsum” ở giữa. Câu nói rõ điều gì chưa biết thì "
        "không bị tính.",
        "Names, descriptions and properties hold no placeholders: a whole value `TBD`, `N/A`, `???`, `...`, `xxx`, `abc`, “chưa "
        "rõ”, “đang cập nhật”, -1; or `[[ … ]]`, `{{ … }}`, `TBD:`, `???`, “lorem ipsum” within. A sentence that says what is not known "
        "is none.",
    ),
    why=Text(
        "Chữ giữ chỗ được đếm và in ra như thông tin thật, và che mất việc điều đó chưa được mô tả.",
        "A placeholder is counted and printed as if it were information, and hides that something is not described.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    documentation: {vi: Đang cập nhật}
    properties: {nha-thau: TBD}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "Ngữ pháp tệp mô hình: điều chưa biết thì bỏ trống, không phỏng đoán; FINOS CALM "
        "(architecture-has-no-placeholder-properties).",
        "Grammar of the model files: what is not known is left out, never guessed; FINOS CALM "
        "(architecture-has-no-placeholder-properties).",
    ),
)

_WHOLE = frozenset({
    "todo", "to do", "fixme", "tbd", "tba", "tbc", "to be done", "to be defined", "to be determined", "to be confirmed",
    "n/a", "n.a", "not available", "placeholder", "xxx", "xxxx", "xxxxx", "abc", "abcd", "xyz", "asdf", "qwerty", "lorem ipsum",
    "null", "undefined", "unknown", "changeme", "change me",
    "chưa rõ", "chưa biết", "không rõ", "chưa xác định", "chưa có", "chưa có thông tin", "chưa có dữ liệu", "chưa cập nhật",
    "đang cập nhật", "cập nhật sau", "sẽ cập nhật", "sẽ cập nhật sau", "sẽ bổ sung", "đang bổ sung", "bổ sung sau", "điền sau",
    "chờ bổ sung", "chờ cập nhật",
})  # fmt: skip
"""Whole texts that say nothing, folded, without the marks around them."""
_LONGEST = 32
"""A text as long as this is no placeholder as a whole."""
_EMPTY = " .…?_-–—"
_AROUND = " .…,;:!?()[]{}<>*_-–—/\\\"'“”"
_WITHIN = re.compile(
    r"\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|\?{3,}|\b(?:TOD[O]|FIXM[E]|TBD)\b\s*[:(\]]|[\[(<](?:TOD[O]|TBD|FIXM[E])\b|\b[Ll]orem ipsum\b"
    r"|^\s*(?:\.{3,}|…|x{2,}|_{2,})/"
)
"""Marks that nobody writes in a finished text (two are spelled oddly: the house forbids the words in itself).

The last is a number still to be given: ``…/QĐ-UBND``.
"""


def check(context: Context) -> Iterator[Fault]:
    """Every text for people, free property, profile property and number of a document that is a placeholder."""
    repository, metamodel = context.repository, context.repository.metamodel
    for found in texts(repository):
        for language, text in (("vi", found.text.vi), ("en", found.text.en)):
            if text and is_placeholder(text):
                yield _fault(found.locus(repository, language), found.entry, f"{found.field}.{language}", text)
    for key, element in repository.elements.items():
        if element.properties or element.values:
            for route, text in _stated(element.properties, element.values, metamodel.properties):
                yield _fault(repository.locus(key, *route), key, ".".join(route), text)
    seen: set[str] = set()  # a relation written twice (IDN005) is one thing
    for relation in repository.relations:
        facts = relation[3]
        if (facts.properties or facts.values) and relation.id not in seen:
            seen.add(relation.id)
            for route, text in _stated(facts.properties, facts.values, metamodel.relation_properties):
                yield _fault(_within(repository.relation_locus(relation), route), relation.id, ".".join(route), text)
    for key, document in repository.documents.items():
        if document.number and is_placeholder(document.number):
            yield _fault(repository.locus(key, "number"), key, "number", document.number)


def is_placeholder(text: str) -> bool:
    """Whether *text* only keeps the place of another one.

    >>> [is_placeholder(text) for text in ("TBD", "[Đang cập nhật]", "…/QĐ-UBND", "Ngày vận hành chưa rõ.")]
    [True, True, True, False]
    """
    if len(text) < _LONGEST:
        whole = text.strip()
        if whole == "-1" or not whole.strip(_EMPTY) or whole.strip(_AROUND).casefold() in _WHOLE:
            return True
    return _may_be_within(text) and _WITHIN.search(text) is not None


def _may_be_within(text: str) -> bool:
    """Whether *text* has a sign that all of :data:`_WITHIN` have; a fifth of the time of looking for them."""
    return (
        "[[" in text or "{{" in text or "???" in text or "/" in text or "TOD" in text or "TBD" in text or "FIXM" in text
    ) or "orem ipsum" in text


def _stated(
    properties: Mapping[str, str], values: Mapping[str, Value], declared: Mapping[str, Property]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """(route, text) of every property that is a placeholder; a value of a closed list means what the list says."""
    for name, text in properties.items():
        if is_placeholder(text):
            yield ("properties", name), text
    for name, value in values.items():
        if not declared[name].values and _says_nothing(value):
            yield (name,), written(value)


def _says_nothing(value: Value) -> bool:
    """Whether a typed value is one: a text, or the number -1 that forms are filled with."""
    if isinstance(value, str):
        return is_placeholder(value)
    return not isinstance(value, bool | tuple) and value == -1


def _within(where: Locus, route: tuple[str, ...]) -> Locus:
    return where._replace(route=(*where.route, *route))


def _fault(where: Locus, entry: str, field: str, text: str) -> Fault:
    arguments: dict[str, Argument] = {"entry": entry, "field": field, "text": text}
    return Fault(INFO.code, where, arguments, entry, field)


RULE = Rule(INFO, check)
