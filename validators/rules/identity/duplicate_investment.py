"""IDN007: two systems, databases or projects of one classification, on the same data, with nearly the same name.

**Method.** Three signs must come together. *Classification*: a code both are classified as, or a framework component both realize.
*Data*: a data element both access, hold, realize or send. *Name*: what is left of the names without generic words ("hệ thống
thông tin", "phần mềm", "quản lý", "tỉnh" …) shares at least two thirds of its syllables (Jaccard). Parts of one whole, and things that
are related to each other by containment or specialization, are not held against each other: somebody has said how they belong together.

**Cost.** Only elements that share both a class and a datum are ever compared, each with at most the last :data:`_COMPARED` of them, so
the time stays linear however many share one datum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ....model.elements import Element
from ....model.findings import Argument, Label
from ....model.lifecycle import State
from ....model.repository import Repository
from ....model.source import Locus
from ....model.survey import in_effect, undated
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...vietnamese import folded

INFO = RuleInfo(
    code="IDN007",
    name="duplicate-investment",
    severity=Severity.INFO,
    message=Text(
        "`{element}` có thể trùng với `{first}`: cùng phân loại ({shared}), cùng dữ liệu (`{data}`), tên gần giống nhau.",
        "`{element}` may duplicate `{first}`: of one classification ({shared}), on the same data (`{data}`), with nearly the same name.",
    ),
    hint=Text(
        "Rà soát: gộp làm một, dùng chung, hoặc ghi rõ quan hệ giữa hai phần tử (`composed-of`, `specializes`), ngày kết thúc "
        "(`until`).",
        "Review them: merge them, share one, or state how they belong together (`composed-of`, `specializes`) or when one ends "
        "(`until`).",
    ),
    what=Text(
        "Trong một kho không có hai hệ thống, cơ sở dữ liệu hay dự án đang tồn tại mà cùng phân loại (cùng mã, hoặc cùng hiện thực hóa "
        "một thành phần khung), cùng dữ liệu và tên gần giống nhau sau khi bỏ các từ chung (“hệ thống thông tin”, “phần mềm”, “quản "
        "lý”…).",
        "A repository has no two systems, databases or projects that exist at the date, are of one classification (a code, or a framework "
        "component both realize), work on the same data, and have nearly the same name once generic words are left out (“hệ thống thông "
        "tin”, “phần mềm”, “quản lý” …).",
    ),
    why=Text(
        "Hai hệ thống cho cùng một việc là hai lần đầu tư, và dữ liệu của chúng sẽ lệch nhau.",
        "Two systems for one task are paid for twice, and their data drift apart.",
    ),
    example="""\
elements:
  ho-tich:
    kind: information-system
    name: {vi: Hệ thống thông tin hộ tịch điện tử}
    classified-as: ["vneaf:code/ARM"]
    accesses: [du-lieu-ho-tich]
  pm-ho-tich:
    kind: application
    name: {vi: Phần mềm quản lý hộ tịch tỉnh}
    classified-as: ["vneaf:code/ARM"]
    accesses: [du-lieu-ho-tich]
  du-lieu-ho-tich:
    kind: dataset
    name: {vi: Dữ liệu hộ tịch}
""",
    better="""\
elements:
  ho-tich:
    kind: information-system
    name: {vi: Hệ thống thông tin hộ tịch điện tử}
    classified-as: ["vneaf:code/ARM"]
    accesses: [du-lieu-ho-tich]
  du-lieu-ho-tich:
    kind: dataset
    name: {vi: Dữ liệu hộ tịch}
