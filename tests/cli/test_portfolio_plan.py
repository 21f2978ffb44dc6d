"""End to end: in a portfolio, calendars are repaired, explained and mended together."""
import json
import re
import sqlite3
import unittest

from support import EXAMPLE, RULES, CliTest

TO_MARCH = ("--as-of", "2026-12-20", "--to", "2027-03-31")


def absence(first, last):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//FR\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"DTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{last}\r\n"
            "SUMMARY:Absence\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


class PortfolioTest(CliTest):
    def setUp(self):
        super().setUp()
        self.all = self.folder / "all"
        for name in ("nord", "sud"):
            folder = self.all / name
            self.run_program("init", folder, "--rules", RULES, "--people", EXAMPLE / "people.toml")
            self.run_program("-C", folder, "import", EXAMPLE / "historique.csv")
        # The pilot alone looks after both: what few persons share is planned in no time.
        people = self.all / "sud" / "people.toml"
        text = people.read_text(encoding="utf-8")
        people.write_text(re.sub(r'"(?!pilote@)([\w.-]+)@', r'"\1.sud@', text), encoding="utf-8")
        self.write("all/portfolio.toml", '[[workspace]]\nfolder = "nord"\nname = "Nord"\n'
                                         '[[workspace]]\nfolder = "sud"\n')

    def plan(self, *arguments, **more):
        return self.run_program("-C", self.all, "plan", *TO_MARCH, "--time-limit", "60",
                                *arguments, **more)

    def joint(self, *arguments, **more):
        return json.loads(self.plan(*arguments, "--format", "json", **more).stdout)

    def starts(self):
        return {(p["workspace"], m["uid"]): m["start"]
                for p in self.joint()["plans"] for m in p["meetings"]}

    def make_calendar(self):
        self.plan("--apply")


