"""The verdict on a role that is to be filled: at all times, where a body meets, or once."""
from attendance import Attendance
from days import ONE, Span, worked_back


class Standing:
    def __init__(self, judge, duty):
        self.judge_, self.duty = judge, duty
        self.day, self.role = judge.day, duty.keys["role"]
        roles = judge.convention.roles
        self.seats = sorted(
            (s for s in judge.seats
             if s.role == self.role or self.role in roles[s.role].get("is_also", ())),
            key=lambda s: s.first)

    def judge(self):
        how = self.duty.keys.get("filled", "always")
        return {"always": self.always, "at-sessions": self.at_sessions, "once": self.once}[how]()

    def is_filled_on(self, day):
        return any(seat.holds_on(day) for seat in self.seats)

    def save_by(self, day):
        """Somebody has to be appointed by a day: in good order on a day worked."""
        self.judge_.saved_by = worked_back(self.judge_.calendar, day), day
        return "lost" if self.day > day else self.judge_.alert(self.judge_.saved_by[0])

    # At all times

    def vacancies(self):
        """Stretches of the days on which the rule is in force on which nobody holds the role."""
        free, last = self.duty.force
        for seat in self.seats:
            if seat.first > free:
                yield free, min(seat.first - ONE, last)
            if seat.last is None:
                return
            free = max(free, seat.last + ONE)
            if free > last:
                return
        yield free, last

    def always(self):
        first, last = self.duty.first, self.duty.last
        if not self.seats:
            return 0, "upcoming" if self.day < first else "unproven"
        vacancy = Span.read(self.duty.keys.get("vacancy", {"days": 0}))
        for begins, ends in self.vacancies():
            tolerated = self.judge_.calendar.after(begins - ONE, vacancy)
            if max(tolerated + ONE, first) <= min(ends, last):
                return 0, self.vacant(max(tolerated, first - ONE))
        return (1, "satisfied") if self.day > last else (0, "covered")

    def vacant(self, tolerated):
        if self.day > self.duty.last:
            return "breached"
        verdict = self.save_by(tolerated)
        return "upcoming" if self.day < self.duty.first and verdict != "at_risk" else verdict

    # Once

    def once(self):
        first, last = self.duty.first, self.duty.last
        named = [s.first for s in self.seats
                 if s.first <= last and (s.last is None or s.last >= first)]
        if named and min(named) <= self.day:
            return 1, "satisfied"
        if self.day > last:
            return 0, "breached"
        verdict = self.save_by(last)
        return 0, "upcoming" if self.day < first else "covered" if named else verdict

    # Where a body meets

    def came(self, session):
        """Its sheet shows that the role was filled."""
        if session.present is None:
            return False
        there = Attendance(self.judge_.convention, session, self.judge_.seats)
        return there.filled([(self.role, 1)], stand_ins=False) == 1

    def at_sessions(self):
        first, last = self.duty.first, self.duty.last
        sessions = [s for s in self.judge_.of_body(self.duty.keys["sessions_of"])
                    if first <= s.day <= last]
        held = [s for s in sessions if s.held]
        proven = [s for s in held if self.is_filled_on(s.day) or self.came(s)]
        over = self.day > last
        if self.seats and len(proven) < len(held):
            return 0, "breached" if over else "lost"
        if self.day < first:
            return 0, "upcoming"
        if not self.seats and (not proven or len(proven) < len(held)):
            return 0, "unproven"
        if over:
            return 1, "satisfied"
        if not self.seats:
            return 0, "covered"
        lacking = [s.day for s in sessions
                   if not s.held and s.day >= self.day and not self.is_filled_on(s.day)]
        if not lacking:
            return 0, "covered" if self.is_filled_on(self.day) else "open"
        verdict = self.save_by(lacking[0])
        return 0, verdict if self.is_filled_on(self.day) else "at_risk"
