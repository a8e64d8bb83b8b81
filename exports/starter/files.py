"""The files of a new repository: manifest, one file for each layer, the settings of editors, and a page on how to go on.

Facts come from the table of provinces and the framework package alone; everything else is an example that is commented out,
and right once it is not.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from importlib.resources import files as resources
from string import Template

from ...model.frameworks import Framework
from ...model.manifest import Claim, Manifest, Use
from ...model.metamodel import Metamodel
from ...model.repository import Repository
from ...model.schema import Target, json_schema
from ...model.source import Document
from ...model.text import Text, vietnamese_date
from ...model.vocabulary import LAYERS
from ..artifact import Artifact
from .examples import NATIONAL, PREFIX, Examples, examples, quoted
from .places import Place

LAW = "legal-documents"
PLACES = "provinces-of-vietnam"
FILES = {
    "motivation": "dinh-huong.yaml",
    "organisation": "co-quan.yaml",
    "business": "dich-vu.yaml",
    "data": "co-so-du-lieu.yaml",
    "application": "ung-dung.yaml",
    "technology": "ha-tang.yaml",
    "security": "an-toan-thong-tin.yaml",
    "roadmap": "lo-trinh.yaml",
    "views": "khung-nhin.yaml",
}
"""Folder → its first file."""
_BESIDE = {
    "readme.md": "README.md",
    "gitignore": ".gitignore",
    "editorconfig": ".editorconfig",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
}
_OTHER = {"organisation": "organisation-other"}
"""Folder → the template for what is no province: no table knows it, so nothing is stated, not even that it stands alone."""
_HOW = "Ví dụ: dưới dòng này, dòng bắt đầu bằng “# ” là ví dụ; bỏ “# ” để dùng, rồi sửa cho đúng thực tế và ghi nguồn."
"""Below it every line that begins with ``# `` is an example; above it stands the modeline, which begins so too."""
_FIRST = "\n   Bắt đầu từ mã `co-quan` ở `organisation/co-quan.yaml`: ví dụ ở các tệp khác trỏ tới mã ấy."
_TITLES = {
    "national-digital": Text("Khung kiến trúc số {}", "Digital architecture framework of {}"),
    "vneaf@4.0": Text("Kiến trúc số {}", "Digital architecture of {}"),
    "vneaf": Text("Kiến trúc Chính quyền điện tử {}", "E-government architecture of {}"),
}
"""What a province calls its architecture under a version, else under a framework (decisions of Huế, Gia Lai, Hưng Yên)."""


def files(package: Repository, framework: Framework, place: Place, at: datetime.date) -> tuple[Artifact, ...]:
    """Every file of a new repository for *place*, true for the day *at*, that claims *framework*.

    *package* is where the framework was read from; it knows the law and the national systems.
    """
    values = _values(framework, place, at)
    blocks = examples(_new(package, framework, place, at), framework, at, place, values["owner"])
    schemas: tuple[Target, ...] = ("manifest", "model")
    metamodel = Metamodel(framework)
    return (
        _from("kientruc.yaml", "kientruc.yaml", values),
        *(
            _folder(folder, blocks.get(folder, Examples()), place, values)
            for folder in dict.fromkeys((*FILES, *blocks))
        ),
        *(_from(template, path, values) for template, path in _BESIDE.items()),
        *(Artifact.text(f".kientruc/{name}.schema.json", _json(name, metamodel)) for name in schemas),
    )


def _new(package: Repository, framework: Framework, place: Place, at: datetime.date) -> Repository:
    """The new repository, as it will be read: nothing in it yet, linked to what *package* is linked to."""
    claim = Claim(framework=framework.id, version=framework.version)
    uses = {
        PREFIX: Use(framework=framework.id, version=framework.version),
        "national": Use(repository=NATIONAL),
        "law": Use(repository=LAW),
    }
    manifest = Manifest(id=place.id, name=place.unit, version="0.1", as_of=at, conforms_to=claim, uses=uses)
    return Repository(
        manifest=manifest,
        manifest_file=Document("kientruc.yaml"),
        linked=package.linked,
        frameworks=package.frameworks,
    )


