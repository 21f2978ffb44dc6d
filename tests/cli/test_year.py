"""A year of the example, week by week: once while nobody does anything, once while somebody acts
on what the alerts say."""
import collections
import csv
import datetime
import json
import re
import tomllib
import unittest

import support
from digests import (NEW, NEW_ADVICE, NEW_INDICATORS, PARIS, TO_SAVE, UTC, WENT_RIGHT, Digest, Names, cron_runs, iso_week,
                     local_day)
from mailing import MailTest

Day = datetime.date
WEEK = datetime.timedelta(weeks=1)
FIRST_MONDAY = Day(2026, 11, 30)
LAST_SUNDAY = Day(2027, 11, 28)  # of the 52nd week; both changes of clocks are inside
SPRING, AUTUMN = Day(2027, 3, 28), Day(2027, 10, 31)
HORIZON = datetime.timedelta(days=30)  # house.alert-days of the shipped convention
PLANNED = datetime.timedelta(days=45)
NAMES = Names()
ORGANISER = "pilote@cchpm.example.org"
# Who holds a role that convenes bodies beside the organiser's, the whole year.
OFFICERS = {f"referent-{theme}": {f"coop-{who}@cchpm.example.org"} for theme, who in (
    ("petite-enfance", "familles"), ("parentalite", "familles"),
    ("enfance-jeunesse", "jeunesse"), ("logement", "logement"), ("avs", "logement"))}
OFFICERS["caf-cat"] = {"cat@caf.example.org", "cat-2@caf.example.org"}

# What may follow a verdict while nobody records anything: kept, missed and excused are for good. A
# planned session that nobody spoke of since leaves what it would keep, and what is owed because of
# it, to be proven. A week is shorter than the alert horizon: nothing goes from open to lost.
AFTER = {
    "satisfied": {"satisfied"},
    "breached": {"breached"},
    "waived": {"waived"},
    "lost": {"lost", "breached"},
    "covered": {"covered", "unproven", "satisfied"},
    "open": {"open", "at_risk"},
    "at_risk": {"at_risk", "lost", "breached", "unproven"},
    "unproven": {"unproven", "breached"},
    "upcoming": {"upcoming", "open", "at_risk", "covered", "unproven", "lost"},
}
VERDICTS = set(AFTER)


def day_or_none(text):
    return Day.fromisoformat(text) if text else None


HAS_A_LAST_DAY = (r"by \w+ \d+ \w+ \d{4} at the latest|(today|tomorrow) at the latest, \w+ \d+ \w+ \d{4}"
                  "|overdue: ")