class Repair(PortfolioTest):
    WHAT_IF = ("--repair", "--what-if", "absent=pilote/2027-02-01/2027-02-19")

    def test_one_absence_moves_the_sessions_of_both_and_records_them(self):
        self.make_calendar()
        before = self.starts()
        joint = self.joint(*self.WHAT_IF)
        moved = {(p["workspace"], m["uid"]): m
                 for p in joint["plans"] for m in p["meetings"] if m["change"] == "moved"}
        self.assertEqual({workspace for workspace, _ in moved}, {"Nord", "sud"})
        self.assertEqual(joint["repair"], {"moves": len(moved), "fewest": True})
        for key, meeting in moved.items():
            self.assertEqual(before[key][:10], meeting["was"])
            self.assertFalse("2027-02-01" <= meeting["start"][:10] <= "2027-02-19")
        self.assertFalse([m for p in joint["plans"] for m in p["meetings"]
                          if m["change"] == "new"])
        # The pilot sits in both project groups: two sessions of hers are never at one time.
        starts = [m["start"] for p in joint["plans"] for m in p["meetings"]
                  if m["body"] == "groupe-projet"]
        self.assertEqual(len(starts), len(set(starts)))

        text = self.plan(*self.WHAT_IF, lang="fr").stdout
        self.assertIn("c'est démontré", text)
        self.assertLess(text.index("\nNord\n"), text.index("\nsud\n"))
        self.assertEqual(text.count("Pour chaque partenaire"), 2)

        self.plan(*self.WHAT_IF, "--apply", status=2)  # only supposed
        # Her calendar lies in one workspace; her address makes it known in the other.
        self.write("all/sud/busy/pilote.ics", absence("20270201", "20270220"))
        told = self.plan("--repair", "--apply").stderr
        self.assertEqual(told.count("moved."), 2, told)
        after = self.starts()
        self.assertEqual({key for key in before if before[key] != after[key]}, set(moved))
        self.assertIn("Nothing to mend", self.plan("--repair").stdout)

    def test_nothing_is_recorded_in_any_when_one_cannot_be(self):
        self.make_calendar()
        before = self.starts()
        self.write("all/nord/busy/pilote.ics", absence("20270201", "20270220"))
        # Another process is writing to the second file, and does not end.
        other = sqlite3.connect(self.all / "sud" / "gouvernail.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            refused = self.plan("--repair", "--apply", status=3)
        finally:
            other.execute("ROLLBACK")
            other.close()
        self.assertIn("sud", refused.stderr)
        self.assertEqual(self.starts(), before)

    def test_what_is_convened_moves_only_when_told_by_workspace(self):
        self.make_calendar()
        joint = self.joint()
        uid = next(m["uid"] for p in joint["plans"] for m in p["meetings"]
                   if p["workspace"] == "sud" and m["body"] == "groupe-projet"
                   and m["start"] > "2027-02")
        self.run_program("-C", self.all / "sud", "meeting", "convene", uid)
        text = self.plan(*self.WHAT_IF, status=1).stdout
        self.assertIn("--allow-move sud:groupe-projet", " ".join(text.split()))
        for name in (uid, "sud:groupe-projet", "SUD:all", "all"):
            with self.subTest(name):
                moved = self.joint(*self.WHAT_IF, "--allow-move", name)
                self.assertEqual([p["stuck"] for p in moved["plans"]], [[], []])
        self.joint(*self.WHAT_IF, "--allow-move", "Nord:all", status=1)

    def test_names_that_are_ambiguous_or_unknown_are_refused(self):
        for arguments, words in (
                (("--freeze", "groupe-projet"), "say which one: Nord:groupe-projet"),
                (("--allow-move", "nowhere:copil"), "neither a body nor a meeting"),
                (("--freeze", "sud:nobody"), "neither a body nor a meeting"),
                (("--what-if", "absent=nobody/2027-02-01/2027-02-02"), "no person has the key"),
                (("--what-if", "cancelled=no-such-uid"), "there is no meeting"),
                (("--rules", RULES), "each workspace has its own rules")):
            with self.subTest(arguments):
                refused = self.plan("--repair", *arguments, status=2)
                self.assertIn(words, " ".join(refused.stderr.split()))

    def test_one_key_for_two_persons_is_ambiguous(self):
        people = self.all / "sud" / "people.toml"
        text = people.read_text(encoding="utf-8")
        people.write_text(text.replace("pilote@cchpm.example.org", "autre@cchpm.example.org"),
                          encoding="utf-8")
        refused = self.plan(*self.WHAT_IF, status=2)
        self.assertIn("“pilote” is in several workspaces", " ".join(refused.stderr.split()))
        self.plan("--repair", "--what-if", "absent=sud:pilote/2027-02-01/2027-02-19")


class Explain(PortfolioTest):
    def test_a_day_is_explained_with_what_the_other_convention_forbids(self):
        joint = self.joint()
        group = next(m["start"][:10] for p in joint["plans"] for m in p["meetings"]
                     if p["workspace"] == "sud" and m["body"] == "groupe-projet"
                     and m["change"] == "new" and m["start"] > "2027-02")
        for arguments in ((f"sud:groupe-projet/{group}",), ("SUD:groupe-projet", group)):
            text = " ".join(self.plan("explain", *arguments).stdout.split())
            self.assertIn("What speaks against this day", text)
        # The pilot's other group, of the other convention, once it stands; at one hour of the day.
        with open(self.all / "sud" / "gouvernail.toml", "a", encoding="utf-8") as settings:
            settings.write('\n[planning.body.groupe-projet]\nstarts = ["14:00"]\n')
        self.run_program("-C", self.all / "nord", "plan", *TO_MARCH, "--apply")
        joint = self.joint()
        group = next(m["start"][:10] for p in joint["plans"] for m in p["meetings"]
                     if p["workspace"] == "sud" and m["body"] == "groupe-projet"
                     and m["change"] == "new" and m["start"] > "2027-02")
        text = " ".join(self.plan("explain", f"sud:groupe-projet/{group}").stdout.split())
        self.assertIn("“Project group” of Nord", text)
        refused = self.plan("explain", f"groupe-projet/{group}", status=2).stderr
        self.assertIn("say which one: Nord:groupe-projet", " ".join(refused.split()))
        self.plan("explain", "sud:nobody/2027-02-02", status=2)
        self.plan("explain", "sud:groupe-projet", status=2)


class Relaxations(PortfolioTest):
    def test_what_would_mend_it_says_for_which_convention(self):
        self.write("all/nord/busy/pilote.ics", absence("20270201", "20270301"))
        joint = self.joint(status=1)
        self.assertEqual(joint["status"], "infeasible")
        for plan in joint["plans"]:
            self.assertIn("groupe-projet-mensuel/2027-02", [c["duty"] for c in plan["conflict"]])
            mends = plan["relaxations"]
            self.assertTrue(mends)
            self.assertEqual({m["workspace"] for m in mends}, {plan["workspace"]})
            self.assertIn("Free “Chargée de coopération pilote”", mends[0]["message"])
        text = self.plan(status=1, lang="fr").stdout.replace("\u00a0", " ")
        self.assertIn("→ Nord : ", text)
        self.assertIn("→ sud : ", text)


if __name__ == "__main__":
    unittest.main()
