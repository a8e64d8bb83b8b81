"""Every other command: what it answers, what it refuses, with which exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kientruc.validators.registry import RULES

ROOT = Path(__file__).parents[2]
HUE = ("-r", "thua-thien-hue")


def valid(text: str, schema: str) -> dict:
    """*text* as JSON, which keeps one of our schemas."""
    content = json.loads(text)
    Draft202012Validator(json.loads((ROOT / schema).read_text())).validate(content)
    return content


class TestShow:
    def test_an_element(self, kientruc):
        done = kientruc("show", "lgsp", *HUE)
        assert (done.code, done.err) == (0, "")
        rows = dict(re.findall(r"^  (\S.*?)  +(\S.*)$", done.out, re.MULTILINE))
        assert done.out.startswith("Nền tảng tích hợp, chia sẻ dữ liệu tỉnh (LGSP)\n")
        assert rows["Mã"] == "lgsp"
        assert rows["Loại"] == "Nền tảng (platform)"
        assert rows["Trạng thái"] == "đang có (10/8/2020)"
        assert re.search(r"application/platforms\.yaml:\d+:3$", rows["Khai báo tại"])
        assert "chuyển dữ liệu đến NDXP [national-systems:ndxp] (suy ra từ nguồn)" in done.out

    def test_in_english(self, kientruc, speak):
        speak("en")
        out = kientruc("show", "nen-tang-cds", *HUE).out
        assert "State          unknown (2020-08-10): since an unknown date" in out
        assert "Evidence       sourced" in out

    def test_a_document_of_another_repository_and_its_force(self, kientruc):
        out = kientruc("show", "law:nd-47-2020", *HUE).out
        rows = dict(re.findall(r"^  (\S.*?)  +(\S.*)$", out, re.MULTILINE))
        assert rows["Hiệu lực"] == "còn hiệu lực (10/8/2020); từ 25/5/2020 đến 22/10/2025"
        assert rows["Được thay thế bởi"].startswith("278/2025/NĐ-CP")
        assert rows["Được sửa đổi, bổ sung bởi"].startswith("194/2025/NĐ-CP")
        assert "LGSP [lgsp]" in out
        later = kientruc("show", "law:nd-47-2020", *HUE, "--as-of", "2025-12-31").out
        assert "không có hiệu lực (31/12/2025)" in later

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("vneaf:component/lgsp", ["Được hiện thực hóa bởi  LGSP [lgsp]", "pháp luật yêu cầu"]),
            ("vneaf:code/DRM", ["Mô hình tham chiếu dữ liệu", "Được dùng để phân loại"]),
            ("vneaf:obligation/r4-lgsp-present", ["Số, ký hiệu", "R4", "Cách kiểm tra"]),
            ("vneaf@2.0:component/lgsp", ["LGSP [lgsp]"]),
            ("national:ndxp", ["nhận dữ liệu từ LGSP [lgsp]"]),
            ("qd-kien-truc-2-0", ["Ngày ban hành", "10/8/2020", "Thay thế"]),
        ],
    )
    def test_whatever_has_a_name(self, name, words, kientruc):
        done = kientruc("show", name, *HUE)
        assert done.code == 0
        assert all(word in done.out for word in words), done.out

    @pytest.mark.parametrize("name", ["lgps", "LGSP", "national:nope", "x:y", "vneaf:component/nope", "", "lgsp "])
    def test_a_name_of_nothing(self, name, kientruc):
        done = kientruc("show", name, *HUE)
        assert (done.code, done.out) == (2, "")
        assert f"kho này không có gì mang mã {name}." in done.err

    def test_the_nearest_name_is_proposed(self, kientruc):
        assert "Có phải lgsp?" in kientruc("show", "lgps", *HUE).err


class TestPath:
    def test_the_way_in_words(self, kientruc):
        done = kientruc("path", "lgsp", "national:ndxp", *HUE)
        assert done.code == 0
        assert done.out == "LGSP [lgsp]\n  chuyển dữ liệu đến (suy ra từ nguồn) → NDXP [national-systems:ndxp]\n"

    def test_the_way_back_reads_the_relation_backwards(self, kientruc, speak):
        assert "nhận dữ liệu từ" in kientruc("path", "national:ndxp", "lgsp", *HUE).out
        speak("en")
        assert kientruc("path", "lgsp", "national:ndxp", *HUE).out.startswith("LGSP [lgsp]\n  ")

    def test_there_is_none(self, kientruc):
        done = kientruc("path", "national:ndxp", "lgsp", "--directed", *HUE)
        assert (done.code, done.err) == (1, "")
        assert done.out == "Không có đường nối giữa national:ndxp và lgsp.\n"

    def test_an_end_that_does_not_exist(self, kientruc):
        assert kientruc("path", "lgsp", "nope", *HUE).code == 2

    def test_from_a_thing_to_itself(self, kientruc):
        assert kientruc("path", "lgsp", "lgsp", *HUE).out == "LGSP [lgsp]\n"


class TestRules:
    def test_the_list_holds_every_rule_once(self, kientruc):
        lines = kientruc("rules").out.splitlines()
        assert [line.split()[0] for line in lines] == [rule.info.code for rule in RULES]

    def test_as_json_in_both_languages(self, kientruc):
        listed = json.loads(kientruc("rules", "--format", "json").out)
        assert listed["format"] == "kientruc-rules/1"
        assert len(listed["rules"]) == len(RULES)
        assert all(
            rule[part][language] for rule in listed["rules"] for part in ("what", "why") for language in ("vi", "en")
        )

    @pytest.mark.parametrize("name", ["REF001", "ref001", "unknown-target"])
    def test_explain_takes_code_or_name(self, name, kientruc):
        done = kientruc("explain", name)
        assert done.code == 0
        assert done.out.startswith("# REF001 unknown-target (lỗi)\n")

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.code)
    def test_every_rule_explains_itself(self, rule, kientruc, speak):
        for language, heading in (("vi", "**Căn cứ.**"), ("en", "**Source.**")):
            speak(language)
            out = kientruc("explain", rule.info.code).out
            assert heading in out
            assert rule.info.why.best(language) in out

    def test_one_that_does_not_exist(self, kientruc):
        done = kientruc("explain", "REF01")
        assert (done.code, done.out) == (2, "")
        assert "không có quy tắc REF01. Có phải REF0" in done.err
        assert "kientruc rules" in kientruc("explain", "zzz").err


class TestSchema:
    @pytest.mark.parametrize("target", ["model", "manifest", "framework"])
    def test_each_is_a_json_schema(self, target, kientruc):
        Draft202012Validator.check_schema(json.loads(kientruc("schema", "--for", target).out))

    def test_the_kinds_are_those_of_the_framework(self, kientruc, sound):
        assert '"const": "public-unit"' in kientruc("schema").out
        assert '"const": "public-unit"' not in kientruc("schema", "-r", sound).out

    def test_descriptions_follow_the_language(self, kientruc, speak):
        assert "Cơ quan nhà nước" in kientruc("schema").out
        speak("en")
        assert "Cơ quan nhà nước" not in kientruc("schema").out


class TestDoctor:
    def test_a_machine_that_is_fit(self, kientruc):
        done = kientruc("doctor")
        assert (done.code, done.err) == (0, "")
        assert "thua-thien-hue" in done.out
        assert "THIẾU" not in done.out

    def test_a_machine_without_a_library(self, kientruc, monkeypatch):
        from kientruc.cli.commands import doctor

        monkeypatch.setattr(doctor, "NEEDED", ("click", "khong-co-goi-nay"))
        done = kientruc("doctor")
        assert done.code == 1
        assert re.search(r"^khong-co-goi-nay +THIẾU +chưa cài$", done.out, re.MULTILINE)

    def test_a_machine_without_a_renderer(self, kientruc, monkeypatch):
        from importlib import metadata

        from kientruc.cli.commands import doctor

        def missing(name: str) -> str:
            if name == "graphviz-pure":
                raise metadata.PackageNotFoundError(name)
            return "1"

        monkeypatch.setattr(doctor.metadata, "version", missing)
        monkeypatch.setattr(doctor.shutil, "which", lambda _: None)
        done = kientruc("doctor")
        assert done.code == 1
        assert "chỉ xuất được tệp DOT" in done.out


class TestNumbers:
    def test_statistics(self, kientruc):
        text = kientruc("stats", "thua-thien-hue").out
        content = valid(kientruc("stats", "thua-thien-hue", "--format", "json").out, "exports/assets/stats.schema.json")
        total = re.search(r"^  phần tử +(\d+)$", text, re.MULTILINE)
        assert total
        assert int(total[1]) == content["elements"] > 250

    def test_gaps_separate_what_is_missing_from_what_is_not_described(self, kientruc):
        done = kientruc("gaps", "thua-thien-hue", "--today", "2020-08-10")
        assert (done.code, done.err) == (0, "")
        assert "Chưa mô tả (" in done.out
        assert "không có nghĩa là đơn vị chưa làm" in done.out
        assert "47/2020/NĐ-CP, Điều 11" in done.out

    def test_gaps_as_json_keep_their_schema(self, kientruc):
        done = kientruc("gaps", *HUE, "--format", "json", "--today", "2020-08-10")
        valid(done.out, "exports/coverage/assets/coverage.schema.json")

    def test_gaps_of_what_claims_no_framework(self, kientruc, sound, speak):
        done = kientruc("gaps", sound)
        assert (done.code, done.out) == (2, "")
        assert "không khai báo conforms-to" in done.err
        speak("en")
        assert "declares no conforms-to" in kientruc("gaps", sound).err


class TestExport:
    @pytest.mark.parametrize(("suffix", "sign"), [(".ttl", "@prefix"), (".jsonld", "@context"), (".nt", "<https://")])
    def test_rdf_follows_the_name_of_the_file(self, suffix, sign, kientruc, sound, tmp_path):
        target = tmp_path / f"kho{suffix}"
        done = kientruc("export", "rdf", "-r", sound, "-o", target)
        assert (done.code, done.out) == (0, f"Đã ghi {target}.\n")
        assert sign in target.read_text()

    def test_an_unknown_form(self, kientruc, sound, tmp_path):
        done = kientruc("export", "rdf", "-r", sound, "-o", tmp_path / "kho.xml")
        assert done.code == 2
        assert "dùng đuôi .ttl, .jsonld, .nt." in done.err
        assert not (tmp_path / "kho.xml").exists()

    def test_another_base(self, kientruc, sound, tmp_path):
        target = tmp_path / "kho.nt"
        assert kientruc("export", "rdf", "-r", sound, "-o", target, "--base", "https://tinh.example/kt/").code == 0
        assert "<https://tinh.example/kt/" in target.read_text()

    def test_a_base_that_is_no_address(self, kientruc, sound, tmp_path):
        done = kientruc("export", "rdf", "-r", sound, "-o", tmp_path / "kho.nt", "--base", "không phải IRI")
        assert done.code == 2
        assert "lỗi nội bộ" not in done.err

    def test_a_file_that_cannot_be_written(self, kientruc, sound, tmp_path):
        done = kientruc("export", "rdf", "-r", sound, "-o", tmp_path / "no" / "kho.ttl")
        assert done.code == 2
        assert "Không ghi được" in done.err


class TestDiagram:
    def test_without_a_view_they_are_listed(self, kientruc):
        done = kientruc("diagram", *HUE)
        assert done.code == 0
        names = [line.split()[0] for line in done.out.splitlines()]
        assert {"layered", "integration", "realization", "neighbourhood"} <= set(names)

    @pytest.mark.parametrize(("form", "sign"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("dot", b"digraph")])
    def test_each_form(self, form, sign, kientruc, tmp_path):
        target = tmp_path / f"x.{form}"
        done = kientruc("diagram", "neighbourhood", "--element", "lgsp", *HUE, "-o", target)
        assert (done.code, done.out, done.err) == (0, f"Đã ghi {target}.\n", "")
        assert sign in target.read_bytes()

    def test_the_words_follow_the_language(self, kientruc, speak, tmp_path):
        kientruc("diagram", "integration", *HUE, "-o", tmp_path / "vi.dot")
        speak("en")
        kientruc("diagram", "integration", *HUE, "-o", tmp_path / "en.dot")
        assert "Trục liên thông" in (tmp_path / "vi.dot").read_text()
        assert (tmp_path / "vi.dot").read_text() != (tmp_path / "en.dot").read_text()

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["integration"], "cần --output TỆP.svg, .png hoặc .dot."),
            (["nope", "-o", "x.svg"], "không có khung nhìn nope. Có: "),
            (["neighbourhood", "-o", "x.svg"], "khung nhìn neighbourhood cần --element MÃ."),
            (["neighbourhood", "--element", "lgps", "-o", "x.svg"], "không có gì mang mã lgps. Có phải lgsp?"),
            (["integration", "-o", "x.pdf"], "không vẽ được định dạng .pdf"),
            (["integration", "-o", "x"], "không vẽ được định dạng ?"),
            (["integration", "-o", "x.svg", "--renderer", "none"], "Việc vẽ sơ đồ đã được tắt"),
        ],
    )
    def test_what_it_refuses(self, arguments, sentence, kientruc, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = kientruc("diagram", *arguments, *HUE)
        assert (done.code, done.out) == (2, "")
        assert sentence in done.err
        assert list(tmp_path.iterdir()) == []


class TestBuild:
    def test_it_ends_with_0_whatever_was_found(self, kientruc, trial, tmp_path):
        done = kientruc("build", trial, "-o", tmp_path / "ra", "--renderer", "none")
        assert (done.code, done.err) == (0, "")
        assert "1 lỗi" in done.out
        assert f"Đã ghi {len([p for p in (tmp_path / 'ra').rglob('*') if p.is_file()]) - 1} tệp vào" in done.out
        assert "chỉ có tệp DOT" in done.out

    def test_the_page_it_names_is_there(self, kientruc, sound, tmp_path, speak):
        for language, name in (("vi", "index.html"), ("en", "index.en.html")):
            speak(language)
            out = kientruc("build", sound, "-o", tmp_path / "ra", "--renderer", "none").out
            assert str(tmp_path / "ra" / name) in out
            assert (tmp_path / "ra" / name).is_file()

    def test_it_replaces_what_it_made_and_nothing_else(self, kientruc, sound, tmp_path):
        target = tmp_path / "ra"
        assert kientruc("build", sound, "-o", target, "--renderer", "none").code == 0
        (target / "views" / "cu.svg").write_text("x")
        assert kientruc("build", sound, "-o", target, "--renderer", "none").code == 0
        assert not (target / "views" / "cu.svg").exists()
        foreign = tmp_path / "cua-toi"
        foreign.mkdir()
        (foreign / "thu.txt").write_text("x")
        done = kientruc("build", sound, "-o", foreign, "--renderer", "none")
        assert (done.code, done.out) == (2, "")
        assert "không phải do kientruc tạo ra" in done.err
        assert [path.name for path in foreign.iterdir()] == ["thu.txt"]

    def test_its_own_output_is_not_read_again(self, kientruc, sound, monkeypatch):
        monkeypatch.chdir(sound)
        first = kientruc("build", "--renderer", "none").out
        (sound / "output" / "x.yaml").write_text("nonsense")
        assert kientruc("build", "--renderer", "none").out == first

    def test_the_dates_are_the_repositorys_own(self, kientruc, sound, tmp_path):
        out = kientruc("build", sound, "-o", tmp_path / "ra", "--renderer", "none").out
        assert "tại ngày 10/8/2020; thời hạn miễn trừ xét tại ngày 10/8/2020." in out
