"""The weekly digest. Names of tests carry the numbers of the acceptance list of calendars and
mail."""
import datetime
import email.utils
import re
import shutil
import socket
import time
import unittest

import servers
import support
from alerts import CONVENERS, ORGANISER, AlertTest, plain_of, squeezed
from mailing import parsed
from test_serve import Browser, Serving


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
        self.assertRegex(done.stderr, "petite enfance et parentalité.*refused")
        self.assertEqual({to for to, _ in self.post.mails},
                         CONVENERS - {"coop-familles@cchpm.example.org"} | {ORGANISER})
        self.at("20261125T073000Z")
        self.alert("--send")
        self.assertEqual(len(self.post.mails), len(CONVENERS))

    def test_D4_a_person_who_has_to_wait_gets_it_with_the_next_run(self):
        self.post.script["coop-familles@"] = "451 4.3.0 later"
        self.alert("--send", status=3)
        self.assertEqual(self.post.to("coop-familles@"), [])
        self.post.script.clear()
        self.at("20261125T073000Z")
        self.alert("--send")
        self.alert("--send")
        self.assertEqual(len(self.post.to("coop-familles@")), 1)
        self.assertEqual(len(self.post.mails), 1 + len(CONVENERS))

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
        for title in ("To be done", "To be said"):
            self.assertIn(title, shown)
        self.assertIn("yes: gouvernail meeting hold groupe-projet/2026-10-13", shown)
        self.assertIn("no: gouvernail meeting cancel groupe-projet/2026-10-13", shown)
        self.assertLess(shown.index("2 December 2026") if "2 December 2026" in shown
                        else shown.index("1 December 2026"), shown.index("23 December 2026"))
        out = self.folder / "alerte"
        self.alert("--out", out)
        self.assertEqual(sorted(p.suffix for p in out.iterdir() if "person" not in p.name),
                         ["", ".eml", ".html"])
        self.assertEqual(self.post.mails, [])
        french = self.run_program("-C", self.workspace, "alert", lang="fr").stdout
        self.assertIn("a-t-elle eu lieu", re.sub(r"\s+", " ", french))


    def test_what_is_sent_is_of_today_and_nowhere_else(self):
        for option in (("--as-of", "2026-11-30"), ("--out", self.folder / "alerte")):
            done = self.alert("--send", *option, status=2)
            self.assertIn(f"--send and {option[0]} do not go together", done.stderr)
            self.assertIn("Remedy: ", done.stderr)
        self.assertEqual(self.post.mails, [])
        self.assertFalse((self.folder / "alerte").exists())
        self.alert("--send", "--dry-run", "--as-of", "2026-11-30")

    def test_what_has_to_be_said_has_its_command(self):
        shown = self.shown()
        self.assertNotIn("a week ago", shown)
        said = shown[shown.index("To be said"):].split("What went right")[0]
        items = said.split(" ? ")[1:]
        self.assertGreaterEqual(len(items), 3)
        for item in items:
            self.assertRegex(item, "gouvernail (meeting|seat|check)|import")
        # What hangs on a session that is asked about is not asked a second time.
        sessions = re.findall(r"Did “[^”]*” meet on \w+ (\d+ \w+ \d+)\?", said)
        self.assertTrue(sessions)
        french = self.shown(lang="fr")
        for word in ("DAY", "ROLES", "PERSON", "ROLE"):
            self.assertNotRegex(french, rf"\b{word}\b")

    def test_a_command_that_is_offered_settles_its_item(self):
        shown = self.shown()
        found = re.search(r'gouvernail meeting hold (\S+) --present "ROLES"', shown)
        self.assertTrue(found, shown)
        self.here("meeting", "hold", found[1], "--present", "pilote")
        self.assertNotIn(found[0], self.shown())

    def test_what_is_lost_is_told_once(self):
        title = "Missed or out of reach since the last alert"
        self.assertNotIn(title, self.shown())
        week = self.shown("--as-of", "2027-01-04")
        self.assertIn(title, week)
        self.assertLess(week.index("To be done"), week.index(title))
        missed = week[week.index(title):]
        self.assertIn("Press conference on housing", missed)
        # A week later it is lost as before, and not told again.
        self.assertNotIn("press conference on housing – 2026",
                         self.shown("--as-of", "2027-01-11").split("To be said")[-1].lower())


