"""Random conventions with every kind of obligation, and histories that stand on their borders."""
import csv
import datetime
import io
import random

from convention import read_tables
from days import month_length, shift
from duties import Deriver
from facts import COLUMNS, History
from obligations import Obligations

Day = datetime.date
PLAIN = ["b1", "b2", "b3"]  # nothing comes before their sessions
LEADING = ["y1", "y2"]      # come before others
TIED = ["x1", "x2"]         # something comes before, is sent before, or is asked of them
QUORATE = ["q1"]            # a quorum is asked of them
ACTS = ["a1"]
BODIES = PLAIN + LEADING + TIED + QUORATE


def some_day(rng, first, last):
    return shift(first, rng.randint(0, (last - first).days))


def history_text(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


class World:
    """What one seed makes: the tables of the rules, rows of a history, waivers and days."""

    def __init__(self, seed, obligations=24, sessions=45, days=4):
        self.rng = random.Random(seed)
        self.obligations = obligations
        self.files = {"convention.toml": self.base()}
        make = Obligations(self.rng, self.first, self.last, self.signed,
                           self.files["convention.toml"]["party"])
        self.files["convention.toml"]["obligation"] = make.many(obligations)
        for number, amendment in enumerate(make.amendments(), 1):
            self.files[f"avenants/avenant-{number}.toml"] = amendment
        self.borders = self.find_borders()
        self.so_far = []
        self.rows = [self.session(number) for number in range(self.rng.randint(0, sessions))]
        self.mark_second_convocations(random.Random(f"{seed}: second convocations"))
        self.waivers = [self.waiver() for _ in range(self.rng.randint(0, 3))]
        self.seats = self.some_seats(random.Random(f"{seed}: seats"))
        self.days = sorted({self.as_of() for _ in range(days)})

    # The convention

    def base(self):
        rng = self.rng
        self.first = self.start()
        self.last = shift(self.first, rng.randint(200, 1300))
        if rng.random() < 0.5:
            self.last = Day(self.last.year, 12, 31)
        self.signed = shift(self.first, rng.choice([0, 0, 0, -1, -30, 1, 45, -200]))
        convention = {"id": "c", "name": "C", "start": self.first, "end": self.last,
                      "signed": self.signed,
                      "region": rng.choice(["metropole", "metropole", "alsace-moselle"])}
        parties = [{"id": p, "name": p} for p in ("p1", "p2", "p3")]
        for party in parties[1:]:
            if rng.random() < 0.5:
                party["effective"] = some_day(rng, shift(self.first, -10), self.last)
        return {"convention": convention, "house": self.house(), "party": parties,
                "college": [{"id": c, "name": c} for c in ("k1", "k2")],
                "role": [self.role(number) for number in range(1, 8)],
                "body": [self.body(body) for body in BODIES],
                "act": [{"id": act, "name": act} for act in ACTS]}

    def start(self):
        rng = self.rng
        year, month = rng.randint(2024, 2026), rng.randint(1, 12)
        day = rng.choice([1, 1, 1, 15, 28, 31, rng.randint(1, 31)])
        return Day(year, month, min(day, month_length(year, month)))

    def house(self):
        rng = self.rng
        house = {"alert-days": rng.choice([0, 10, 30, 30, 45])}
        if rng.random() < 0.7:
            house["notice"] = rng.choice([
                {"days": 0}, {"days": 8}, {"days": 15}, {"days": 5, "regime": "ouvre"},
                {"days": 6, "regime": "ouvrable"}, {"days": 3, "regime": "franc"}])
        if rng.random() < 0.5:
            house["spacing"] = rng.choice([1, 2, 7, 20])
        if rng.random() < 0.4:
            first = some_day(rng, self.first, self.last)
            house["closures"] = [{"first": first, "last": shift(first, rng.randint(0, 25)),
                                  "name": "F"}]
        return house

    def role(self, number):
        rng = self.rng
        role = {"id": f"r{number}", "name": f"R{number}"}
        if rng.random() < 0.85:
            role["party"] = rng.choice(["p1", "p2", "p3"])
        if rng.random() < 0.7:
            role["college"] = rng.choice(["k1", "k2"])
        if rng.random() < 0.8:
            role["seats"] = rng.randint(1, 5)
        if rng.random() < 0.2:
            role["elected"] = True
        if rng.random() < 0.2:
            role["is_also"] = [f"r{rng.choice([n for n in range(1, 8) if n != number])}"]
        how = rng.choice(["", "", "same-organisation", "same-assembly", "listed-roles", "nobody"])
        if how:
            role["substitution"] = how
        if how == "listed-roles":
            role["substitutes"] = [f"r{rng.choice([n for n in range(1, 8) if n != number])}"]
        return role

    def body(self, body):
        members = sorted(self.rng.sample(range(1, 8), self.rng.randint(2, 5)))
        return {"id": body, "name": body, "members": [f"r{number}" for number in members]}

    # The history

    def find_borders(self):
        convention = read_tables(list(self.files.values()))
        days = {self.first, self.last, self.signed}
        for duty in Deriver(convention, History(()), ()).duties():
            days |= {duty.first, duty.last}
        return sorted(days)

    def border(self):
        if self.rng.random() < 0.6:
            return shift(self.rng.choice(self.borders), self.rng.choice([-1, 0, 0, 1]))
        return some_day(self.rng, shift(self.first, -20), shift(self.last, 40))

    def session(self, number):
        rng = self.rng
        day = self.border()
        if number and rng.random() < 0.2:
            day = Day.fromisoformat(rng.choice(self.so_far)["start"][:10])
        row = dict.fromkeys(COLUMNS, "")
        row["uid"] = f"s{number}"
        row["body"] = rng.choice(BODIES + BODIES + ACTS)
        hour = rng.choice(["", "", "T09:00", "T09:00", "T10:30", "T14:00", "T18:00"])
        row["start"] = f"{day}{hour}"
        row["status"] = rng.choice(["held"] * 6 + ["convened"] * 2 + ["proposed", "cancelled"])
        self.papers(row, day)
        self.so_far.append(row)
        return row

    def mark_second_convocations(self, rng):
        for row in self.rows:
            earlier = [other for other in self.rows if other["body"] == row["body"] and
                       other["start"][:10] < row["start"][:10]]
            if row["body"] in QUORATE and earlier and rng.random() < 0.6:
                first = max(earlier, key=lambda other: other["start"]) if rng.random() < 0.8 \
                    else rng.choice(earlier)
                row["second_of"] = first["uid"] if rng.random() < 0.7 else first["start"][:10]

    def papers(self, row, day):
        rng = self.rng
        if row["status"] != "proposed" and rng.random() < 0.7:
            row["convened_on"] = str(shift(day, -rng.choice([0, 1, 5, 8, 9, 14, 15, 16, 30])))
        if rng.random() < 0.4:
            row["documents_on"] = str(shift(day, -rng.choice([0, 3, 5, 8, 9])))
        if rng.random() < 0.1:
            row["urgent"] = "yes"
        if rng.random() < 0.4:
            row["note"] = rng.choice(["#travaux", "ordre #travaux, suite", "#travauxpublics",
                                      "#suivi", "#suivi #travaux", "#suivi-annuel"])
        if row["status"] == "cancelled" and rng.random() < 0.7:
            row["cancelled_on"] = str(shift(day, -rng.choice([0, 1, 10, 40])))
        if row["status"] != "held":
            return
        if rng.random() < 0.7:
            row["present"] = self.sheet()
        if rng.random() < 0.5:
            row["minutes_on"] = str(shift(day, rng.choice([0, 2, 3, 10, 15, 16, 40])))
        if rng.random() < 0.3:
            row["minutes_sent_on"] = str(shift(day, rng.choice([0, 2, 3, 10, 15])))
        if row["minutes_on"]:  # what was approved had been sent
            row["minutes_sent_on"] = min(row["minutes_on"], row["minutes_sent_on"])

    def sheet(self):
        rng = self.rng
        parts = []
        for number in sorted(rng.sample(range(1, 8), rng.randint(0, 7))):
            count = rng.choice([1, 1, 2, 3, 4])
            how = rng.choice([""] * 8 + ["=visio", "=excusé"])
            parts.append(f"r{number}" + (f"*{count}" if count > 1 else "") + how)
        return "|".join(parts) or "-"

    def waiver(self):
        rng = self.rng
        ids = [o["id"] for o in self.files["convention.toml"]["obligation"]]
        waiver = {"target": rng.choice(ids), "granted_on": self.border(), "reason": "r",
                  "authority": "a"}
        first, last = sorted([self.border(), self.border()])
        if rng.random() < 0.7:
            waiver["from"] = first
        if rng.random() < 0.7:
            waiver["until"] = last
        return waiver

    def some_seats(self, rng):
        """Who holds a role, each a person of his own; often nobody is recorded."""
        seats = []
        for role in self.files["convention.toml"]["role"]:
            if rng.random() < 0.5:
                continue
            for _ in range(min(rng.randint(1, 2), role.get("seats", 2))):
                begins = rng.choice([*self.borders, *self.borders, shift(self.first, -100)])
                seat = {"role": role["id"], "person": f"m{len(seats)}",
                        "from": shift(begins, rng.choice([-1, 0, 1]))}
                if rng.random() < 0.7:
                    seat["until"] = max(seat["from"], shift(rng.choice(self.borders),
                                                            rng.choice([-1, 0, 1])))
                seats.append(seat)
        return seats if rng.random() < 0.6 else []

    def as_of(self):
        rng = self.rng
        if self.rows and rng.random() < 0.4:
            day = Day.fromisoformat(rng.choice(self.rows)["start"][:10])
            return shift(day, rng.choice([-1, 0, 1]))
        return self.border()
