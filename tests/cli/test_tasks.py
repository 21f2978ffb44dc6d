"""What somebody has to do, and until when: what `check` shows at a glance, and what it concludes."""
import datetime
import json
import os
import pty
import shutil
import subprocess
import unicodedata
import unittest

import support
from support import EXAMPLE, PROGRAM, RULES, CliTest


def columns(line):
    return sum(0 if unicodedata.combining(c) else 1 for c in line)


class Tasks(CliTest):
    def tasks(self, *arguments, status=1, kind=None):
        found = json.loads(self.here("check", "--format", "json", *arguments, status=status).stdout)
        return [task for task in found["tasks"] if kind in (None, task["kind"])]

    def test_what_is_planned_has_to_be_convened(self):
        self.make_workspace()
        self.here("plan", "--apply", "--to", "2027-01-31")
        shown = self.here("check", "--all", lang="fr", status=1).stdout
        self.assertIn("onvoquer le comité technique", shown)
        self.assertNotIn("Rien d'urgent", shown)
        cotech = [task for task in self.tasks(kind="convene") if task["body"] == "cotech"]
        self.assertEqual(len(cotech), 1)
        self.assertLessEqual("2026-11-24", cotech[0]["last_day"])
        command = cotech[0]["actions"][0].split()[1:]
        self.here(*command)
        self.assertNotIn("cotech", [task["body"] for task in self.tasks(kind="convene")])

    def test_each_task_has_a_last_day_that_is_worked_and_a_command(self):
        self.make_workspace()
        tasks = self.tasks()
        self.assertGreater(len(tasks), 15)
        dated = [datetime.date.fromisoformat(task["last_day"]) for task in tasks if task["last_day"]]
        owed = [task["last_day"] for task in tasks
                if task["last_day"] and task["kind"] not in
                ("record", "prove", "prepare", "send_minutes", "approve_minutes")]
        self.assertEqual(owed, sorted(owed))
        self.assertLess(max(day.weekday() for day in dated), 5)
        for task in tasks:
            with self.subTest(task["what"]):
                self.assertTrue(task["actions"])
                self.assertTrue(all(action.startswith("gouvernail ") for action in task["actions"]))
                self.assertIn(task["severity"], ("obligation", "indicator", "recommendation"))
        named = [(task["kind"], task["meeting"]) for task in tasks if task["meeting"]]
        self.assertEqual(len(named), len(set(named)))

    def test_one_screen(self):
        self.make_workspace()
        for day in ("2026-11-24", "2026-12-07", "2026-12-31", "2027-01-04"):
            for lang in ("fr", "en"):
                with self.subTest(day=day, lang=lang):
                    done = self.here("check", "--as-of", day, lang=lang, status=1)
                    lines = done.stdout.splitlines()
                    self.assertLessEqual(len(lines), 60)
                    self.assertLessEqual(max(map(columns, lines)), 80)
                    self.assertNotIn("\x1b", done.stdout)
        whole = self.here("check", "--all", status=1).stdout
        self.assertGreater(len(whole.splitlines()), 200)

    def test_a_formal_notice_is_a_task_until_the_breach_has_ended(self):
        self.make_workspace()
        self.here("meeting", "add", "lettre-mise-en-demeure", "--on", "2026-11-20")
        self.here("meeting", "hold", "lettre-mise-en-demeure/2026-11-20")
        mend = self.tasks(kind="mend")
        self.assertEqual([task["last_day"] for task in mend], ["2026-12-20"])  # a Sunday: the delay runs on
        shown = self.here("check", lang="fr", status=1).stdout
        self.assertIn("mise en demeure du 20 novembre 2026", " ".join(shown.split()))
        self.here("meeting", "add", "remise-en-conformite", "--on", "2026-11-23")
        self.here("meeting", "hold", "remise-en-conformite/2026-11-23")
        self.assertEqual(self.tasks(kind="mend"), [])

    def test_what_is_still_to_be_saved_is_not_hidden_by_what_has_time(self):
        # One session serves a second convocation whose good order is over and a duty of years.
        self.run_program("init", self.workspace, "--rules", "contrat-de-ville-exemple")
        self.here("meeting", "add", "comite-plenier", "--on", "2026-11-19")
        self.here("meeting", "hold", "comite-plenier/2026-11-19", "--convened-on", "2026-09-01",
                  "--documents-on", "2026-09-01", "--present",
                  "elu-agglomeration*4|maire-adjoint*2|habitant*6|entreprise*1")
        (task,) = [one for one in self.tasks(kind="plan", status=(0, 1)) if "second time" in one["what"]]
        self.assertEqual((task["last_day"], task["last_resort"]), ("2026-12-11", "2026-12-11"))
        shown = " ".join(self.here("check", status=(0, 1)).stdout.split())
        self.assertIn("without quorum by Friday 11 December 2026 at the latest", shown)

    RULES = """
[convention]
id = "essai"
name = { fr = "Essai", en = "Trial" }
start = 2024-01-01
end = 2028-12-31
[[party]]
id = "caf"
name = { fr = "Caf", en = "Caf" }
[[role]]
id = "cat"
name = { fr = "Chargé", en = "Officer" }
party = "caf"
[[body]]
id = "copil"
name = { fr = "Comité de pilotage", en = "Steering committee" }
members = ["cat"]
[[obligation]]
id = "copil-annuel"
title = { fr = "Un comité par an", en = "One committee a year" }
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
"""

    def test_green_and_status_0(self):
        self.write("rules/convention.toml", self.RULES)
        self.run_program("init", self.workspace, "--rules", self.folder / "rules")
        add = lambda day: self.here("meeting", "add", "copil", "--on", day)
        add("2026-03-10")
        self.here("meeting", "hold", "copil/2026-03-10")
        # Missed in 2024, more than a year ago, and in 2025, within the year.
        self.assertIn("✗ Pas en règle", self.here("check", status=1, lang="fr").stdout)
        add("2025-03-10")
        self.here("meeting", "hold", "copil/2025-03-10")
        shown = self.here("check", lang="fr").stdout
        self.assertIn("✓ En règle, rien d'urgent.", shown)
        self.assertIn("Plus ancien\u00a0: 1 échéance manquée", shown)
        self.assertIn("Rien d'urgent.", shown)
        self.here("check", "--strict-past", status=1)
        # What is proposed for next week is to be convened this week, and then it is overdue.
        add("2026-12-07")
        shown = self.here("check", lang="fr").stdout
        self.assertIn("Convoquer le comité de pilotage du 7 décembre 2026", shown)
        self.assertIn("✓ En règle. 1 chose à faire", shown)
        self.assertNotIn("ien d'urgent", shown)

    def test_a_portfolio_has_a_line_a_convention_first(self):
        self.make_workspace()
        shutil.copytree(self.workspace, self.folder / "sud")
        self.write("portfolio.toml", '[[workspace]]\nfolder = "ws"\nname = "Nord"\n'
                   '[[workspace]]\nfolder = "sud"\nname = "Sud"\n')
        done = self.run_program("-C", self.folder, "check", lang="fr", status=1).stdout
        self.assertLessEqual(len(done.splitlines()), 12)
        self.assertRegex(done, "(?s)^✗ Nord – Pas en règle.*✗ Sud – Pas en règle")
        whole = self.run_program("-C", self.folder, "check", "--all", lang="fr", status=1).stdout
        self.assertTrue(whole.startswith(done))
        self.assertIn("\nSud\n===\n", whole)


