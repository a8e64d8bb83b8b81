"""LNG004: a name uses words that a document has replaced."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ....model.elements import NO_FACTS
from ....model.findings import Argument
from ....model.frameworks import PreferredTerm
from ....model.lifecycle import State, reached
from ....model.repository import Repository
from ....model.text import Language
from ...citation import document_type
from ...dates import day
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Written
from ...vietnamese import folded

INFO = RuleInfo(
    code="LNG004",
    name="non-standard-term",
    severity=Severity.INFO,
    message=Text(
        "`{element}` dùng “{old}”; từ {since}{document:, theo }{type:{} }{document}{article:, {}}, gọi là “{preferred}”.",
        "`{element}` says “{old}”; since {since}{document:, by }{type:{} }{document}{article:, {}}, it is called “{preferred}”.",
    ),
    hint=Text(
        "Đổi tên theo từ đang dùng; nếu nói về quá khứ thì ghi rõ (“trước đây”, “cũ”) hoặc ghi `until`.",
        "Use the present name; if this is about the past, say so (“trước đây”, “cũ”, “former”) or state `until`.",
    ),
    what=Text(
        "Tên phần tử, khung nhìn, quan hệ dùng từ của văn bản đang có hiệu lực tại ngày xét; từ cũ và từ mới nằm ở bảng `terms` của "
        "gói khung. Không xét: mô tả và ghi chú (có thể nói về quá khứ), phần trong ngoặc kép, tên văn bản (sau “Luật”, “Nghị định”, “Kế "
        "hoạch”…, hoặc có số phiên bản), tên nói rõ là của trước đây, phần tử đã dừng hoạt động, mục tiêu và lộ trình (lấy nguyên lời của "
        "kế hoạch).",
        "Names of elements, views and relations use the words of the documents in force at the date; old and new words stand in the "
        "table `terms` of the framework package. Not looked at: descriptions and notes (they may tell of the past), what is in quotation "
        "marks, titles of documents (after Luật, Nghị định, Kế hoạch …, or with a version), names that say they are of the past, retired "
        "elements, goals and roadmap (which keep the words of their plan).",
    ),
    why=Text(
        "Hai từ cho một thứ khiến người đọc tưởng là hai thứ, và hồ sơ trình phê duyệt bị trả lại vì dùng từ cũ.",
        "Two words for one thing look like two things, and what is submitted for approval comes back for its outdated words.",
    ),
    example="""\
elements:
  lgsp:
    kind: platform
    name: {vi: Nền tảng kết nối NGSP}
    realizes: ["vneaf:component/lgsp"]
""",
    better="""\
elements:
  lgsp:
    kind: platform
    name: {vi: Nền tảng kết nối NDXP}
    realizes: ["vneaf:component/lgsp"]
""",
    source=Text(
        "Bảng `terms` của gói khung; mỗi dòng nêu văn bản hoặc nguồn của mình.",
        "The table `terms` of the framework package; every line names its document or source.",
    ),
)
_LANGUAGES: tuple[Language, ...] = ("vi", "en")
_TOGETHER = 256
_QUOTING = frozenset({"motivation", "roadmap"})
"""Layers whose names are the words of a plan or a decision of its time."""
_WORDS = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PAST = re.compile(
    r" (?:trước đây|trước kia|cũ|nay là|từ trước|trước (?:năm|ngày|tháng)|đến (?:năm|hết)|former|formerly|old|until|before) "
)
_TITLE = re.compile(
    r" (?:luật|bộ luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|kế hoạch|đề án|chương trình|quy chế|dự thảo|"
    r"law|decree|resolution|decision|circular|directive|dispatch|plan|programme|scheme|regulation) "
)
_VERSION = re.compile(r" (?:phiên bản|version) \d")


class _Old(NamedTuple):
    """Words that are not used any more, as they are looked for, with the term they belong to."""

    words: str
    written: str
    name: str
    term: PreferredTerm
    since: str


def check(context: Context) -> Iterator[Fault]:
    """Every name with words that are replaced at the date."""
    framework = context.framework
    replaced = list(_replaced(context)) if framework else []
    told: set[tuple[str, str]] = set()
    for written in _suspects(_names(context.repository, context.as_of), replaced):
        for language in _LANGUAGES:
            text = written.text.vi if language == "vi" else written.text.en
            if text:
                for fault in _faults(context.repository, written, language, text, replaced):
                    if (fault.element, fault.target) not in told:  # who renames a thing, renames it in all its texts
                        told.add((fault.element, fault.target))
                        yield fault


def _replaced(context: Context) -> Iterator[_Old]:
    """What is replaced at the date, the longest words first, so that a whole is named before its part."""
    framework, repository = context.framework, context.repository
    found = []
    for name, term in framework.terms.items() if framework else ():
        document = repository.document(term.document) if term.document else None
        since = term.since or (document.begins if document else None)
        if since and reached(since, context.as_of):
            found += [_Old(_sequence(old), old, name, term, since) for old in term.instead_of]
    return iter(sorted(found, key=lambda old: (-len(old.words), old.words, old.name)))


def _names(repository: Repository, at: datetime.date) -> Iterator[Written]:
    for key, element in repository.elements.items():
        if repository.layer(key) in _QUOTING:
            continue
        if element.until is None or repository.state(key, at) is not State.RETIRED:
            yield Written(key, "name", element.name)
            if element.short_name is not None and not _past(element.name):
                yield Written(key, "short-name", element.short_name)
    for relation in repository.relations:
        if relation[3] is not NO_FACTS and relation[3].name is not None:
            yield Written(relation.id, "name", relation[3].name, relation)
    for key, view in repository.views.items():
        yield Written(key, "name", view.name)


def _suspects(names: Iterator[Written], replaced: list[_Old]) -> Iterator[Written]:
    """The names in whose neighbourhood old words stand: hundreds are looked at as one text, which takes a fifth of the time."""
    while replaced and (some := list(islice(names, _TOGETHER))):
        said = _sequence(" ; ".join(text for name in some for text in (name.text.vi, name.text.en) if text))
        if any(old.words in said for old in replaced):
            yield from some


def _past(name: Text) -> bool:
    return any(_PAST.search(_sequence(text)) for text in (name.vi, name.en) if text)


def _faults(
    repository: Repository, written: Written, language: Language, text: str, replaced: list[_Old]
) -> Iterator[Fault]:
    """One fault for each term of which the text has old words, at most."""
    said = _sequence(_QUOTED.sub(" ; ", text))
    if _PAST.search(said) or _VERSION.search(said):
        return
    named: set[str] = set()
    for old in replaced:
        at = said.find(old.words)
        if at < 0 or old.name in named or _TITLE.search(said[: at + 1]):
            continue
        named.add(old.name)
        said = said.replace(old.words, " ; ")
        document = repository.document(old.term.document) if old.term.document else None
        article = old.term.article
        arguments: dict[str, Argument] = {
            "element": written.entry,
            "old": old.written,
            "since": day(old.since),
            "document": document.label if document else "",
            "type": document_type(document),
            "article": Text(article, article.replace("Điều", "Article")) if article else "",
            "preferred": old.term.preferred,
        }
        where = written.locus(repository, language)
        yield Fault(INFO.code, where, arguments, written.entry, f"{written.field}.{language}", old.name)


def _sequence(text: str) -> str:
    """*text* as its folded words between single spaces, so that whole words can be found in it."""
    return f" {' '.join(_WORDS.findall(folded(text)))} "


RULE = Rule(INFO, check)
