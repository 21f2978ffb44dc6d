"""The verdict on each duty of a convention on a day."""
import datetime

from dataclasses import replace

from attendance import NO, UNKNOWN, YES, Attendance, worst
from days import ONE, Span, worked_back
from duties import Deriver
from facts import known_on
from placing import Placing
from standing import Standing

Day = datetime.date


class OneOf:
    """Whatever of these the program says: the judge does not decide."""

    def __init__(self, *values):
        self.values = values

    def __eq__(self, other):
        return other in self.values or "any day" in self.values

    def __hash__(self):
        return hash(self.values)

    def __repr__(self):
        return " or ".join(map(str, self.values))


class Judge(Deriver):
    def __init__(self, convention, history, elections, day):
        self.day = day
        history = known_on(history, day)
        super().__init__(convention, history, elections)
        self.waivers = history.waivers
        self.seats = history.seats
        self.saved_by = (None, None)  # last call and last resort of the duty that is judged
        self.placing = Placing(convention, self.by_body, self.takes)

    def answers(self):
        """By id: (first, last, required, counted, verdict, last call, last resort)."""
        found = {}
        for duty in self.duties():
            self.saved_by = (None, None)
            counted, verdict = self.judge(duty)
            if not duty.is_decided:
                found[duty.id] = (OneOf("any day"),) * 7
                continue
            days = self.saved_by
            further = self.overdue(duty) if verdict == "breached" and duty.ends else {}
            if verdict in ("breached", "lost") and self.starts_in_doubt(duty):
                verdict = "unproven"
            self.saved_by = days
            if self.is_waived(duty):
                verdict, self.saved_by = "waived", (None, None)
            found[unused(duty.id, found)] = (duty.first, duty.last, duty.required, counted,
                                             verdict, *self.saved_by)
            found.update(further)
        return found

    def overdue(self, duty):
        """What a gap that ran out still asks for, until a session is held."""
        first = duty.last + ONE
        sessions = [s for s in self.about(duty.keys, self.of_body(duty.keys["body"]))
                    if first <= s.day <= duty.ends]
        further = replace(duty, id=f"{duty.id}@{first}", first=first, last=duty.ends,
                          sessions=sessions, ends=None)
        if first > duty.ends or self.judge_sessions(further)[0]:
            return {}
        verdict = self.judge_sessions(further)[1]
        days = (None, None)
        if self.is_waived(further):
            verdict = "waived"
        if verdict in ("open", "lost"):
            verdict = "at_risk"
        if verdict == "at_risk":
            days = worked_back(self.calendar, duty.last), duty.ends
        return {further.id: (first, duty.ends, 1, 0, verdict, *days)}

    def starts_in_doubt(self, duty):
        """A gap from sessions of a past day, none of which is known to have counted."""
        evidence = duty.keys.get("counts", "held")
        return duty.starts and duty.first <= self.day and not any(
            s.reaches(evidence) and (not self.asks_quorum(duty) or self.quorum_of(s) == YES)
            for s in duty.starts)

    def is_waived(self, duty):
        return any(w.target == duty.id or
                   (w.target == duty.obligation and (w.first is None or w.first <= duty.first)
                    and (w.last is None or duty.last <= w.last)) for w in self.waivers)

    def judge(self, duty):
        kind = duty.keys["kind"]
        if kind == "notice":
            return self.judge_notice(duty)
        if kind == "composition":
            return self.judge_composition(duty)
        if kind == "standing":
            return Standing(self, duty).judge()
        if kind == "response" and duty.keys.get("answer") == "minutes":
            return self.judge_minutes(duty)
        return self.judge_sessions(duty)

    # Kept by sessions

    def judge_sessions(self, duty):
        evidence = duty.keys.get("counts", "held")
        counted = planned = pending = 0
        for session in duty.sessions:
            quorum = self.quorum_of(session) if self.asks_quorum(duty) else YES
            if self.is_untold(session, duty) and quorum != NO:
                pending += 1
            elif session.reaches(evidence) and quorum == YES:
                counted += 1
            elif session.planned and session.day >= self.day:
                planned += 1
            elif quorum != NO:
                pending += 1
        pending += len(duty.unsure)
        if duty.keys["kind"] == "response":
            counted = min(counted, 1)
        verdict = self.weigh(duty, counted, planned, pending)
        if "when" in duty.keys and verdict in ("open", "at_risk", "covered", "upcoming") and \
                any(s.held and self.is_second(s) == YES and self.first_of(s) is duty.trigger
                    for s in self.of_body(duty.trigger.body)):
            verdict, self.saved_by = "lost", (None, None)  # it kept nothing, and no other counts
        if duty.keys.get("state") and verdict in ("breached", "lost"):
            verdict, self.saved_by = "unproven", (None, None)  # nobody knows that it did not hold
        return counted, verdict

    @staticmethod
    def is_untold(session, duty):
        """Held, and nobody said whether it did what the mark stands for."""
        return "mark" in duty.keys and session.body == duty.keys["body"] and session.held and \
            not session.bears(duty.keys["mark"])

    def asks_quorum(self, duty):
        """A session that was held without the quorum of its body keeps nothing."""
        return duty.keys.get("counts") not in ("proposed", "convened", "accepted")

    def weigh(self, duty, counted, planned, pending):
        over = self.day > duty.last or self.was_too_late(duty)
        if duty.at_most is not None:
            if counted > duty.at_most:
                return "breached" if over else "lost"
            if over and counted + pending > duty.at_most:
                return "unproven"
            if not over and counted + planned > duty.at_most:
                return "at_risk"
            if not over and self.day >= duty.first and \
                    counted + planned + pending > duty.at_most:
                return "unproven"
        if counted >= duty.required and (duty.at_most is None or over):
            return "satisfied"
        if not over and counted + planned >= duty.required:
            return "upcoming" if not duty.required and self.day < duty.first else "covered"
        begun = over or self.day >= duty.first
        if begun and counted + planned + pending >= duty.required:
            return "unproven"
        if over:
            return self.when_over(duty)
        missing = duty.required - counted - planned - pending
        return self.how_urgent(duty, missing) if missing > 0 else "upcoming"

    def was_too_late(self, duty):
        """Nothing comes before a session any more once it was held."""
        return duty.keys["kind"] == "precedence" and duty.trigger.held

    def when_over(self, duty):
        trigger = duty.trigger
        if trigger is None or trigger.held:
            return "breached"
        return "lost" if trigger.day >= self.day else "unproven"

    def how_urgent(self, duty, missing):
        if not duty.is_possible:
            return "lost"
        if not self.placing.is_judged(duty, missing):
            self.saved_by = (OneOf("any day"),) * 2
            return OneOf("upcoming", "open", "at_risk", "lost", "unproven")
        call, resort = self.saved_by = self.placing.last_days(duty, missing)
        if resort is None or self.day > resort:
            waits = duty.trigger and not duty.trigger.held and duty.trigger.day < self.day
            return "unproven" if waits else "lost"
        first_act = call or resort
        waits = self.day < duty.first and (
            first_act >= duty.first or
            (first_act - self.day).days > self.convention.house.alert_days)
        return "upcoming" if waits else self.alert(call)

    def alert(self, call):
        alert = self.convention.house.alert_days
        return "at_risk" if call is None or (call - self.day).days <= alert else "open"

    # Kept by what belongs to one session

    def judge_minutes(self, duty):
        session = duty.trigger
        out = session.minutes_out
        if out:
            return (1, "satisfied") if out <= duty.last else (0, "breached")
        if not session.held and session.day >= self.day:
            return 0, "upcoming"
        if self.day > duty.last:
            return 0, "breached" if session.held else "unproven"
        return 0, self.send_or_write(duty, duty.first)

    def judge_notice(self, duty):
        session = duty.trigger
        papers = duty.keys.get("of") == "documents"
        sent = session.documents_on if papers else session.convened_on
        if sent and duty.last < sent <= duty.perhaps_last:
            return 0, "unproven"
        if sent:
            return (1, "satisfied") if sent <= duty.last else (0, "breached")
        convened = session.status != "proposed" and not papers
        if session.held or session.day < self.day or convened:
            return 0, "unproven"
        if self.day <= duty.last:
            return 0, self.send_or_write(duty, None)
        if session.day == self.day:
            return 0, "breached"
        return 0, "unproven" if self.day <= duty.perhaps_last else "lost"

    def send_or_write(self, duty, first):
        call = worked_back(self.calendar, duty.last)
        if first and call < first:
            call = None
        self.saved_by = (call, duty.last)
        return self.alert(call)

    def judge_composition(self, duty):
        session = duty.trigger
        if duty.keys.get("require") == "invited":
            return self.judge_invited(duty)
        if not session.held:
            return 0, "upcoming" if session.day >= self.day else "unproven"
        if session.present is None:
            return 0, "unproven"
        which = self.is_second(session)
        there = self.attendance(session)
        answer = there.verdict(duty.keys, which == YES)
        if which == UNKNOWN and answer == NO and there.verdict(duty.keys, True) != NO:
            answer = UNKNOWN
        return {YES: (1, "satisfied"), NO: (0, "breached"), UNKNOWN: (0, "unproven")}[answer]

    def attendance(self, session):
        return Attendance(self.convention, session, self.seats)

    def judge_invited(self, duty):
        session = duty.trigger
        members = self.convention.bodies[session.body].get("members", ())
        needs = self.attendance(session).needs(duty.keys)
        listed = all(role in members for role, _, _ in needs)
        if not listed:
            return 0, "breached"
        if session.convened_on or session.status == "convened":
            return 1, "satisfied"
        waits = session.day >= self.day and not session.held
        return 0, "upcoming" if waits else "unproven"

    def takes(self, session):
        """Whether it uses up what came before it: it was held with its quorum, or lies ahead."""
        if session.held:
            return self.quorum_of(session)
        return YES if session.day >= self.day else UNKNOWN

    def lacked_quorum(self, session):
        """Whether a quorum is asked of the session and its sheet shows that it was missed."""
        return self.quorum_of(session) == NO

    def is_second_of(self, session, first):
        return self.first_of(session) is first and self.is_second(session) != NO

    def first_of(self, session):
        """The session that it names as the one that missed its quorum; none: it names none."""
        for other in self.of_body(session.body):
            if other is not session and session.second_of in (other.uid, str(other.day)):
                return other
        return None

    def is_second(self, session):
        """Whether it is the second convocation that it was marked as."""
        first = self.first_of(session)
        if not first or first.day >= session.day or not self.lies_in_delays(session.day, first):
            return NO
        if self.is_second(first) == YES:
            return NO
        reached = self.quorum_as(first, second=False)
        if reached != NO:
            return NO if reached == YES else UNKNOWN
        others = [s for s in self.of_body(session.body) if s.day < session.day and
                  s is not first and s.second_of in (first.uid, str(first.day)) and
                  self.lies_in_delays(s.day, first)]
        if any(s.held for s in others):
            return NO
        # One that nobody recorded, before one that was held, may have been it.
        return UNKNOWN if others and session.held else YES

    def lies_in_delays(self, day, first):
        if day <= first.day:
            return False
        for obligation in self.convention.obligations:
            for version in obligation.versions:
                keys = version.keys
                if keys.get("when") != "quorum-failed" or keys["body"] != first.body or \
                        first.body not in keys["after_each"] or \
                        not version.first <= first.day <= version.last:
                    continue
                last = self.convention.last
                if "within" in keys:
                    last = max(first.day + ONE,
                               self.calendar.after(first.day, Span.read(keys["within"])))
                if day > last:
                    return False
        return True

    def quorum_of(self, session):
        """Of either convocation, where it is not known which it was."""
        if not session.held:
            return YES
        which = self.is_second(session)
        if which != UNKNOWN:
            return self.quorum_as(session, which == YES)
        if self.quorum_as(session, second=False) == YES:
            return YES
        return NO if self.quorum_as(session, second=True) == NO else UNKNOWN

    def quorum_as(self, session, second):
        """Of one that was not held, or has no sheet, it is not known; where none is asked, it is
        reached whatever took place."""
        answers = [YES]
        for obligation in self.convention.obligations:
            if obligation.kind != "composition":
                continue
            for version in obligation.versions:
                keys = version.keys
                if keys["body"] == session.body and "quorum" in keys and \
                        version.first <= session.day <= version.last:
                    answers.append(
                        UNKNOWN if session.present is None else
                        self.attendance(session).quorum(keys, second))
        return worst(answers) if session.held or len(answers) == 1 else UNKNOWN


def unused(name, found):
    """An id that stands twice is told apart; only the program's duties ever need it."""
    while name in found:
        name += "#"
    return name


def answers(convention, history, elections, day):
    return Judge(convention, history, elections, day).answers()