def title(framework: Framework, place: Place) -> Text:
    """What the architecture of *place* is called under *framework*."""
    pattern = _TITLES.get(framework.key) or _TITLES.get(framework.id) or _TITLES["vneaf"]
    return Text(pattern.best("vi").format(place.unit.best("vi")), pattern.best("en").format(place.unit.best("en")))


def _values(framework: Framework, place: Place, at: datetime.date) -> dict[str, str]:
    """What the templates may name; texts come quoted, so that no name can break a file."""
    vi, en, called = place.unit.best("vi"), place.unit.best("en"), title(framework, place)
    owner = Text(f"Ủy ban nhân dân {vi}", f"People's Committee of {en}") if place.key else place.unit
    named = {
        "title": called,
        "owner": owner,
        "decision": Text(f"Quyết định phê duyệt {called.best('vi')}", f"Decision approving the {called.best('en')}"),
        "vision": Text(f"Tầm nhìn phát triển Chính quyền số của {vi}", f"Vision of digital government in {en}"),
        "services": Text(f"Dịch vụ công của {vi}", f"Public services of {en}"),
        "project": Text(f"Đề án chuyển đổi số của {vi}", f"Digital transformation scheme of {en}"),
        "centre": Text(f"Trung tâm dữ liệu của {vi}", f"Data centre of {en}"),
        "around": Text(f"Các phần tử quanh {owner.best('vi')}", f"Around {owner.best('en')}"),
    }
    return {
        "id": place.id,
        "unit": _line(vi),
        "how": _HOW,
        "as_of": at.isoformat(),
        "day": vietnamese_date(at.isoformat()),
        "framework": framework.id,
        "version": framework.version,
        "framework_name": framework.name.best("vi"),
        "title": _line(called.best("vi")),
        "owner": "ubnd" if place.key else "co-quan",
        "facts": _facts(place) if place.key else "",
        "first": "" if place.key else _FIRST,
        "globs": ", ".join(f'"/{folder}/**/*.yaml"' for folder in FILES),
        **{f"{name}_vi": quoted(text.best("vi")) for name, text in named.items()},
        **{f"{name}_en": quoted(text.best("en")) for name, text in named.items()},
    }


def _line(text: str) -> str:
    """*text* on one line, for a comment."""
    return " ".join(text.split())


def _facts(place: Place) -> str:
    """What the table of provinces says of *place*, and where the table has it from."""
    sources = ", ".join(quoted(_source(source)) for source in place.sources)
    return "\n".join(
        (
            f"    gso-code: {quoted(place.gso_code)}",
            f'    associated-with: [{{to: "provinces:{place.key}", evidence: derived}}]',
            "    evidence: derived",
            f"    sources: [{sources}]",
        )
    )


def _source(key: str) -> str:
    """A source of the table as the new repository refers to it."""
    if "://" in key:
        return key
    home, colon, name = key.partition(":")
    return f"law:{name}" if colon and home == LAW else key if colon else f"provinces:{key}"


def _folder(folder: str, block: Examples, place: Place, values: Mapping[str, str]) -> Artifact:
    """The first file of *folder*: what belongs there, and the examples of the components that do."""
    known = folder in FILES
    layer = LAYERS[folder].best("vi") if folder in LAYERS else folder
    template = _OTHER.get(folder, folder) if not place.key else folder
    text = _fill(f"{template}.yaml" if known else "other.yaml", {**values, "layer": layer}).rstrip("\n")
    if block.elements:
        opened = "\nelements:" in text or "\n# elements:" in text
        text += "\n\n" + block.elements if opened else "\n\n# elements:\n" + block.elements
    if block.relations:
        text += "\n\n# relations:\n" + block.relations
    return Artifact.text(f"{folder}/{FILES.get(folder, f'{folder}.yaml')}", text)


def _from(template: str, path: str, values: Mapping[str, str]) -> Artifact:
    return Artifact.text(path, _fill(template, values))


def _fill(template: str, values: Mapping[str, str]) -> str:
    """The template *template*, filled.

    Raises:
        KeyError: it names a value there is none of (a bug; a test fills every one).
    """
    text = (resources(__package__) / "templates" / f"{template}.tmpl").read_text(encoding="utf-8")
    return Template(text).substitute(values)


def _json(target: Target, metamodel: Metamodel) -> str:
    return json.dumps(json_schema(target, metamodel, "vi"), ensure_ascii=False, indent=2)
