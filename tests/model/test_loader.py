"""The conductor: which files count, how packages are found, and that nothing a user wrote stops it."""

from __future__ import annotations

import random

import pytest

from kientruc.model.federation import shipped
from kientruc.model.loader import load
from kientruc.model.repository import Repository

MANIFEST = 'id: kho\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\n'
FRAMEWORK = 'id: f\nversion: "1"\nrevision: "1"\nname: {vi: F}\n'


SHIPPED_PACKAGES = sorted(shipped().values())


def element(name: str) -> str:
    return f"elements:\n  {name}: {{kind: node, name: {{vi: {name}}}}}\n"


def found(repository: Repository) -> list[tuple[object, ...]]:
    return [(f.code, *f.where.place()[:3]) for f in repository.faults]


def test_files_are_found_in_every_folder_but_the_skipped_ones(repository_of):
    repository = repository_of(
        {
            "a.yaml": element("a"),
            "x/y/z/b.yaml": element("b"),
            ".git/c.yaml": element("c"),
            ".hidden.yaml": element("d"),
            "node_modules/e.yaml": element("e"),
            "other/kientruc.yaml": MANIFEST,
            "other/f.yaml": element("f"),
            "other/deeper/g.yaml": element("g"),
            "khung/framework.yaml": FRAMEWORK,
            "khung/h.yaml": element("h"),
            "notes.txt": "no: [yaml",
            "README.md": "- no yaml",
        }
    )
    assert sorted(repository.elements) == ["a", "b"]
    assert repository.faults == ()
    assert [document.path for document in repository.files] == ["kientruc.yaml", "a.yaml", "x/y/z/b.yaml"]


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        ([], ["a", "b", "c"]),
        (["drafts/**"], ["a"]),
        (["drafts"], ["a"]),
        (["drafts/*"], ["a"]),
        (["**/c.yaml"], ["a", "b"]),
        (["drafts/nháp/*"], ["a", "b"]),
        (["*"], []),
        (["DRAFTS/**"], ["a", "b", "c"]),
        (["[ab].yaml"], ["b", "c"]),
    ],
)
@pytest.mark.parametrize("folder", ["drafts/nháp", "drafts/nha\u0301p"])
def test_exclude(repository_of, patterns, kept, folder):
    listed = ", ".join(f"'{pattern}'" for pattern in patterns)
    files = {"a.yaml": element("a"), "drafts/b.yaml": element("b"), f"{folder}/c.yaml": element("c")}
    repository = repository_of(files | {"kientruc.yaml": MANIFEST + f"exclude: [{listed}]\n"})
    assert sorted(repository.elements) == kept


def test_the_output_folder_is_not_read(tmp_path):
    (tmp_path / "kientruc.yaml").write_text(MANIFEST)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "a.yaml").write_text(element("a"))
    assert list(load(tmp_path, output=tmp_path / "build").elements) == []
    assert list(load(tmp_path, output=tmp_path / "x" / ".." / "build").elements) == []
    assert list(load(tmp_path).elements) == ["a"]


@pytest.mark.parametrize("form", ["Bảng.csv", "Ba\u0309ng.csv"])
@pytest.mark.parametrize("written", ["Bảng.csv", "Ba\u0309ng.csv"])
def test_a_table_is_found_however_its_name_is_composed(repository_of, form, written):
    manifest = MANIFEST + f'tables: [{{file: "{written}", kind: node}}]\n'
    repository = repository_of({"kientruc.yaml": manifest, form: "id,name.vi\na,A\n"})
    assert list(repository.elements) == ["a"]


@pytest.mark.parametrize("missing", ["a", "a/b"])
def test_what_is_no_folder(tmp_path, missing):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / missing)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        load(tmp_path / "file")


def test_ids_are_unique_over_files_and_sections(repository_of):
    repository = repository_of(
        {
            "a.yaml": element("x"),
            "b.yaml": element("x") + "documents:\n  x: {type: plan, title: {vi: X}}\n",
            "c/d.yaml": "relations:\n  x: {source: x, verb: serves, target: x}\n",
        }
    )
    assert found(repository) == [
        ("IDN001", "b.yaml", 2, 3),
        ("IDN001", "b.yaml", 4, 3),
        ("IDN001", "c/d.yaml", 2, 3),
    ]
    assert [f.related[0][1].place()[:3] for f in repository.faults] == [("a.yaml", 2, 3)] * 3
    assert (list(repository.elements), repository.documents, repository.relations) == (["x"], {}, ())


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path):
    names = [
        f"{folder}{name}" for folder in ("", "x/", "y/", "y/z/") for name in ("b.yaml", "a.yaml", "ă.yaml", "B.yaml")
    ]
    seen = set()
    for seed in range(4):
        shuffled = sorted(names)
        random.Random(seed).shuffle(shuffled)
        folder = tmp_path / str(seed)
        folder.mkdir()
        (folder / "kientruc.yaml").write_text(MANIFEST)
        for name in shuffled:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(element("same") + f"  e{names.index(name)}: {{kind: node}}\n")
        repository = load(folder)
        seen.add((tuple(d.path for d in repository.files), tuple(found(repository)), tuple(repository.elements)))
    assert len(seen) == 1


