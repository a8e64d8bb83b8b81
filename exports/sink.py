"""The only module that touches the disk: artifacts become files, whole or not at all.

A tree is written beside its place, flushed, and exchanged with what stood there; a crash at any moment leaves the old tree
or the new one. Only a folder that kientruc made, or an empty one, is ever replaced.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ..model.text import Text
from .artifact import Artifact
from .swap import repair, swap

MARKER = ".kientruc-output"
_MARKER_TEXT = (
    "Thư mục này do kientruc tạo ra; lần chạy sau sẽ thay toàn bộ nội dung.\n"
    "kientruc made this folder; the next run replaces all of it.\n"
)
PATIENCE = 10.0
"""Seconds to wait for another run that writes the same folder."""
STALE = 3600.0
"""Seconds after which a temporary file that no lock speaks for is taken for the remains of a crash."""


class SinkError(Exception):
    """Something could not be written; ``text`` says what, for people."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.best("en"))
        self.text = text


class RefusedError(SinkError):
    """An artifact would leave its folder, or the folder is not ours to replace."""


class BusyError(SinkError):
    """Another run holds the folder; ``pid`` is its process where it said so, else 0."""

    def __init__(self, folder: Path, pid: int) -> None:
        super().__init__(
            Text(
                f"Một tiến trình khác (pid {pid or '?'}) đang ghi vào {folder}; hãy đợi rồi chạy lại.",
                f"Another process (pid {pid or '?'}) is writing {folder}; wait, then run again.",
            )
        )
        self.pid = pid


