"""A folder of rules as values: bodies, roles, parties, and each obligation with its versions."""
import datetime
import tomllib
from dataclasses import dataclass, field

from days import ONE, Calendar, Span

Day = datetime.date


@dataclass
class Version:
    """An obligation as it stood between two days, both included."""
    keys: dict
    first: Day
    last: Day


@dataclass
class Obligation:
    id: str
    versions: list
    amended: bool = False

    @property
    def kind(self):
        return self.versions[0].keys["kind"]


@dataclass
class House:
    alert_days: int = 30
    notice: Span = Span(days=8)
    spacing: int = 1
    bodies: dict = field(default_factory=dict)

    def notice_of(self, body):
        own = self.bodies.get(body, {}).get("notice")
        return Span.read(own) if own else self.notice

    def spacing_of(self, body):
        return self.bodies.get(body, {}).get("spacing", self.spacing)


@dataclass
class Convention:
    first: Day
    last: Day
    signed: Day
    calendar: Calendar
    house: House
    parties: dict
    roles: dict
    bodies: dict
    obligations: list

    def binds(self, party, day):
        effective = self.parties.get(party, {}).get("effective") if party else None
        return effective is None or effective <= day

    def role_binds(self, role, day):
        return self.binds(self.roles[role].get("party"), day)


def read_folder(folder):
    return read_tables([tomllib.loads(path.read_text(encoding="utf-8"))
                        for path in sorted(folder.rglob("*.toml"))
                        if "checklists" not in path.parts])


def read_tables(tables):
    main = next(table["convention"] for table in tables if "convention" in table)
    house = next((table["house"] for table in tables if "house" in table), {})
    closures = [(c["first"], c["last"]) for c in house.get("closures", ())]

    def by_id(name):
        return {item["id"]: item for table in tables for item in table.get(name, ())}

    convention = Convention(
        main["start"], main["end"], main.get("signed", main["start"]),
        Calendar(main.get("region", "metropole"), closures),
        House(house.get("alert-days", 30), Span.read(house.get("notice", {"days": 8})),
              house.get("spacing", 1), house.get("body", {})),
        by_id("party"), by_id("role"), {**by_id("body"), **by_id("act")}, [])
    convention.obligations = list(read_obligations(tables, convention))
    return convention


def read_obligations(tables, convention):
    amendments = sorted((t for t in tables if "amendment" in t),
                        key=lambda t: t["amendment"]["effective"])
    found = {}
    for table in tables:
        for keys in table.get("obligation", ()):
            found[keys["id"]] = Obligation(keys["id"], [
                Version(keys, convention.first, convention.last)])
    for table in amendments:
        amend(found, table, convention)
    for obligation in found.values():
        restrict(obligation, convention)
        if obligation.versions:
            yield obligation


def amend(found, table, convention):
    effective = table["amendment"]["effective"]
    for keys in table.get("replace", ()):
        obligation = found[keys["id"]]
        former = obligation.versions[-1]
        obligation.versions.append(
            Version({**former.keys, **keys}, effective, former.last))
        former.last = min(former.last, effective - ONE)
        obligation.amended = True
    for keys in table.get("add", ()):
        found[keys["id"]] = Obligation(keys["id"], [
            Version(keys, effective, convention.last)])
    for keys in table.get("repeal", ()):
        obligation = found[keys["id"]]
        obligation.versions[-1].last = min(obligation.versions[-1].last, effective - ONE)


def restrict(obligation, convention):
    """In force between `from` and `until`, and from the day on which its party is bound."""
    for version in obligation.versions:
        keys = version.keys
        effective = convention.parties.get(keys.get("party"), {}).get("effective")
        starts = [version.first, keys.get("from"), effective]
        version.first = max(day for day in starts if day)
        if "until" in keys:
            version.last = min(version.last, keys["until"])
    obligation.versions = [v for v in obligation.versions if v.first <= v.last]