# ---- the manifest


def test_without_a_manifest_the_files_are_still_read(tmp_path):
    (tmp_path / "a.yaml").write_text(element("a") + "  b: {}\n")
    repository = load(tmp_path)
    assert [fault[0] for fault in found(repository)] == ["SCH007", "SCH002", "SCH002"]
    assert list(repository.elements) == ["a"]
    assert not repository.whole


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        ("", [("SCH007", 1, 1)]),
        ("# nothing\n", [("SCH007", 1, 1)]),
        ("- a\n", [("SYN002", 1, 1)]),
        ("id: [\n", [("SYN002", 2, 1), ("SCH003", 1, 5)]),
        (MANIFEST.replace("id: kho\n", ""), [("SCH002", 1, 1)]),
        (MANIFEST.replace("kho", "Kho 1"), [("SCH003", 1, 5)]),
        (MANIFEST.replace("2020-08-10", "2020-08"), [("SCH003", 4, 8)]),
        (MANIFEST.replace("2020-08-10", "unknown"), [("SCH003", 4, 8)]),
        (MANIFEST.replace("2020-08-10", "[x]"), [("SCH003", 4, 8)]),
        (MANIFEST.replace("as-of", "as_of"), [("SCH001", 4, 1), ("SCH002", 1, 1)]),
        (MANIFEST + "language: fr\n", [("SCH003", 5, 11)]),
        (MANIFEST + "complete: components\n", [("SCH003", 5, 11)]),
        (MANIFEST + "tables: [{file: a}]\n", [("SCH002", 5, 10)]),
        (MANIFEST + "tables: [a.csv]\n", [("SCH003", 5, 10)]),
        (MANIFEST + "exlude: [x]\n", [("SCH001", 5, 1)]),
        (MANIFEST + "absent: [{item: 'x:component/y'}]\n", [("REF006", 5, 17)]),
        (MANIFEST + "absent: [{reason: {vi: x}}]\n", [("SCH002", 5, 10)]),
        (MANIFEST + "uses: {x: {}}\n", [("REF007", 5, 11)]),
        (MANIFEST + "uses: {x: {framework: vneaf}}\n", [("REF007", 5, 11)]),
        (MANIFEST + "uses: {x: {repository: nowhere}}\n", [("REF007", 5, 11)]),
        (MANIFEST + "uses: {x: {repositry: x}}\n", [("SCH001", 5, 12), ("REF007", 5, 11)]),
        (MANIFEST + "uses: {X: {repository: national-systems}}\n", [("SCH003", 5, 8)]),
        (MANIFEST + "conforms-to: {framework: vneaf}\n", [("SCH002", 5, 1)]),
        (MANIFEST + "conforms-to: vneaf\n", [("SCH003", 5, 14)]),
        (MANIFEST + "conforms-to: {framework: vneaf, version: '0.1'}\n", [("REF007", 5, 14)]),
    ],
)
def test_a_broken_manifest_is_said_at_its_key_and_the_files_are_read(repository_of, manifest, expected):
    repository = repository_of({"kientruc.yaml": manifest, "a.yaml": element("a")})
    assert [(code, line, column) for code, _, line, column in found(repository)] == expected
    assert {path for _, path, *_ in found(repository)} == {"kientruc.yaml"}
    assert list(repository.elements) == ["a"]
    assert not repository.whole


def test_one_bad_field_does_not_unlink_everything(repository_of):
    manifest = MANIFEST.replace("2020-08-10", "soon") + "uses: {law: {repository: legal-documents}}\nlanguage: en\n"
    repository = repository_of({"kientruc.yaml": manifest, "a.yaml": element("a")[:-2] + ", sources: ['law:x']}\n"})
    assert [fault[0] for fault in found(repository)] == ["SCH003"]
    assert (repository.id, repository.manifest.language, list(repository.manifest.uses)) == ("kho", "en", ["law"])


def test_a_broken_manifest_is_the_same_on_every_day(repository_of):
    dates = {repository_of({"kientruc.yaml": text}).manifest.as_of for text in ("", "id: kho\n", "as-of: x\n")}
    assert [str(date) for date in dates] == ["2020-01-01"]