class OnATerminal(CliTest):
    def seen(self, *arguments, **environment):
        """What a terminal of 24 lines shows."""
        ours, theirs = pty.openpty()
        import fcntl  # pylint: disable=import-outside-toplevel
        import struct  # pylint: disable=import-outside-toplevel
        import termios  # pylint: disable=import-outside-toplevel
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        process = subprocess.Popen([PROGRAM, "check", "--rules", RULES, "--history",
                                    EXAMPLE / "historique.csv", *arguments],
                                   stdin=theirs, stdout=theirs, stderr=theirs,
                                   env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW,
                                        **environment})
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        os.close(ours)
        self.assertEqual(process.wait(), 1)
        return shown.decode()

    def test_colours_and_the_pager(self):
        paged = self.seen(TERM="xterm", PAGER="sed 's/^/> /'")
        self.assertIn("> Convention territoriale", paged.replace("\x1b[1m", ""))
        self.assertIn("\x1b[", paged)
        for quiet in ({"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}):
            with self.subTest(quiet):
                self.assertNotIn("\x1b[", self.seen(PAGER="cat", **quiet))
        absent = self.seen(TERM="dumb", PAGER="no-such-pager-here")
        self.assertIn("Convention territoriale", absent)


if __name__ == "__main__":
    unittest.main()
