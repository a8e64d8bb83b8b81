"""``kientruc check``: which repository, which dates, which exit code, which form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

ROOT = Path(__file__).parents[2]
OURS = json.loads((ROOT / "exports/findings/assets/findings.schema.json").read_text())
SARIF = ROOT.parent / "shared/interop/schemas/sarif-2.1.0.json"
WARNING = "elements:\n  a:\n    kind: node\n    name: {vi: A}\n    composed-of: [c]\n  b:\n    kind: node\n    name: {vi: B}\n    composed-of: [c]\n  c:\n    kind: node\n    name: {vi: C}\n"
INFO = "elements:\n  a:\n    kind: node\n    name: {vi: A}\n    evidence: inferred\n"


def test_a_sound_repository_passes(kientruc, sound):
    done = kientruc("check", sound)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Tốt: không có phát hiện nào.\n")


def test_a_finding_names_file_line_and_column(kientruc, trial, monkeypatch):
    monkeypatch.chdir(trial.parent)
    done = kientruc("check", "kho")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("kho/model.yaml:5:14: lỗi REF001 unknown-target: ")
    assert "(có phải `cong-dvc`?)" in done.out


def test_the_other_language(kientruc, trial, speak, monkeypatch):
    speak("en")
    monkeypatch.chdir(trial)
    done = kientruc("check")
    assert done.code == 1
    assert done.out.startswith("model.yaml:5:14: error REF001 unknown-target: ")


@pytest.mark.parametrize(
    ("text", "exit_codes"),
    [
        (None, {"never": 0, "error": 1, "warning": 1, "info": 1}),
        (WARNING, {"never": 0, "error": 0, "warning": 1, "info": 1}),
        (INFO, {"never": 0, "error": 0, "warning": 0, "info": 1}),
        ("elements: {}\n", {"never": 0, "error": 0, "warning": 0, "info": 0}),
    ],
    ids=["error", "warning", "info", "clean"],
)
def test_fail_on_decides_the_exit_code(text, exit_codes, kientruc, trial):
    if text is not None:
        (trial / "model.yaml").write_text(text)
    assert {level: kientruc("check", trial, "--fail-on", level).code for level in exit_codes} == exit_codes
    assert kientruc("check", trial).code == exit_codes["error"]


def test_a_file_that_cannot_be_parsed_is_a_finding(kientruc, sound):
    (sound / "x.yaml").write_text("elements: [")
    done = kientruc("check", sound)
    assert done.code == 1
    assert "x.yaml:1:12: lỗi SYN002" in done.out


class TestWhichRepository:
    def test_argument_option_and_folder_mean_the_same(self, kientruc, trial, monkeypatch):
        monkeypatch.chdir(trial)
        by_argument, by_option, here = kientruc("check", trial), kientruc("check", "-r", trial), kientruc("check")
        assert by_argument.code == by_option.code == here.code == 1
        assert by_argument.out == by_option.out == here.out

    def test_it_is_found_from_a_folder_below(self, kientruc, trial, monkeypatch):
        below = trial / "data" / "deep"
        below.mkdir(parents=True)
        monkeypatch.chdir(below)
        done = kientruc("check")
        assert done.code == 1
        assert f"{trial}/model.yaml:5:14" in done.out

    def test_a_framework_package_is_found_likewise(self, kientruc, monkeypatch):
        monkeypatch.chdir(ROOT / "architecture/national/vneaf-2.0/reference-models")
        assert kientruc("check", "--today", "2020-08-10").code == 0

    def test_none_is_found(self, kientruc, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = kientruc("check")
        assert done.code == 2
        assert "không thấy kientruc.yaml ở thư mục này hay thư mục cha" in done.err

    def test_two_different_ones(self, kientruc, trial):
        done = kientruc("check", trial, "-r", "thua-thien-hue")
        assert done.code == 2
        assert "kho được nêu hai lần khác nhau" in done.err

    @pytest.mark.parametrize("name", ["thua-thien-hue", "national-systems", "legal-documents", "vneaf@2.0"])
    def test_shipped_ones_have_names(self, name, kientruc, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = kientruc("check", name, "--today", "2020-08-10")
        assert (done.code, done.err) == (0, "")

    def test_a_folder_goes_before_a_shipped_name(self, kientruc, trial, monkeypatch):
        trial.rename(trial.with_name("thua-thien-hue"))
        monkeypatch.chdir(trial.parent)
        assert "thua-thien-hue/model.yaml:5:14" in kientruc("check", "thua-thien-hue").out

    @pytest.mark.parametrize(
        "name", ["", "không-có", "a/b/c", "x" * 300, "y\0z"], ids=["empty", "no", "deep", "long", "nul"]
    )
    def test_one_that_does_not_exist(self, name, kientruc):
        done = kientruc("check", name)
        assert (done.code, done.out) == (2, "")
        assert "không có thư mục hay kho có sẵn nào tên" in done.err
        assert "thua-thien-hue" in done.err

    def test_a_file(self, kientruc, trial):
        done = kientruc("check", trial / "model.yaml")
        assert done.code == 2
        assert "model.yaml là tệp, không phải thư mục kho." in done.err


class TestDates:
    def test_both_are_printed(self, kientruc, sound):
        out = kientruc("check", sound, "--today", "2021-02-03").out
        assert "Xét kiến trúc và văn bản tại ngày 10/8/2020; thời hạn miễn trừ xét tại ngày 03/02/2021." in out

    def test_as_of_decides_what_exists_and_which_law_holds(self, kientruc):
        now = kientruc("check", "thua-thien-hue", "--today", "2020-08-10", "--format", "json")
        later = kientruc(
            "check", "thua-thien-hue", "--as-of", "2025-12-31", "--today", "2020-08-10", "--format", "json"
        )
        assert json.loads(later.out)["asOf"] == "2025-12-31"
        assert "CNF004" in {finding["code"] for finding in json.loads(later.out)["findings"]}
        assert "CNF004" not in {finding["code"] for finding in json.loads(now.out)["findings"]}

    def test_today_decides_which_exemptions_hold(self, kientruc, trial):
        (trial / "exemptions.yaml").write_text(
            "exemptions:\n  x:\n    rule: REF001\n    element: lgsp\n    reason: {vi: Đang khảo sát.}\n"
            "    approver: {vi: Giám đốc Sở}\n    until: 2020-12-31\n"
        )
        assert kientruc("check", trial, "--today", "2020-12-31").code == 0
        expired = kientruc("check", trial, "--today", "2021-01-01")
        assert expired.code == 1
        assert "EXM001" in expired.out


class TestForms:
    def test_json_keeps_its_schema(self, kientruc, trial):
        done = kientruc("check", trial, "--format", "json", "--today", "2020-08-10")
        assert (done.code, done.err) == (1, "")
        report = json.loads(done.out)
        Draft202012Validator(OURS, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(report)
        assert [(f["code"], f["path"], f["line"], f["column"]) for f in report["findings"]] == [
            ("REF001", "model.yaml", 5, 14)
        ]

    def test_sarif_names_paths_from_the_current_folder(self, kientruc, trial, monkeypatch):
        monkeypatch.chdir(trial.parent)
        done = kientruc("check", "kho", "--format", "sarif")
        assert done.code == 1
        run = json.loads(done.out)["runs"][0]
        location = run["results"][0]["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == "kho/model.yaml"
        assert (location["region"]["startLine"], location["region"]["startColumn"]) == (5, 14)

    @pytest.mark.skipif(not SARIF.exists(), reason="the OASIS schema is not at hand")
    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_sarif_keeps_the_official_schema(self, language, kientruc, speak):
        speak(language)
        done = kientruc("check", "thua-thien-hue", "--format", "sarif", "--today", "2020-08-10")
        schema = json.loads(SARIF.read_text())
        Draft4Validator(schema).validate(json.loads(done.out))

    def test_output_writes_the_file_and_prints_nothing(self, kientruc, trial, tmp_path):
        printed = kientruc("check", trial, "--format", "json", "--today", "2020-08-10")
        target = tmp_path / "báo cáo.json"
        written = kientruc("check", trial, "--format", "json", "--today", "2020-08-10", "-o", target)
        assert (written.code, written.out, written.err) == (1, "", "")
        assert target.read_text() == printed.out
        assert sorted(path.name for path in tmp_path.iterdir()) == ["báo cáo.json", "kho"]

    def test_output_that_cannot_be_written(self, kientruc, trial, tmp_path):
        done = kientruc("check", trial, "-o", tmp_path / "none" / "x.json")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("kientruc: Không ghi được ")


def test_limits_can_be_raised_and_lowered(kientruc, sound):
    (sound / "x.yaml").write_text("# " + "x" * 2000)
    refused = kientruc("check", sound, "--limit", "file-bytes=1000")
    assert refused.code == 1
    assert "x.yaml:1:1: lỗi SYN006" in refused.out
    assert kientruc("check", sound, "--limit", "file-bytes=3000", "--limit", "depth=9").code == 0
    assert "lỗi SYN006" in kientruc("check", sound, "--limit", "depth=3").out


def test_nothing_is_written_into_the_repository(kientruc, trial):
    def listing() -> list[tuple[str, int, int]]:
        return sorted((str(p), p.stat().st_mtime_ns, p.stat().st_mode) for p in [trial, *trial.rglob("*")])

    before = listing()
    kientruc("check", trial)
    assert listing() == before


def test_a_read_only_repository_is_no_hindrance(script, sound):
    for path in [*sound.iterdir(), sound]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    environment = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "TMPDIR": "/nonexistent"}
    try:
        done = script("check", sound, environment=environment, cwd=sound, obedient=True)
        assert (done.code, done.err) == (0, "")
        assert sorted(path.name for path in sound.iterdir()) == ["kientruc.yaml", "model.yaml"]
    finally:
        sound.chmod(0o755)
