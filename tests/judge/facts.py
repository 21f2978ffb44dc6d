"""What a history file says, and what of it was known on a day."""
import csv
import datetime
import io
import re
import tomllib
from dataclasses import dataclass, replace

Day = datetime.date
COLUMNS = ("uid", "body", "start", "end", "status", "convened_on", "present", "minutes_on", "note",
           "documents_on", "cancelled_on", "urgent", "minutes_sent_on", "second_of")
IN_THE_ROOM = {"", "présent", "visio"}


@dataclass(frozen=True)
class Session:
    uid: str
    body: str
    day: Day
    hour: int | None  # minutes from midnight; none: not recorded
    status: str
    convened_on: Day | None = None
    documents_on: Day | None = None
    cancelled_on: Day | None = None
    minutes_on: Day | None = None  # approved
    minutes_sent_on: Day | None = None
    present: tuple | None = None  # (role, heads) in the room; none: no sheet
    urgent: bool = False
    note: str = ""
    second_of: str = ""  # uid or day of the session of its body that missed its quorum

    @property
    def held(self):
        return self.status == "held"

    @property
    def planned(self):
        return self.status in ("proposed", "convened")

    def bears(self, tag):
        """Whether its note holds "#tag" as a word of its own."""
        return re.search(rf"#{re.escape(tag)}(?![\w-])", self.note) is not None

    @property
    def minutes_out(self):
        days = [day for day in (self.minutes_on, self.minutes_sent_on) if day]
        return min(days) if days else None

    def reaches(self, evidence):
        """The ladder of evidence: a rung is reached only when those below it are."""
        ladder = ["proposed", "convened", "accepted", "held", "attendance", "minutes"]
        rung = ladder.index(self.status) if self.status in ladder else -1
        if self.held and self.present is not None:
            rung = 5 if self.minutes_on else 4
        return rung >= ladder.index(evidence)


@dataclass(frozen=True)
class Waiver:
    target: str
    granted_on: Day
    first: Day | None = None
    last: Day | None = None


@dataclass(frozen=True)
class Seat:
    """A person in a role, from a day to a day, both included; none: not known to end."""
    role: str
    first: Day
    last: Day | None = None

    def holds_on(self, day):
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class History:
    sessions: tuple
    waivers: tuple = ()
    seats: tuple = ()


def read_present(text):
    if not text:
        return None
    heads = []
    for part in text.split("|"):
        name, _, how = part.partition("=")
        role, _, count = name.partition("*")
        if how in IN_THE_ROOM and role != "-":
            heads.append((role, int(count or 1)))
    return tuple(heads)


def read_history(text, waivers="", people=""):
    def day(value):
        return Day.fromisoformat(value) if value else None

    sessions = []
    for row in csv.DictReader(io.StringIO(text)):
        start, _, clock = row["start"].partition("T")
        hour = int(clock[:2]) * 60 + int(clock[3:]) if clock else None
        sessions.append(Session(
            row["uid"], row["body"], Day.fromisoformat(start), hour, row["status"],
            day(row["convened_on"]), day(row["documents_on"]), day(row["cancelled_on"]),
            day(row["minutes_on"]), day(row["minutes_sent_on"]), read_present(row["present"]),
            row["urgent"] == "yes", row["note"], row["second_of"]))
    granted = [Waiver(w["target"], w["granted_on"], w.get("from"), w.get("until"))
               for w in tomllib.loads(waivers).get("waiver", ())]
    seats = [Seat(s["role"], s["from"], s.get("until"))
             for s in tomllib.loads(people).get("seat", ())]
    return History(tuple(sessions), tuple(granted), tuple(seats))


def known_on(history, day):
    """The history as it stood at the end of a day."""
    sessions = [cut for s in history.sessions if (cut := session_known_on(s, day))]
    return History(tuple(sessions), tuple(w for w in history.waivers if w.granted_on <= day),
                   history.seats)


def session_known_on(session, day):
    status = session.status
    convened = session.convened_on is not None and session.convened_on <= day
    if status == "held" and session.day > day:
        if not convened:
            return None
        status = "convened"
    elif status == "convened" and session.convened_on and not convened:
        return None
    elif status == "cancelled" and session.cancelled_on and session.cancelled_on > day:
        status = "convened" if convened else "proposed"

    def past(value):
        return value if value and value <= day else None

    return replace(session, status=status, convened_on=past(session.convened_on),
                   documents_on=past(session.documents_on), minutes_on=past(session.minutes_on),
                   minutes_sent_on=past(session.minutes_sent_on),
                   cancelled_on=past(session.cancelled_on),
                   present=session.present if status == "held" else None)


def before(one, other):
    """Whether one session is before another: by the day, by the hour where both are recorded."""
    if one.day != other.day:
        return "yes" if one.day < other.day else "no"
    if one.hour is None or other.hour is None:
        return "unknown"
    return "yes" if one.hour < other.hour else "no"