""",
    source=Text(
        "Khung kiến trúc tổng thể quốc gia số (3090/QĐ-BKHCN, 2025), theo phát biểu của Bộ Khoa học và Công nghệ: địa phương "
        "đầu tư trên cơ sở thống nhất, tránh trùng lặp, lãng phí.",
        "National Digital Master Architecture Framework (3090/QĐ-BKHCN, 2025), as the Ministry of Science and Technology put it: "
        "localities invest on a common basis, without duplication or waste.",
    ),
)
_COMPARED = 16
_INVESTMENTS = frozenset(
    {"ApplicationComponent", "ApplicationCollaboration", "DataObject", "WorkPackage", "SystemSoftware", "Node"}
)
_DATA = frozenset({"DataObject", "BusinessObject", "Artifact", "Representation"})
_OF_DATA = frozenset({"accesses", "realizes", "composed-of", "aggregates", "associated-with", "flows-to"})
_TOGETHER = frozenset({"composed-of", "aggregates", "specializes"})
_GENERIC = re.compile(
    r"\b(?:hệ thống|thông tin|cơ sở dữ liệu|phần mềm|nền tảng|ứng dụng|cổng|trang|dự án|đề án|nhiệm vụ|xây dựng|nâng cấp|mở rộng|"
    r"triển khai|phát triển|hoàn thiện|quản lý|điều hành|theo dõi|điện tử|trực tuyến|tổng thể|dùng chung|chuyên ngành|dữ liệu|csdl|httt|"
    r"số hóa|số|của|và|các|về|cho|tỉnh|thành phố|huyện|cấp|ngành|trên địa bàn|giai đoạn|phục vụ|công tác)\b"
)
_SYLLABLE = re.compile(r"[^\W_]+")


def check(context: Context) -> Iterator[Fault]:
    """Every element that an earlier one may duplicate; each is named once, with the first it resembles."""
    repository = context.repository
    classes = _classes(context)
    if not classes:
        return
    data = _data(context, classes)
    apart = _together(repository, classes)
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[str, frozenset[str]] = {}
    for key, shared in classes.items():
        if key not in data:
            continue
        names[key] = _essence(repository.elements[key])
        found: tuple[str, str, str] | None = None
        for code in shared:
            for datum in data[key]:
                block = blocks[code, datum]
                if found is None:
                    found = next(((e, code, datum) for e in block[-_COMPARED:] if _alike(names, apart, e, key)), None)
                block.append(key)
        if found is not None:
            yield _fault(repository, key, *found)


def _classes(context: Context) -> dict[str, tuple[str, ...]]:
    """Investment there is at the date → its codes and the components it realizes."""
    repository, at = context.repository, context.as_of
    found: dict[str, list[str]] = {}
    concept = repository.metamodel.concept
    for key, element in repository.elements.items():
        if element.classified_as and concept(element.kind) in _INVESTMENTS:
            found[key] = list(element.classified_as)
    for relation in repository.relations:
        if relation[1] == "realizes" and ":component/" in relation[2]:
            source = repository.elements.get(relation[0])
            if source is not None and concept(source.kind) in _INVESTMENTS and in_effect(relation, at):
                found.setdefault(relation[0], []).append(repository.identity(relation[2]))
    gone = {State.RETIRED, State.FUTURE}
    return {
        key: tuple(dict.fromkeys(found[key]))
        for key, element in repository.elements.items()
        if key in found and (undated(element) or repository.state(key, at) not in gone)
    }


def _data(context: Context, investments: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Investment → the data elements it works on."""
    repository, at = context.repository, context.as_of
    known = frozenset(investments)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    concept: dict[str, bool] = {}
    for relation in repository.relations:
        if relation[0] in known and relation[1] in _OF_DATA:
            for target in (relation[2], *relation[3].carries):
                if target not in concept:
                    concept[target] = repository.concept(target) in _DATA
                if concept[target] and in_effect(relation, at):
                    found[relation[0]][target] = None
    return {key: tuple(data) for key, data in found.items()}


def _together(repository: Repository, investments: Iterable[str]) -> dict[str, set[str]]:
    """Investment → its wholes, and what it is directly contained in, contains, or specializes."""
    known = frozenset(investments)
    found: dict[str, set[str]] = defaultdict(set)
    for relation in repository.relations:
        if relation[1] in _TOGETHER:
            if relation[2] in known:
                found[relation[2]].add(relation[0])
            if relation[1] == "specializes" and relation[0] in known:
                found[relation[0]].add(relation[2])
    return found


def _alike(names: dict[str, frozenset[str]], apart: dict[str, set[str]], one: str, other: str) -> bool:
    first, second = names[one], names[other]
    if one == other or not first or not second or 3 * len(first & second) < 2 * len(first | second):
        return False
    wholes, others = apart.get(one, set()), apart.get(other, set())
    return other not in wholes and one not in others and wholes.isdisjoint(others)


def _essence(element: Element) -> frozenset[str]:
    """The syllables of the name that are not generic."""
    return frozenset(_SYLLABLE.findall(_GENERIC.sub(" ", folded(element.name.vi or element.name.en or ""))))


def _fault(repository: Repository, key: str, first: str, code: str, datum: str) -> Fault:
    arguments: dict[str, Argument] = {
        "element": key,
        "first": first,
        "shared": repository.as_claimed(code),
        "data": datum,
    }
    related: tuple[tuple[Label, Locus], ...] = (("first", repository.locus(first, part="key")),)
    return Fault(INFO.code, repository.locus(key, part="key"), arguments, key, "name", first, related)


RULE = Rule(INFO, check)
