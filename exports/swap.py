"""Exchanging two folders in one step, where the system can: no moment exists at which neither stands in its place."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Protocol

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2 and RENAME_SWAP of macOS's renamex_np have the same value
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


class _Call(Protocol):
    def __call__(self, *arguments: int | bytes) -> int: ...


def swap(new: Path, old: Path) -> None:
    """Put *new* where *old* stands and *old* where *new* stood; both exist, in one file system.

    Without the system's help there are two renames; what a crash between them leaves is put right by :func:`repair`.

    Raises:
        OSError: the system refused.
    """
    if not _exchange(os.fsencode(new), os.fsencode(old)):
        aside = new.with_name(new.name + ASIDE)
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


ASIDE = ".aside"


def repair(folder: Path, temporary: Path) -> bool:
    """Put *temporary* back as *folder* where a crash between two renames left no folder; True where it did."""
    if temporary.name.endswith(ASIDE) and not folder.exists():
        temporary.rename(folder)
        return True
    return False


def _exchange(new: bytes, old: bytes) -> bool:
    """Whether the system could exchange them."""
    call = _system_call()
    if call is None:
        return False
    arguments = (new, old, _EXCHANGE) if sys.platform == "darwin" else (_AT_FDCWD, new, _AT_FDCWD, old, _EXCHANGE)
    if call(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), os.fsdecode(old))


@cache
def _system_call() -> _Call | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # pragma: no cover - no C library to ask (Windows)
        return None
    return getattr(library, "renamex_np" if sys.platform == "darwin" else "renameat2", None)