class Year(MailTest):
    officers = OFFICERS
    FIRST_DAY = Day(2026, 11, 28)  # what is recorded of the days before says what took place

    def setUp(self):
        super().setUp()
        self.at("20261128T100000Z")
        self.here("import", support.EXAMPLE / "historique.csv")
        for waiver in tomllib.loads((support.EXAMPLE / "dispenses.toml").read_text())["waiver"]:
            bounds = [part for name, option in (("from", "--from"), ("until", "--to"))
                      if name in waiver for part in (option, waiver[name])]
            self.here("waive", waiver["target"], "--reason", waiver["reason"], "--authority",
                      waiver["authority"], "--on", waiver["granted_on"], *bounds)
        self.runs = 0
        self.collected = 0
        self.digests = []
        self.personal = []  # (recipient, mail)
        self.seen = []  # (day, {duty: judgement}), in order
        self.weeks = set()
        self.look(Day(2026, 11, 29))

    def set_clock(self, instant):
        self.now = instant
        self.at(instant.strftime("%Y%m%dT%H%M%SZ"))

    def run_alert(self, instant, up=True):
        """The digests that the server took during the run."""
        self.set_clock(instant)
        self.here("alert", "--send", status=0 if up else 3)
        self.runs += 1
        return self.collect()

    def collect(self):
        taken = self.post.mails[self.collected:]
        self.collected = len(self.post.mails)
        self.weeks.add(iso_week(local_day(self.now)))
        digests = [Digest(content, local_day(self.now)) for to, content in taken
                   if to == ORGANISER]
        self.digests += digests
        self.personal += [(to, Digest(content, local_day(self.now))) for to, content in taken
                          if to != ORGANISER]
        return digests

    def look(self, day):
        done = self.here("check", "--format", "json", "--as-of", day, status=(0, 1))
        report = json.loads(done.stdout)
        self.seen.append((day, {duty["id"]: duty for duty in report["duties"]}))
        return self.seen[-1][1]

    def is_asked_about(self, id, day):
        """It hangs on a session whose day has passed, and of which nobody recorded what became:
        the alert asks that first."""
        after = re.fullmatch(r".*/(\d{4}-\d\d-\d\d)", id)
        return bool(after) and str(self.FIRST_DAY) < after[1] < str(day)

    def judged_on(self, day):
        return next(duties for seen, duties in self.seen if seen == day)

    def downfalls(self):
        """Duties that got lost in the year, or were missed without having been lost before, with
        the first day on which each was seen so; those that were at the beginning are no news."""
        fallen = {}
        first = self.seen[0][1]
        for day, duties in self.seen[1:]:
            for id, duty in duties.items():
                was = first.get(id, {}).get("verdict")
                if duty["verdict"] in ("lost", "breached") and was not in ("lost", "breached"):
                    fallen.setdefault(id, day)
        return fallen

    def days_to_warn(self, id):
        """First and last day on which an alert can call the duty at risk: from the alert horizon
        before its last call to its last resort. These are facts of the calendar, so that any
        judgement that states them will do, the last one best.

        Before its window a duty is said to be upcoming, whatever the horizon: the window cuts the
        beginning off. This cannot excuse silence where the last call itself lies before the
        window (a post that must be filled on the first day): nobody could ever be warned. And
        nobody can be warned of what is owed because of a session before that session is
        recorded."""
        known = [(day, duties[id]) for day, duties in self.seen if id in duties]
        stated = [duty for _, duty in known if duty["last_resort"]]
        if not stated:
            return None  # no calendar ever allowed it
        resort = day_or_none(stated[-1]["last_resort"])
        call = day_or_none(stated[-1]["last_call"]) or resort
        window = day_or_none(stated[-1]["window"]["first"])
        first = call - HORIZON
        if call >= window:
            first = max(first, window)
        if known[0][0] > self.seen[0][0]:
            first = max(first, known[0][0])
        return first, resort

    def warnings(self, id, before):
        return [digest for digest in self.digests if digest.received < before
                and any(NAMES.says(item.text, id) for item in digest.items(TO_SAVE))]

    # What must hold whatever happens in the year.

    def check_each_alert_once(self, expected):
        """`expected`: days on which a digest has to arrive."""
        with self.subTest("each alert exactly once"):
            self.assertEqual([digest.received for digest in self.digests], expected)
            ids = [digest.id for digest in self.digests]
            self.assertEqual(len(ids), len(set(ids)))
            weeks = [iso_week(digest.day) for digest in self.digests]
            self.assertEqual(len(weeks), len(set(weeks)))

    def check_persons(self):
        """Whoever convenes gets one mail for each digest at most, made when it was; all that is at
        risk reaches whoever convenes its body, on the very day on which the organiser reads it."""
        with self.subTest("persons once a week"):
            weeks = [(to, iso_week(mail.day)) for to, mail in self.personal]
            self.assertEqual(len(weeks), len(set(weeks)))
            self.assertLessEqual({mail.day for _, mail in self.personal},
                                 {digest.day for digest in self.digests})
            self.assertTrue(self.personal)
        told, untold, foreign = 0, [], []
        for digest in self.digests:
            mails = {to: mail for to, mail in self.personal if mail.day == digest.day}
            at_risk = [id for id, duty in self.judged_on(digest.day).items()
                       if duty["verdict"] == "at_risk" and not self.is_asked_about(id, digest.day)]
            for to in sorted(set().union(*self.officers.values()) | set(mails)):
                theirs = [id for id in at_risk if to in self.officers.get(NAMES.convener(id), ())]
                all_of_theirs = [id for id in self.judged_on(digest.day)
                                 if to in self.officers.get(NAMES.convener(id), ())]
                items = mails[to].items(TO_SAVE) if to in mails else []
                told += len(theirs)
                # A long list may be cut, if it says by how many.
                cut = sum(int(more) for item in items if item.is_remark
                          for more in re.findall(r"and (\d+) more", item.text))
                unnamed = [id for id in theirs
                           if not any(NAMES.says(item.text, id) for item in items)]
                if len(unnamed) != cut:
                    untold.append((str(digest.day), to, unnamed, cut))
                foreign += [(str(digest.day), to, item.head) for item in items
                            if not item.is_remark
                            and not any(NAMES.says(item.text, id) for id in all_of_theirs)]
        with self.subTest("each reads what they have to save"):
            self.assertEqual(untold, [])
            self.assertGreater(told, 5)
        with self.subTest("and nothing of anybody else's"):
            self.assertEqual(foreign, [])
        print(f"  {len(self.personal)} mails to persons, {told} times something to save")

    def check_alerts_name_what_is_at_risk(self):
        silent, strange, undated = [], [], []
        for digest in self.digests:
            day = str(digest.day)
            judged = self.judged_on(digest.day)
            at_risk = [id for id, duty in judged.items() if duty["verdict"] == "at_risk"]
            items = digest.items(TO_SAVE)
            silent += [(day, id) for id in at_risk
                       if not self.is_asked_about(id, digest.day) and not any(NAMES.says(item.text, id) for item in items)]
            # What is not at risk has its last day ahead, or says that none is set.
            strange += [(day, item.text) for item in items if not item.is_remark
                        and not any(NAMES.says(item.text, id) for id in at_risk)
                        and not re.search(HAS_A_LAST_DAY, item.text)]
            for id in at_risk:
                call, resort = (day_or_none(judged[id][k]) for k in ("last_call", "last_resort"))
                # A task for several duties has the day of the first: it may be overdue for that one.
                said = (HAS_A_LAST_DAY if call and digest.day <= call
                        else "[Oo]nly at short notice, until|overdue: |at the next occasion")
                if resort is not None or call is not None:
                    undated += [(day, id, item.text) for item in items
                                if NAMES.says(item.text, id) and not re.search(said, item.text)]
        for title, wrong in (("all that is at risk is named", silent),
                             ("and what else has its day", strange),
                             ("with its last day", undated)):
            with self.subTest(title):
                self.assertEqual(wrong, [])

    def check_news(self):
        """Each alert tells what changed since the alert that was sent before it, however long ago
        that was. A long list may be cut, if it says by how many."""
        gone = ("lost", "breached")
        news = [(title, gone, (severity,)) for title, severity in (
            (NEW, "obligation"), (NEW_INDICATORS, "indicator"), (NEW_ADVICE, "recommendation"))]
        every = ("obligation", "indicator", "recommendation")
        for title, verdicts, severities in (*news, (WENT_RIGHT, ("satisfied", "waived"), every)):
            wrong = []
            for before, digest in zip(self.digests, self.digests[1:]):
                old, new = self.judged_on(before.day), self.judged_on(digest.day)
                due = [id for id in new if id in old and new[id]["verdict"] in verdicts
                       and new[id]["severity"] in severities
                       and new[id]["verdict"] != old[id]["verdict"]]
                if verdicts == gone:  # once: what is breached was told when it was lost
                    due = [id for id in due if old[id]["verdict"] not in gone]
                items = [item for item in digest.items(title) if not item.is_remark]
                cut = sum(int(more) for item in digest.items(title) if item.is_remark
                          for more in re.findall(r"and (\d+) more", item.text))
                untold = [id for id in due
                          if not any(NAMES.says(item.text, id) for item in items)]
                if len(untold) > cut:
                    wrong.append(f"{digest.day}: due {due}, told {[i.head for i in items]} +{cut}")
            with self.subTest(title):
                self.assertEqual(wrong, [])

    def check_warned_before_lost(self, alert_days):
        """The rule: twice at least, or as often as there were alerts in time; `alert_days` are
        the days on which an alert could leave, known without looking at the mails."""
        rows = []
        unwarned = []
        for id, day in sorted(self.downfalls().items(), key=lambda pair: (pair[1], pair[0])):
            days = self.days_to_warn(id)
            allowed = sum(days[0] <= alert <= days[1] for alert in alert_days) if days else 0
            warned = len(self.warnings(id, day))
            rows.append((id, day, allowed, warned))
            if warned < min(2, allowed):
                unwarned.append(f"{id}, seen lost or missed on {day}: at risk in {warned} alerts; "
                                f"{allowed} left from {days[0]} to {days[1]}")
        with self.subTest("warned twice before it was lost"):
            self.assertEqual(unwarned, [])
        return rows

    def check_transitions(self, may_follow):
        with self.subTest("verdicts change as they may"):
            wrong = []
            for (_, before), (day, after) in zip(self.seen, self.seen[1:]):
                wrong += [(str(day), id, verdict, after[id]["verdict"])
                          for id, verdict in ((id, before[id]["verdict"]) for id in before)
                          if after[id]["verdict"] not in may_follow.get(verdict, VERDICTS)
                          # A group that never met without its officer, while nobody was appointed.
                          and not (id.split("/")[0].endswith("-referent")
                                   and (verdict, after[id]["verdict"]) == ("open", "satisfied"))]
            self.assertEqual(wrong, [])

    def print_totals(self, title, rows):
        final = collections.Counter(duty["verdict"] for duty in self.seen[-1][1].values())
        print(f"{title}: {len(self.weeks)} weeks with a run, {self.runs} runs, "
              f"{len(self.digests)} digests")
        print("  in the end: " + ", ".join(f"{n} {verdict}" for verdict, n in final.most_common()))
        twice = sum(warned >= 2 for _, _, _, warned in rows)
        print(f"  became lost or missed: {len(rows)}, warned twice or more: {twice}, "
              f"fewest warnings: {min((warned for *_, warned in rows), default='–')}, "
              f"too late for two: {sum(allowed < 2 for _, _, allowed, _ in rows)}")


