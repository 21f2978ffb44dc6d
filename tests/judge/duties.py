"""The duties of a convention on a day: windows, numbers, and the sessions that bear on each."""
import datetime
from dataclasses import dataclass, field
from fractions import Fraction

from convention import Version
from days import ONE, Span
from facts import before
from periods import lies_in_months, owed, tiles

Day = datetime.date


@dataclass
class Duty:
    id: str
    obligation: str
    keys: dict
    first: Day
    last: Day
    required: int = 1
    at_most: int | None = None
    sessions: list = field(default_factory=list)  # that may keep it
    unsure: list = field(default_factory=list)  # would, if their hour were known and right
    trigger: object = None  # the session that it belongs to
    last_whole: Day | None = None  # in good order a whole day lies between it and that session
    is_decided: bool = True  # not where two sessions to which something belongs have no order
    is_possible: bool = True  # that some day lies in its window
    ends: Day | None = None  # of a gap: until when one that ran out is overdue


class Deriver:
    """`today`: names of what the program is known to do otherwise (known.py)."""

    def __init__(self, convention, history, elections, today=frozenset()):
        self.convention = convention
        self.calendar = convention.calendar
        self.elections = elections
        self.today = today
        self.by_body = {}
        for session in sorted(history.sessions, key=lambda s: (s.day, s.hour or 0, s.uid)):
            if session.status != "cancelled":
                self.by_body.setdefault(session.body, []).append(session)

    def duties(self):
        for obligation in self.convention.obligations:
            derive = getattr(self, obligation.kind.replace("-", "_"))
            yield from derive(obligation)

    def of_body(self, *bodies):
        if "counted-twice" not in self.today:
            bodies = dict.fromkeys(bodies)
        found = [s for body in bodies for s in self.by_body.get(body, ())]
        return sorted(found, key=lambda s: (s.day, s.hour or 0, s.uid))

    # Periods

    def stretches(self, obligation):
        """Versions that follow one another and ask the same are one."""
        rhythm = ("at_least", "at_most", "exactly", "per", "anchor", "partial", "except_months",
                  "body", "also_counts", "counts", "role", "vacancy", "gap", "from_signature",
                  "due", "before", "after", "opens")
        result = []
        for version in obligation.versions:
            same = result and "reissue" not in self.today and all(
                result[-1][0].get(key) == version.keys.get(key) for key in rhythm)
            if same and result[-1][2] + ONE == version.first:
                result[-1][2] = version.last
            else:
                result.append([version.keys, version.first, version.last])
        return result

    def windows(self, obligation):
        stretches = self.stretches(obligation)
        for keys, first, last in stretches:
            anchor = keys.get("anchor", "calendar")
            per = keys.get("per", "year")
            whole = (first, last)
            if per == "term" and "term-amended" not in self.today:
                whole = (obligation.versions[0].first, obligation.versions[-1].last)
            for period in tiles(per, anchor, self.convention.signed, *whole):
                begins, ends = max(period.first, first), min(period.last, last)
                if begins > ends:
                    continue
                name = period.name
                later = begins == first and first != stretches[0][1]
                if "reissue" in self.today:
                    later = obligation.amended
                if later and begins > period.first:
                    name += f"@{begins}"
                yield keys, period, begins, ends, f"{obligation.id}/{name}"

    def cadence(self, obligation):
        if obligation.versions[0].keys["per"] == "as-needed":
            return
        cut = list(self.windows(obligation))
        for keys, period, first, last, name in cut:
            parts = [(k, f, l) for k, p, f, l, _ in cut if p == period]
            least = keys.get("exactly", keys.get("at_least", 0))
            most = keys.get("exactly", keys.get("at_most"))
            partial = keys.get("partial", "prorata")
            left = (last - first).days + 1
            if lies_in_months(first, last, keys.get("except_months", ())):
                continue
            if left < period.length and partial == "skip":
                continue
            if len(parts) > 1 and partial == "prorata" and "reissue" not in self.today:
                place = [f for _, f, _ in parts].index(first)
                least = shares([k.get("exactly", k.get("at_least", 0)) for k, _, _ in parts],
                               parts, period)[place]
                if most is not None:
                    most = max(least, shares([k.get("exactly", k.get("at_most", 0))
                                              for k, _, _ in parts], parts, period)[place])
            elif left < period.length and partial == "prorata":
                least = owed(least, left, period.length)
                if most is not None:
                    most = max(least, owed(most, left, period.length))
            if not least and most is None:
                continue
            sessions = [s for s in self.of_body(keys["body"], *keys.get("also_counts", ()))
                        if first <= s.day <= last]
            yield Duty(name, obligation.id, keys, first, last, least, most, sessions)

    def standing(self, obligation):
        for keys, _, first, last, name in self.windows(obligation):
            yield Duty(name, obligation.id, keys, first, last)

    # Sessions

    def named_by(self, obligation, days):
        """Ids of duties named by a day: -2, -3 for others of that day."""
        last, rank = None, 0
        for day in days:
            last, rank = day, rank + 1 if day == last else 1
            yield f"{obligation.id}/{day}" + (f"-{rank}" if rank > 1 else "")

    def triggers(self, obligation, key):
        """The sessions to which something belongs, with the version in force on their day."""
        bodies = {}
        for version in obligation.versions:
            named = version.keys[key]
            for body in [named] if isinstance(named, str) else named:
                bodies[body] = True
        pairs = [(s, v) for s in self.of_body(*bodies) for v in obligation.versions
                 if v.first <= s.day <= v.last and s.body in v.keys[key]
                 and (isinstance(v.keys[key], list) or s.body == v.keys[key])]
        pairs.sort(key=lambda pair: (pair[0].day, list(bodies).index(pair[0].body)))
        names = self.named_by(obligation, [s.day for s, _ in pairs])
        return [(s, v, name) for (s, v), name in zip(pairs, names)]

    def max_gap(self, obligation):
        if "reissue" not in self.today:
            yield from self.gaps(obligation)
            return
        starts = []
        for keys, begins, ends in self.stretches(obligation):
            start = self.convention.signed if keys.get("from_signature") else begins
            days = sorted({s.day for s in self.of_body(keys["body"]) if begins <= s.day <= ends})
            for day, first in [(start, start)] + [(day, day + ONE) for day in days]:
                last = self.calendar.after(day, Span.read(keys["gap"]))
                if last <= ends:
                    starts.append((keys, day, first, last))
        names = self.named_by(obligation, [day for _, day, _, _ in starts])
        for (keys, _, first, last), name in zip(starts, names):
            yield Duty(name, obligation.id, keys, first, last,
                       sessions=[s for s in self.of_body(keys["body"]) if first <= s.day <= last])

    def gaps(self, obligation):
        """A gap from the entry into force and from each session; what an amendment does to one."""
        stretches = self.stretches(obligation)
        keys, begins, _ = stretches[0]
        start = self.convention.signed if keys.get("from_signature") else begins
        days = [s.day for s in self.of_body(keys["body"])
                if begins <= s.day <= stretches[-1][2] and not self.lacked_quorum(s)]
        starts = [(start, start)] + [(day, day + ONE) for day in sorted(set(days))]
        names = self.named_by(obligation, [day for day, _ in starts])
        for (day, first), name in zip(starts, names):
            here = [s for s in stretches if s[1] <= max(day, begins) <= s[2]]
            if not here:
                continue
            keys, _, ends = here[0]
            last = self.calendar.after(day, Span.read(keys["gap"]))
            for further, effective, until in stretches[stretches.index(here[0]) + 1:]:
                if effective <= last and effective == ends + ONE:
                    gap = Span.read(further["gap"])
                    anew = self.calendar.after(day, gap)
                    last = anew if anew >= last else max(
                        anew, min(last, self.calendar.after(effective, gap)))
                    keys, ends = further, until
            if last <= ends:
                yield Duty(name, obligation.id, keys, first, last,
                           ends=stretches[-1][2],
                           sessions=[s for s in self.of_body(keys["body"])
                                     if first <= s.day <= last])

    def precedence(self, obligation):
        every = self.of_body(obligation.versions[0].keys["before_each"])
        for session, version, name in self.triggers(obligation, "before_each"):
            keys = version.keys
            whole = ONE if "same-day" in self.today else 0 * ONE
            first, last = self.convention.first, session.day - whole
            former = every[:every.index(session)]
            previous = former[-1] if former and keys.get("fresh", True) else None
            earliest, latest = None, None
            if "within" in keys:
                earliest = self.calendar.before(session.day, Span.read(keys["within"]))
                first = max(first, earliest)
            if "at_least_before" in keys:
                latest = self.calendar.before(session.day, Span.read(keys["at_least_before"]))
                last = min(last, latest)
            if previous:
                first = max(first, previous.day + whole)
            duty = Duty(name, obligation.id, keys, first, last, trigger=session)
            duty.is_decided = "same-day" in self.today or not any(
                before(s, session) == "unknown" for s in every if s is not session)
            duty.last_whole = min(last, session.day - ONE)
            if first > last and not whole:  # no day allows it
                duty.first = duty.last = session.day
                duty.is_possible = False
            for s in self.of_body(keys["body"]):
                order = self.precedes(s, session, previous)
                if (earliest and s.day < earliest) or (latest and s.day > latest) or \
                        s.day < self.convention.first or order == "no":
                    continue
                (duty.sessions if order == "yes" else duty.unsure).append(s)
            yield duty

    def precedes(self, session, following, previous):
        """Whether a session lies before one and, if given, after another: yes, no or unknown."""
        answers = [before(session, following)]
        if previous:
            answers.append(before(previous, session))
        if "same-day" in self.today:
            if session.day == following.day:
                return "yes" if answers[0] == "yes" else "no"
            return "no" if previous and session.day <= previous.day else answers[0]
        return "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"

    def response(self, obligation):
        for trigger, version, name in self.triggers(obligation, "after_each"):
            keys = version.keys
            if keys.get("when") == "quorum-failed" and not self.lacked_quorum(trigger):
                continue
            first = trigger.day + (ONE if "when" in keys else 0 * ONE)
            last = self.convention.last
            if "within" in keys:
                last = max(trigger.day,
                           self.calendar.after(trigger.day, Span.read(keys["within"])))
            duty = Duty(name, obligation.id, keys, first, last, trigger=trigger)
            second = "when" in keys and "second-unmarked" not in self.today
            if keys.get("answer") != "minutes" and not second:
                for s in self.of_body(keys["body"]):
                    if s is trigger or not first <= s.day <= last:
                        continue
                    order = "yes" if "same-day" in self.today else before(trigger, s)
                    if order != "no":
                        (duty.sessions if order == "yes" else duty.unsure).append(s)
            yield duty

    def notice(self, obligation):
        for session, version, name in self.triggers(obligation, "body"):
            keys = version.keys
            ahead = keys["urgent"] if session.urgent and "urgent" in keys else keys["ahead"]
            last = session.day
            if keys.get("counted") == "received":
                last = self.calendar.before(last, Span.read(ahead))
                last = self.calendar.before(last, Span.read(keys["delivery"]))
            else:
                last = self.calendar.before(last, Span.read(ahead))
            first = min(self.convention.first, last)
            yield Duty(name, obligation.id, keys, first, last, trigger=session)

    def composition(self, obligation):
        for session, version, name in self.triggers(obligation, "body"):
            yield Duty(name, obligation.id, version.keys, session.day, session.day,
                       trigger=session)

    def lacked_quorum(self, session):
        raise NotImplementedError  # judge.py gives it

    # Once

    def deadline(self, obligation):
        versions = [Version(*stretch) for stretch in self.stretches(obligation)]
        for number, version in enumerate(versions):
            former = [d for v in versions[:number] for d in self.deadlines(obligation, v, versions)]
            for duty in self.deadlines(obligation, version, versions):
                if former and "amended-deadline" not in self.today:
                    duty.id += f"@{version.first}"
                yield duty

    def deadlines(self, obligation, version, versions):
        keys = version.keys
        how = "before" if "before" in keys else "after"
        anchor = keys.get(how, {}).get("anchor")
        if anchor in (None, "start", "end", "signature"):
            last = keys.get("due") or self.due(keys[how], how)
            first = keys.get("opens", version.first)
            if "amended-deadline" not in self.today:
                # Owed under the version in force on its last day; what was done before counts.
                if not self.is_in_force(version, last):
                    return
                first = keys.get("opens", versions[0].first)
            yield from self.once(obligation, keys, "term", first, last)
            return
        rounds = sorted(days for kind, *days in self.elections if kind == anchor)
        for i, (_, day) in enumerate(rounds):
            if not version.first <= day <= version.last:
                continue
            span = keys[how]
            if "days" in span or "months" in span:
                last = self.calendar.move(day, Span.read(span), -1 if how == "before" else 1)
            else:
                following = [opening - ONE for opening, _ in rounds[i + 1:]]
                last = min(following + [version.last])
            first = day + ONE
            if "election-opens" not in self.today:
                first = max(first, keys.get("opens", first))
            yield from self.once(obligation, keys, day.isoformat(), first, last)

    def is_in_force(self, version, day):
        """A day after the term is that of a version that no amendment ended."""
        return version.first <= day <= version.last or (
            day > version.last == self.convention.last)

    def due(self, span, how):
        convention = self.convention
        anchor = {"start": convention.first, "end": convention.last,
                  "signature": convention.signed}[span["anchor"]]
        return self.calendar.move(anchor, Span.read(span), -1 if how == "before" else 1)

    def once(self, obligation, keys, name, first, last):
        sessions = [s for s in self.of_body(keys["body"]) if first <= s.day <= last]
        if first <= last:
            yield Duty(f"{obligation.id}/{name}", obligation.id, keys, first, last,
                       sessions=sessions)


def shares(numbers, parts, period):
    """What the parts of a period owe: their shares together, rounded once; the largest first."""
    exact = [Fraction(number * ((last - first).days + 1), period.length)
             for number, (_, first, last) in zip(numbers, parts)]
    result = [int(share) for share in exact]
    missing = int(sum(exact) + Fraction(1, 2)) - sum(result)
    for place in sorted(range(len(parts)), key=lambda i: result[i] - exact[i])[:missing]:
        result[place] += 1
    return result
