"""The weekly digest. Names of tests carry the numbers of the acceptance list of calendars and
mail."""
import datetime
import email.utils
import re
import shutil
import time
import unittest

import icalendar

import servers
import support
from mailing import MailTest, parsed, reply_to

ORGANISER = "pilote@cchpm.example.org"
# Who convenes a body that has something to save or to say on 24 November 2026.
CONVENERS = {f"coop-{key}@cchpm.example.org" for key in ("familles", "jeunesse", "logement")}


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def plain_of(content):
    return squeezed(parsed(content).get_body(("plain",)).get_content())


class AlertTest(MailTest):
    def setUp(self):
        super().setUp()
        self.at("20261124T073000Z")
        self.here("import", support.EXAMPLE / "historique.csv")

    def alert(self, *more, status=0, lang="en"):
        return self.here("alert", *more, status=status, lang=lang)

    def shown(self, *more, lang="en"):
        return squeezed(self.alert("--dry-run", *more, lang=lang).stdout)

    def digests(self):
        return [content for to, content in self.post.mails if to == ORGANISER]

    def connected(self, more=""):
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      f'security = "none"\n{more}')


class Alert(AlertTest):
    def test_D1_headers_and_both_texts(self):
        self.alert("--send")
        [content] = self.digests()
        message = parsed(content)
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        for header in ("Date", "Message-ID", "List-Id", "List-Unsubscribe"):
            self.assertTrue(message[header], header)
        self.assertEqual(email.utils.parsedate_to_datetime(message["Date"]).isoformat(),
                         "2026-11-24T07:30:00+00:00")
        # Files go along: the alternative comes first, as in an invitation (G20).
        self.assertEqual(message.get_content_type(), "multipart/mixed")
        texts, *files = message.iter_parts()
        self.assertEqual(texts.get_content_type(), "multipart/alternative")
        self.assertTrue(files)
        self.assertEqual({part.get_content_disposition() for part in files}, {"attachment"})
        plain, page = texts.iter_parts()
        self.assertEqual(plain.get_content_charset(), "utf-8")
        squeezed = re.sub(r"\s+", " ", plain.get_content())
        for line in re.findall(r"<strong>([^<]*)</strong>", page.get_content()):
            text = re.sub(r"\s+", " ", line.replace("&#39;", "'").replace("&amp;", "&"))
            self.assertIn(text, squeezed)
        self.assertNotIn("<img", page.get_content())
        self.assertNotIn("<script", page.get_content())

    def test_D2_once_a_week_and_a_missed_week_is_caught_up_once(self):
        for now in ("20261124T073000Z", "20261124T073100Z", "20261129T230000Z"):
            self.at(now)
            self.alert("--send")
        # Sunday 29 November, 23:00 UTC, is Monday of the next week in Paris: a new digest.
        self.assertEqual(len(self.digests()), 2)
        self.at("20261215T073000Z")
        self.alert("--send")
        self.alert("--send")
        self.assertEqual(len(self.digests()), 3)
        # So does each of the others: no two mails of one week to one person.
        weeks = [(to, parsed(content)["Subject"]) for to, content in self.post.mails]
        self.assertEqual(len(weeks), len(set(weeks)))

    def test_D3_silence_or_a_line(self):
        quiet = self.folder / "calme"
        rules = self.write("regles/convention.toml", '[convention]\nid = "c"\nname = "Calme"\n'
                           "start = 2026-01-01\nend = 2026-12-31\n")
        self.run_program("init", quiet, "--rules", rules.parent)
        settings = quiet / "gouvernail.toml"
        base = settings.read_text() + ('[organiser]\nname = "O"\naddress = "o@example.org"\n[mail]\n'
                                       f'server = "127.0.0.1"\nport = {self.post.port}\n'
                                       'security = "none"\n')
        settings.write_text(base)
        done = self.run_program("-C", quiet, "alert", "--send")
        self.assertIn("nothing is sent", done.stdout)
        self.assertEqual(self.post.mails, [])
        settings.write_text(base + "[alert]\nalways = true\n")
        self.run_program("-C", quiet, "alert", "--send")
        self.assertEqual(len(self.post.mails), 1)

    def test_D4_what_has_to_wait_goes_with_the_next_run(self):
        self.post.script["pilote@"] = "451 4.3.0 later"
        done = self.alert("--send", status=3)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1)
        self.assertEqual({to for to, _ in self.post.mails}, CONVENERS)
        self.post.script.clear()
        self.at("20261125T073000Z")
        self.alert("--send")
        self.alert("--send")
        self.assertEqual(len(self.digests()), 1)
        self.assertEqual(len(self.post.mails), 1 + len(CONVENERS))

    def test_D4_a_person_who_is_refused_stops_nobody(self):
        self.post.script["coop-familles@"] = "550 5.1.1 unknown"
        done = self.alert("--send", status=3)
        self.assertRegex(done.stderr, "coop-familles.*refused")
        self.assertEqual({to for to, _ in self.post.mails},
                         CONVENERS - {"coop-familles@cchpm.example.org"} | {ORGANISER})
        self.at("20261125T073000Z")
        self.alert("--send")
        self.assertEqual(len(self.post.mails), len(CONVENERS))

    def test_D5_a_year_of_weeks_with_changes_of_clocks(self):
        # Cron at 02:30 on Sundays: the hour is skipped on 28 March 2027 and comes twice on
        # 31 October; two runs of one week send once. The server is down for two weeks.
        sunday = datetime.datetime(2027, 3, 7, 1, 30)
        weeks = []
        for number in range(10):
            when = sunday + datetime.timedelta(weeks=number)
            runs = [when, when + datetime.timedelta(hours=1)]
            if number in (4, 5):
                self.post.stop()
            if number == 6:
                self.post.start()
            for run in runs:
                self.at(run.strftime("%Y%m%dT%H%M%SZ"))
                self.alert("--send", status=3 if number in (4, 5) else 0)
            weeks.append(when)
        # Each week's digest exactly once, those of the two weeks with the first run after; the
        # later of those took the place of the earlier one only if it says another week.
        ids = [parsed(content)["Message-ID"] for content in self.digests()]
        self.assertEqual(len(ids), len(set(ids)))
        dates = [email.utils.parsedate_to_datetime(parsed(c)["Date"]).date()
                 for c in self.digests()]
        self.assertEqual(len(dates), len(set(dates)))
        for when in weeks:
            if weeks.index(when) not in (4, 5):
                self.assertEqual(dates.count(when.date()), 1, when)
        print(f"{len(weeks)} weeks, {2 * len(weeks)} runs, {len(dates)} digests")

    def test_shown_and_written(self):
        shown = self.alert("--dry-run").stdout
        for title in ("Missed, or out of reach", "To be saved", "To be said",
                      "New since last week", "What went right"):
            self.assertIn(title, shown)
        self.assertIn("gouvernail meeting hold groupe-projet/2026-10-13", shown)
        self.assertLess(shown.index("2 December 2026") if "2 December 2026" in shown
                        else shown.index("1 December 2026"), shown.index("23 December 2026"))
        out = self.folder / "alerte"
        self.alert("--out", out)
        self.assertEqual(sorted(p.suffix for p in out.iterdir() if "person" not in p.name),
                         ["", ".eml", ".html"])
        self.assertEqual(self.post.mails, [])
        french = self.run_program("-C", self.workspace, "alert", lang="fr").stdout
        self.assertIn("a-t-elle eu lieu", re.sub(r"\s+", " ", french))