class NobodyActs(Year):
    """Cron on Sundays at 02:30. The year's last duties meet their end in the weeks after it."""

    MISSED = Day(2027, 4, 18)                          # the machine was off
    DOWN = (Day(2027, 2, 14), Day(2027, 2, 21))        # and the server down
    BACK = Day(2027, 2, 22)                            # Monday: the daily run of tools/cron
    AT_ONCE = Day(2027, 6, 20)                         # two runs start together
    END = Day(2028, 1, 2)

    def run_two(self, instant):
        self.set_clock(instant)
        processes = [self.start_program("alert", "--send") for _ in range(2)]
        statuses = [process.wait(60) for process in processes]
        self.runs += 2
        # The second may find the first sending; it says so and leaves.
        self.assertIn(sorted(statuses), ([0, 0], [0, 2]))
        return self.collect()

    def test_a_year(self):
        sundays = [FIRST_MONDAY + datetime.timedelta(days=6) + n * WEEK
                   for n in range((self.END - FIRST_MONDAY).days // 7 + 1)]
        self.assertEqual(sundays[-1], self.END)
        self.assertEqual(sundays.index(LAST_SUNDAY), 51)
        for sunday in sundays:
            if sunday == self.MISSED:
                self.set_clock(cron_runs(sunday, 2, 30)[0])
            elif sunday == self.AT_ONCE:
                self.run_two(cron_runs(sunday, 2, 30)[0])
            else:
                if sunday == self.DOWN[0]:
                    self.post.stop()
                runs = cron_runs(sunday, 2, 30)
                self.assertEqual(len(runs), 2 if sunday == AUTUMN else 1)
                for run in runs:
                    self.run_alert(run, up=sunday not in self.DOWN)
            self.look(sunday)
            if sunday == self.DOWN[1]:
                self.post.start()
                for _ in range(2):
                    self.run_alert(cron_runs(self.BACK, 7, 30)[0])
                self.look(self.BACK)
        # The clocks: 03:00 in summer time, and 02:30 in both.
        self.assertEqual(cron_runs(SPRING, 2, 30),
                         [datetime.datetime(2027, 3, 28, 1, 0, tzinfo=UTC)])
        self.assertEqual([run.astimezone(PARIS).utcoffset().seconds // 3600
                          for run in cron_runs(AUTUMN, 2, 30)], [2, 1])

        # Weeks without an alert are made good by the first run after, once: the Monday's digest is
        # that of its week, and Sunday's run has nothing to add.
        silent = (self.MISSED, *self.DOWN, self.BACK + datetime.timedelta(days=6))
        alert_days = sorted([day for day in sundays if day not in silent] + [self.BACK])
        rows = self.check_warned_before_lost(alert_days)
        self.print_totals("Nobody acts", rows)
        self.check_each_alert_once(alert_days)
        self.check_persons()
        self.check_alerts_name_what_is_at_risk()
        self.check_news()
        self.check_transitions(AFTER)
        with self.subTest("no duty comes or goes"):
            self.assertEqual({len(duties) for _, duties in self.seen}, {len(self.seen[0][1])})
        with self.subTest("the year has something to show"):
            self.assertGreater(len(rows), 40)
            self.assertTrue(all(allowed >= 1 for _, day, allowed, _ in rows if day > alert_days[0]),
                            rows)


class SomebodyActs(Year):
    """Cron as shipped, of which Mondays at 07:30 are looked at, and now and then a second run on
    Sundays at 02:30, which finds the week's alert sent."""

    DOWN = (Day(2027, 5, 10), Day(2027, 5, 17))  # Mondays; up again for the second Sunday
    officers = OFFICERS | {"referent-acces-droits": {"coop-droits@cchpm.example.org"}}

    def setUp(self):
        super().setUp()
        with open(support.EXAMPLE / "historique.csv", newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            self.columns = reader.fieldnames
            self.book = {row["uid"]: row for row in reader
                         if row["status"] in ("proposed", "convened")}

    def plan(self, today):
        # The search ends by itself, long before the limit: what is planned is the same on every
        # machine.
        done = self.here("plan", "--to", today + PLANNED, "--apply", "--time-limit", "300",
                         "--format", "json")
        planned = json.loads(done.stdout)
        self.assertEqual(planned["status"], "optimal")
        for meeting in planned["meetings"]:
            new = {"uid": meeting["uid"], "status": "proposed"}
            row = self.book.setdefault(meeting["uid"], new)
            row.update(body=meeting["body"], start=meeting["start"], end=meeting["end"])

    def record(self, today):
        """Convenes what is planned, and says what took place: all that was planned, with
        everybody there."""
        changed = []
        for uid, row in list(self.book.items()):
            if Day.fromisoformat(row["start"][:10]) < today:
                everybody = NAMES.members[row["body"]]
                row.update(status="held", present="|".join(f"{role}*9" for role in everybody),
                           minutes_on=today.isoformat())
                changed.append(self.book.pop(uid))
            elif row["status"] == "proposed":
                row.update(status="convened", convened_on=today.isoformat())
                changed.append(row)
        path = self.folder / "journal.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self.columns, extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(changed)
        self.here("import", path)

    def test_a_year(self):
        mondays = [FIRST_MONDAY + n * WEEK for n in range(52)]
        self.set_clock(cron_runs(FIRST_MONDAY, 7, 0)[0])
        self.here("seat", "appoint", "referent-acces-droits", "coop-droits", "--from", FIRST_MONDAY)
        for number, monday in enumerate(mondays):
            sunday = monday + datetime.timedelta(days=6)
            if monday == self.DOWN[0]:
                self.post.stop()
            digests = self.run_alert(cron_runs(monday, 7, 30)[0], up=monday not in self.DOWN)
            self.look(monday)
            self.set_clock(cron_runs(monday, 10, 0)[0])
            if any(digest.items(TO_SAVE) for digest in digests):
                self.plan(monday)
            self.record(monday)
            if monday == self.DOWN[1]:
                self.post.start()
            if number % 4 == 0 or sunday in (SPRING, AUTUMN) or monday in self.DOWN:
                for run in cron_runs(sunday, 2, 30):
                    self.run_alert(run, up=monday != self.DOWN[0])
        self.look(LAST_SUNDAY)
        # The first week without the server is made good by the digest of the second, which waited
        # for its return and left with Sunday's run.
        late = {self.DOWN[1]: self.DOWN[1] + datetime.timedelta(days=6)}
        alert_days = [late.get(day, day) for day in mondays if day != self.DOWN[0]]
        rows = self.check_warned_before_lost(alert_days)
        self.print_totals("Somebody acts", rows)
        self.check_each_alert_once(alert_days)
        self.check_persons()
        with self.subTest("a digest that waited is the one that was made"):
            self.assertEqual([d.day for d in self.digests if d.received != d.day],
                             [self.DOWN[1]])
        with self.subTest("nothing is lost"):
            self.assertEqual(rows, [])
        with self.subTest("what was at risk was saved"):
            warned = {id for digest in self.digests
                      for id, duty in self.judged_on(digest.day).items()
                      if duty["verdict"] == "at_risk"}
            final = self.seen[-1][1]
            saved = [id for id in warned if final[id]["verdict"] in ("satisfied", "covered")]
            print(f"  at risk in an alert: {len(warned)}, saved: {len(saved)}")
            self.assertEqual(set(saved), warned)
            self.assertTrue(saved)
        self.check_alerts_name_what_is_at_risk()
        self.check_news()
        self.check_transitions({kept: {kept} for kept in ("satisfied", "waived")})


if __name__ == "__main__":
    unittest.main()
