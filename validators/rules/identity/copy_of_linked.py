"""IDN006: an element copies one of a linked repository under an id of its own.

What counts as the same name: all words, whatever the capitals, encodings, tone-mark habit and punctuation, with or without the
abbreviation in brackets; a name that is nothing but the other's abbreviation; or the same abbreviation as short name. What counts as
the same sort: one group of ArchiMate concepts (a platform may be drawn as a component or a node, but a service is no copy of a
system). The local part of a national system has a name of its own ("Trục liên thông văn bản của tỉnh"), or says ``specializes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model.elements import Element
from ....model.findings import Argument, Label
from ....model.lifecycle import State
from ....model.repository import Repository
from ....model.source import Locus
from ...fixes.copies import linked
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...vietnamese import folded

INFO = RuleInfo(
    code="IDN006",
    name="copy-of-linked",
    severity=Severity.WARNING,
    message=Text(
        "`{element}` mô tả lại “{name}”, đã có ở kho được liên kết với mã `{target}`.",
        "`{element}` describes “{name}” again, which a linked repository has as `{target}`.",
    ),
    hint=Text(
        "Thay mọi tham chiếu tới `{element}` bằng `{target}` rồi xóa phần tử này; nếu đây là bộ phận của địa phương thì đặt tên cho rõ, "
        "hoặc ghi `specializes` tới `{target}`.",
        "Replace every reference to `{element}` by `{target}` and delete this element; if it is the local part, say so in its name, or "
        "state `specializes` with `{target}`.",
    ),
    what=Text(
        "Thứ đã được mô tả ở kho được liên kết (hệ thống, cơ sở dữ liệu, cơ quan cấp quốc gia) thì được dẫn chiếu, không chép lại. Hai "
        "phần tử là một khi cùng tên (không kể chữ hoa, dấu câu, kiểu đặt dấu thanh, chữ viết tắt trong ngoặc) hoặc cùng tên viết tắt, "
        "và cùng nhóm khái niệm ArchiMate.",
        "What a linked repository describes (national systems, databases, agencies) is referred to, not copied. Two elements are one if "
        "they have the same name (whatever the capitals, punctuation, tone marks and the abbreviation in brackets) or the same "
        "abbreviation, and are of one group of ArchiMate concepts.",
    ),
    why=Text(
        "Bản chép không nhận được cập nhật của bản gốc, và kết nối với hệ thống quốc gia không được kiểm tra theo quy định.",
        "A copy does not follow its original, and exchanges with it escape the rules on national systems.",
    ),
    example="""\
elements:
  ndxp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia"}
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP)"}
    flows-to: [ndxp]
""",
    better="""\
elements:
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP)"}
    flows-to: ["national:ndxp"]
""",
    source=Text(
        "Quy ước của kho kiến trúc: hệ thống quốc gia được dẫn chiếu, không chép lại; EIRA, quy tắc EIRA-007.",
        "A convention of the repository: national systems are linked, not copied; EIRA, rule EIRA-007.",
    ),
    fix="unsafe",
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WORDS = re.compile(r"\w+")
_ABBREVIATION = re.compile(r"[A-ZĐ&][\w&-]*[A-ZĐ&][\w&-]*")
_GROUPS = {
    "system": ("ApplicationComponent", "ApplicationCollaboration", "Node", "SystemSoftware", "TechnologyCollaboration"),
    "data": ("DataObject", "BusinessObject", "Artifact", "Representation"),
    "actor": ("BusinessActor", "BusinessCollaboration"),
    "network": ("CommunicationNetwork", "Path"),
}
_GROUP_OF = {concept: group for group, concepts in _GROUPS.items() for concept in concepts}


def check(context: Context) -> Iterator[Fault]:
    """Every element that is one of a linked repository the manifest has a prefix for, first linked first."""
    repository, at = context.repository, context.as_of
    originals = _originals(repository)
    if not originals:
        return
    deliberate = {(relation[0], relation[2]) for relation in repository.relations if relation[1] == "specializes"}
    for key, element in repository.elements.items():
        group = _group(repository, element)
        original = next((originals[name, group] for name in _called(element) if (name, group) in originals), None)
        if original is None or (key, original) in deliberate:
            continue
        if element.until is not None and repository.state(key, at) is State.RETIRED:
            continue
        yield _fault(repository, key, element, original)


def _originals(repository: Repository) -> dict[tuple[str, str], str]:
    """(name, group) → key of what linked repositories describe."""
    found: dict[tuple[str, str], str] = {}
    for home in repository.linked.values():
        if home.id in repository.prefixes:
            for key, element in home.elements.items():
                for name in _called(element):
                    found.setdefault((name, _group(home, element)), f"{home.id}:{key}")
    return found


def _called(element: Element) -> Iterator[str]:
    """What *element* is called, as words: in full, without brackets, and by an abbreviation for a short name."""
    name = element.name.vi or element.name.en or ""
    yield _words(name)
    if "(" in name and len((bare := _words(_BRACKETS.sub(" ", name))).split()) > 1:
        yield bare
    short = element.short_name.vi if element.short_name else None
    if short and _ABBREVIATION.fullmatch(short):
        yield _words(short)


def _words(name: str) -> str:
    return " ".join(_WORDS.findall(folded(name)))


def _group(home: Repository, element: Element) -> str:
    concept = home.metamodel.concept(element.kind) or element.kind
    return _GROUP_OF.get(concept, concept)


def _fault(repository: Repository, key: str, element: Element, original: str) -> Fault:
    package, _, bare = original.partition(":")
    home = repository.linked[package]
    related: tuple[tuple[Label, Locus], ...] = (("declared", home.locus(bare, part="key")),)
    arguments: dict[str, Argument] = {"element": key, "name": home.elements[bare].name, "target": original}
    language = "vi" if element.name.vi else "en"
    return Fault(INFO.code, repository.locus(key, "name", language), arguments, key, "name", original, related)


RULE = Rule(INFO, check, fix=linked)