class Dates(AlertTest):
    """The best dates of what is at risk, and their .ics."""

    def first_item(self, text):
        return text[text.index("To be saved"):].split(" ! ")[1]

    def busy(self, key, day):
        folder = self.workspace / "busy"
        folder.mkdir(exist_ok=True)
        (folder / f"{key}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day:%Y%m%d}\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n")

    def offered(self, item):
        """The days of an item's commands, in its order."""
        return re.findall(r"gouvernail meeting add cotech --on (\S+) --at 14:00", item)

    def test_each_item_has_dates_and_taking_one_saves_it(self):
        shown = self.shown()
        saved = shown[shown.index("To be saved"):shown.index("To be said")]
        items = saved.split(" ! ")[1:]
        self.assertGreater(len(items), 3)
        for item in items:
            with self.subTest(item=item[:60]):
                self.assertRegex(item, r"Possible dates \(nobody's calendar is known\):")
                self.assertIn(len(re.findall("gouvernail meeting add", item)), (1, 2, 3))
                self.assertRegex(item, r"convene by \d+ \w+ 2026")
        self.assertIn("Technical committee before each steering committee", items[0])
        days = self.offered(items[0])
        self.assertEqual(len(set(days)), 3)
        command = re.search("gouvernail (meeting add cotech .*?) –", items[0])[1]
        self.here(*command.split())
        self.assertNotIn("Technical committee before", self.shown().split("To be said")[0])

    def test_who_is_free_decides_and_is_named(self):
        best = self.offered(self.first_item(self.shown()))[0]
        self.busy("pilote", datetime.date.fromisoformat(best))
        item = self.first_item(self.shown())
        self.assertNotIn("nobody's calendar", item)
        self.assertRegex(item, r"1 person free · \d+ calendars not known")
        if best in self.offered(item):
            self.assertIn("not free: Chargée de coopération pilote", item)
        self.assertNotEqual(self.offered(item)[0], best)
        french = self.shown(lang="fr")
        self.assertIn("Dates possibles", french)
        self.assertRegex(french, r"convoquer au plus tard le \d\d/\d\d/2026")
        self.assertRegex(french, r"1 libre · \d+ agendas inconnus")

    def test_what_comes_before_is_said_and_recorded_first(self):
        # No steering committee stands in 2028's first half: the next one wants its own
        # technical committee.
        shown = self.alert("--dry-run", "--as-of", "2027-11-25").stdout
        before = re.search(r"before it: Technical committee, ([^·]*)", squeezed(shown))
        self.assertTrue(before, shown)
        lines = [line.split()[3:6] for line in shown.splitlines()
                 if line.strip().startswith("gouvernail meeting add")]
        pairs = [(one, other) for one, other in zip(lines, lines[1:])
                 if one[0] == "cotech" and other[0] == "copil"]
        self.assertTrue(pairs)
        self.assertTrue(all(one[2] < other[2] for one, other in pairs))

    def events(self, content):
        calendar = icalendar.Calendar.from_ical(content)
        self.assertEqual(str(calendar["METHOD"]), "PUBLISH")
        return calendar.walk("VEVENT")

    def test_ready_files(self):
        self.alert("--send")
        [content] = self.digests()
        message = parsed(content)
        files = {part.get_filename(): part.get_payload(decode=True)
                 for part in message.iter_attachments()}
        self.assertTrue(0 < len(files) <= 9)
        self.assertLess(len(content), 100_000)
        plain = plain_of(content)
        for name, calendar in files.items():
            with self.subTest(name):
                self.assertIn(f"for the calendar: {name}", plain)
                for event in self.events(calendar):
                    self.assertEqual(str(event["STATUS"]), "TENTATIVE")
                    self.assertNotIn("ATTENDEE", event)
                    self.assertIn(f"{event['DTSTART'].dt:%Y-%m-%d-%H%M}", name)
                    self.assertIn("gouvernail meeting add", str(event["DESCRIPTION"]))
        # What does not go along is not announced, and is written by --out.
        self.assertEqual(set(re.findall(r"for the calendar: (\S+)", plain)), set(files))
        self.assertIn("most pressing items go with this mail", plain)
        out = self.folder / "alerte"
        self.at("20261125T090000Z")
        self.alert("--out", out)
        written = {path.name: path.read_bytes() for path in (out / "dates").iterdir()}
        self.assertGreater(len(written), len(files))
        # The same duty and date: the same event, on another day too.
        uids = {}
        for name, calendar in written.items():
            [event] = self.events(calendar)
            uids[name] = str(event["UID"])
        self.assertEqual(len(set(uids.values())), len(uids))
        for name in set(files) & set(written):
            self.assertEqual(uids[name], str(self.events(files[name])[0]["UID"]))
        self.assertTrue(set(files) & set(written))