class CannotWriteError(SinkError):
    """The system refused: no room, no permission, a device."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(Text(f"Không ghi được {path}: {reason}.", f"Cannot write {path}: {reason}."))


def write_tree(artifacts: Iterable[Artifact], folder: Path, *, patience: float = PATIENCE) -> None:
    """Make *folder* hold exactly *artifacts* and the marker; what stood there is replaced in one step.

    Raises:
        RefusedError: a path is absolute, leaves the folder, or comes twice; or the folder is not empty and not ours.
        BusyError: another run did not finish within *patience* seconds.
        CannotWriteError: the system refused; what stood there is untouched.
    """
    found = _checked([*artifacts, Artifact(MARKER, _MARKER_TEXT.encode())])
    place = Path(os.path.realpath(folder))
    with _explained(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        with _lock(place, patience):
            _clean_folders(place)
            _refuse_foreign(place)
            _replace(found, place)


def write_new(artifacts: Iterable[Artifact], folder: Path, *, patience: float = PATIENCE) -> None:
    """Make *folder*, which must be empty or not there yet, hold *artifacts*, and leave it to whoever works there.

    It gets no marker, so no later run replaces it. A folder that is there stays the same folder: a shell may stand in it.

    Raises:
        RefusedError: a path is absolute, leaves the folder, or comes twice; or something is in the folder.
        BusyError: another run did not finish within *patience* seconds.
        CannotWriteError: the system refused; nothing was written.
    """
    found = _checked(list(artifacts))
    place = Path(os.path.realpath(folder))
    with _explained(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        with _lock(place, patience):
            _clean_folders(place)
            if place.exists() and not (place.is_dir() and not any(place.iterdir())):
                raise RefusedError(
                    Text(
                        f"{folder} đã có và không trống; không ghi đè lên gì cả. Hãy chọn thư mục khác.",
                        f"{folder} is there and not empty; nothing is written over. Choose another folder.",
                    )
                )
            _fill(found, place)


def write_file(artifact: Artifact, path: Path) -> None:
    """Write the content of *artifact* to *path*, whole or not at all; a device or pipe is written to directly.

    Raises:
        CannotWriteError: the system refused; what stood there is untouched.
    """
    place = Path(os.path.realpath(path))
    with _explained(path):
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(artifact.content)
            return
        _clean_files(place)
        temporary = _temporary(place)
        try:
            _write(temporary, artifact.content)
            if place.exists():
                shutil.copymode(place, temporary)
            temporary.replace(place)
            _flush(place.parent)
        finally:
            temporary.unlink(missing_ok=True)


def _checked(artifacts: list[Artifact]) -> list[Artifact]:
    seen: set[str] = set()
    for artifact in artifacts:
        parts = artifact.path.split("/")
        if any(part in ("", ".", "..") for part in parts) or any(sign in artifact.path for sign in "\\\0:"):
            raise RefusedError(
                Text(
                    f"Đường dẫn {artifact.path!r} ra ngoài thư mục kết quả.",
                    f"The path {artifact.path!r} leaves the output folder.",
                )
            )
        if artifact.path in seen:
            raise RefusedError(
                Text(f"Tệp {artifact.path!r} được ghi hai lần.", f"The file {artifact.path!r} is written twice.")
            )
        seen.add(artifact.path)
    return artifacts


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))):
        return
    raise RefusedError(
        Text(
            f"{folder} không phải do kientruc tạo ra và không trống; hãy chọn thư mục khác hoặc tự xóa.",
            f"{folder} was not made by kientruc and is not empty; choose another folder or remove it yourself.",
        )
    )


def _fill(artifacts: list[Artifact], folder: Path) -> None:
    """Write beside *folder*, then move into it what lies on top; undone where the system refuses half-way."""
    temporary = _temporary(folder)
    moved: list[Path] = []
    try:
        _write_all(artifacts, temporary)
        if not folder.exists():
            temporary.rename(folder)
            _flush(folder.parent)
            return
        for path in sorted(temporary.iterdir()):
            path.rename(folder / path.name)
            moved.append(folder / path.name)
        _flush(folder)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_all(artifacts: list[Artifact], folder: Path) -> None:
    """Make the new *folder* and write *artifacts* below it."""
    folder.mkdir()
    for artifact in artifacts:
        path = folder.joinpath(*PurePosixPath(artifact.path).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, artifact.content)
    for below, _, _ in os.walk(folder):
        _flush(Path(below))


def _replace(artifacts: list[Artifact], folder: Path) -> None:
    temporary = _temporary(folder)
    try:
        _write_all(artifacts, temporary)
        if folder.exists():
            shutil.copymode(folder, temporary)
            swap(temporary, folder)
        else:
            temporary.rename(folder)
        _flush(folder.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _temporary(place: Path) -> Path:
    return place.with_name(f".kt-{place.name}.{secrets.token_hex(6)}")


def _clean_folders(place: Path) -> None:
    """Remove the folders that killed runs left beside *place*. Whoever calls holds the lock, so no living run owns them."""
    for remains in _remains(place):
        if remains.is_dir() and not remains.is_symlink() and not repair(place, remains):
            shutil.rmtree(remains, ignore_errors=True)


def _clean_files(place: Path) -> None:
    """Remove the files that killed runs left beside *place*, once they are so old that no living run can own them."""
    for remains in _remains(place):
        with contextlib.suppress(OSError):
            if remains.is_file() and remains.suffix != ".lock" and time.time() - remains.stat().st_mtime > STALE:
                remains.unlink()


def _remains(place: Path) -> list[Path]:
    return sorted(place.parent.glob(f".kt-{_literal(place.name)}.*"))


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


@contextlib.contextmanager
def _lock(folder: Path, patience: float) -> Iterator[None]:
    """Hold the folder against other runs. The kernel frees the lock of a killed process."""
    path = folder.with_name(f".kt-{folder.name}.lock")
    deadline = time.monotonic() + patience
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        try:
            _wait(handle, folder, deadline)
            # The holder before us may have removed the file we opened: then we hold nothing that others can see.
            if not _same(handle, path):
                continue
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
            return
        finally:
            os.close(handle)


def _wait(handle: int, folder: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                written = os.pread(handle, 20, 0)
                raise BusyError(folder, int(written) if written.isdigit() else 0) from None
            time.sleep(0.02)
        else:
            return


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWriteError(path, error) from error
