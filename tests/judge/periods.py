"""Periods that tile a term, what a cut one owes, and how each is named."""
import datetime
from dataclasses import dataclass

from days import ONE, add_months

Day = datetime.date
MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "school-year": 12,
          "convention-year": 12}


@dataclass(frozen=True)
class Period:
    first: Day
    last: Day
    name: str

    @property
    def length(self):
        return (self.last - self.first).days + 1


def split(per):
    """How many months a period has, and its unit."""
    count, _, unit = per.rpartition(" ")
    unit = unit if unit in MONTHS else unit.removesuffix("s")
    return int(count or 1) * MONTHS[unit], unit


def origin(months, unit, anchor, signed):
    """A day on which a period begins."""
    if anchor == "signature" or unit == "convention-year":
        return signed
    if unit == "school-year":
        return Day(signed.year - (signed.month < 9), 9, 1)
    if 12 % months == 0 or unit == "year":
        return Day(signed.year, 1, 1)
    return Day(signed.year, signed.month - (signed.month - 1) % MONTHS[unit], 1)


def name_of(first, last, months):
    if last == add_months(first, months) - ONE and first.day == 1:
        if months == 1:
            return f"{first:%Y-%m}"
        if months == 3 and first.month % 3 == 1:
            return f"{first.year}-Q{first.month // 3 + 1}"
        if months == 6 and first.month % 6 == 1:
            return f"{first.year}-S{first.month // 6 + 1}"
        if months == 12 and first.month == 1:
            return f"{first.year}"
    if months % 12 == 0:
        return f"{first.year}-{last.year}"
    return first.isoformat()


def tiles(per, anchor, signed, first, last):
    """The whole periods that touch the days from first to last."""
    if per == "term":
        yield Period(first, last, "term")
        return
    months, unit = split(per)
    start = origin(months, unit, anchor, signed)
    index = ((first.year - start.year) * 12 + first.month - start.month) // months - 1
    while True:
        begins = add_months(start, index * months)
        ends = add_months(start, (index + 1) * months) - ONE
        index += 1
        if begins > last:
            return
        if ends >= first:
            yield Period(begins, ends, name_of(begins, ends, months))


def lies_in_months(first, last, months):
    day = first
    while day <= last:
        if day.month not in months:
            return False
        day = add_months(Day(day.year, day.month, 1), 1)
    return bool(months)
