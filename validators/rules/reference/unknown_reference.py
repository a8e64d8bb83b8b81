"""REF008: a relation, a view, an exemption or the manifest names something that does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ....model.elements import NO_FACTS
from ....model.findings import Argument
from ....model.repository import Repository
from ....model.source import Locus
from ....model.vocabulary import LAYERS, VERBS
from ...fixes.words import renamed_or_proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import elsewhere, names_of, proposal, reference, said_already

INFO = RuleInfo(
    code="REF008",
    name="unknown-reference",
    severity=Severity.ERROR,
    message=Text(
        "`{item}` nêu `{target}` ở `{field}`, nhưng không có gì mang mã này.",
        "`{item}` names `{target}` under `{field}`, but nothing has this id.",
    ),
    hint=Text(
        "Sửa mã{nearest: (có phải `{}`?)}, hoặc khai báo thứ còn thiếu.",
        "Correct the id{nearest: (did you mean `{}`?)}, or declare what is missing.",
    ),
    what=Text(
        "Điều được truyền trong một quan hệ (`carries`), đầu `source` của quan hệ, lựa chọn của khung nhìn, đối tượng của "
        "miễn trừ và phần khai là đầy đủ (`complete`) đều nêu những thứ có thật.",
        "What a relation `carries`, its `source`, the selection of a view, the object of an exemption and the parts called "
        "`complete` name things that exist.",
    ),
    why=Text(
        "Khung nhìn chọn nhầm mã sẽ vẽ ra sơ đồ trống; miễn trừ nhầm mã thì không miễn trừ điều gì.",
        "A view with a wrong id draws an empty diagram; an exemption with a wrong id exempts nothing.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
views:
  quanh-lgsp:
    name: {vi: Lân cận của LGSP}
    viewpoint: neighbourhood
    select: {around: lgps}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
views:
  quanh-lgsp:
    name: {vi: Lân cận của LGSP}
    viewpoint: neighbourhood
    select: {around: lgsp}
""",
    source=Text(
        "Toàn vẹn tham chiếu; ngữ pháp tệp mô hình.",
        "Referential integrity; grammar of the model files.",
    ),
    fix="safe or unsafe",
)
_PARTS = ("components", "owner", "exchanges", "principles", "relations")
"""What may be called complete besides the properties of the profile, of elements and of relations (model/obligations.py)."""
_OF_NO_ELEMENT = ("layers", "component", "complete")
_Reference = tuple[str, str, Locus, str, Collection[str]]


def check(context: Context) -> Iterator[Fault]:
    """Every such name without a thing, with the names that may have been meant."""
    repository = context.repository
    for named in (_relations(repository), _views(repository), _exemptions(repository), _complete(repository)):
        for item, field, where, key, names in named:
            written = reference(where, key)
            arguments: dict[str, Argument] = {
                "item": item,
                "field": field,
                "target": written,
                "nearest": ("" if field in _OF_NO_ELEMENT else elsewhere(repository, key)) or proposal(written, names),
            }
            yield Fault(INFO.code, where, arguments, item, field, key)


def _missing(repository: Repository, key: str) -> bool:
    """Whether *key* names no element, and no other finding says so."""
    return repository.element(key) is None and not said_already(repository, key)


def _relations(repository: Repository) -> Iterator[_Reference]:
    elements, relation_ids = repository.elements, repository.relation_ids
    for relation in repository.relations:
        if relation[3] is NO_FACTS:  # carries nothing, and stands in its source
            continue
        source = relation.source
        if source not in elements and source not in relation_ids and _missing(repository, source):
            where = repository.relation_locus(relation)
            if where.route[0] == "relations":  # else the element around it could not be understood, which is a finding
                where = where._replace(route=(*where.route, "source"))
                yield relation.id, "source", where, source, names_of(repository, source)
        for number, key in enumerate(relation.facts.carries):
            if key not in elements and key not in relation_ids and _missing(repository, key):
                where = repository.relation_locus(relation)
                where = where._replace(route=(*where.route, "carries", number))
                yield relation.id, "carries", where, key, names_of(repository, key)


def _views(repository: Repository) -> Iterator[_Reference]:
    for name, view in repository.views.items():
        select = view.select
        for field, key in (("owner", select.owner), ("around", select.around)):
            if key is not None and _missing(repository, key):
                yield name, field, repository.locus(name, "select", field), key, names_of(repository, key)
        for number, key in enumerate(select.elements):
            if _missing(repository, key):
                where = repository.locus(name, "select", "elements", number)
                yield name, "elements", where, key, names_of(repository, key)
        for number, layer in enumerate(select.layers):
            if layer not in LAYERS:
                yield name, "layers", repository.locus(name, "select", "layers", number), layer, LAYERS
        component = select.component
        if component is not None and not _is_component(repository, component):
            framework = repository.frameworks.get(component.partition(":")[0])
            names = framework.components if framework else ()
            yield name, "component", repository.locus(name, "select", "component"), component, names


def _is_component(repository: Repository, key: str) -> bool:
    item = repository.framework_item(key) if ":component/" in key else None
    return item is not None or said_already(repository, key)


def _exemptions(repository: Repository) -> Iterator[_Reference]:
    """Exemptions of elements, relations and anything else with an id; framework items are REF004's."""
    known = {repository.id, *repository.origin, *repository.relation_ids}
    for name, exemption in repository.exemptions.items():
        key = exemption.element
        if "/" not in key and key not in known and not _is_relation(key) and _missing(repository, key):
            yield name, "element", repository.locus(name, "element"), key, repository.elements


def _is_relation(key: str) -> bool:
    """Whether *key* is the default id of a relation; EXM rules ask whether it matches a finding."""
    parts = key.split("--")
    return len(parts) == 3 and parts[1] in VERBS


def _complete(repository: Repository) -> Iterator[_Reference]:
    if repository.manifest.conforms_to is not None and repository.framework is None:
        return  # a part may be a property of the framework that was not found
    metamodel = repository.metamodel
    known = frozenset((*_PARTS, *metamodel.properties, *metamodel.relation_properties))
    for number, part in enumerate(repository.manifest.complete):
        if part not in known:
            where = Locus(repository.manifest_file, ("complete", number))
            yield repository.id, "complete", where, part, known


RULE = Rule(INFO, check, needs_files=True, fix=renamed_or_proposed)
