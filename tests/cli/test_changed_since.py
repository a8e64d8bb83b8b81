"""``check --changed-since REV``: what a change introduced, judged over the whole graph; what git cannot tell is said."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

A = "  {id}: {{kind: node, name: {{vi: Máy {id}}}, evidence: inferred, associated-with: [{to}]}}\n"
MANIFEST = 'id: {id}\nname: {{vi: Kho thử, en: Trial}}\nversion: "1.0"\nas-of: 2020-08-10\n'


class Work:
    """A git repository with an architecture in ``kho``."""

    def __init__(self, top: Path, kientruc) -> None:
        self.top, self.kho, self.kientruc = top, top / "kho", kientruc
        self.kho.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.write(**{"kientruc.yaml": MANIFEST.format(id="kho"), "m.yaml": elements(a="b", b="khong-co")})
        self.commit()

    def git(self, *words: object, cwd: Path | None = None) -> str:
        settings = ("-c", "user.name=An", "-c", "user.email=an@example.vn", "-c", "protocol.file.allow=always")
        words = tuple(map(str, words))
        done = subprocess.run(
            ["git", *settings, *words], cwd=cwd or self.top, check=True, capture_output=True, env=environment()
        )
        return done.stdout.decode().strip()

    def write(self, folder: str = "kho", **files: str) -> None:
        for path, text in files.items():
            (self.top / folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.top / folder / path).write_text(text)

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def new(self, revision: str = "HEAD", *options: str) -> list[str]:
        """``CODE element target`` of each finding that is new."""
        done = self.kientruc("check", self.kho, "--changed-since", revision, "--format", "json", *options)
        assert done.code in (0, 1), done.err
        return [f"{f['code']} {f.get('element') or f['path']}" for f in json.loads(done.out)["findings"]]


def environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}


def elements(**targets: str) -> str:
    return "elements:\n" + "".join(A.format(id=name, to=to) for name, to in targets.items())


@pytest.fixture
def work(tmp_path, kientruc) -> Work:
    return Work(tmp_path / "git", kientruc)


def test_what_was_there_before_is_not_reported(work):
    assert work.new() == []
    assert work.kientruc("check", work.kho).code == 1
    done = work.kientruc("check", work.kho, "--changed-since", "HEAD")
    assert done.code == 0
    assert work.git("rev-parse", "--short", "HEAD") in done.out


def test_only_what_was_introduced_is(work):
    work.write(**{"n.yaml": elements(c="cung-khong")})
    assert work.new() == ["REF001 c"]
    assert work.kientruc("check", work.kho, "--changed-since", "HEAD").code == 1


def test_a_change_in_one_file_that_breaks_another(work):
    work.write(**{"n.yaml": elements(c="a")})
    work.commit()
    work.write(**{"m.yaml": elements(b="khong-co")})
    assert work.new() == ["REF001 c"]


def test_the_same_fault_twice_is_new_once(work):
    nfd = 'documents:\n  qd-{}: {{type: decision, title: {{vi: "Qu\u0302y"}}, evidence: inferred}}\n'
    work.write(**{"d.yaml": nfd.format(1)})
    work.commit()
    assert work.new() == []
    work.write(**{"d.yaml": nfd.format(1) + nfd.format(2).partition("\n")[2]})
    assert work.new() == ["IDN003 d.yaml"]


def test_what_moved_or_was_renamed_is_not_new(work):
    work.write(**{"m.yaml": "# đầu tệp\n\n\n" + elements(b="khong-co"), "sub/n.yaml": elements(a="b")})
    assert work.new() == [], "elements in another file, on other lines"
    work.write(**{"m.yaml": "\ufeff" + elements(b="khong-co")})
    work.commit()
    work.git("mv", "kho/m.yaml", "kho/moi.yaml")
    assert work.new() == [], "a file of another name, about which as such something was said"
    (work.kho / "moi.yaml").write_text("\ufeff" + elements(bb="khong-co").replace("Máy bb", "Máy b"))
    (work.kho / "sub/n.yaml").write_text(elements(a="bb"))
    assert work.new() == [], "an element of another id"


def test_untracked_files_are_new_and_committed_ones_after_the_revision_too(work):
    first = work.git("rev-parse", "HEAD")
    work.write(**{"n.yaml": elements(c="x1")})
    work.commit()
    work.write(**{"o.yaml": elements(d="x2")})
    assert work.new(first) == ["REF001 c", "REF001 d"]
    assert work.new("HEAD") == ["REF001 d"]
    assert work.new("HEAD~1") == ["REF001 c", "REF001 d"]


def test_three_dots_mean_where_the_branch_left(work):
    work.git("switch", "-q", "-c", "nhanh")
    work.write(**{"n.yaml": elements(c="x1")})
    work.commit()
    work.git("switch", "-q", "main")
    work.write(**{"m.yaml": elements(a="b", b="a")})  # main mends what the branch still has
    work.commit()
    work.git("switch", "-q", "nhanh")
    assert work.new("main") == ["REF001 b", "REF001 c"]
    assert work.new("main...") == work.new("main...HEAD") == ["REF001 c"]


def test_a_linked_repository_of_the_same_git_repository_is_taken_at_the_revision(work):
    work.write("khac", **{"kientruc.yaml": MANIFEST.format(id="khac"), "m.yaml": elements(x="y", y="x")})
    work.write(
        **{
            "kientruc.yaml": MANIFEST.format(id="kho") + "uses: {k: {repository: khac, path: ../khac}}\n",
            "m.yaml": elements(a='"k:x"'),
        }
    )
    work.commit()
    assert work.new() == []
    work.write("khac", **{"m.yaml": elements(y="y")})
    assert work.new() == ["REF001 a"]


def test_one_outside_is_seen_as_it_is_today(work):
    outside = work.top.parent / "ngoai"
    outside.mkdir()
    (outside / "kientruc.yaml").write_text(MANIFEST.format(id="ngoai"))
    (outside / "m.yaml").write_text(elements(x="x"))
    work.write(
        **{
            "kientruc.yaml": MANIFEST.format(id="kho") + "uses: {n: {repository: ngoai, path: ../../ngoai}}\n",
            "m.yaml": elements(a='"n:x"', b='"n:khong"'),
        }
    )
    work.commit()
    assert work.new() == []


def test_tables_baselines_and_links_are_there_as_well(work):
    work.write(
        **{
            "kientruc.yaml": MANIFEST.format(id="kho") + "tables: [{file: du-lieu.txt, kind: node}]\n",
            "du-lieu.txt": "id,name.vi,evidence,associated-with\nt,Máy,inferred,khong-co\n",
        }
    )
    (work.kho / "link.yaml").symlink_to("m.yaml")
    work.commit()
    assert work.new() == []


def test_a_repository_that_was_not_there_is_all_new(work):
    work.write("moi", **{"kientruc.yaml": MANIFEST.format(id="moi"), "m.yaml": elements(a="khong")})
    work.kho = work.top / "moi"
    assert work.new() == ["REF001 a"]


def test_fixes_reach_only_what_was_introduced(work):
    work.write(**{"m.yaml": elements(a="b", b="aa"), "n.yaml": "\ufeffelements: {}\n"})
    work.commit()
    work.write(**{"o.yaml": elements(c="cc"), "p.yaml": "\ufeffelements: {}\n"})
    work.kientruc("check", work.kho, "--changed-since", "HEAD", "--unsafe-fixes")
    assert work.git("diff", "--name-only") == ""
    assert "[c]" in (work.kho / "o.yaml").read_text()
    assert not (work.kho / "p.yaml").read_text().startswith("\ufeff")


def test_a_rename_since_the_revision_is_mended(work):
    work.write(**{"m.yaml": elements(a="b", b="a")})
    first = work.commit()
    work.write(**{"m.yaml": elements(a="b", moi="a").replace("Máy moi", "Máy b")})
    work.commit()
    assert work.kientruc("check", work.kho, "--fix").code == 1, "HEAD knows of no other id"
    assert work.kientruc("check", work.kho, "--fix", "--changed-since", first).code == 0
    assert "[moi]" in (work.kho / "m.yaml").read_text()


class TestWhatGitCannotTell:
    """One sentence, exit code 2."""

    @pytest.fixture
    def refused(self, work):
        def call(revision: str = "HEAD", folder: Path | None = None) -> str:
            done = work.kientruc("check", folder or work.kho, f"--changed-since={revision}")
            assert (done.code, done.out) == (2, "")
            assert len(done.err.splitlines()) == 1
            return done.err

        return call

    @pytest.mark.parametrize("revision", ["khong-co", "--help", "-x", "HEAD:kho", "", "main\n"])
    def test_no_such_revision(self, refused, revision):
        refused(revision)

    def test_two_revisions(self, refused):
        assert "REV..." in refused("main..HEAD")
        assert "REV..." in refused("HEAD...main~0")

    def test_no_git_repository(self, refused, sound):
        assert "không nằm trong kho git nào" in refused(folder=sound)

    def test_a_shallow_clone(self, work, refused, tmp_path):
        first = work.git("rev-parse", "HEAD")
        work.commit()
        work.git("clone", "-q", "--depth", "1", f"file://{work.top}", tmp_path / "nong")
        assert "git fetch --unshallow" in refused(first, tmp_path / "nong/kho")

    def test_a_submodule(self, work, refused):
        work.git("submodule", "--quiet", "add", f"file://{work.top}", "kho/con")
        work.commit()
        assert "submodule" in refused()

    def test_no_common_ancestor(self, work, refused):
        work.git("switch", "-q", "--orphan", "khac")
        work.write(**{"kientruc.yaml": MANIFEST.format(id="kho")})
        work.commit()
        assert "không có điểm chung" in refused("main...")

    def test_no_git(self, refused, monkeypatch):
        monkeypatch.setenv("PATH", "/nonexistent")
        assert "cần có git" in refused()


def test_what_a_hook_says_of_another_repository_is_not_heeded(work, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert work.new() == []


def test_git_runs_no_program_of_the_repository(work, tmp_path):
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "filter.f.smudge",
        "filter.f.clean",
        "diff.external",
    ):
        work.git("config", setting, trap)
    (work.top / ".gitattributes").write_text("*.yaml filter=f\n")
    assert work.new() == []
    assert not (tmp_path / "sprung").exists()


def test_nothing_is_left_behind(work, monkeypatch, tmp_path):
    room = tmp_path / "tam"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    assert work.new() == []
    assert not list(room.iterdir())
    assert work.git("status", "--porcelain") == ""
