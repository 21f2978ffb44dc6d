"""Days as the manual of rules counts them: holidays, regimes, spans, months."""
import datetime
import functools
from dataclasses import dataclass

Day = datetime.date
ONE = datetime.timedelta(days=1)


def shift(day, count):
    return day + datetime.timedelta(days=count)


def month_length(year, month):
    return (Day(year + month // 12, month % 12 + 1, 1) - ONE).day


@functools.lru_cache(None)
def easter(year):
    """Gauss, as Meeus writes it for the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    k = (a + 11 * h + 22 * m) // 451
    n = h + m - 7 * k + 114
    return Day(year, n // 31, n % 31 + 1)


@functools.lru_cache(None)
def public_holidays(year, region):
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    moving = [1, 39, 50]
    if region == "alsace-moselle":
        fixed.append((12, 26))
        moving.append(-2)
    return {Day(year, month, day) for month, day in fixed} | {
        shift(easter(year), after) for after in moving}


@dataclass(frozen=True)
class Span:
    days: int | None = None
    months: int | None = None
    regime: str = "calendar"
    roll: str = "none"
    rounding: str | None = None

    @staticmethod
    def read(table):
        return Span(table.get("days"), table.get("months"), table.get("regime", "calendar"),
                    table.get("roll", "none"), table.get("rounding"))


class Calendar:
    """The public holidays of a region and the closures of a house."""

    def __init__(self, region="metropole", closures=()):
        self.region = region
        self.closures = tuple(closures)

    def is_holiday(self, day):
        return day in public_holidays(day.year, self.region)

    def is_closed(self, day):
        return any(first <= day <= last for first, last in self.closures)

    def is_worked(self, day):  # ouvré
        return day.weekday() < 5 and not self.is_holiday(day) and not self.is_closed(day)

    def counts(self, day, regime):
        if regime == "ouvrable":
            return day.weekday() != 6 and not self.is_holiday(day)
        return regime != "ouvre" or self.is_worked(day)

    def roll(self, day, how):
        step = {"none": 0, "next": 1, "previous": -1}[how]
        while step and not self.is_worked(day):
            day = shift(day, step)
        return day

    def move(self, day, span, way):
        """The day that lies a span after (way = 1) or before (way = -1) another."""
        if span.months is not None:
            moved = add_months(day, way * span.months, span.rounding)
        elif span.regime == "franc":
            moved = shift(day, way * (span.days + 1))
        elif span.regime == "calendar":
            moved = shift(day, way * span.days)
        else:
            moved, left = day, span.days
            while left:
                moved = shift(moved, way)
                left -= self.counts(moved, span.regime)
        return self.roll(moved, span.roll)

    def after(self, day, span):
        return self.move(day, span, 1)

    def before(self, day, span):
        return self.move(day, span, -1)


def add_months(day, months, rounding="down"):
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = month_length(year, month + 1)
    if day.day <= last:
        return Day(year, month + 1, day.day)
    end = Day(year, month + 1, last)
    return end + ONE if rounding == "up" else end


def worked_back(calendar, day):
    """The last day worked that is not after a day."""
    while not calendar.is_worked(day):
        day = shift(day, -1)
    return day


def sent_by(calendar, keys, ahead, day):
    """The last day to send what a notice asks for, so long ahead of a session."""
    last = calendar.before(day, Span.read(ahead))
    if keys.get("from_next_day"):
        last -= ONE
    if keys.get("counted") == "received":
        last = calendar.before(last, Span.read(keys["delivery"]))
    return last
