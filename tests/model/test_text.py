"""Dates as Vietnamese offices write them."""

from __future__ import annotations

import pytest

from kientruc.model.text import vietnamese_date


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2020-08-10", "10/8/2020"),
        ("2025-07-01", "01/7/2025"),
        ("2019-02-11", "11/02/2019"),
        ("2021-01-02", "02/01/2021"),
        ("2024-12-31", "31/12/2024"),
        ("2018-02", "02/2018"),
        ("2020-06", "6/2020"),
        ("2020", "2020"),
    ],
)
def test_days_below_ten_and_the_first_two_months_carry_a_zero(iso: str, shown: str) -> None:
    assert vietnamese_date(iso) == shown
