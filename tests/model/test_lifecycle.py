"""The table *Time* of docs/model-files.md, row by row, and the dates that do not decide."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientruc.model.lifecycle import State, in_force, interval, reached, state

AT = datetime.date(2020, 8, 10)
C, P, R, F, U = State.CURRENT, State.PLANNED, State.RETIRED, State.FUTURE, State.UNKNOWN


@pytest.mark.parametrize(
    ("planned", "since", "until", "at_described", "elsewhere"),
    [
        # nothing: current at the manifest's own date, unknown at any other
        (None, None, None, C, U),
        # since on or before it, no until or a later one
        (None, "2018", None, C, C),
        (None, "2020-08-10", None, C, C),
        (None, "2020-08", None, U, U),
        (None, "2018", "2021", C, C),
        (None, "2018", "2020-08-11", C, C),
        # until on or before it
        (None, "2018", "2020-08-10", R, R),
        (None, "2018", "2019", R, R),
        (None, None, "2019", R, R),
        ("2017", "2018", "2019", R, R),
        (None, "unknown", "2019", R, R),
        # planned on or before it, not yet since
        ("2019", None, None, P, P),
        ("2019", "2021", None, P, P),
        ("2020-08-10", "2020-08-11", None, P, P),
        ("2019", None, "2025", P, P),
        # since (and planned) after it
        (None, "2021", None, F, F),
        ("2021", "2022", None, F, F),
        ("2021", None, None, F, F),
        (None, "2020-09", None, F, F),
        # what does not decide is unknown, never current
        (None, "unknown", None, U, U),
        (None, "2020", None, U, U),
        ("2020", None, None, U, U),
        ("2020", "2021", None, U, U),
        ("unknown", None, None, U, U),
        (None, "2018", "unknown", U, U),
        (None, "2018", "2020", U, U),
        (None, None, "2021", C, U),
        (None, None, "2020", U, U),
    ],
)
def test_the_state_at_a_date(planned, since, until, at_described, elsewhere):
    found = [state(planned=planned, since=since, until=until, at=AT, described=at) for at in (AT, None)]
    assert found == [at_described, elsewhere]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", (2020, 1, 1), (2020, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2019-02", (2019, 2, 1), (2019, 2, 28)),
        ("2020-08-10", (2020, 8, 10), (2020, 8, 10)),
        ("0001", (1, 1, 1), (1, 12, 31)),
    ],
)
def test_a_date_is_the_days_it_may_mean(text, first, last):
    assert interval(text) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    "text",
    ["", "0000", "2020-00", "2020-13", "2020-02-30", "2019-02-29", "20", "2020-8", "2020-08-1", "10/08/2020", "2020-08-10 ",
     "2020-08-10T00:00", "-2020", "２０２０", "٢٠٢٠", "2020-", "Unknown", "10000", "2020-08-10\n"],
)  # fmt: skip
def test_what_is_no_date(text):
    with pytest.raises(ValueError):
        interval(text)


days = st.dates(datetime.date(2015, 1, 1), datetime.date(2025, 12, 31))


@settings(deadline=None)
@given(days, days, st.sampled_from([4, 7, 10]))
def test_reached_says_only_what_every_day_of_the_date_agrees_on(day, at, precision):
    text = day.isoformat()[:precision]
    span = interval(text)
    assert span is not None
    verdicts = {span.first <= at, span.last <= at}
    assert reached(text, at) == (verdicts.pop() if len(verdicts) == 1 else None)


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2019", None, True),
        ("2021", None, False),
        ("2020", None, None),
        (None, None, None),
        ("unknown", None, None),
        ("2019", "2020-08-10", False),
        ("2019", "2020-08-11", True),
        ("2019", "2020", None),
        ("2019", "unknown", None),
        (None, "2019", False),
        ("2021", "unknown", False),
    ],
)
def test_in_force(begins, ends, expected):
    assert in_force(begins, ends, AT) is expected


DOCUMENTS = """\
documents:
  first: {type: decree, title: {vi: Một}, issued: 2010-01-01, in-force-from: 2010-03-01}
  second: {type: decree, title: {vi: Hai}, issued: 2015-01-01, in-force-from: 2015-07-01, replaces: [first]}
  third: {type: decree, title: {vi: Ba}, issued: 2014, replaces: [first]}
  undated: {type: decree, title: {vi: Bốn}, replaces: [second]}
  stated: {type: decree, title: {vi: Năm}, issued: 2010, in-force-until: 2012-01-01}
  successor: {type: decree, title: {vi: Sáu}, issued: 2016, replaces: [stated]}
"""


@pytest.mark.parametrize(
    ("name", "ends"),
    [("first", "2014"), ("second", "unknown"), ("third", None), ("undated", None), ("stated", "2012-01-01")],
)
def test_the_end_of_force_comes_from_the_successor(repository_of, name, ends):
    assert repository_of(DOCUMENTS).end_of_force(name) == ends


@pytest.mark.parametrize(
    ("name", "at", "expected"),
    [
        ("first", "2010-02-28", False),
        ("first", "2010-03-01", True),
        ("first", "2013-12-31", True),
        ("first", "2014-06-01", None),
        ("first", "2015-01-01", False),
        ("second", "2016-01-01", None),
        ("second", "2015-01-01", False),
        ("undated", "2016-01-01", None),
        ("stated", "2011-06-01", True),
        ("stated", "2012-01-01", False),
        ("nothing", "2012-01-01", None),
    ],
)
def test_a_document_binds_between_its_dates(repository_of, name, at, expected):
    assert repository_of(DOCUMENTS).in_force(name, datetime.date.fromisoformat(at)) is expected


def test_replaced_by(repository_of):
    assert repository_of(DOCUMENTS).replaced_by("first") == ("second", "third")
