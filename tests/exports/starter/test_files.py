from __future__ import annotations

import datetime
import fnmatch
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from jsonschema import Draft202012Validator

from kientruc.exports.artifact import Artifact
from kientruc.exports.starter.files import FILES, LAW, PLACES, files
from kientruc.exports.starter.places import Place, find
from kientruc.exports.starter.versions import in_force
from kientruc.model.federation import shipped
from kientruc.model.findings import Severity
from kientruc.model.frameworks import Framework
from kientruc.model.lifecycle import State, interval
from kientruc.model.loader import load
from kientruc.model.report import Report
from kientruc.model.repository import Repository
from kientruc.model.text import Text
from kientruc.validators.engine import run

DAY = datetime.date(2020, 8, 10)
PARTS = ("motivation", "organisation", "business", "data", "application", "technology", "security", "roadmap", "views")
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@cache
def packages() -> tuple[Repository, ...]:
    """Every shipped framework package."""
    return tuple(load(folder) for key, folder in sorted(shipped().items()) if "@" in key)


@cache
def table() -> Repository:
    """The shipped table of provinces."""
    return load(shipped()[PLACES])


@cache
def days() -> tuple[datetime.date, ...]:
    """The first day of each shipped framework that has a document with a date."""
    found = set()
    for package in packages():
        for framework in package.frameworks.values():
            document = package.document(framework.document) if framework.document else None
            begins = interval(document.begins) if document and document.begins else None
            if begins:
                found.add(begins.last)
    return tuple(sorted(found))


def binding(at: datetime.date) -> tuple[Repository, Framework]:
    """The framework in force at *at*, with its package."""
    found = in_force(packages(), at)
    assert found is not None
    return found


def new(asked: str, at: datetime.date, place: Place | None = None) -> tuple[Artifact, ...]:
    """The files of a new repository for *asked* at *at*."""
    return files(*binding(at), place or find(table(), asked, at), at)


def write(artifacts: Iterable[Artifact], folder: Path) -> Path:
    """Put *artifacts* below *folder*."""
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return folder


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Iterable[Artifact]], Path]:
    """``written(artifacts)`` → the folder that holds them."""
    return lambda artifacts: write(artifacts, tmp_path / "kho")


class Typed(yaml.SafeLoader):
    """YAML as editors read it: numbers are numbers, a date is a text."""


