"""kientruc: an enterprise-architecture repository and validator for Vietnam's e-government.

The checkout itself is this package (docs/architecture.md). A script needs three names:

    >>> import kientruc                                       # doctest: +SKIP
    >>> repository = kientruc.open("architecture/provinces/thua-thien-hue")
    >>> report = kientruc.check(repository)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from os import PathLike

    from .model.report import Report
    from .model.repository import Repository

__version__ = "0.1.0"
__all__ = ["__version__", "check", "open"]


def open(folder: str | PathLike[str]) -> Repository:  # noqa: A001 - read as kientruc.open
    """Read the repository in *folder* whole; what is wrong with its files becomes findings, never an exception.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    from pathlib import Path

    from .model.loader import load

    return load(Path(folder))


def check(repository: Repository, *, as_of: datetime.date | None = None, today: datetime.date | None = None) -> Report:
    """Run every rule over *repository*; the dates default to the manifest's ``as-of`` and the clock."""
    from .validators.engine import run

    return run(repository, as_of=as_of, today=today)
