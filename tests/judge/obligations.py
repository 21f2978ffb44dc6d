"""Random obligations of every kind, and amendments that change some of them."""
import datetime

from days import shift

Day = datetime.date
PERIODS = ["month", "quarter", "quarter", "semester", "year", "year", "school-year",
           "convention-year", "term", "2 years", "2 months", "4 months", "5 months", "18 months",
           "3 quarters", "as-needed"]
SPANS = [{"days": 0}, {"days": 1}, {"days": 5}, {"days": 8}, {"days": 15}, {"days": 30},
         {"days": 60}, {"days": 3, "regime": "franc"}, {"days": 5, "regime": "ouvre"},
         {"days": 4, "regime": "ouvrable"}, {"days": 10, "roll": "next"},
         {"days": 10, "roll": "previous"}, {"months": 1, "rounding": "down"},
         {"months": 2, "rounding": "up"}, {"months": 3, "rounding": "down", "roll": "next"}]
MATTERS = ["travaux", "suivi"]  # of which sessions deal, or that they serve
EVIDENCE = ["proposed", "convened", "held", "held", "held", "attendance", "minutes"]
FRACTIONS = ["1/2", "2/3", "1/3", "1/4", "3/5"]
KINDS = ["cadence"] * 6 + ["max-gap"] * 2 + ["precedence"] * 4 + ["response"] * 3 + \
    ["notice"] * 3 + ["composition"] * 4 + ["standing", "standing", "deadline", "deadline", "deadline"]


