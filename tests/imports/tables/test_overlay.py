"""The overlay package: what is written is what the model reads back, whatever the names are; its hash can be checked by hand."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kientruc.imports.tables import overlay
from kientruc.imports.tables.codes import Entry, read_codes
from kientruc.imports.tables.overlay import Origin, fingerprint, package
from kientruc.imports.tables.sheet import Spot, read_table
from kientruc.model.frameworks import Framework, ReferenceModel
from kientruc.model.ids import parent_code
from kientruc.model.loader import load
from kientruc.model.text import Text

ORIGIN = Origin("https://vi.du/qd", "bang.csv", {"law": "legal-documents"})
FRAMEWORK = """\
id: khung
version: "2.0"
revision: "1"
name: {vi: Khung mẫu}
"""
MODELS = """\
models:
  DRM: {name: {vi: Dữ liệu}, status: official}
  ARM: {name: {vi: Ứng dụng}, status: official}
codes:
  DRM001: {model: DRM, name: {vi: Kinh tế}, status: draft}
"""
MANIFEST = """\
id: kho-thu
name: {vi: Kho thử}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung, version: "2.0"}
uses: {khung: {framework: khung, version: "2.0", path: khung}}
overlays: [codes]
"""


def known(text: str) -> bool:
    return text.startswith("https://")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A repository with its own framework, and a place for the overlay."""
    folder = tmp_path_factory.mktemp("kho")
    (folder / "khung").mkdir()
    (folder / "kientruc.yaml").write_text(MANIFEST)
    (folder / "khung/framework.yaml").write_text(FRAMEWORK)
    (folder / "khung/models.yaml").write_text(MODELS)
    return folder


def write(files: dict[str, str], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


groups = st.integers(1, 999).map(lambda number: f"{number:03}")
codes = st.builds(
    lambda model, parts: model + ".".join(parts),
    st.sampled_from(["DRM", "ARM"]),
    st.lists(groups, min_size=1, max_size=4),
)
LETTERS = "abzđưỡếHuếĐẮ 0189-_.,:;!?#&*[]{}|>'\"%@`~/\\()+–"
names = st.text(LETTERS, min_size=1, max_size=20) | st.sampled_from(
    ["no", "null", "~ a", "1:20 x", "- x", "a: b", "a #b", "{a}"]
)
names = names.map(lambda text: " ".join(text.split())).filter(
    lambda text: any(map(str.isalpha, text)) and not text.startswith("=")
)


@st.composite
def tables(draw) -> dict[str, str]:
    """Code → name, closed under parents."""
    found: dict[str, str] = {}
    for code in draw(st.lists(codes, min_size=1, max_size=6)):
        above: str | None = code
        while above is not None and len(above) > 3:
            found.setdefault(above, draw(names))
            above = parent_code(above)
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(table=tables(), delimiter=st.sampled_from([",", ";", "\t"]))
@example(table={"DRM001": 'a"b', "ARM001": "x"}, delimiter=",")
def test_any_sound_table_comes_back_from_the_model(home, table, delimiter):
    quoted = {code: '"' + name.replace('"', '""') + '"' for code, name in table.items()}
    rows = [
        "Mã,Tên,Ghi chú".replace(",", delimiter),
        *(f"{code}{delimiter}{name}{delimiter}" for code, name in quoted.items()),
    ]
    (home.parent / "bang.csv").write_text("\n".join(rows), encoding="utf-8")
    framework = load(home / "khung").frameworks["khung@2.0"]
    found = read_codes(read_table(home.parent / "bang.csv", "bang.csv"), framework, known)
    assert found.refused == ()
    write(package(found.taken, framework, ORIGIN), home / "codes")

    repository = load(home)
    assert [(fault.code, fault.arguments) for fault in repository.faults] == []
    overlaid = repository.frameworks["khung@2.0"]
    assert {code: item.name.vi for code, item in overlaid.codes.items() if item.status == "official"} == table
    assert all(item.sources == (ORIGIN.document,) for item in overlaid.codes.values() if item.status == "official")
    again = read_codes(read_table(home.parent / "bang.csv", "bang.csv"), overlaid, known)
    assert (len(again.unchanged), again.taken, again.refused) == (len(table), (), ())


def entry(code: str, name: str = "Tên", **more: str) -> Entry:
    return Entry(code, code[:3], Text(name), Spot("b.csv"), **more)


@pytest.fixture
def sample() -> Framework:
    return Framework("khung", "2.0", "1", Text("Khung"), models={"DRM": ReferenceModel(Text("Dữ liệu"), "official")})


def test_the_same_codes_give_the_same_bytes_in_any_order(sample):
    entries = [entry("DRM001"), entry("ARM001"), entry("DRM001.001")]
    one, other = (package(order, sample, ORIGIN) for order in (entries, entries[::-1]))
    assert (one, list(one)) == (other, ["framework.yaml", "reference-models/arm.yaml", "reference-models/drm.yaml"])
    assert fingerprint(one) == fingerprint(other)


def test_many_codes_are_several_files(sample, monkeypatch):
    monkeypatch.setattr(overlay, "_MAXIMUM_FILE", 250)
    codes = [f"DRM{number:03}" for number in range(1, 6)]
    files = package([entry(code) for code in codes], sample, ORIGIN)
    parts = [files[f"reference-models/{name}.yaml"] for name in ("drm", "drm-2", "drm-3")]
    assert len(files) == 4
    assert [code for text in parts for code in codes if f"  {code}:\n" in text] == codes


def test_the_hash_is_the_one_of_sha256sum(sample):
    files = package([entry("DRM001")], sample, ORIGIN)
    listed = "".join(f"{hashlib.sha256(files[path].encode()).hexdigest()}  {path}\n" for path in sorted(files))
    assert fingerprint(files) == hashlib.sha256(listed.encode()).hexdigest()
    assert fingerprint(package([entry("DRM001", "Khác")], sample, ORIGIN)) != fingerprint(files)


def test_a_document_of_the_register_brings_its_prefix(sample):
    law = Origin("law:qd-2323-2019", "b.csv", {"law": "legal-documents"})
    text = package([entry("DRM001", source="https://x.vn/a")], sample, law)
    assert 'document: "law:qd-2323-2019"' in text["framework.yaml"]
    assert "  law: {repository: legal-documents}" in text["framework.yaml"]
    assert 'sources: ["law:qd-2323-2019", "https://x.vn/a"]' in text["reference-models/drm.yaml"]
    mixed = package(
        [entry("DRM001", source="law:a")], sample, Origin("https://x.vn", "b.csv", {"law": "legal-documents"})
    )
    assert "  law: {repository: legal-documents}" in mixed["framework.yaml"]
    assert "document:" not in mixed["framework.yaml"]


def test_the_name_of_the_table_cannot_leave_its_comment(sample):
    text = package([entry("DRM001")], sample, Origin("https://x.vn", "a\nid: b\u2028.csv", {}))
    assert "\nid: khung-codes\n" in text["framework.yaml"]
    assert "\nid: b" not in text["framework.yaml"]