Typed.yaml_implicit_resolvers = {
    first: [item for item in resolvers if item[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def uncommented(folder: Path) -> int:
    """Use every example, as the page says and no cleverer: below the line it names, take off what it says. How many lines."""
    page = (folder / "README.md").read_text(encoding="utf-8")
    told = re.search(r"Dưới dòng `([^`]+)`, dòng bắt đầu bằng `([^`]+)` là ví dụ: bỏ `([^`]+)`", page)
    assert told, page
    below, begins, taken = told.groups()
    changed = 0
    for path in sorted(folder.rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        first = next((number for number, line in enumerate(lines) if line.startswith(below)), len(lines))
        used = [line.removeprefix(taken) if line.startswith(begins) else line for line in lines[first:]]
        changed += sum(old != now for old, now in zip(lines[first:], used, strict=True))
        path.write_text("\n".join((*lines[:first], *used)) + "\n", encoding="utf-8")
    return changed


def judged(folder: Path):
    repository = load(folder)
    return repository, run(repository, today=repository.manifest.as_of)


def said(report) -> list[str]:
    return [f"{f.place.path}:{f.place.line} {f.code} {f.element}" for f in report.findings]


def test_there_are_versions_to_test():
    assert len(days()) >= 1


class Version(NamedTuple):
    """A new repository under one version of the framework: as it is made, and with every example in use."""

    at: datetime.date
    folder: Path
    repository: Repository
    report: Report
    used_folder: Path
    used: Repository
    used_report: Report


@pytest.fixture(scope="module", params=days(), ids=str)
def version(request, tmp_path_factory) -> Version:
    at, above = request.param, tmp_path_factory.mktemp("new")
    for name in ("new", "used"):
        write(new("Cao Bằng", at), above / name)
    assert uncommented(above / "used") > 60
    return Version(at, above / "new", *judged(above / "new"), above / "used", *judged(above / "used"))


def test_the_first_check_is_a_list_of_things_to_do_and_nothing_else(version):
    repository, report = version.repository, version.report
    assert repository.whole
    assert repository.faults == ()
    assert {finding.code for finding in report.findings} == {"CNF006"}, said(report)
    assert {finding.severity for finding in report.findings} == {Severity.INFO}
    expected = repository.judged(version.at).expected
    assert 0 < len(report.findings) <= len(expected)
    assert repository.judged(version.at).key == repository.framework.key, "the framework claimed is the one in force"


def test_every_example_is_right_once_it_is_used(version):
    assert [item for item in said(version.used_report) if "STR002" not in item] == []
    assert [finding for finding in version.used_report.findings if finding.severity > Severity.INFO] == []
    assert len(version.used.elements) >= len(version.report.findings) + 4
    assert len(version.used.documents) == 1
    assert len(version.used.views) == 2


def test_an_example_stands_in_the_folder_the_list_names(version):
    for finding in version.report.findings:
        relations = version.used.realizing(finding.element)
        (path,) = {version.used.relation_locus(relation).document.path for relation in relations}
        assert path == f"{finding.arguments['folder']}/{FILES[str(finding.arguments['folder'])]}"


def test_no_line_above_the_examples_looks_like_one_but_the_first(version):
    for path in sorted(version.folder.rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        first = next((number for number, line in enumerate(lines) if line.startswith("## Ví dụ:")), len(lines))
        assert [line for line in lines[1:first] if line.startswith("# ")] == [], path.name
        if path.name == "kientruc.yaml":
            assert first == len(lines)
        else:
            assert first < 4, path.name


def test_systems_outside_the_province_are_the_nation_s_not_its_own(version):
    assert "external-systems" not in version.used.elements
    component = f"{version.repository.framework.key}:component/external-systems"
    relations = version.used.realizing(component)
    assert {relation.source.partition(":")[0] for relation in relations} <= {"national-systems"}
    there = {relation.source for relation in relations}
    assert all(version.used.state(system, version.at) in (State.CURRENT, State.UNKNOWN) for system in there)
    assert bool(there) is any(finding.element == component for finding in version.report.findings)


def test_a_national_system_is_no_example_before_it_is_there(written):
    text = (written(new("46", datetime.date(2018, 6, 1))) / "application/ung-dung.yaml").read_text(encoding="utf-8")
    assert "national:npsp" not in text
    assert "national:truc-lt-vb" not in text


@pytest.mark.parametrize(
    "at", [datetime.date(2017, 6, 1), datetime.date(2018, 6, 1), datetime.date(2019, 7, 1), DAY], ids=str
)
def test_no_example_rests_on_a_document_of_a_later_day(at, written):
    folder = written(new("Thừa Thiên Huế", at))
    law = load(shipped()[LAW]).documents
    later = {
        document.number
        for document in law.values()
        if document.number and document.issued and (day := interval(document.issued)) and day.first > at
    }
    assert later
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml")))
    cited = re.findall(r"\(([^()]*/[^()]*)\)\.$", text, re.MULTILINE)
    assert cited
    assert {number for line in cited for number in line.split(", ")} & later == set()


def test_the_files_keep_the_schemas_beside_them(written):
    """Of the newest version: validating takes seconds, and the templates are the same for all."""
    folder = written(new("Cao Bằng", days()[-1]))
    uncommented(folder)
    for path in sorted(folder.rglob("*.yaml")):
        named = _MODELINE.match(path.read_text(encoding="utf-8"))
        schema = (path.parent / named[1]).resolve()
        assert schema.parent == folder / ".kientruc"
        content = json.loads(schema.read_text(encoding="utf-8"))
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Typed)
        errors = [error.message[:200] for error in Draft202012Validator(content).iter_errors(data)]
        assert errors == [], path.name


def test_an_architecture_is_called_what_provinces_call_it(version):
    name = version.repository.manifest.name.vi
    assert name.endswith("tỉnh Cao Bằng")
    assert name.startswith("Kiến trúc Chính quyền điện tử") is (version.at < datetime.date(2025, 3, 25))


def test_every_layer_has_a_file_that_opens_with_what_belongs_there(written):
    folder = written(new("Cao Bằng", DAY))
    assert {path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")} == set(PARTS)
    for part in PARTS:
        (path,) = (folder / part).iterdir()
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[1].startswith("## ")
        assert lines[2].startswith("## ")


def test_what_is_known_is_the_table_s_and_nothing_more(written):
    repository, _ = judged(written(new("46", DAY)))
    manifest = repository.manifest
    assert (manifest.id, manifest.as_of, manifest.name.vi) == (
        "thua-thien-hue",
        DAY,
        "Kiến trúc Chính quyền điện tử tỉnh Thừa Thiên Huế",
    )
    assert list(repository.elements) == ["ubnd"]
    element = repository.elements["ubnd"]
    assert element.name == Text("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "People's Committee of Thừa Thiên Huế province")
    assert element.values == {"gso-code": "46"}
    assert element.evidence == "derived"
    row = table().elements["thua-thien-hue"]
    assert element.sources == tuple(f"{PLACES}:{source}" for source in row.sources if ":" not in source)
    (relation,) = repository.relations
    assert (relation.verb, relation.target) == ("associated-with", f"{PLACES}:thua-thien-hue")


def test_a_source_in_the_register_stays_in_the_register(written):
    at = datetime.date(2025, 6, 1)
    place = find(table(), "46", at)
    assert any(source.startswith(f"{LAW}:") for source in place.sources)
    repository, _ = judged(written(files(*binding(DAY), place, at)))
    assert set(place.sources) & set(repository.elements["ubnd"].sources)
    assert repository.faults == ()


def test_of_another_place_nothing_is_stated_and_nothing_held_against_it(written):
    place = Place("so-mau", Text("Sở Mẫu", "Sở Mẫu"))
    folder = written(files(*binding(DAY), place, DAY))
    repository, report = judged(folder)
    assert repository.elements == {}
    assert repository.relations == ()
    assert {finding.code for finding in report.findings} == {"CNF006"}, said(report)
    assert "`co-quan`" in (folder / "README.md").read_text(encoding="utf-8")
    uncommented(folder)
    repository, report = judged(folder)
    assert repository.elements["co-quan"].evidence == "inferred"
    assert [finding for finding in report.findings if finding.severity > Severity.INFO] == []
    assert [finding.element for finding in report.findings if finding.code == "STR002"] == []


@pytest.mark.parametrize("name", ['a"b: [c', "#1 {x}", "${id} $$", "a\\b", "no"])
def test_no_name_breaks_a_file(name, written):
    folder = written(files(*binding(DAY), Place("noi", Text(name, name)), DAY))
    repository, report = judged(folder)
    assert repository.faults == ()
    assert {finding.code for finding in report.findings} == {"CNF006"}
    uncommented(folder)
    repository, _ = judged(folder)
    assert repository.faults == ()
    assert repository.elements["co-quan"].name.vi == name


def test_a_name_of_two_lines_stays_one_comment(written):
    repository, _ = judged(written(files(*binding(DAY), Place("noi", Text("Nơi\nelements: x", "N")), DAY)))
    assert repository.faults == ()


def test_the_same_is_made_twice():
    assert new("Cao Bằng", DAY) == new("cao bang", DAY)


def test_nothing_is_left_of_the_templates():
    for artifact in new("Cao Bằng", DAY):
        text = artifact.content.decode()
        assert "${" not in text
        assert "$$" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def settings(folder: Path) -> dict[str, list[str]]:
    return json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


def matching(folder: Path, path: Path) -> Iterator[str]:
    for schema, patterns in settings(folder).items():
        shown = "/" + path.relative_to(folder).as_posix()
        if any(fnmatch.fnmatchcase(shown, pattern.replace("/**/", "/")) for pattern in patterns):
            yield schema


def test_the_editor_finds_one_schema_for_every_file(written):
    folder = written(new("Cao Bằng", DAY))
    for path in sorted(folder.rglob("*.yaml")):
        (schema,) = matching(folder, path)
        modeline = _MODELINE.match(path.read_text(encoding="utf-8"))
        assert (folder / schema).resolve() == (path.parent / modeline[1]).resolve()
        assert (folder / schema).is_file()
    assert "redhat.vscode-yaml" in (folder / ".vscode/extensions.json").read_text(encoding="utf-8")
    assert json.loads((folder / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]


def test_the_page_names_every_folder_and_what_git_should_not_keep(written):
    folder = written(new("Cao Bằng", DAY))
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)/` \|", page, re.MULTILINE)) == set(PARTS)
    assert page.startswith("# Kiến trúc Chính quyền điện tử tỉnh Cao Bằng\n")
    assert "/output/" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
