"""The last days on which a duty can still be saved: sessions are placed day by day, latest first.

Last call: in good order, on days worked, with the notice and spacing of the house. Last resort:
with no more than the convention asks, which is distinct days, what comes before and its own notice.
Several sessions that something comes before are left to test_last_days.py, which tries all
calendars.
"""
from attendance import NO, YES
from days import ONE, Span, sent_by, worked_back
from duties import governing
from facts import before


def binds(keys):
    """At the last resort, what is no obligation makes nothing impossible."""
    return keys.get("weight", "obligation") == "obligation"


class Placing:
    def __init__(self, convention, by_body, takes=lambda session: YES):
        """`takes`: whether a session uses up what came before it (judge.py)."""
        self.takes = takes
        self.convention = convention
        self.calendar = convention.calendar
        self.by_body = by_body
        self.notices, self.precedences, changes = {}, {}, set()
        for obligation in convention.obligations:
            for version in obligation.versions:
                if obligation.kind == "notice":
                    self.notices.setdefault(version.keys["body"], []).append(
                        (obligation.versions, version))
                if obligation.kind == "precedence":
                    self.precedences.setdefault(version.keys["before_each"], []).append(version)
                if obligation.kind in ("notice", "precedence"):
                    changes |= {version.first - ONE, version.last}
        self.changes = sorted(changes - {convention.first - ONE, convention.last})

    def is_judged(self, duty, missing):
        return missing == 1 or duty.keys["body"] not in self.precedences

    def last_days(self, duty, missing):
        """Last call and last resort; none where no day serves."""
        return (self.last_day(duty, missing, in_order=True),
                self.last_day(duty, missing, in_order=False))

    def last_day(self, duty, missing, in_order):
        first, last = duty.first, duty.last
        if in_order and duty.last_whole:
            first, last = duty.first_whole, duty.last_whole
        act = self.place(duty, first, last, [], missing, in_order)
        if act and in_order:
            return worked_back(self.calendar, act)
        return act

    def place(self, duty, first, latest, placed, missing, in_order):
        """The latest day to act for so many sessions, none of them after `latest`."""
        best = None
        for top in self.tops(latest):
            found = self.latest_step(duty.keys["body"], first, top, placed, in_order,
                                     second="when" in duty.keys)
            if found is None:
                continue
            day, act = found
            if missing > 1:
                rest = self.place(duty, first, day - ONE, placed + [day], missing - 1, in_order)
                act = min(act, rest) if rest else None
            if act and (best is None or act > best):
                best = act
        return best

    def tops(self, latest):
        """The later the session, the later the day to act; but for the days on which rules change,
        and where what stands already may come before an earlier one (latest_step)."""
        return [latest] + [day for day in self.changes if day < latest]

    def latest_step(self, body, first, day, placed, in_order, second=False):
        """The latest session of the body that has all that must come before it; by when to act."""
        best = None
        while day >= first:
            if best and day <= best[1]:
                break  # whoever acts for a session acts by its day
            if self.is_free(body, day, placed, in_order):
                act = self.act_for(body, day, in_order, second)
                if act and body not in self.precedences:
                    return day, act
                if act and (best is None or act > best[1]):
                    best = day, act
            day -= ONE
        return best

    def is_free(self, body, day, placed, in_order):
        if in_order and not self.calendar.is_worked(day):
            return False
        apart = self.convention.house.spacing_of(body) if in_order else 1
        taken = [s.day for s in self.by_body.get(body, ())] + placed
        return all(abs((day - other).days) >= apart for other in taken)

    def act_for(self, body, day, in_order, second):
        """By when to act for a session on that day; none where nothing can come before it."""
        act = self.send_by(body, day, in_order, second)
        for leading, spans in self.asked_before(body, day, in_order).items():
            for first, last in spans:
                found = [self.latest_step(leading, first, top, [], in_order)
                         for top in self.tops(last)]
                if not any(found):
                    return None
                act = min(act, max(by for _, by in filter(None, found)))
        return act

    def asked_before(self, body, day, in_order):
        """By the body that comes before: the stretches of days in which a session is still to be
        placed, one where one serves."""
        asked = {}
        for version in self.precedences.get(body, ()):
            if not version.first <= day <= version.last or not (in_order or binds(version.keys)):
                continue
            whole = ONE if in_order else 0 * ONE
            keys, first, last = version.keys, self.convention.first, day - whole
            previous = [s.day for s in self.takers(body, in_order) if s.day < day]
            if keys.get("fresh", True) and previous:
                first = max(first, max(previous) + whole)
            if "within" in keys:
                first = max(first, self.calendar.before(day, Span.read(keys["within"])))
            if "at_least_before" in keys:
                last = min(last, self.calendar.before(day, Span.read(keys["at_least_before"])))
            if self.stands(keys, first, last, self.takers(body, in_order), day):
                continue
            spans = asked.setdefault(keys["body"], [])
            for i, (one, other) in enumerate(spans):
                if max(one, first) <= min(other, last):
                    spans[i] = (max(one, first), min(other, last))
                    break
            else:
                spans.append((first, last))
        return asked

    def takers(self, body, in_order):
        """Those that used up what came before them; in good order, perhaps."""
        return [s for s in self.by_body.get(body, ())
                if self.takes(s) == YES or (in_order and self.takes(s) != NO)]

    def stands(self, keys, first, last, takers, day):
        """Whether a session stands that may come before; one of the former's day by its hour."""
        for session in self.by_body.get(keys["body"], ()):
            if "tag" in keys and not session.bears(keys["tag"]):
                continue
            former = [s for s in takers
                      if keys.get("fresh", True) and s.day == session.day < day]
            if former and first <= session.day + ONE and session.day <= last:
                if all(before(s, session) == "yes" for s in former):
                    return True
            elif first <= session.day <= last:
                return True
        return False

    def send_by(self, body, day, in_order, second):
        act = self.calendar.before(day, self.convention.house.notice_of(body)) if in_order else day
        for versions, version in self.notices.get(body, ()):
            if version.first <= day <= version.last and (in_order or binds(version.keys)):
                act = min(act, governing(versions, version, lambda keys: self.sent_by(
                    keys, day, not in_order, second))[1])
        return act

    def sent_by(self, keys, day, urgent, second):
        """In the form for urgent sessions, for second convocations: the shorter one."""
        shorter = [keys[form] for form, asked in (("urgent", urgent), ("second", second))
                   if asked and form in keys]
        return max(sent_by(self.calendar, keys, ahead, day) for ahead in shorter or [keys["ahead"]])
