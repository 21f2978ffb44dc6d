"""What the weekly digest says, read back from the mail, and what cron makes of local time."""
import datetime
import email.utils
import html.parser
import re
import tomllib
import typing
import zoneinfo

import support
from mailing import parsed

PARIS = zoneinfo.ZoneInfo("Europe/Paris")
UTC = datetime.timezone.utc
TO_SAVE = "To be done, the most pressing first"
NEW = "Missed or out of reach since the last alert"
NEW_INDICATORS = "Indicators missed since the last alert"
NEW_ADVICE = "Recommendations not followed since the last alert"
WENT_RIGHT = "What went right"


def cron_runs(day, hour, minute):
    """The instants at which a job set for that hour of the day starts. Where the clocks skip the
    hour, cron runs it as soon as they have moved; where the hour comes twice, so does the job here
    (Debian's cron spares the second one, others do not)."""
    wall = datetime.datetime.combine(day, datetime.time(hour, minute))
    instants = {wall.replace(tzinfo=PARIS, fold=fold).astimezone(UTC) for fold in (0, 1)}
    kept = sorted(i for i in instants if i.astimezone(PARIS).replace(tzinfo=None) == wall)
    if kept:
        return kept
    # The offset before the change makes of 02:30 03:30; the clocks moved when it became 03:00.
    late = max(instants)
    return [late - datetime.timedelta(minutes=late.astimezone(PARIS).minute)]


def local_day(instant):
    return instant.astimezone(PARIS).date()


def iso_week(day):
    return day.isocalendar()[:2]


def long_day(day):
    return f"{day:%A} {day.day} {day:%B} {day.year}"


class Item(typing.NamedTuple):
    head: str
    text: str  # sign, head and the lines under it

    @property
    def is_remark(self):
        return self.text.startswith("·")


class _Page(html.parser.HTMLParser):
    """The sections of the HTML part, {title: [Item]}."""

    def __init__(self):
        super().__init__()
        self.sections = {}
        self.inside = None
        self.strong = False
        self.text = self.head = ""

    def handle_starttag(self, tag, attrs):
        if tag in ("h2", "tr"):
            self.inside, self.text, self.head = tag, "", ""
        elif tag in ("td", "strong", "br"):
            self.text += " "
        self.strong = tag == "strong"

    def handle_data(self, data):
        self.text += data
        if self.strong:
            self.head += data

    def handle_endtag(self, tag):
        self.strong = False
        if tag != self.inside:
            return
        if tag == "h2":
            self.sections[self.text] = []
        elif self.sections:  # the first row lays the page out
            item = Item(*(" ".join(part.split()) for part in (self.head, self.text)))
            list(self.sections.values())[-1].append(item)
        self.inside = None


class Digest:
    """A mail that the server took on a day."""

    def __init__(self, content, received):
        message = parsed(content)
        self.received = received  # day
        self.id = message["Message-ID"]
        self.subject = message["Subject"]
        self.day = local_day(email.utils.parsedate_to_datetime(message["Date"]))
        page = _Page()
        page.feed(message.get_body(("html",)).get_content())
        self.sections = page.sections

    def items(self, title):
        return self.sections.get(title, [])


class Names:
    """What people read for a duty, made from the rule files and not by the program; and who
    belongs to a body."""

    def __init__(self):
        self.bodies, self.titles, self.body_of, self.members = {}, {}, {}, {}
        self.conveners = {}
        for path in sorted(support.pathlib.Path(support.RULES).glob("*.toml")):
            rules = tomllib.loads(path.read_text())
            for body in rules.get("body", []) + rules.get("act", []):
                self.bodies[body["id"]] = body["name"]["en"]
                self.members[body["id"]] = body.get("members", [])
                self.conveners[body["id"]] = body.get("convener", "")
            for obligation in rules.get("obligation", []):
                self.titles[obligation["id"]] = obligation["title"]["en"]
                self.body_of[obligation["id"]] = obligation.get("body", "")

    def convener(self, duty):
        """The role that convenes the sessions of a duty; empty when none is."""
        return self.conveners.get(self.body_of[duty.split("/", 1)[0]], "")

    @staticmethod
    def window(label):
        if label == "term":
            return "the whole term"
        year = label[:4]
        if re.fullmatch(r"\d{4}", label):
            return year
        if re.fullmatch(r"\d{4}-Q[1-4]", label):
            return f"{('1st', '2nd', '3rd', '4th')[int(label[6]) - 1]} quarter of {year}"
        if re.fullmatch(r"\d{4}-S[12]", label):
            return f"{('1st', '2nd')[int(label[6]) - 1]} half of {year}"
        if re.fullmatch(r"\d{4}-\d\d", label):
            return f"{datetime.date(int(year), int(label[5:]), 1):%B} {year}"
        day = datetime.date.fromisoformat(label[:10])  # a number follows where a day has several
        return f"session of {day.day} {day:%B} {year}"

    def says(self, text, duty):
        """Whether the text names the duty: what is owed, and for which period or session."""
        obligation, label = duty.split("/", 1)
        names = [self.titles[obligation], self.bodies.get(self.body_of[obligation], "\0")]
        return any(name in text for name in names) and self.window(label) in text
