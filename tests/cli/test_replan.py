"""A calendar made anew: what is only proposed may move, what is convened stays."""
import json
import unittest

from support import CliTest, EXAMPLE, RULES


class Replan(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml")
        self.here("import", EXAMPLE / "historique.csv")
        self.here("plan", "--to", "2027-06-30", "--apply", status=(0, 1))

    def ahead(self):
        """Day and status by uid, of what is expected after today."""
        shown = json.loads(self.here("plan", "--to", "2027-06-30", "--format", "json",
                                     status=(0, 1)).stdout)
        return {m["uid"]: m["start"][:10] for m in shown["meetings"] if m["change"] == "kept"}

    def test_a_plan_around_what_stands_claims_no_more_than_that(self):
        text = " ".join(self.here("plan", "--to", "2027-06-30", status=(0, 1)).stdout.split())
        self.assertIn("around the", text)
        self.assertIn("gouvernail plan --replan", text)
        self.assertNotIn("No better calendar exists under", text)

    def test_only_what_is_proposed_moves_and_keeps_its_identity(self):
        before = self.ahead()
        uid = next(iter(before))
        self.here("meeting", "convene", uid)
        preferences = self.workspace / "gouvernail.toml"
        preferences.write_text(preferences.read_text() +
                               "\n[planning]\nweekdays = [\"thursday\"]\n")
        text = self.here("plan", "--to", "2027-06-30", "--replan", "--apply", status=(0, 1)).stderr
        self.assertIn("moved", text)
        after = self.ahead()
        self.assertEqual(after[uid], before[uid], "it was convened")
        moved = [one for one in before if one in after and after[one] != before[one]]
        self.assertTrue(moved)
        self.assertEqual(self.here("journal", "verify").returncode, 0)

    def test_what_is_planned_twice_is_planned_the_same(self):
        before = self.ahead()
        again = json.loads(self.here("plan", "--to", "2027-06-30", "--replan", "--format", "json",
                                     status=(0, 1)).stdout)
        days = lambda meetings: sorted(m["start"][:10] + m["body"] for m in meetings)
        self.assertEqual(len(again["meetings"]), len(before))
        self.assertTrue(all(m["change"] in ("kept", "moved") for m in again["meetings"]),
                        days(again["meetings"]))

    def test_it_stands_alone(self):
        self.here("plan", "--replan", "--repair", status=2)


class NamesOfMeetings(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml")
        self.here("import", EXAMPLE / "historique.csv")

    def test_body_and_day_name_a_meeting_wherever_one_is_asked(self):
        for name in ("elus/2026-12-08", "elus/08/12/2026", "elus-2026-12-08"):
            with self.subTest(name):
                self.here("plan", "--to", "2027-03-31", "--repair", "--freeze", name, status=(0, 1))
                self.here("plan", "--to", "2027-03-31", "--repair", "--allow-move", name,
                          status=(0, 1))
                shown = self.here("plan", "--to", "2027-03-31", "--what-if", f"cancelled={name}",
                                  "--format", "json", status=(0, 1))
                bodies = [(m["body"], m["start"][:10]) for m in
                          json.loads(shown.stdout)["meetings"] if m["change"] == "kept"]
                self.assertNotIn(("elus", "2026-12-08"), bodies)
        wrong = self.here("plan", "--repair", "--freeze", "elus/2026-12-09", status=2)
        self.assertIn("neither a body nor a meeting", wrong.stderr)

    def test_one_that_was_cancelled_lends_its_name(self):
        self.here("meeting", "cancel", "elus/2026-12-08", "--reason", "Grève")
        self.here("meeting", "add", "elus", "--on", "2026-12-08", "--at", "18:00")
        self.here("meeting", "convene", "elus/2026-12-08")
        text = self.here("meeting", "list", "--body", "elus", "--from", "2026-12-08").stdout
        self.assertIn("convened", text)
        self.assertIn("cancelled", text)

    def test_what_may_surprise_is_told_and_done(self):
        for day, words in (("2026-12-12", "is no day worked"), ("2026-12-25", "is no day worked"),
                           ("2031-03-04", "lies outside"), ("2026-12-08", "another session")):
            with self.subTest(day):
                done = self.here("meeting", "add", "elus", "--on", day)
                self.assertIn(words, done.stderr)
        both = self.here("meeting", "add", "copil", "--on", "2026-12-08", "--at", "18:30", "--until",
                         "20:00")
        self.assertIn("at the same hour", both.stderr)

    def test_what_a_file_tells_too_early_is_refused_and_a_surprise_is_told(self):
        head = "uid,body,start,end,status,convened_on,present,minutes_on,note\r\n"
        path = self.folder / "h.csv"
        path.write_text(head + "x,copil,2027-03-02,,convened,2026-12-01,,,\r\n")
        self.assertIn("still to come", self.here("import", path, status=2).stderr)
        path.write_text(head + "x,copil,2027-03-06,,convened,2026-11-20,,,\r\n")
        self.assertIn("is no day worked", self.here("import", path).stderr)
        path.write_text(head + "y,copil,2026-11-10,,held,2026-10-20,dgs-cchpm*4,,\r\n")
        self.assertIn("on the sheet for", self.here("import", path).stderr)


if __name__ == "__main__":
    unittest.main()
