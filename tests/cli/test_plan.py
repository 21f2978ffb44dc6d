"""End to end: calendars that are explained, repaired, supposed, interrupted, and shared."""
import json
import os
import pathlib
import pty
import signal
import subprocess
import threading
import unittest

from support import EXAMPLE, NOW, PROGRAM, RULES, CliTest

AS_OF = ("--as-of", "2026-11-24")


def absence(first, last):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//FR\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"DTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{last}\r\n"
            "SUMMARY:Absence\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


def drain(terminal):
    """What nobody reads would hold the program up."""
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:  # it has ended
        os.close(terminal)


class PlanTest(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def plan(self, *arguments, status=0):
        done = self.here("plan", *AS_OF, "--to", "2027-12-31", "--format", "json", *arguments,
                         status=status)
        return json.loads(done.stdout)

    def test_the_shipped_convention_is_proven_over_its_whole_term(self):
        plan = json.loads(self.here("plan", *AS_OF, "--format", "json").stdout)
        self.assertEqual(plan["status"], "optimal")
        self.assertEqual(plan["gap"], 0)
        self.assertEqual(plan["conflict"], [])
        self.assertGreater(len(plan["meetings"]), 150)

    def test_an_absence_that_cannot_be_planned_around_comes_with_repairs(self):
        self.write("ws/busy/pilote.ics", absence("20270101", "20270201"))
        plan = self.plan(status=1)
        self.assertEqual([c["duty"] for c in plan["conflict"]], ["groupe-projet-mensuel/2027-01"])
        self.assertEqual([c["subject"] for c in plan["conflict"][0]["causes"]], ["pilote"])
        self.assertIn("Free “Chargée de coopération pilote”", plan["relaxations"][0]["message"])
        readings = [r["reading"] for r in plan["relaxations"] if r["reading"]]
        # What is said of a reading holds: under it, everything can be kept.
        for reading in readings:
            self.assertEqual(self.plan("--reading", reading)["conflict"], [])
        self.assertTrue(readings)
        text = self.here("plan", *AS_OF, "--to", "2027-12-31", status=1, lang="fr").stdout
        self.assertLess(text.index("L'un de ces choix suffirait"), text.index("Cela ne peut pas"))

    def test_a_day_is_explained(self):
        plan = self.plan()
        group = next(m for m in plan["meetings"]
                     if m["body"] == "groupe-projet" and m["change"] == "new")
        name = f"groupe-projet/{group['start'][:10]}"
        text = self.here("plan", *AS_OF, "--to", "2027-12-31", "explain", name).stdout
        self.assertIn("The next best days", text)
        self.assertIn("weekend, public holiday or closure", text)
        self.here("plan", *AS_OF, "explain", "groupe-projet/2027-01-03", status=2)
        self.here("plan", *AS_OF, "explain", "nobody/2027-01-04", status=2)
        self.here("plan", *AS_OF, "explain", "copil", status=2)
        kept = next(m for m in plan["meetings"] if m["change"] == "kept")
        self.assertIn("stands already",
                      self.here("plan", *AS_OF, "explain", kept["uid"]).stdout)

    def test_repairs_move_the_fewest_and_record_them(self):
        self.here("plan", *AS_OF, "--to", "2027-12-31", "--apply")
        before = {m["uid"]: m["start"] for m in self.plan()["meetings"]}
        what_if = ("--repair", "--what-if", "absent=pilote/2027-03-01/2027-03-21")
        plan = self.plan(*what_if)
        moved = [m for m in plan["meetings"] if m["change"] == "moved"]
        self.assertTrue(moved)
        for meeting in moved:
            self.assertEqual(before[meeting["uid"]][:10], meeting["was"])
            self.assertFalse("2027-03-01" <= meeting["start"][:10] <= "2027-03-21")
        self.assertFalse([m for m in plan["meetings"] if m["change"] == "new"])
        self.assertIn("it is proven",
                      self.here("plan", *AS_OF, "--to", "2027-12-31", *what_if).stdout)
        self.here("plan", *AS_OF, *what_if, "--apply", status=2)  # only supposed
        self.write("ws/busy/pilote.ics", absence("20270301", "20270322"))
        self.here("plan", *AS_OF, "--to", "2027-12-31", "--repair", "--apply")
        after = {m["uid"]: m["start"] for m in self.plan()["meetings"]}
        self.assertEqual({u for u in before if before[u] != after[u]}, {m["uid"] for m in moved})
        again = self.here("plan", *AS_OF, "--to", "2027-12-31", "--repair").stdout
        self.assertIn("Nothing to mend", again)

    def test_a_convened_meeting_moves_only_when_told(self):
        what_if = ("--repair", "--what-if", "absent=pilote/2026-12-09/2026-12-12")
        text = self.here("plan", *AS_OF, *what_if, status=1).stdout
        self.assertIn("--allow-move copil", text)
        text = self.here("plan", *AS_OF, *what_if, "--allow-move", "copil").stdout
        self.assertIn("1 session moves", text)
        self.assertIn("For each partner", text)
        self.here("plan", *AS_OF, *what_if, "--allow-move", "no-such-body", status=2)

    def test_what_cannot_be_supposed_is_refused(self):
        for text in ("absent=nobody/2027-03-01/2027-03-21", "absent=pilote", "x",
                     "absent=pilote/2027-03-21/2027-03-01", "cancelled=no-such-uid"):
            with self.subTest(text):
                self.here("plan", *AS_OF, "--what-if", text, status=2)

    def test_settings_that_contradict_one_another_are_refused(self):
        settings = self.workspace / "gouvernail.toml"
        sound = settings.read_text(encoding="utf-8")
        for more in ('[planning.body.copil]\nroom = "salle"\n',
                     '[planning.body.copil]\nneeded = ["roi"]\n',
                     '[planning.body.copil]\nweekdays = ["dimanche"]\nfixed-weekday = true\n',
                     '[[planning.room]]\nid = "salle"\nsite = "hucqueliers"\n'
                     '[planning.body.copil]\nroom = "salle"\n'):
            with self.subTest(more):
                text = "\n".join(line for line in sound.splitlines()
                                 if not line.startswith("[planning"))
                settings.write_text(text + "\n" + more, encoding="utf-8")
                refused = self.here("plan", *AS_OF, status=2)
                self.assertRegex(refused.stderr, r"gouvernail\.toml:\d+:\d+")
        settings.write_text(sound, encoding="utf-8")
        self.here("plan", *AS_OF, "--to", "2026-12-31")

    def test_interrupted_it_keeps_the_best_calendar_so_far(self):
        # Two conventions with all their people in common: a proof takes longer than the test.
        self.make_portfolio()
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW}
        master, slave = pty.openpty()  # it tells a terminal alone how far it is
        running = subprocess.Popen(
            [PROGRAM, "--lang", "en", "-C", self.folder / "all", "plan", "--as-of", "2026-12-20",
             "--format", "json", "--time-limit", "600"],
            stdout=subprocess.PIPE, stderr=slave, text=True, env=environment)
        os.close(slave)
        said = os.read(master, 4096)  # its first word of how far it is; none if it ended before
        running.send_signal(signal.SIGINT)
        threading.Thread(target=drain, args=(master,), daemon=True).start()
        out, _ = running.communicate(timeout=300)
        joint = json.loads(out)
        self.assertLessEqual(joint["lower_bound"], joint["cost"])
        # It may have none yet, and says so: what has no place yet is not said to have none.
        self.assertIn(joint["status"], ("feasible", "optimal", "unknown"))
        self.assertEqual(running.returncode, 1 if joint["status"] == "unknown" else 0, said)

    def make_portfolio(self):
        for name in ("nord", "sud"):
            folder = self.folder / "all" / name
            self.run_program("init", folder, "--rules", RULES, "--people", EXAMPLE / "people.toml")
            self.run_program("-C", folder, "import", EXAMPLE / "historique.csv")
        return self.write("all/portfolio.toml",
                          '[[workspace]]\nfolder = "nord"\nname = "Nord"\n'
                          '[[workspace]]\nfolder = "sud"\n')

    def test_a_portfolio_is_one_calendar(self):
        self.make_portfolio()
        folder = self.folder / "all"
        for name in ("nord", "sud"):
            with open(folder / name / "gouvernail.toml", "a", encoding="utf-8") as settings:
                settings.write('[organiser]\nname = "CCHPM"\naddress = "ctg@cchpm.example.org"\n')
        arguments = ("-C", folder, "plan", "--as-of", "2026-12-20", "--to", "2027-02-28")
        joint = json.loads(self.run_program(*arguments, "--time-limit", "20", "--apply",
                                            "--format", "json").stdout)
        self.assertEqual([p["workspace"] for p in joint["plans"]], ["Nord", "sud"])
        # The pilot convenes both project groups, and is in one place at a time.
        starts = [m["start"] for p in joint["plans"] for m in p["meetings"]
                  if m["body"] == "groupe-projet"]
        self.assertEqual(len(starts), len(set(starts)))
        self.assertGreaterEqual(len(starts), 4)
        text = self.run_program(*arguments, lang="fr").stdout
        self.assertIn("Groupe projet · Nord", text)
        self.assertIn("Groupe projet · sud", text)
        for name in ("nord", "sud"):
            listed = self.run_program("-C", folder / name, "meeting", "list").stdout
            self.assertIn("2027", listed)
        checked = self.run_program("-C", folder, "check", "--as-of", "2026-12-20", status=1).stdout
        self.assertLess(checked.index("Nord"), checked.index("sud"))
        self.run_program("-C", folder, "invite", "--out", self.folder / "out")
        self.assertTrue((self.folder / "out" / "Nord").is_dir())
        self.assertTrue((self.folder / "out" / "sud").is_dir())

    def test_a_portfolio_with_faults_says_where(self):
        for text in ("", '[[workspace]]\nfolder = "nowhere"\n', '[[workspace]]\nname = "x"\n',
                     "[[workspace\n"):
            with self.subTest(text):
                self.write("bad/portfolio.toml", text)
                refused = self.run_program("-C", self.folder / "bad", "plan", status=2)
                self.assertIn("portfolio.toml:1", refused.stderr.replace(":2:", ":1:"))


if __name__ == "__main__":
    unittest.main()
