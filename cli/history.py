"""An earlier revision of a repository, as git knows it, laid out in a temporary folder that can be read like any other.

Only what a check reads is taken out: the model files of the repository and of the repositories it is linked to by ``path:``, as far
as they lie in the same git repository; what lies outside is seen as it is today. Git is asked for objects only: no hook, no file
system monitor, no filter and no network has a say.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..model.manifest import FRAMEWORK_NAME, NAME
from ..model.reader import Limits, read
from .common import Fail
from .language import say

_SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".json", ".rq", ".sparql", ".ttl"})
"""What a check may read; other files are taken only where a manifest names them."""
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "--no-pager", "--no-replace-objects")
_OWN = frozenset({"GIT_CONFIG", "GIT_CEILING", "GIT_EXEC", "GIT_SSL"})
"""Beginnings of the variables of git that say how it works; the others say which repository a hook runs in."""


class Revision(NamedTuple):
    """A commit, and the folder of its repository's model files; ``folder`` is None where the repository was not there."""

    short: str
    folder: Path | None


@contextmanager
def laid_out(folder: Path, revision: str, limits: Limits) -> Iterator[Revision]:
    """The repository in *folder* as it was at *revision*, until the block ends; ``REV...`` means where this branch left REV.

    Raises:
        Fail: git is not there, *folder* is in no git repository, there is no such revision, or it needs a submodule.
    """
    git = _Git(folder)
    commit = git.commit(revision)
    with tempfile.TemporaryDirectory(prefix="kientruc-") as room:
        layout = _Layout(git, commit, Path(os.path.realpath(room)), limits)
        yield Revision(git.short(commit), layout.lay_out())


class _Git:
    """Questions to git about the repository that *folder* lies in."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.top = self.folder
        top = self.ask("rev-parse", "--show-toplevel")
        if top is None or not top.strip():
            raise Fail(
                say(
                    f"{folder} không nằm trong kho git nào (hoặc git từ chối đọc), nên không biết trước đây kho ra sao.",
                    f"{folder} lies in no git repository (or git refuses it), so there is nothing to compare with.",
                )
            )
        self.top = Path(os.fsdecode(top.rstrip(b"\n")))

    def ask(self, *words: str, said: bytes = b"") -> bytes | None:
        """What git answers; None where it refuses."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GIT_") or name.startswith(tuple(_OWN))
        }
        quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, and arguments that are never options
                [*_GIT, "-C", str(self.top), *words],
                input=said,
                capture_output=True,
                check=False,
                env={**kept, **quiet, "GIT_LITERAL_PATHSPECS": "1"},
            )
        except FileNotFoundError:
            raise Fail(
                say("cần có git trên máy để so với bản trước.", "git is needed to compare with an earlier revision.")
            ) from None
        return done.stdout if done.returncode == 0 else None

    def commit(self, revision: str) -> str:
        """The full name of the commit that *revision* means."""
        revision = "".join(letter if letter.isprintable() else "\ufffd" for letter in revision)  # it may be shown
        left, dots, right = revision.partition("...")
        if (dots and right not in ("", "HEAD")) or (not dots and ".." in revision):
            raise Fail(
                say(
                    f"{revision}: chỉ so với thư mục hiện tại; hãy viết REV, hoặc REV... để so với điểm tách nhánh.",
                    f"{revision}: only this folder is compared; write REV, or REV... for where this branch left it.",
                )
            )
        found = self._named((left or "HEAD") if dots else revision)
        if not dots:
            return found
        base = self.ask("merge-base", found, self._named("HEAD"))
        if base is None:
            raise Fail(
                say(
                    f"{left} và HEAD không có điểm chung nào trong lịch sử hiện có.{self._shallow()}",
                    f"{left} and HEAD have nothing in common in the history that is here.{self._shallow()}",
                )
            )
        return base.decode().split()[0]

    def _named(self, revision: str) -> str:
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found is None:
            raise Fail(
                say(
                    f"kho git này không có bản nào tên {revision}.{self._shallow()}",
                    f"this git repository has no revision {revision}.{self._shallow()}",
                )
            )
        return found.decode().strip()

    def _shallow(self) -> str:
        if (self.ask("rev-parse", "--is-shallow-repository") or b"").strip() != b"true":
            return ""
        return say(
            " Bản sao này chỉ có lịch sử gần nhất: hãy chạy git fetch --unshallow.",
            " This clone has only the latest history: run git fetch --unshallow.",
        )

    def short(self, commit: str) -> str:
        """*commit* as people write it."""
        return (self.ask("rev-parse", "--short", commit) or commit.encode()).decode().strip()