class Obligations:
    def __init__(self, rng, first, last, signed, parties):
        self.rng = rng
        self.bound = {party["id"]: party.get("effective", first) for party in parties}
        self.first, self.last, self.signed = first, last, signed
        self.made = []

    def many(self, count):
        for number in range(count):
            self.made.append(self.one(f"o{number}"))
        return self.made

    def one(self, name):
        rng = self.rng
        kind = rng.choice(KINDS)
        keys = {"id": name, "kind": kind}
        keys.update(getattr(self, kind.replace("-", "_"))())
        keys["source"] = {"article": "1"}
        if kind not in ("max-gap", "deadline"):
            if rng.random() < 0.12:
                keys["from"] = self.day()
            if rng.random() < 0.12:
                keys["until"] = max(self.day(), keys.get("from", self.first))
        bound = [p for p, day in self.bound.items() if day <= keys.get("until", self.last)]
        if rng.random() < 0.12 and bound and "from_signature" not in keys:
            keys["party"] = rng.choice(bound)
        return keys

    def day(self):
        return shift(self.first, self.rng.randint(0, (self.last - self.first).days))

    def span(self):
        return dict(self.rng.choice(SPANS))

    def long_span(self):
        return dict(self.rng.choice([span for span in SPANS if span.get("days", 30) > 4]))

    def maybe(self, keys, chance, **more):
        for key, value in more.items():
            if self.rng.random() < chance:
                keys[key] = value
        return keys

    def rhythm(self, keys):
        rng = self.rng
        keys["per"] = rng.choice(PERIODS)
        return self.maybe(keys, 0.2 if keys["per"] != "as-needed" else 0, anchor="signature")

    def cadence(self):
        rng = self.rng
        keys = self.rhythm({"body": rng.choice(["b1", "b2", "b3", "y1", "a1", "x1", "q1"])})
        how = rng.random()
        least = rng.choice([1, 1, 1, 2, 3])
        if how < 0.6:
            keys["at_least"] = least
        elif how < 0.75:
            keys["exactly"] = least
        elif how < 0.85:
            keys["at_most"] = least
        else:
            keys.update(at_least=least, at_most=least + rng.randint(0, 2))
        self.maybe(keys, 0.3, partial=rng.choice(["prorata", "full", "skip"]))
        self.maybe(keys, 0.3, counts=rng.choice(EVIDENCE))
        self.maybe(keys, 0.25, also_counts=rng.sample(["b1", "b2", "b3", "a1"], rng.randint(1, 2)))
        self.maybe(keys, 0.2, except_months=rng.choice([[8], [7, 8], [7, 8, 9], [1, 12]]))
        return self.of_matters(self.maybe(keys, 0.15, mark=rng.choice(MATTERS)))

    def of_matters(self, keys):
        """Only sessions that deal with a matter."""
        return self.maybe(keys, 0.25, tag=self.rng.choice(MATTERS))

    def max_gap(self):
        rng = self.rng
        gap = rng.choice([{"days": 30}, {"days": 60}, {"days": 100}, {"days": 45, "roll": "next"},
                          {"months": 3, "rounding": "down"}, {"months": 2, "rounding": "up"},
                          {"days": 40, "regime": "ouvre"}])
        keys = {"body": rng.choice(["b1", "b2", "b3", "y1"]), "gap": gap}
        if rng.random() < 0.3 and self.signed >= self.first:
            keys["from_signature"] = True
        return self.of_matters(self.maybe(keys, 0.3, counts=rng.choice(EVIDENCE)))

    def precedence(self):
        rng = self.rng
        keys = {"body": rng.choice(["y1", "y2"]), "before_each": rng.choice(["x1", "x2", "q1"])}
        self.maybe(keys, 0.4, fresh=rng.choice([True, False]))
        self.maybe(keys, 0.35, within=self.span())
        self.maybe(keys, 0.3, at_least_before={"days": rng.choice([1, 2, 5, 15])})
        self.maybe(keys, 0.2, weight=rng.choice(["indicator", "recommendation"]))
        return self.of_matters(keys)

    def response(self):
        rng = self.rng
        keys = {"after_each": rng.sample(["b1", "x1", "x2", "q1"], rng.randint(1, 2))}
        self.maybe(keys, 0.8, within=self.span())
        how = rng.random()
        if how < 0.4:
            keys["answer"] = "minutes"
        elif how < 0.55:
            keys.update(body="q1", after_each="q1", when="quorum-failed")
        else:
            keys["body"] = rng.choice(["b2", "b3", "a1", "y1"])
        return keys if keys.get("answer") == "minutes" else self.of_matters(keys)

    def notice(self):
        rng = self.rng
        keys = {"body": rng.choice(["x1", "x2", "q1"]), "ahead": self.span()}
        self.maybe(keys, 0.4, of=rng.choice(["convocation", "documents"]))
        if rng.random() < 0.4:
            keys.update(ahead=self.long_span(), urgent={"days": 3})
        if keys["body"] == "q1" and rng.random() < 0.6:
            keys.update(ahead=self.long_span(), second=rng.choice([{"days": 2}, {"days": 4}]))
        self.maybe(keys, 0.2, from_next_day=True)
        self.maybe(keys, 0.3, weight=rng.choice(["indicator", "recommendation"]))
        if rng.random() < 0.25:
            keys.update(counted="received", delivery={"days": rng.choice([1, 2, 3])})
        return keys

    def composition(self):
        rng = self.rng
        keys = {"body": rng.choice(["x1", "x2", "b1", "q1"])}
        self.maybe(keys, 0.7, require=rng.choice(["invited", "present", "present", "represented"]))
        keys.setdefault("require", "represented")
        if rng.random() < 0.7:
            keys["roles"] = [self.asked(n) for n in rng.sample(range(1, 8), rng.randint(1, 4))]
        if keys["require"] == "invited":
            keys["roles"] = rng.sample([f"r{n}" for n in range(1, 8)], rng.randint(1, 3))
            return keys
        self.maybe(keys, 0.1, every_member=True)
        self.maybe(keys, 0.3, parties=rng.sample(["p1", "p2", "p3"], rng.randint(1, 2)))
        self.maybe(keys, 0.3, share=[self.share()])
        self.maybe(keys, 0.2, parity={"a": "k1", "b": "k2", "tolerance": rng.randint(0, 2)})
        if keys["body"] == "q1":
            quorum = {"first": rng.choice(FRACTIONS)}
            if rng.random() < 0.3:
                quorum["second"] = "1/4"
            keys["quorum"] = quorum
        if not {"roles", "parties", "share", "parity", "quorum"} & keys.keys():
            keys["roles"] = ["r2"]
        return keys

    def asked(self, number):
        rng = self.rng
        role = f"r{number}"
        how = rng.random()
        if how < 0.5:
            return role
        table = {"role": role}
        if how < 0.65:
            table["at_least"] = rng.choice([1, 2, 3])
        elif how < 0.75:
            table["exactly"] = rng.choice([1, 2])
        elif how < 0.85:
            table["every"] = True
        else:
            table["condition"] = "travaux"
        return table

    def share(self):
        rng = self.rng
        share = {"college": rng.choice(["k1", "k2"])}
        self.maybe(share, 0.8, at_least=rng.choice(FRACTIONS))
        return self.maybe(share, 0.6, of=rng.choice(["seats", "present"]))

    def standing(self):
        rng = self.rng
        keys = self.rhythm({"role": f"r{rng.randint(1, 7)}"})
        keys["per"] = rng.choice(["year", "quarter", "school-year", "semester"])
        how = rng.random()
        if how < 0.3:
            keys.update(filled="at-sessions", sessions_of=rng.choice(["b1", "x1", "q1"]))
        elif how < 0.5:
            keys["filled"] = "once"
        else:
            self.maybe(keys, 0.5, vacancy=self.span())
        return keys

    def deadline(self):
        rng = self.rng
        keys = {"body": rng.choice(["a1", "b1", "b2", "y1"])}
        how = rng.random()
        if how < 0.3:
            keys["due"] = self.day()
        elif how < 0.45:
            keys["after"] = {"anchor": "municipales"} | rng.choice([{}, {"days": 60}, {
                "months": 6, "rounding": "down"}])
        else:
            way = rng.choice(["before", "after"])
            anchor = rng.choice(["start", "end", "signature"]) if way == "after" else "end"
            keys[way] = {"anchor": anchor} | self.span()
        if "due" in keys and rng.random() < 0.4:
            keys["opens"] = min(self.day(), keys["due"])
        if keys.get("after") == {"anchor": "municipales"} and rng.random() < 0.3:
            keys["opens"] = self.day()
        self.maybe(keys, 0.2, state=True)
        return self.of_matters(self.maybe(keys, 0.3, counts=rng.choice(EVIDENCE)))

    # Amendments

    def amendments(self):
        rng = self.rng
        if (self.last - self.first).days < 60:
            return []
        days = sorted({self.day() for _ in range(rng.choice([0, 0, 1, 1, 2]))})
        gone = set()
        return [self.amendment(number, day, gone)
                for number, day in enumerate(days, 1) if day > self.first]

    def amendment(self, number, day, gone):
        rng = self.rng
        tables = {"amendment": {"id": f"avenant-{number}", "title": "A", "effective": day}}
        standing = [o for o in self.made if o["id"] not in gone and o.get("per") != "as-needed"]
        replaced = [{"id": o["id"], **self.change(o), "source": {"article": "2"}}
                    for o in rng.sample(standing, min(len(standing), rng.randint(0, 6)))]
        if replaced:
            tables["replace"] = replaced
        if rng.random() < 0.5:
            tables["add"] = [self.one(f"n{number}")]
        names = {keys["id"] for keys in replaced}
        left = [o["id"] for o in standing if o["id"] not in names]
        if left and rng.random() < 0.5:
            repealed = rng.choice(left)
            gone.add(repealed)
            tables["repeal"] = [{"id": repealed}]
        return tables

    def change(self, obligation):
        """Keys that an amendment replaces; none: it issues the rule as it is."""
        rng = self.rng
        if rng.random() < 0.4:
            return {}
        kind = obligation["kind"]
        if kind == "cadence":
            if obligation["per"] != "term" and rng.random() < 0.5:
                return {"per": rng.choice(["month", "quarter", "semester", "year"])}
            if "exactly" in obligation:
                return {"exactly": rng.choice([1, 2, 3])}
            return {"at_least": 1} if "at_most" in obligation else {
                "at_least": rng.choice([1, 2, 3])}
        if kind == "deadline":
            return {"due": self.day()} if "due" in obligation and "opens" not in obligation else {}
        changes = {"notice": {"ahead": self.long_span()}, "precedence": {"within": self.span()},
                   "response": {"within": self.span()}, "max-gap": {"gap": {"days": 50}},
                   "composition": {"require": "present"}}
        if obligation.get("require") == "invited":
            return {}
        return changes.get(kind, {})