class Portfolio(AlertTest):
    """What stops one workspace stops no other."""

    def setUp(self):
        super().setUp()
        broken = self.folder / "sud"
        self.run_program("init", broken, "--rules", support.RULES)
        (broken / "gouvernail.toml").write_text("rules = [\n", encoding="utf-8")
        self.write("portfolio.toml", '[[workspace]]\nfolder = "sud"\nname = "Sud"\n'
                   f'[[workspace]]\nfolder = "{self.workspace}"\nname = "Haut-Pays"\n')

    def run_all(self, *arguments, lang="en"):
        return self.run_program("-C", self.folder, *arguments, status=2, lang=lang)

    def test_the_others_get_theirs(self):
        done = self.run_all("alert", "--out", self.folder / "out")
        self.assertIn("Error in “Sud”: ", done.stderr)
        self.assertEqual([path.name for path in (self.folder / "out").iterdir()], ["Haut-Pays"])
        self.assertIn("Error in “Sud”: ", self.run_all("alert", "--send").stderr)
        self.assertEqual(len(self.digests()), 1)
        self.assertIn("Erreur dans « Sud » : ",
                      squeezed(self.run_all("alert", "--send", lang="fr").stderr))

    def test_so_it_is_with_check(self):
        done = self.run_all("check")
        self.assertIn("Error in “Sud”: ", done.stderr)
        self.assertRegex(done.stdout, "^✗ Haut-Pays – ")
        # What is wrong with the call is said once.
        done = self.run_all("check", "--format", "json")
        self.assertEqual(done.stderr.count("a portfolio is checked as text"), 1)
        self.assertNotIn("Sud", done.stderr)
        for wrong in (("alert", "--as-of", "soon"), ("check", "--as-of", "soon"),
                      ("checklist", "copil", "--date", "soon"),
                      ("checklist", "copil", "--format", "md")):
            self.assertEqual(self.run_all(*wrong).stderr.count("Error"), 1, wrong)

    def test_so_it_is_with_checklists(self):
        done = self.run_all("checklist", "copil")
        self.assertIn("Error in “Sud”: ", done.stderr)
        self.assertIn("\nHaut-Pays\n", done.stdout)
        self.assertNotIn("no workspace has", done.stderr)