@dataclass
class _Entry:
    """One file of a commit."""

    mode: str
    name: str
    size: int


@dataclass
class _Layout:
    """Lays out what a check reads of one commit below *room*, at the same absolute place as in the working tree."""

    git: _Git
    commit: str
    room: Path
    limits: Limits
    done: set[str] = field(default_factory=set)

    def lay_out(self) -> Path | None:
        """The folder of the repository below *room*, or None where the commit has no manifest in it."""
        waiting = [self.git.folder]
        while waiting:
            folder = waiting.pop()
            if folder.is_relative_to(self.git.top):
                path = folder.relative_to(self.git.top).as_posix()
                if path not in self.done:
                    self.done.add(path)
                    self._write(path)
                    waiting += self._linked(folder)
            else:
                self._borrow(folder)
        place = self._place(self.git.folder)
        return place if any((place / name).is_file() for name in (NAME, FRAMEWORK_NAME)) else None

    def _place(self, path: Path) -> Path:
        return self.room / path.relative_to(path.anchor)

    def _linked(self, folder: Path) -> Iterator[Path]:
        """The folders that the manifest in *folder* links to by a path."""
        for name in (NAME, FRAMEWORK_NAME):
            uses = read(self._place(folder) / name, name, self.limits).document.root.get("uses")
            for use in uses.values() if isinstance(uses, dict) else ():
                path = use.get("path") if isinstance(use, dict) else None
                if isinstance(path, str) and "\0" not in path and not Path(path).is_absolute():
                    yield Path(os.path.normpath(folder / path))

    def _borrow(self, folder: Path) -> None:
        """Let what lies outside the git repository be found where the links lead, as it is today."""
        place = self._place(folder)
        if folder.is_dir() and not self.git.top.is_relative_to(folder) and not os.path.lexists(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(folder, target_is_directory=True)

    def _write(self, path: str) -> None:
        """Write the files of the commit below *path* (from the top of the git repository) that a check may read."""
        entries = self._entries(path)
        manifests = [entry for name, entry in entries.items() if name.rsplit("/", 1)[-1] in (NAME, FRAMEWORK_NAME)]
        named = b"\0".join(self._contents(manifests).values())
        wanted = {
            name: entry
            for name, entry in entries.items()
            if Path(name).suffix in _SUFFIXES or entry.mode == "120000" or name.rsplit("/", 1)[-1].encode() in named
        }
        contents = self._contents(entry for entry in wanted.values() if entry.size <= self.limits.file_bytes)
        links = [name for name, entry in wanted.items() if entry.mode == "120000"]
        top = self._place(self.git.top)
        for name in sorted(wanted.keys() - links):
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            with (top / name).open("xb") as file:
                if wanted[name].name in contents:
                    file.write(contents[wanted[name].name])
                else:
                    file.truncate(wanted[name].size)  # too large to be read, and that is all that is to be found out
        for name in links:  # last, so that nothing is ever written through one
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).symlink_to(os.fsdecode(contents.get(wanted[name].name, b"?")))

    def _entries(self, path: str) -> dict[str, _Entry]:
        """Every file of the commit below *path*, by its path from the top of the git repository."""
        below = () if path == "." else ("--", path)
        listed = self.git.ask("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, *below) or b""
        found = {}
        for line in listed.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            mode, kind, identity, size = about.decode().split()
            if kind == "commit":
                raise Fail(
                    say(
                        f"{os.fsdecode(name)} là submodule của git; chưa so được với bản trước của một kho chứa submodule.",
                        f"{os.fsdecode(name)} is a git submodule; a repository that holds one cannot be compared.",
                    )
                )
            found[os.fsdecode(name)] = _Entry(mode, identity, int(size))
        return found

    def _contents(self, entries: Iterable[_Entry]) -> dict[str, bytes]:
        """The content of each of *entries*, by its object name."""
        names = sorted({entry.name for entry in entries})
        answer = self.git.ask("cat-file", "--batch", said="".join(f"{name}\n" for name in names).encode()) or b""
        found, at = {}, 0
        for name in names:
            end = answer.find(b"\n", at)
            words = answer[at:end].split()
            if len(words) != 3:
                raise Fail(
                    say(
                        f"kho git này thiếu nội dung {name[:12]} của bản {self.commit[:12]} (bản sao một phần?).",
                        f"this git repository lacks the content {name[:12]} of {self.commit[:12]} (a partial clone?).",
                    )
                )
            size = int(words[2])
            found[name] = answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found