class Persons(AlertTest):
    """Who gets a mail of their own, and what stands in it."""

    def mail_to(self, key):
        [content] = self.post.to(f"{key}@")
        return content

    def test_whoever_convenes_reads_their_own_part_alone(self):
        self.alert("--send")
        self.assertEqual(sorted(to for to, _ in self.post.mails),
                         sorted(CONVENERS | {ORGANISER}))
        content = self.mail_to("coop-familles")
        message = parsed(content)
        for header, value in (("Auto-Submitted", "auto-generated"), ("List-Unsubscribe", None),
                              ("List-Id", None), ("From", None)):
            self.assertTrue(message[header], header)
            self.assertIn(value or "", message[header])
        self.assertEqual(message.get_content_type(), "multipart/alternative")
        plain = plain_of(content)
        self.assertIn("Shared communication tool on parenting", plain)
        self.assertIn("Tuesday 8 Dec 2026", plain)
        self.assertNotIn("Press conference on housing", plain)
        self.assertNotIn("gouvernail ", plain)  # they have no program, but they can reply
        self.assertIn("reply to this message", plain)
        self.assertIn("Press conference on housing", plain_of(self.mail_to("coop-logement")))
        question = "Did “Thematic group: children and youth” meet on Thursday 12 November 2026?"
        asked = plain_of(self.mail_to("coop-jeunesse"))
        self.assertIn(question, asked)
        # One question settles it: the duties that hang on it are not told too.
        self.assertNotIn("art. 6-a, § 6", asked)
        for to, content in self.post.mails:
            if to != ORGANISER:
                self.assertLess(len(parsed(content).get_body(("plain",)).get_content()
                                    .splitlines()), 45, to)

    def test_no_other_person_is_named(self):
        people = re.findall(r'^key = "(.*)"\nname = "(.*)"\naddress = "(.*)"',
                            (support.EXAMPLE / "people.toml").read_text(), re.M)
        self.assertGreater(len(people), 30)
        self.alert("--send")
        for to, content in self.post.mails:
            if to == ORGANISER:
                continue
            text = plain_of(content) + parsed(content).get_body(("html",)).get_content()
            for _, name, address in people:
                if address not in (to, ORGANISER):
                    self.assertNotIn(address, content.decode())
                    self.assertNotIn(name, text)

    def test_in_french(self):
        self.alert("--send", lang="fr")
        message = parsed(self.mail_to("coop-jeunesse"))
        self.assertIn("ce qui vous attend", message["Subject"])
        plain = plain_of(self.mail_to("coop-jeunesse"))
        for words in ("Répondez oui, avec les présents, ou non.", "a-t-elle eu lieu",
                      "Pour ne plus le recevoir, dites-le en réponse."):
            self.assertIn(words, plain)

    def test_silent_persons_others_and_none_at_all(self):
        self.connected('[alert]\nsilent = ["coop-familles"]\nothers = ["dgs", "persnne"]\n')
        done = self.alert("--dry-run")
        self.assertIn("nobody in people.toml has the key “persnne”", done.stderr)
        table = done.stdout[done.stdout.index("Mails of this week"):]
        self.assertIn("Chargé de coopération enfance-jeunesse", table)
        self.assertNotIn("petite enfance et parentalité", table)
        self.assertIn("Directrice générale des services – a copy of the digest", table)
        self.alert("--send")
        silent = "coop-familles@cchpm.example.org"
        self.assertEqual({to for to, _ in self.post.mails},
                         CONVENERS - {silent} | {ORGANISER, "dgs@cchpm.example.org"})
        copy = plain_of(self.mail_to("dgs"))
        self.assertIn("To be saved", copy)
        self.assertNotIn("for the calendar", copy)
        self.post.mails.clear()
        self.at("20261201T073000Z")
        self.connected("[alert]\npersons = false\n")
        self.alert("--send")
        self.assertEqual([to for to, _ in self.post.mails], [ORGANISER])

    def test_written_but_not_sent(self):
        out = self.folder / "alerte"
        self.alert("--out", out)
        to = {parsed(path.read_bytes())["To"].addresses[0].addr_spec for path in out.glob("*.eml")}
        self.assertEqual(to, CONVENERS | {ORGANISER})
        self.assertEqual(self.post.mails, [])

    def test_answers_that_are_awaited(self):
        self.convene("theme-logement", "2026-12-17", "10:00")
        self.convene("theme-avs", "2027-02-18", "10:00")  # beyond the alert horizon
        for body in ("theme-logement", "theme-avs"):
            self.send("--for", body)
        to = "cat@caf.example.org"
        invited = next(content for content in self.post.to(to)
                       if "17 December" in parsed(content)["Subject"])
        self.post.mails.clear()
        shown = self.shown()
        awaited = shown[shown.index("Without an answer"):]
        self.assertIn("Thursday 17 December 2026", awaited)
        self.assertNotIn("18 February 2027", awaited)
        self.alert("--send")
        [mail] = self.post.to(to)
        plain = plain_of(mail)
        self.assertIn("Your answer is awaited", plain)
        self.assertIn("17 December 2026", plain)
        self.assertNotIn("no answer from", plain)
        path = self.folder / "reponse.ics"
        path.write_bytes(reply_to(invited, to, "ACCEPTED", stamp="20261125T080000Z"))
        self.here("answers", path)
        self.post.mails.clear()
        self.at("20261201T073000Z")
        self.alert("--send")
        self.assertEqual(self.post.to(to), [])