def test_absent_items_and_their_sources_become_keys(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": MANIFEST
            + "uses: {f: {framework: f, version: '1', path: khung}, law: {repository: legal-documents}}\n"
            "absent: [{item: 'f:component/ioc', reason: {vi: Chưa có.}, sources: ['law:nd', 'https://a.b']}]\n",
            "khung/framework.yaml": FRAMEWORK,
        }
    )
    (absence,) = repository.manifest.absent
    assert (absence.item, absence.sources) == ("f@1:component/ioc", ("legal-documents:nd", "https://a.b"))


# ---- packages


def test_shipped_packages_are_found_by_id(repository_of):
    uses = "uses: {q: {repository: national-systems}, l: {repository: legal-documents}, v: {framework: vneaf, version: '2.0'}}\n"
    repository = repository_of({"kientruc.yaml": MANIFEST + uses})
    assert {"national-systems", "legal-documents"} <= set(repository.linked)
    assert "vneaf@2.0" in repository.frameworks
    assert repository.faults == ()


def test_a_repository_by_path(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": MANIFEST + "uses: {x: {repository: other, path: ./deep/other}}\n",
            "deep/other/kientruc.yaml": MANIFEST.replace("kho", "other"),
            "deep/other/a.yaml": element("a"),
            "b.yaml": element("b")[:-2] + ", serves: ['x:a']}\n",
        }
    )
    assert repository.faults == ()
    assert [r.target for r in repository.relations] == ["other:a"]
    assert repository.element("other:a").name.vi == "a"


@pytest.mark.parametrize(
    ("use", "other", "problem"),
    [
        ("{repository: other, path: other}", MANIFEST, "other-identity"),
        ("{repository: other, path: other}", MANIFEST.replace("kho", "other") + "x: y\n", "damaged"),
        ("{repository: other, path: nowhere}", MANIFEST, "not-found"),
        ("{framework: other, version: '1', path: other}", MANIFEST, "other-identity"),
    ],
)
def test_packages_that_cannot_be_used(repository_of, use, other, problem):
    repository = repository_of({"kientruc.yaml": MANIFEST + f"uses: {{x: {use}}}\n", "other/kientruc.yaml": other})
    (fault,) = repository.faults
    assert (fault.code, fault.arguments["problem"], fault.where.place()[1:3]) == ("REF007", problem, (5, 11))
    assert not repository.whole
    assert len(repository.unavailable) == 1


def test_a_package_under_a_false_name_does_not_take_the_place_of_another(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": MANIFEST
            + "uses: {a: {framework: other, version: '1', path: evil}, v: {framework: vneaf, version: '2.0'}}\n",
            "evil/framework.yaml": 'id: vneaf\nversion: "2.0"\nrevision: "x"\nname: {vi: Giả}\n',
        }
    )
    assert [f.arguments["problem"] for f in repository.faults] == ["other-identity"]
    assert repository.frameworks["vneaf@2.0"].name.vi != "Giả"


def test_packages_may_use_each_other_and_the_repository_itself(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": MANIFEST + "uses: {a: {repository: a, path: a}}\n",
            "here.yaml": element("here")[:-2] + ", serves: ['a:there']}\n",
            "a/kientruc.yaml": MANIFEST.replace("kho", "a")
            + "uses: {b: {repository: b, path: ../b}, home: {repository: kho, path: ..}}\n",
            "a/there.yaml": element("there")[:-2] + ", serves: ['home:here']}\n",
            "b/kientruc.yaml": MANIFEST.replace("kho", "b") + "uses: {a: {repository: a, path: ../a}}\n",
        }
    )
    assert repository.faults == ()
    assert set(repository.linked) == {"a", "b"}
    assert {(r.source, r.target) for r in repository.all_relations()} == {("here", "a:there"), ("a:there", "here")}
    assert repository.linked["a"].element("kho:here") is repository.elements["here"]


def test_places_in_a_package_name_the_package(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": MANIFEST + "uses: {x: {repository: other, path: other}}\n",
            "other/kientruc.yaml": MANIFEST.replace("kho", "other"),
            "other/a.yaml": element("a"),
        }
    )
    assert [d.path for d in repository.linked["other"].files] == ["other/kientruc.yaml", "other/a.yaml"]


@pytest.mark.parametrize("path", SHIPPED_PACKAGES, ids=lambda p: p.name)
def test_the_shipped_packages_are_read_whole(path):
    repository = load(path)
    assert repository.faults == ()
    assert repository.whole


def test_all_shipped_packages_were_tried():
    assert len(SHIPPED_PACKAGES) >= 4


def test_nothing_is_called_missing_in_a_file_that_breaks_off(repository_of):
    repository = repository_of(
        "elements:\n  a: {kind: node, name: {vi: A}}\n  b:\n    kind: node\n    name: &x {vi: B}\n"
    )
    assert [fault[0] for fault in found(repository)] == ["SYN003"]
    assert list(repository.elements) == ["a"]
