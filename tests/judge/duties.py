"""The duties of a convention on a day: windows, numbers, and the sessions that bear on each."""
import datetime
from dataclasses import dataclass, field
from fractions import Fraction

from attendance import NO, UNKNOWN, YES
from convention import Version
from days import ONE, Span, sent_by
from facts import before
from periods import lies_in_months, tiles

Day = datetime.date


def governing(versions, version, last_day):
    """The keys of the notice that a session of `version` is due, and the last day of sending: what
    was due before an amendment stays, and none wants a sending before its own day."""
    at = versions.index(version)
    while at > 0 and versions[at - 1].last + ONE == versions[at].first and \
            versions[at - 1].keys["body"] == versions[at].keys["body"] and \
            min(last_day(versions[at - 1].keys), last_day(versions[at].keys)) < versions[at].first:
        at -= 1
    return versions[at].keys, last_day(versions[at].keys)


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
    first_whole: Day | None = None  # in good order a whole day lies between it and the session
    last_whole: Day | None = None  # before, and between it and that which it belongs to
    is_decided: bool = True  # not where two sessions to which something belongs have no order
    is_possible: bool = True  # that some day lies in its window
    force: tuple | None = None  # of a standing duty: the days on which its rule is in force
    ends: Day | None = None  # of a gap: until when one that ran out is overdue
    perhaps_last: Day = Day.min  # of a notice: the last day, if it is a second convocation
    starts: list = field(default_factory=list)  # of a gap: the sessions from one of which it runs