class Upkeep(AlertTest):
    """What the house has to see to."""

    def test_vacant_seats(self):
        shown = self.shown()
        vacant = shown[shown.index("Vacant seats"):]
        self.assertIn("Nobody is recorded as “Cooperation officer for access to rights” Thematic "
                      "group: access to rights gouvernail seat appoint referent-acces-droits PERSON "
                      "--from 2026-11-24", vacant)
        self.here("seat", "appoint", "referent-acces-droits", "coop-droits", "--from",
                  "2026-11-24")
        self.assertNotIn("Vacant seats", self.shown())
        self.here("seat", "end", "referent-acces-droits", "coop-droits", "--on", "2026-11-30")
        self.assertNotIn("Vacant seats", self.shown("--as-of", "2026-11-30"))
        self.assertIn("Vacant seats", self.shown("--as-of", "2026-12-01"))

    def test_seats_that_lapse(self):
        calendars = self.folder / "calendriers"
        shutil.copytree(support.SOURCE / "calendars", calendars)
        with open(calendars / "elections.toml", "a", encoding="utf-8") as file:
            file.write('\n[[election]]\nkind = "municipales"\nfirst-round = 2027-05-23\n'
                       'second-round = 2027-05-30\nrestraint-from = 2026-11-01\nsource = "essai"\n')
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(f'calendars = "{calendars}"\n' + settings.read_text())
        title = "Seats that lapse at an election"
        shown = self.shown()
        self.assertIn(title, shown)
        lapsing = shown[shown.index(title):]
        self.assertIn("Municipal elections on Sunday 23 May 2027", lapsing)
        self.assertIn("Vice-president for youth", lapsing)
        self.assertNotIn("General director", lapsing.split("gouvernail seat end")[0])
        self.assertIn("--on 2027-05-30", lapsing)
        # Six months before, and until its last round is over.
        self.assertNotIn(title, self.shown("--as-of", "2026-11-20"))
        self.assertIn(title, self.shown("--as-of", "2026-11-21"))
        self.assertIn(title, self.shown("--as-of", "2027-05-30"))
        self.assertNotIn(title, self.shown("--as-of", "2027-05-31"))
        self.assertIn("Élections municipales le dimanche 23 mai 2027", self.shown(lang="fr"))

    def test_calendars_that_are_missing(self):
        shown = self.shown()
        missing = shown[shown.index("Calendars that are missing"):]
        self.assertRegex(missing, r"The calendars of \d+ people invited")
        self.assertIn("School holidays from", missing)

    def test_a_calendar_that_does_not_answer_delays_nothing(self):
        self.connected('[busy]\n[[busy.subscription]]\nkey = "dgs"\n'
                       f'url = "http://127.0.0.1:{servers.free_port()}/dgs.ics"\n')
        begin = time.monotonic()
        shown = self.shown()
        self.assertLess(time.monotonic() - begin, 5)
        self.assertIn("calendar of “dgs”: it was never fetched", shown)
        self.assertIn("Possible dates", shown)
        self.alert("--send")
        self.assertEqual(len(self.digests()), 1)
        self.assertIn("calendar of “dgs”", plain_of(self.digests()[0]))

    def test_a_calendar_that_cannot_be_read_costs_its_dates_alone(self):
        folder = self.workspace / "busy"
        (folder / "dgs.ics").mkdir(parents=True)
        (folder / "pilote.ics").write_bytes(b"\xff\xfe no calendar")
        shown = self.shown()
        self.assertIn("To be saved", shown)

    def test_the_next_session(self):
        shown = self.shown()
        section = shown[shown.index("Sessions to prepare"):]
        self.assertRegex(section, r"Steering committee, Thursday 10 December 2026 – \d+ items late "
                         r"next: .*, by .* gouvernail checklist copil --date 2026-12-10")
        late = int(re.search(r"(\d+) items? late", section)[1])
        listed = self.here("checklist", "copil", "--date", "2026-12-10").stdout
        self.assertIn(str(late), listed)
        self.assertIn("Réunions à préparer", self.shown(lang="fr"))

    def test_a_breach_is_said_once(self):
        shown = self.shown()
        self.assertEqual(shown.count("art. 12"), 1)
        self.assertIn("A breach of an obligation falls under art. 12 of the convention.", shown)
        self.assertEqual(self.shown(lang="fr").count("art. 12"), 1)


if __name__ == "__main__":
    unittest.main()
