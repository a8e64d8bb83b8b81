"""A repository of any size in the shape of a real one, for measuring: same files on every machine.

    python benchmarks/generate.py FOLDER ELEMENTS      (2.5 relations an element, 250 elements a file)

It is clean by construction but for ten planted faults, so that a fast answer that finds nothing is noticed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

PER_FILE = 250
FAULTS = 10
KINDS = (
    "information-system",
    "platform",
    "portal",
    "database",
    "dataset",
    "business-process",
    "network",
    "public-service",
)
SERVES = ("information-system", "platform", "portal")
DATA = ("database", "dataset")
DOMAINS = (
    "Y tế",
    "Giáo dục",
    "Đất đai",
    "Giao thông",
    "Xây dựng",
    "Tư pháp",
    "Du lịch",
    "Nông nghiệp",
    "Môi trường",
    "Hộ tịch",
)
WORDS = ("Hệ thống thông tin", "Nền tảng", "Cổng", "Cơ sở dữ liệu", "Bộ dữ liệu", "Quy trình", "Mạng", "Dịch vụ")

MANIFEST = """\
id: do-hieu-nang
name: {vi: Kho sinh tự động để đo hiệu năng, en: Generated repository for measuring}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses:
  vneaf: {framework: vneaf, version: "2.0"}
  law: {repository: legal-documents}
"""


def generate(folder: Path, elements: int, seed: int = 2323) -> None:
    """Write a repository of *elements* elements and 2.5 times as many relations into *folder*."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kientruc.yaml").write_text(MANIFEST, encoding="utf-8")
    agencies = max(4, elements // 200)
    kind_of = ["agency" if n < agencies else KINDS[n % len(KINDS)] for n in range(elements)]
    by_kind: dict[str, list[int]] = {}
    for number, kind in enumerate(kind_of):
        by_kind.setdefault(kind, []).append(number)
    faulty = set(rng.sample(range(agencies, elements), min(FAULTS, elements - agencies)))
    wanted = elements * 5 // 2
    for start in range(0, elements, PER_FILE):
        lines = ["elements:"]
        for number in range(start, min(start + PER_FILE, elements)):
            share = wanted * (number + 1) // elements - wanted * number // elements
            lines += _element(rng, number, kind_of, by_kind, agencies, share, number in faulty)
        (folder / f"tep-{start // PER_FILE:04}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _element(
    rng: random.Random,
    number: int,
    kind_of: list[str],
    by_kind: dict[str, list[int]],
    agencies: int,
    share: int,
    faulty: bool,
) -> list[str]:
    kind = kind_of[number]
    domain = DOMAINS[number % len(DOMAINS)]
    word = "Sở" if kind == "agency" else WORDS[KINDS.index(kind)]
    lines = [
        f"  pt-{number}:",
        f"    kind: {kind}",
        f"    name: {{vi: {word} {domain} số {number}, en: {kind.replace('-', ' ').capitalize()} number {number}}}",
        f"    documentation: {{vi: Phục vụ công tác quản lý nhà nước về {domain.lower()} trên địa bàn tỉnh.}}",
    ]
    if kind != "agency":
        lines.append(f"    owner: pt-{number % agencies}")
    if kind in SERVES:
        lines += [f"    security-level: {1 + number % 3}", '    classified-as: ["vneaf:code/ARM"]']
    lines.append(f"    since: {2005 + number % 15}")
    verb, pool = _verb(kind, by_kind)
    targets = [t for t in dict.fromkeys(rng.choice(pool) for _ in range(share)) if t != number]
    while len(targets) < share:
        extra = rng.choice(pool)
        if extra != number and extra not in targets:
            targets.append(extra)
    lines.append(f"    {verb}:")
    for position, target in enumerate(targets):
        if faulty and position == 0:
            lines.append(f"      - pt-{target}-khong-co")
        elif position % 3 == 2 or kind == "agency":
            lines.append(f"      - {{to: pt-{target}, evidence: derived}}")
        elif verb == "flows-to":
            lines.append(
                f"      - {{to: pt-{target}, carries: [pt-{by_kind['dataset'][target % len(by_kind['dataset'])]}]}}"
            )
        else:
            lines.append(f"      - pt-{target}")
    lines += [
        f"    evidence: {('sourced', 'derived', 'reported', 'inferred')[number % 4]}",
        '    sources: ["law:nd-47-2020"]',
    ]
    return lines


def _verb(kind: str, by_kind: dict[str, list[int]]) -> tuple[str, list[int]]:
    """A verb that *kind* may have, and the elements it may point at."""
    if kind in SERVES:
        return "flows-to", by_kind["platform"]
    if kind in DATA:
        return "associated-with", by_kind["public-service"]
    if kind == "network":
        return "associated-with", by_kind["platform"]
    if kind == "agency":
        return "associated-with", by_kind["business-process"]
    return "triggers" if kind == "business-process" else "associated-with", by_kind["business-process"]


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