class Deriver:
    def __init__(self, convention, history, elections):
        self.convention = convention
        self.calendar = convention.calendar
        self.elections = elections
        self.by_body = {}
        for session in sorted(history.sessions, key=lambda s: (s.day, s.hour or 0, s.uid)):
            if session.status != "cancelled":
                self.by_body.setdefault(session.body, []).append(session)

    def duties(self):
        for obligation in self.convention.obligations:
            derive = getattr(self, obligation.kind.replace("-", "_"))
            yield from derive(obligation)

    @staticmethod
    def about(keys, sessions):
        """Those that deal with the matter that the rule names."""
        return [s for s in sessions if "tag" not in keys or s.bears(keys["tag"])]

    def of_body(self, *bodies):
        found = [s for body in dict.fromkeys(bodies) for s in self.by_body.get(body, ())]
        return sorted(found, key=lambda s: (s.day, s.hour or 0, s.uid))

    # Periods

    def stretches(self, obligation):
        """Versions that follow one another and ask the same are one."""
        rhythm = ("at_least", "at_most", "exactly", "per", "anchor", "partial", "except_months",
                  "body", "also_counts", "counts", "role", "filled", "sessions_of", "vacancy", "gap", "from_signature",
                  "due", "before", "after", "opens")
        result = []
        for version in obligation.versions:
            same = result and all(
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
            if per == "term":
                whole = (obligation.versions[0].first, obligation.versions[-1].last)
            for period in tiles(per, anchor, self.convention.signed, *whole):
                begins, ends = max(period.first, first), min(period.last, last)
                if begins > ends:
                    continue
                name = period.name
                if begins > period.first and begins == first != stretches[0][1]:
                    name += f"@{begins}"
                yield keys, period, begins, ends, f"{obligation.id}/{name}"

    def cadence(self, obligation):
        if obligation.versions[0].keys["per"] == "as-needed":
            return
        for parts in self.shared_out(obligation):
            least = shares(parts, "at_least")
            most = shares(parts, "at_most")
            for place, part in enumerate(parts):
                keys, _, first, last, name = part
                capped = "at_most" in keys or "exactly" in keys
                if is_left_out(part, parts) or not least[place] and not capped:
                    continue
                bodies = keys["body"], *keys.get("also_counts", ())
                sessions = [s for s in self.about(keys, self.of_body(*bodies))
                            if first <= s.day <= last]
                yield Duty(name, obligation.id, keys, first, last, least[place],
                           max(most[place], least[place]) if capped else None, sessions)

    def shared_out(self, obligation):
        """Windows, those together that an amendment parts and that share out what is owed."""
        chains, begins = [], {first for _, first, _ in self.stretches(obligation)}
        for part in self.windows(obligation):
            _, period, first, _, _ = part
            if chains and first in begins and chains[-1][-1][3] + ONE == first:
                _, former, _, last, _ = chains[-1][-1]
                if first > period.first or last < former.last:
                    chains[-1].append(part)
                    continue
            chains.append([part])
        return chains

    def standing(self, obligation):
        force = obligation.versions[0].first, obligation.versions[-1].last
        for keys, _, first, last, name in self.windows(obligation):
            yield Duty(name, obligation.id, keys, first, last, force=force)

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
        pairs = [(s, v) for s, v in pairs
                 if v.keys.get("when") != "quorum-failed" or
                 (self.lacked_quorum(s) and self.is_second(s) != YES)]
        names = self.named_by(obligation, [s.day for s, _ in pairs])
        return [(s, v, name) for (s, v), name in zip(pairs, names)]

    def max_gap(self, obligation):
        """A gap from the entry into force and from each session; what an amendment does to one."""
        stretches = self.stretches(obligation)
        keys, begins, _ = stretches[0]
        start = self.convention.signed if keys.get("from_signature") else begins
        days = [s.day for s in self.about(keys, self.of_body(keys["body"]))
                if min(start, begins) <= s.day <= stretches[-1][2] and not self.lacked_quorum(s)]
        starts = [(start, start)] + [(day, day + ONE) for day in sorted(set(days))]
        # What would have run out before anybody was bound bound nobody.
        starts = [(day, first) for day, first in starts
                  if day >= begins or self.calendar.after(day, Span.read(keys["gap"])) >= begins]
        if start not in [day for day, first in starts if day == first] and \
                (not starts or starts[0][0] >= begins):
            starts.insert(0, (begins, begins))
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
                           starts=[s for s in self.about(keys, self.of_body(keys["body"]))
                                   if s.day == day < first],
                           sessions=[s for s in self.about(keys, self.of_body(keys["body"]))
                                     if first <= s.day <= last])

    def precedence(self, obligation):
        every = self.of_body(obligation.versions[0].keys["before_each"])
        for session, version, name in self.triggers(obligation, "before_each"):
            keys = version.keys
            first, last = self.convention.first, session.day
            former = every[:every.index(session)] if keys.get("fresh", True) else []
            perhaps = last_of(s for s in former if self.takes(s) != NO)
            previous = last_of(s for s in former if self.takes(s) == YES)
            earliest, latest = None, None
            if "within" in keys:
                earliest = self.calendar.before(session.day, Span.read(keys["within"]))
                first = max(first, earliest)
            if "at_least_before" in keys:
                latest = self.calendar.before(session.day, Span.read(keys["at_least_before"]))
                last = min(last, latest)
            duty = Duty(name, obligation.id, keys, first, last, trigger=session)
            duty.first_whole = first
            if previous:
                duty.first = first = max(first, previous[0].day)
                duty.first_whole = max(first, previous[0].day + ONE)
            duty.is_decided = not any(
                before(s, session) == "unknown" for s in every if s is not session)
            duty.last_whole = min(last, session.day - ONE)
            if first > last:  # no day allows it
                duty.first = duty.last = session.day
                duty.is_possible = False
            for s in self.about(keys, self.of_body(keys["body"])):
                if (earliest and s.day < earliest) or (latest and s.day > latest) or \
                        s.day < self.convention.first or \
                        self.precedes(s, session, previous) == "no":
                    continue
                order = self.precedes(s, session, perhaps)
                if order == "yes":
                    duty.sessions.append(s)
                elif not self.lacked_quorum(s):
                    duty.unsure.append(s)
            yield duty

    def precedes(self, session, following, previous):
        """Whether a session lies before one and after all of some: yes, no or unknown."""
        answers = [before(session, following)]
        answers += [before(one, session) for one in previous]
        return "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"

    def response(self, obligation):
        for trigger, version, name in self.triggers(obligation, "after_each"):
            keys = version.keys
            first = trigger.day + (ONE if "when" in keys else 0 * ONE)
            last = self.convention.last
            if "within" in keys:
                last = max(trigger.day,
                           self.calendar.after(trigger.day, Span.read(keys["within"])))
            duty = Duty(name, obligation.id, keys, first, last, trigger=trigger)
            if keys.get("answer") != "minutes":
                for s in self.about(keys, self.of_body(keys["body"])):
                    if s is trigger or not first <= s.day <= last:
                        continue
                    if "when" in keys and not self.is_second_of(s, trigger):
                        continue
                    if "when" in keys and self.is_second(s) == UNKNOWN:
                        duty.unsure.append(s)
                        continue
                    order = before(trigger, s)
                    if order != "no":
                        (duty.sessions if order == "yes" else duty.unsure).append(s)
            yield duty

    def notice(self, obligation):
        for session, version, name in self.triggers(obligation, "body"):
            keys, last = governing(obligation.versions, version,
                                   lambda keys, s=session: self.last_sending(keys, s))
            first = min(self.convention.first, last)
            duty = Duty(name, obligation.id, keys, first, last, trigger=session)
            if "second" in keys and self.is_second(session) == UNKNOWN:
                duty.perhaps_last = self.last_sending(keys, session, second=True)
            yield duty

    def last_sending(self, keys, session, second=False):
        """By the notice of an urgent session or of a second convocation; of both, the shorter."""
        shorter = [keys["urgent"]] if session.urgent and "urgent" in keys else []
        if "second" in keys and (second or self.is_second(session) == YES):
            shorter.append(keys["second"])
        return max(sent_by(self.calendar, keys, ahead, session.day)
                   for ahead in shorter or [keys["ahead"]])

    def composition(self, obligation):
        for session, version, name in self.triggers(obligation, "body"):
            yield Duty(name, obligation.id, version.keys, session.day, session.day,
                       trigger=session)

    day = Day.min  # of judgement

    def lacked_quorum(self, session):
        raise NotImplementedError  # judge.py gives these

    def takes(self, session):
        raise NotImplementedError

    def is_second(self, session):
        raise NotImplementedError

    def is_second_of(self, session, first):
        raise NotImplementedError

    # Once

    def deadline(self, obligation):
        versions = [Version(*stretch) for stretch in self.stretches(obligation)]
        for number, version in enumerate(versions):
            former = [d for v in versions[:number] for d in self.deadlines(obligation, v, versions)]
            for duty in self.deadlines(obligation, version, versions):
                if former:  # it asks anew, from its own day on
                    duty.id += f"@{version.first}"
                    if "opens" not in duty.keys:
                        self.begin(duty, max(duty.first, version.first))
                yield duty

    @staticmethod
    def begin(duty, first):
        duty.first = first
        duty.sessions = [s for s in duty.sessions if s.day >= first]

    def deadlines(self, obligation, version, versions):
        keys = version.keys
        how = "before" if "before" in keys else "after"
        anchor = keys.get(how, {}).get("anchor")
        if anchor in (None, "start", "end", "signature"):
            last = keys.get("due") or self.due(keys[how], how)
            # Owed under the version in force on its last day; what was done before counts.
            start = self.convention.first
            inherited = "opens" in keys and last < start == version.first
            if not inherited and not self.is_in_force(version, last):
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
            first = max(day + ONE, keys.get("opens", day + ONE))
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
        found_by = max(last, self.day) if keys.get("state") else last
        sessions = [s for s in self.about(keys, self.of_body(keys["body"]))
                    if first <= s.day <= found_by]
        if first <= last:
            yield Duty(f"{obligation.id}/{name}", obligation.id, keys, first, last,
                       sessions=sessions)


def last_of(sessions):
    """Those of the last day."""
    sessions = list(sessions)
    return [s for s in sessions if s.day == sessions[-1].day]


def filled(part, parts):
    """How many days of its period a part and those beside it fill."""
    return sum((last - first).days + 1 for _, period, first, last, _ in parts if period == part[1])


def is_left_out(part, parts):
    keys, period, first, last, _ = part
    skipped = keys.get("partial") == "skip" and filled(part, parts) < period.length
    return skipped or lies_in_months(first, last, keys.get("except_months", ()))


def shares(parts, number):
    """What parts owe: their shares together, rounded once; most is given where most is lost."""
    exact = []
    for part in parts:
        keys, period, first, last, _ = part
        whole = filled(part, parts) if keys.get("partial") == "full" else period.length
        owed = 0 if is_left_out(part, parts) else keys.get("exactly", keys.get(number, 0))
        exact.append(Fraction(owed * ((last - first).days + 1), whole))
    result = [int(share) for share in exact]
    missing = int(sum(exact) + Fraction(1, 2)) - sum(result)
    for place in sorted(range(len(parts)), key=lambda i: (result[i] - exact[i], -i))[:missing]:
        result[place] += 1
    return result
