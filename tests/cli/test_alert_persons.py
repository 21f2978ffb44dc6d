"""What the weekly alert offers: dates with their .ics, and a mail to each person who has something
to do."""
import datetime
import re
import unittest

import icalendar

import support
from alerts import CONVENERS, ORGANISER, AlertTest, plain_of, squeezed
from mailing import parsed, reply_to


class Dates(AlertTest):
    """The best dates of what is at risk, and their .ics."""

    def first_item(self, text):
        items = text[text.index("To be done"):].split(" ! ")
        return next(item for item in items if item.startswith("Set a date for the technical"))

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
        saved = shown[shown.index("To be done"):shown.index("To be said")]
        items = [item for item in saved.split(" ! ")[1:] if item.startswith("Set ")]
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
        self.assertNotIn("Set a date for the technical committee", self.shown())

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
        # Whichever has to be convened first says until when: the technical committee as long
        # before as when it is offered alone, the steering committee its own fifteen days.
        day = lambda words: datetime.datetime.strptime(words, "%d %b %Y")
        alone = {day(session) - day(by) for session, by in re.findall(
            r"– \w+ (\d+ \w+ \d+), 14:00 – 16:00 · convene by ([^·]*?) gouvernail meeting add cotech",
            squeezed(self.shown()))}
        self.assertEqual(len(alone), 1)
        both = re.findall(
            r"– \w+ (\d+ \w+ \d+), 14:00 – 16:00 · before it: Technical committee, \w+ "
            r"(\d+ \w+ \d+), 14:00 – 16:00 · convene by ([^·]*?) gouvernail", squeezed(shown))
        self.assertEqual(len(both), 3)
        for copil, cotech, by in both:
            with self.subTest(copil=copil):
                self.assertEqual(day(by), min(day(cotech) - alone.copy().pop(),
                                              day(copil) - datetime.timedelta(days=15)))

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
                self.assertIn(f"· {name}", plain)
                for event in self.events(calendar):
                    self.assertEqual(str(event["STATUS"]), "TENTATIVE")
                    self.assertNotIn("ATTENDEE", event)
                    self.assertIn(f"{event['DTSTART'].dt:%Y-%m-%d-%H%M}", name)
                    self.assertIn("gouvernail meeting add", str(event["DESCRIPTION"]))
        # What does not go along is not announced, and is written by --out.
        self.assertEqual(set(re.findall(r"\S+-\d{4}\.ics", plain)), set(files))
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
        self.assertIn("hared communication tool on parenting", plain)
        self.assertIn("Tuesday 8 Dec 2026", plain)
        self.assertNotIn("ress conference on housing", plain)
        self.assertNotIn("gouvernail ", plain)  # they have no program, but they can reply
        self.assertIn("reply to this message", plain)
        self.assertIn("ress conference on housing", plain_of(self.mail_to("coop-logement")))
        question = "Did “Thematic group: children and youth” meet on Thursday 12 November 2026?"
        asked = plain_of(self.mail_to("coop-jeunesse"))
        self.assertIn(question, asked)
        # One question settles it: the duties that hang on it are not told too.
        self.assertNotIn("art. 6-a, § 6", asked)
        for to, content in self.post.mails:
            if to != ORGANISER:
                # What is long over is asked of the organiser alone.
                self.assertNotIn("2025", plain_of(content))
                self.assertLess(len(parsed(content).get_body(("plain",)).get_content()
                                    .splitlines()), 47, to)

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
        self.assertIn("To be done", copy)
        self.assertNotRegex(copy, r"-\d{4}\.ics")
        self.post.mails.clear()
        self.at("20261201T073000Z")
        self.connected("[alert]\npersons = false\n")
        self.alert("--send")
        self.assertEqual([to for to, _ in self.post.mails], [ORGANISER])

    def test_who_gets_a_copy_gets_no_other_mail(self):
        both = "coop-familles@cchpm.example.org"
        # A second key of the same mailbox gets no second copy.
        people = self.workspace / "people.toml"
        people.write_text(people.read_text(encoding="utf-8") + '\n[[person]]\nkey = "familles-2"\n'
                          f'name = "La même"\naddress = "{both.upper()}"\n', encoding="utf-8")
        self.connected('[alert]\nothers = ["coop-familles", "familles-2"]\n')
        self.alert("--send")
        self.assertEqual(sorted(to for to, _ in self.post.mails), sorted(CONVENERS | {ORGANISER}))
        self.assertIn("To be done, the most pressing first",
                      plain_of(self.mail_to("coop-familles")))
        self.assertIn("ress conference on housing", plain_of(self.mail_to("coop-familles")))

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
        # The session is named once. Its partners are asked to be invited, not to come: nothing hangs
        # on who has not answered.
        self.assertRegex(shown, "Without an answer[^!]*17 December 2026[^!]*no answer from")
        self.assertEqual(shown.count("17 December 2026 no answer from"), 1)
        self.assertNotIn("18 February 2027", shown)
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
        # Who convenes a body has other things to read; nothing is awaited of him any more.
        self.assertFalse([mail for mail in self.post.to(to)
                          if "Your answer is awaited" in plain_of(mail)])


if __name__ == "__main__":
    unittest.main()
