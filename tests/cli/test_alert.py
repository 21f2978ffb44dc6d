"""The weekly digest. Names of tests carry the numbers of the acceptance list of calendars and
mail."""
import datetime
import email.utils
import re
import unittest

import support
from mailing import MailTest, parsed


class Alert(MailTest):
    def setUp(self):
        super().setUp()
        self.at("20261124T073000Z")
        self.here("import", support.EXAMPLE / "historique.csv")

    def alert(self, *more, status=0):
        return self.here("alert", *more, status=status)

    def test_D1_headers_and_both_texts(self):
        self.alert("--send")
        self.assertEqual([r for r, _ in self.post.mails], ["pilote@cchpm.example.org"])
        message = parsed(self.post.mails[0][1])
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        for header in ("Date", "Message-ID", "List-Id", "List-Unsubscribe"):
            self.assertTrue(message[header], header)
        self.assertEqual(email.utils.parsedate_to_datetime(message["Date"]).isoformat(),
                         "2026-11-24T07:30:00+00:00")
        self.assertEqual(message.get_content_type(), "multipart/alternative")
        plain, page = message.iter_parts()
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
        self.assertEqual(len(self.post.mails), 2)
        self.at("20261215T073000Z")
        self.alert("--send")
        self.alert("--send")
        self.assertEqual(len(self.post.mails), 3)

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
        self.post.script.clear()
        self.at("20261125T073000Z")
        self.alert("--send")
        self.alert("--send")
        self.assertEqual(len(self.post.mails), 1)

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
        ids = [parsed(content)["Message-ID"] for _, content in self.post.mails]
        self.assertEqual(len(ids), len(set(ids)))
        dates = [email.utils.parsedate_to_datetime(parsed(c)["Date"]).date()
                 for _, c in self.post.mails]
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
        self.assertEqual(sorted(p.suffix for p in out.iterdir()), [".eml", ".html"])
        self.assertEqual(self.post.mails, [])
        french = self.run_program("-C", self.workspace, "alert", lang="fr").stdout
        self.assertIn("a-t-elle eu lieu", re.sub(r"\s+", " ", french))


if __name__ == "__main__":
    unittest.main()
