"""The rules there were before profiles, contracts and own rules: what the cost of all rules is measured against."""

_LAST = {
    "CNF": 8,
    "EVD": 1,
    "EXM": 3,
    "FRW": 1,
    "IDN": 5,
    "LAW": 2,
    "MET": 6,
    "REF": 8,
    "SCH": 7,
    "SEC": 2,
    "STR": 5,
    "SYN": 9,
    "TIM": 1,
}
SPINE = frozenset(f"{group}{number:03}" for group, last in _LAST.items() for number in range(1, last + 1))
