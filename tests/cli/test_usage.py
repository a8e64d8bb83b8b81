"""Wrong usage: exit code 2, one sentence that names the fault, and where help is; in both languages."""

from __future__ import annotations

import pytest

CASES = [
    (["chek"], "không có lệnh chek. Có phải check?", "no such command chek. Did you mean check?"),
    (["xyz"], "không có lệnh xyz.", "no such command xyz."),
    (["export", "rfd"], "không có lệnh rfd. Có phải rdf?", "no such command rfd. Did you mean rdf?"),
    (["check", "--fail-onn", "x"], "không có tùy chọn --fail-onn. Có phải --fail-on?", "Did you mean --fail-on?"),
    (["check", "--zzz"], "không có tùy chọn --zzz.", "no such option --zzz."),
    (
        ["check", "--format", "xml"],
        "--format phải là một trong các giá trị: text, json, sarif, gitlab, github, rdjson, junit, checkstyle, markdown, html.",
        "must be one of",
    ),
    (["check", "--fail-on", "all"], "error, warning, info, never", "error, warning, info, never"),
    (["check", "--as-of"], "tùy chọn --as-of cần một giá trị.", "the option --as-of needs a value."),
    (["check", "--as-of", "2020"], "“2020” không phải là ngày dạng 2020-08-10.", "“2020” is not a date"),
    (["check", "--as-of", "2020-02-30"], "không phải là ngày", "is not a date"),
    (["check", "--today", "hôm nay"], "giá trị của --today không hợp lệ", "invalid value for --today"),
    (["check", "--limit", "x=1"], "các giới hạn: file-bytes, file-nodes, run-nodes, depth.", "limits: file-bytes"),
    (["check", "--limit", "depth=0"], "cần dạng", "expected"),
    (["check", "a", "b"], "thừa đối số: b", "too many arguments: b"),
    (["--debug=3"], "tùy chọn --debug không nhận giá trị.", "the option --debug takes no value."),
    (["--lang", "fr"], "--lang phải là một trong các giá trị: vi, en.", "--lang must be one of: vi, en."),
    (["diagram", "--depth", "9"], "--depth phải là số nguyên từ 1 đến 5.", "a whole number from 1 to 5."),
    (["diagram", "--depth", "x"], "--depth phải là số nguyên từ 1 đến 5.", "a whole number from 1 to 5."),
    (["show"], "thiếu MÃ.", "is missing."),
    (["path", "lgsp"], "thiếu B.", "B is missing."),
    (["export", "rdf"], "thiếu --output.", "--output is missing."),
    (["check", "-o", "/"], "--output phải là một tệp ghi được.", "must be a file that can be written."),
]


@pytest.mark.parametrize(("arguments", "vi", "en"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_wrong_usage_is_said_in_a_sentence(arguments, vi, en, kientruc, speak):
    for language, expected in (("vi", vi), ("en", en)):
        speak(language)
        done = kientruc(*arguments)
        assert done.code == 2
        assert done.out == ""
        sentence, help_line = done.err.splitlines()
        assert sentence.startswith("kientruc: ")
        assert expected in sentence
        assert help_line.startswith("Xem trợ giúp: kientruc" if language == "vi" else "For help: kientruc")
        assert help_line.endswith("--help")


def test_the_help_line_names_the_command(kientruc):
    for arguments in (["export", "rdf"], ["export", "rdf", "--as-of"], ["export", "rdf", "a", "-o", "x.ttl"]):
        assert kientruc(*arguments).err.endswith("Xem trợ giúp: kientruc export rdf --help\n")


def test_nothing_at_all_prints_the_help(kientruc):
    done = kientruc()
    assert done.code == 2
    assert "Lệnh:" in done.err


def test_a_folder_given_for_a_tree_must_be_none_of_a_file(kientruc, trial):
    done = kientruc("build", trial, "-o", trial / "model.yaml")
    assert (done.code, done.out) == (2, "")
    assert "--output phải là một thư mục." in done.err


def test_no_usage_error_is_left_in_english(script):
    for arguments in (["chek"], ["check", "a", "b"], ["check", "--as-of"], ["check", "--format", "x"], ["show"]):
        done = script(*arguments)
        assert done.code == 2
        assert not {"is", "not", "one", "Got", "requires", "Missing", "argument"} & set(done.err.split())