class Upkeep(AlertTest):
    """What the house has to see to."""

    def test_vacant_seats(self):
        shown = self.shown()
        self.assertIn("Appoint somebody as “Cooperation officer for access to rights”", shown)
        self.assertIn("gouvernail seat appoint referent-acces-droits PERSON --from DAY", shown)
        self.here("seat", "appoint", "referent-acces-droits", "coop-droits", "--from",
                  "2026-11-24")
        self.assertNotIn("Cooperation officer for access to rights", self.shown())
        self.here("seat", "end", "referent-acces-droits", "coop-droits", "--on", "2026-11-30")
        self.assertIn("Cooperation officer for access to rights",
                      self.shown("--as-of", "2026-12-01"))

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
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            self.connected('[busy]\n[[busy.subscription]]\nkey = "dgs"\n'
                           f'url = "http://127.0.0.1:{port}/dgs.ics"\n')
            shown = self.shown()
            silent.setblocking(False)
            with self.assertRaises(BlockingIOError, msg="it is not even asked"):
                silent.accept()
        self.assertIn("calendar of “dgs”: it was never fetched", shown)
        self.assertIn("Possible dates", shown)
        self.alert("--send")
        self.assertEqual(len(self.digests()), 1)
        self.assertIn("calendar of “dgs”", plain_of(self.digests()[0]))

    def test_a_copy_that_has_grown_old_serves_and_says_so(self):
        calendar = self.folder / "pilote.ics"
        calendar.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
        self.connected('[busy]\n[[busy.subscription]]\nkey = "pilote"\n'
                       f'url = "file://{calendar}"\n')
        self.alert("--send")
        self.assertNotIn("calendar of “pilote”", self.shown())
        calendar.unlink()
        self.at("20261127T073000Z")
        shown = self.shown()
        self.assertIn("calendar of “pilote”: the copy kept is 3 days old", shown)
        self.assertIn("1 person free", shown)  # it serves all the same
        self.at("20261201T073000Z")
        self.alert("--send")
        self.assertIn("the copy kept is 7 days old", plain_of(self.digests()[-1]))

    def test_a_calendar_that_cannot_be_read_costs_its_dates_alone(self):
        folder = self.workspace / "busy"
        (folder / "dgs.ics").mkdir(parents=True)
        (folder / "pilote.ics").write_bytes(b"\xff\xfe no calendar")
        shown = self.shown()
        self.assertIn("To be done", shown)
        self.assertIn("· pilote.ics: this file is not a calendar", shown)

    def test_the_next_session(self):
        shown = self.shown()
        section = shown[shown.index("Sessions to prepare"):]
        self.assertRegex(section, r"Steering committee, Thursday 10 December 2026 – \d+ items late "
                         r"next: .*, by .* gouvernail checklist copil --date 2026-12-10")
        late = int(re.search(r"(\d+) items? late", section)[1])
        listed = self.here("checklist", "copil", "--date", "2026-12-10").stdout
        self.assertIn(str(late), listed)
        self.assertIn("Réunions à préparer", self.shown(lang="fr"))

    def test_a_session_without_a_date_is_neither_dated_nor_late(self):
        shown = self.shown("--as-of", "2027-11-25")
        section = shown[shown.index("Sessions to prepare"):]
        found = re.search(r"· Steering committee: no date is set yet, the last day possible is "
                          r"\w+ (\d+ \w+ \d+) (.*?)gouvernail checklist copil(.*)", section)
        self.assertTrue(found, section)
        self.assertEqual(found[1], "31 December 2027")
        self.assertIn("gouvernail meeting add copil", shown)
        self.assertIn("choose one of the dates offered above", found[2])
        self.assertFalse(found[3].startswith(" --date"))
        self.assertNotIn("late", section.split("Vacant seats")[0].split("Calendars that")[0])
        self.assertIn("aucune date n'est fixée",
                      self.shown("--as-of", "2027-11-25", lang="fr"))
        # Nothing is offered any more, and long before there is nothing to say.
        section = self.shown("--as-of", "2028-12-28")
        self.assertIn("no date is set yet, the last day possible is Friday 29 December 2028 "
                      "gouvernail checklist copil", section)
        self.assertNotIn("Sessions to prepare", self.shown("--as-of", "2027-06-05"))

    def test_checklists_that_cannot_be_read_are_told(self):
        rules = self.folder / "regles"
        shutil.copytree(support.RULES, rules)
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(re.sub(r"(?m)^rules = .*", f'rules = "{rules}"', settings.read_text()))
        told = "“gouvernail rules check” tells what is wrong"
        self.assertNotIn(told, self.shown())
        with open(next((rules / "checklists").glob("*.toml")), "a", encoding="utf-8") as file:
            file.write("\nunknown = [\n")
        shown = self.shown()
        self.assertIn(told, shown[shown.index("Sessions to prepare"):])
        self.here("rules", "check", status=2)

    def test_a_breach_is_said_once(self):
        for lang in ("en", "fr"):
            self.assertEqual(self.shown("--as-of", "2027-01-04", lang=lang).count("art. 12"), 1)
        self.assertIn("A breach of an obligation falls under art. 12 of the convention.",
                      self.shown("--as-of", "2027-01-04"))


class OnAPage(AlertTest, Serving):
    def test_the_button_sends_it_once_a_week(self):
        _, port = self.serve(GOUVERNAIL_NOW="20261124T073000Z")
        browser = Browser(port)
        status, to = browser.send("/reglages/alerte", {})
        self.assertEqual(status, 303, to)
        self.assertIn(f"{len(CONVENERS) + 1} mails sent", browser.get(to)[1])
        self.assertEqual({to for to, _ in self.post.mails}, CONVENERS | {ORGANISER})
        mails = len(self.post.mails)
        # It has left: there is nothing more to press.
        page = browser.get("/reglages/alerte")[1]
        self.assertIn(f"The mail of this week has left, to {mails} persons: the last one on 24 Nov 2026.",
                      page)
        self.assertNotRegex(page, r"Send \d+ mails")
        _, to = browser.send("/reglages/alerte", {})
        self.assertIn("The digest of week 2026-W48 was made already.", browser.get(to)[1])
        self.assertEqual(len(self.post.mails), mails)


if __name__ == "__main__":
    unittest.main()
