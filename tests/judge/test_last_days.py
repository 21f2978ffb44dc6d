"""Last call and last resort of short chains, against every calendar that there is."""
import datetime
import itertools
import os
import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))

from compare import Case
from convention import read_tables
from days import ONE, Span, shift, worked_back
from facts import COLUMNS
from generate import history_text
from support import cases

Day = datetime.date
CHAIN = ["c", "b", "a"]  # each is preceded by the next


class Chain:
    """A cadence of c, with b before each c and a before each b, in a term of two weeks."""

    def __init__(self, seed):
        self.rng = rng = random.Random(seed)
        self.first = shift(Day(2026, 4, 20), rng.randint(0, 40))
        self.last = shift(self.first, rng.randint(8, 13))
        self.count = rng.choice([1, 1, 2])
        self.length = length = rng.choice([1, 2, 3])
        rules = {
            "convention": {"id": "c", "name": "C", "start": self.first, "end": self.last},
            "house": self.house(),
            "party": [{"id": "p", "name": "P"}], "role": [{"id": "r", "name": "R"}],
            "body": [{"id": body, "name": body, "members": ["r"]} for body in CHAIN],
            "obligation": [{"id": "many", "kind": "cadence", "body": "c", "per": "term",
                            "at_least": self.count, "source": {"article": "1"}}]}
        for body, leading in itertools.pairwise(CHAIN[:length]):
            rules["obligation"].append(self.precedence(body, leading))
        for body in rng.sample(CHAIN[:length], rng.choice([0, 0, 1])):
            rules["obligation"].append({
                "id": f"sent-{body}", "kind": "notice", "body": body,
                "ahead": {"days": rng.randint(1, 4)}, "source": {"article": "1"}})
        self.files = {"convention.toml": rules}
        self.rows = [self.row(number) for number in range(rng.choice([0, 0, 1, 2, 3]))]
        self.convention = read_tables([rules])

    def house(self):
        rng = self.rng
        house = {"notice": {"days": rng.randint(0, 3)}, "spacing": rng.randint(1, 3)}
        if rng.random() < 0.3:
            day = shift(self.first, rng.randint(0, 8))
            house["closures"] = [{"first": day, "last": shift(day, 2), "name": "F"}]
        return house

    def precedence(self, body, leading):
        rng = self.rng
        keys = {"id": f"before-{body}", "kind": "precedence", "body": leading,
                "before_each": body, "source": {"article": "1"}}
        if rng.random() < 0.3:
            keys["fresh"] = False
        if rng.random() < 0.3:
            keys["within"] = {"days": rng.randint(1, 5)}
        if rng.random() < 0.3:
            most = keys.get("within", {"days": 3})["days"]
            keys["at_least_before"] = {"days": rng.randint(1, most)}
        return keys

    def row(self, number):
        row = dict.fromkeys(COLUMNS, "")
        day = shift(self.first, self.rng.randint(0, (self.last - self.first).days))
        row.update(uid=f"s{number}", body=self.rng.choice(["a", "b"]), start=str(day),
                   status="proposed")
        return row

    # Every calendar

    def last_day(self, in_order, worked):
        """The latest day on which all that is still to be sent can be sent; none: no calendar."""
        self.in_order, self.worked = in_order, worked
        # In good order a whole day lies between; else the hours of one day may show the order.
        self.whole = 1 if in_order else 0
        self.best = None
        standing = {body: {Day.fromisoformat(row["start"]) for row in self.rows
                           if row["body"] == body} for body in CHAIN}
        self.standing = standing
        for days in itertools.combinations(self.free_days("c"), self.count):
            self.extend(standing, [("c", day) for day in days], None)
        return self.best

    def free_days(self, body):
        calendar = self.convention.calendar
        return [day for number in range((self.last - self.first).days + 1)
                if calendar.is_worked(day := shift(self.first, number)) or not self.worked]

    def extend(self, standing, wanted, act):
        """Places the sessions that are wanted, then what has to come before them."""
        if self.best and act and act <= self.best:
            return
        if not wanted:
            self.best = act
            return
        (body, day), *rest = wanted
        apart = self.convention.house.spacing_of(body) if self.in_order else 1
        if any(abs((day - other).days) < apart for other in standing[body]):
            return
        sent = self.send_by(body, day)
        act = min(act, sent) if act else sent
        placed = {**standing, body: standing[body] | {day}}
        together = [d for b, d in rest if b == body]
        if any(abs((day - other).days) < apart for other in together):
            return
        rule = self.rule(f"before-{body}")
        if not rule:
            return self.extend(placed, rest, act)
        previous = max((d for d in placed[body] | set(together) if d < day), default=None)
        days = [d for d in self.free_or(rule["body"], placed) if (day - d).days >= self.whole and
                self.may_precede(rule, d, day, previous)]
        for leading in days:
            if leading in placed[rule["body"]] or (rule["body"], leading) in rest:
                if leading == previous and rule.get("fresh", True) and \
                        "at_least_before" not in rule and previous not in self.standing[body]:
                    continue  # it cannot be before one that is placed and after it as well
                self.extend(placed, rest, act)
            elif self.convention.calendar.is_worked(leading) or not self.worked:
                self.extend(placed, rest + [(rule["body"], leading)], act)

    def free_or(self, body, placed):
        return sorted({*self.free_days(body), *placed[body]})

    def rule(self, name):
        return next((o for o in self.files["convention.toml"]["obligation"] if o["id"] == name),
                    None)

    def may_precede(self, rule, leading, day, previous):
        calendar = self.convention.calendar
        fresh = rule.get("fresh", True)
        if fresh and previous and (leading - previous).days < self.whole:
            return False
        if "within" in rule and leading < calendar.before(day, Span.read(rule["within"])):
            return False
        return "at_least_before" not in rule or \
            leading <= calendar.before(day, Span.read(rule["at_least_before"]))

    def send_by(self, body, day):
        calendar = self.convention.calendar
        act = calendar.before(day, self.convention.house.notice) if self.in_order else day
        rule = self.rule(f"sent-{body}")
        return min(act, calendar.before(day, Span.read(rule["ahead"]))) if rule else act


class LastDaysTest(unittest.TestCase):
    def test_short_chains_are_saved_until_the_last_day_that_a_calendar_has(self):
        seed = int(os.environ.get("GOUVERNAIL_JUDGE_SEED", "1"))
        for number in range(seed, seed + cases(60, 1000)):
            chain = Chain(number)
            case = Case(chain.files, chain.rows, [], chain.first - 60 * ONE, history_text)
            self.compare(chain, case, number, case.run()["many/term"][4:])

    def compare(self, chain, case, seed, theirs):
        call = chain.last_day(in_order=True, worked=True)
        resort = chain.last_day(in_order=False, worked=False)
        if call:
            call = worked_back(chain.convention.calendar, call)
        ours = ("lost" if resort is None else "upcoming",
                str(call) if call else None, str(resort) if resort else None)
        if ours != theirs:
            lines = [f"seed {seed}: every calendar says {ours}, the program {theirs}"]
            self.fail("\n".join(lines + [f"--- {n}\n{t}" for n, t in case.texts().items()]))


if __name__ == "__main__":
    unittest.main()
