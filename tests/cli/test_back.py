"""A way back: undoing, correcting, and who recorded what; persons and seats told by commands."""
import re
import unittest

from support import CliTest


class BackTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def last(self):
        return int(self.here("journal", "list", "--last", 1).stdout.split()[0])

    def meetings(self):
        return self.here("-v", "meeting", "list").stdout

    def test_each_step_is_undone(self):
        for step in (["meeting", "add", "copil", "--on", "2027-03-16"],
                     ["meeting", "convene", "elus/2026-12-08"],
                     ["meeting", "move", "elus/2026-12-08", "--to", "2026-12-09"],
                     ["meeting", "cancel", "elus/2026-12-08"],
                     ["seat", "end", "dgs-cchpm", "dgs", "--on", "2026-11-30"]):
            with self.subTest(step=step):
                before = self.meetings(), self.here("seat", "list", "--all").stdout
                self.here(*step)
                number = self.last()
                shown = self.here("journal", "undo", number, "--dry-run").stdout
                self.assertIn("nothing is recorded", shown)
                self.assertEqual(self.last(), number)
                done = self.here("journal", "undo", number).stdout
                self.assertEqual(done.splitlines()[1:], shown.splitlines()[1:])
                self.assertEqual((self.meetings(), self.here("seat", "list", "--all").stdout), before)
                self.here("journal", "undo", number, status=2)
        self.here("journal", "verify")

    def test_a_whole_import_and_back_again(self):
        before = self.meetings()
        self.here("journal", "undo", self.last() - 3)
        self.assertIn("No session is recorded.", self.meetings())
        self.here("journal", "undo", self.last())
        self.assertEqual(self.meetings(), before)

    def test_a_whole_plan(self):
        before = self.meetings()
        self.here("plan", "--apply", "--to", "2027-06-30", "--time-limit", "2")
        self.assertNotEqual(self.meetings(), before)
        self.here("journal", "undo", self.last())
        self.assertEqual(self.meetings(), before)

    def test_what_stands_in_the_way_is_said(self):
        self.here("meeting", "convene", "elus/2026-12-08")
        first = self.last()
        self.here("meeting", "move", "elus/2026-12-08", "--to", "2026-12-09")
        refused = self.here("journal", "undo", first, status=2).stderr
        self.assertIn(f"gouvernail journal undo {first + 1}", refused)
        self.here("journal", "undo", "x", status=2)
        self.here("journal", "undo", 10 ** 6, status=2)

    def test_the_journal_says_what_before_and_after(self):
        self.here("meeting", "convene", "elus/2026-12-08", "--on", "2026-11-20")
        line = self.here("journal", "list", "--last", 1).stdout
        self.assertIn("(proposed → convened on 20 Nov 2026)", " ".join(line.split()))
        french = self.here("journal", "list", "--meeting", "elus/2026-12-08", lang="fr").stdout
        self.assertEqual(len(re.findall(r"^ *\d+  ", french, re.MULTILINE)), 2)
        self.assertIn("(proposée → convoquée le 20/11/2026)", " ".join(french.split()))
        self.here("journal", "list", "--meeting", "elus/2031-01-01", status=2)
        self.here("journal", "list", "--last", 0, status=2)

    def test_a_mistyped_day_of_a_held_session(self):
        held = "avs-equipements/2026-11-16"
        self.here("meeting", "move", held, "--to", "2026-11-17", status=2)
        self.here("meeting", "correct", held, "--to", "2026-11-17", status=2)
        self.here("meeting", "correct", held, "--to", "2026-11-17", "--because", "relu")
        self.here("meeting", "correct", held, "--to", "2026-11-18", "--because", "relu", status=2)
        self.assertIn("because: relu", " ".join(
            self.here("journal", "list", "--last", 1).stdout.split()))
        self.here("meeting", "correct", "avs-equipements/2026-11-17", "--never-was", "--because",
                  "deux fois")
        self.assertNotIn("avs-equipements-2026-11-16", self.meetings())
        self.here("journal", "undo", self.last())
        self.assertIn("avs-equipements-2026-11-16", self.meetings())

    def test_persons_and_their_seats(self):
        self.here("person", "add", "maire", "--name", "Élue", "--address", "maire@example.org",
                  "--party", "cchpm")
        self.here("person", "add", "maire", "--name", "Élue", status=2)
        self.here("person", "set", "maire", "--address", "nulle part", status=2)
        self.here("person", "set", "maire", "--alias", "autre@example.org")
        self.assertIn("maire: Élue <maire@example.org> · cchpm · autre@example.org",
                      self.here("person", "list").stdout)
        self.here("seat", "appoint", "referent-acces-droits", "maire", "--from", "2026-12-01")
        self.here("seat", "appoint", "referent-acces-droits", "maire", "--from", "2027-01-01",
                  status=2)

    def test_seats_added_to_the_file(self):
        people = self.workspace / "people.toml"
        people.write_text(people.read_text() + '\n[[seat]]\nrole = "referent-acces-droits"\n'
                          'person = "coop-droits"\nfrom = 2026-11-01\n')
        told = self.here("check", status=1).stderr
        self.assertIn("Taken from people.toml: “coop-droits” as referent-acces-droits", told)
        self.assertEqual(self.here("check", status=1).stderr.count("Taken"), 0)
        self.here("seat", "end", "referent-acces-droits", "coop-droits", "--on", "2026-11-20")
        self.assertEqual(self.here("seat", "list").stderr, "")
        self.assertNotIn("20 Nov 2026", self.here("seat", "list").stdout)
        self.assertIn("20 Nov 2026", self.here("seat", "list", "--all").stdout)


if __name__ == "__main__":
    unittest.main()
