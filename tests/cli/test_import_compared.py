"""A sheet is compared with the record before anything of it is taken."""
import csv
import json
import os
import pty
import select
import subprocess
import unittest

import openpyxl

from support import NOW, PROGRAM, RULES, CliTest

HEADER = "uid,body,start,end,status,convened_on,present,minutes_on,note\n"


class Compared(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES)

    def sheet(self, *lines, name="h.csv", header=HEADER):
        return self.write(name, header + "".join(line + "\n" for line in lines))

    def bring(self, *arguments, **more):
        return self.here("import", *arguments, **more)

    def recorded(self):
        out = self.folder / "out"
        self.here("export", "--format", "csv", "--out", out)
        with open(out / "meetings.csv", encoding="utf-8", newline="") as file:
            return {row["uid"]: (row["body"], row["start"], row["status"]) for row in csv.DictReader(file)}

    def test_what_would_cancel_is_left_until_somebody_says_so(self):
        self.bring(self.sheet("a,copil,2027-03-10,,proposed,,,,", "b,copil,2027-04-14,,proposed,,,,"))
        second = self.sheet("a,copil,2027-03-10,,cancelled,,,,", "b,copil,2027-04-15,,proposed,,,,",
                            "c,copil,2026-10-13,,held,,,,")
        looked = self.bring(second, "--dry-run")
        for line in ("+ line 4, ", "~ line 3, ", "? line 2, "):
            self.assertIn(line, looked.stdout)
        self.assertIn("would be cancelled", looked.stdout)
        self.assertIn("What that changes", looked.stdout)
        done = self.bring(second, status=2)
        self.assertIn("1 line is to be confirmed", done.stderr)
        self.assertEqual(self.recorded(), {
            "a": ("copil", "2027-03-10", "proposed"), "b": ("copil", "2027-04-15", "proposed"),
            "c": ("copil", "2026-10-13", "held")})
        self.bring(second, "--yes")
        self.assertEqual(self.recorded()["a"][2], "cancelled")
        self.assertIn("0 added, 0 corrected, 3 unchanged".replace("0 added", "0 meetings added"),
                      self.bring(second).stdout)

    def test_what_is_no_longer_there_is_told_within_its_bodies_and_years(self):
        first = self.sheet("a,copil,2027-03-10,,proposed,,,,", "b,copil,2027-04-14,,proposed,,,,",
                           "c,cotech,2027-04-01,,proposed,,,,", "d,copil,2026-03-10,,held,,,,",
                           "e,copil,2026-04-14,,held,,,,")
        self.bring(first)
        self.here("meeting", "add", "copil", "--on", "2027-06-09", "--at", "14:00")
        # Of another file, and of another body: nothing is missed.
        self.bring(self.sheet("f,copil,2027-09-08,,proposed,,,,", name="other.csv"))
        self.bring(self.sheet("c,cotech,2027-04-02,,proposed,,,,"))
        # Of another year alone: neither.
        self.bring(self.sheet("g,copil,2028-04-12,,proposed,,,,"))
        now = self.sheet("a,copil,2027-03-10,,proposed,,,,", "d,copil,2026-03-10,,held,,,,")
        done = self.bring(now, status=2)
        gone = [line for line in done.stderr.splitlines() if "no longer in this file" in line]
        self.assertEqual(len(gone), 2, done.stderr)
        self.assertIn("14 April 2026", gone[1] + gone[0])
        self.assertIn("would not be recorded any more", gone[1] + gone[0])
        self.assertIn("would be cancelled", gone[1] + gone[0])
        self.bring(now, "--yes")
        recorded = self.recorded()
        self.assertEqual(recorded["b"][2], "cancelled")
        self.assertNotIn("e", recorded)  # said to have been held, and never was
        # All of it goes back as one.
        self.here("export", "--out", self.folder / "tout.jsonl")
        lines = (self.folder / "tout.jsonl").read_text(encoding="utf-8").splitlines()
        self.here("journal", "undo", json.loads(lines[-2])["journal"]["sequence"])
        recorded = self.recorded()
        self.assertEqual((recorded["b"][2], recorded["e"][2]), ("proposed", "held"))

    def test_lines_that_were_not_understood_may_be_what_seems_gone(self):
        self.bring(self.sheet(",copil,2027-03-10,,proposed,,,,", ",copil,2027-04-14,,proposed,,,,"))
        torn = self.sheet(",copil,2027-03-10,,proposed,,,,", ",copil,2027-14-14,,proposed,,,,",
                          ",copil,2027-05-12,,proposed,,,,")
        self.bring(torn, status=2)
        self.assertEqual(len(self.recorded()), 2)
        done = self.bring(torn, "--skip-bad", status=2)
        self.assertIn("1 line was not understood", done.stdout)
        self.assertNotIn("no longer in this file", done.stderr)
        self.assertEqual(len(self.recorded()), 3)

    def test_a_uid_stays_with_its_body_and_its_year(self):
        self.bring(self.sheet("a,copil,2027-03-10,,proposed,,,,"))
        done = self.bring(self.sheet("a,cotech,2027-03-10,,proposed,,,,"), status=2)
        self.assertIn("identifier of a session of another body", done.stderr)
        done = self.bring(self.sheet("a,copil,2028-03-08,,proposed,,,,"), status=2)
        self.assertIn("another year", done.stderr)
        self.assertEqual(self.recorded()["a"], ("copil", "2027-03-10", "proposed"))
        self.bring(self.sheet("a,copil,2028-03-08,,proposed,,,,"), "--yes")
        self.assertEqual(self.recorded()["a"], ("copil", "2028-03-08", "proposed"))

    def test_a_name_that_is_nearly_one_is_confirmed_and_remembered(self):
        near = self.sheet(",Comité de pilotag,2027-03-10,,proposed,,,,", ",cotech,2027-04-01,,proposed,,,,")
        done = self.bring(near, status=2)
        self.assertIn("called “Comité de pilotag”", done.stderr)
        self.assertEqual([body for body, *_ in self.recorded().values()], ["cotech"])
        self.bring(near, "--yes")
        self.assertEqual(sorted(body for body, *_ in self.recorded().values()), ["copil", "cotech"])
        self.bring(self.sheet(",Comité de pilotag,2027-05-12,,proposed,,,,", name="later.csv"))
        self.assertEqual(len(self.recorded()), 3)

    def test_columns_that_somebody_names_are_remembered_for_sheets_that_look_alike(self):
        header = "Quoi;Quand;Où en est-on\n"
        sheet = self.write("a.csv", header + "copil;10/03/2027;proposée\n")
        self.bring(sheet, status=2)
        done = self.bring(sheet, "--map", "Quoi=Vouvou", status=2)
        self.assertIn("there is no column “Vouvou”", done.stderr)
        self.bring(sheet, "--map", "Quoi=body", "--map", "Quand=start", "--map", "Où en est-on=status")
        self.bring(self.write("b.csv", "Des réunions;;\n" + header + "copil;14/04/2027;proposée\n"))
        self.assertEqual(len(self.recorded()), 2)
        # Another header is another's.
        self.bring(self.write("c.csv", "Quoi;Quand;Rien\ncopil;12/05/2027;x\n"), status=2)

    def test_a_name_that_somebody_gives_to_a_body_is_remembered(self):
        sheet = self.write("a.csv", "Instance;Date\nLes sages;10/03/2027\n")
        self.bring(sheet, status=2)
        self.assertIn("zut", self.bring(sheet, "--body", "Les sages=zut", status=2).stderr)
        self.assertIn("which body", self.bring(sheet, "--body", "Les sages", status=2).stderr)
        self.bring(sheet, "--body", "les SAGES=Comité de pilotage")
        self.bring(self.write("b.csv", "Instance;Date\nLes sages;14/04/2027\n"))
        self.assertEqual([body for body, *_ in self.recorded().values()], ["copil", "copil"])

    def test_what_lies_beside_the_tables_of_a_folder_is_named(self):
        folder = self.folder / "dossier"
        folder.mkdir()
        (folder / "meetings.csv").write_text("Instance;Date\ncopil;10/03/2027\n", encoding="utf-8")
        (folder / "reste.xlsx").write_bytes(b"PK")
        self.assertIn("“reste.xlsx”", self.bring(folder).stderr)

    def test_a_session_recorded_by_hand_is_the_one_of_the_sheet(self):
        self.here("meeting", "add", "copil", "--on", "2026-11-20", "--at", "14:00", status=(0, 2))
        self.here("meeting", "add", "copil", "--on", "2027-03-10", "--at", "14:00")
        before = len(self.recorded())
        self.bring(self.sheet(",copil,2027-03-10,,convened,2026-11-20,,,"))
        self.assertEqual(len(self.recorded()), before)

    def test_the_same_error_of_many_lines_is_one(self):
        done = self.bring(self.sheet(*(f",zzzzzz,2027-03-{day:02},,proposed,,,," for day in range(1, 21))),
                          status=2)
        self.assertEqual(done.stderr.count("[unknown-body]"), 1)
        self.assertIn("the same in lines 3", done.stderr)

    def test_in_halves_or_at_once_in_any_order(self):
        lines = [f",{body},2027-{month:02}-10,,proposed,,,,{month}" for body in ("copil", "cotech", "elus")
                 for month in range(1, 13)]
        self.bring(self.sheet(*lines))
        at_once = self.recorded()
        self.assertEqual(len(at_once), 36)
        for name, parts in (("halves", (lines[:17], lines[17:])), ("backwards", (lines[::-1],))):
            self.workspace = self.folder / name
            self.run_program("init", self.workspace, "--rules", RULES)
            for number, part in enumerate(parts):
                self.bring(self.sheet(*part, name=f"part{number}.csv"))
            self.assertEqual(self.recorded(), at_once)
        before = self.here("journal", "list").stdout
        self.bring(self.sheet(*lines))
        self.assertEqual(self.here("journal", "list").stdout, before)

    def test_of_a_workbook_all_is_taken_or_nothing(self):
        book = openpyxl.Workbook()
        book.active.title = "persons"
        book.active.append(["key", "name", "address", "party", "aliases"])
        book.active.append(["zorro", "Zorro", "zorro@example.org", "", ""])
        ticks = book.create_sheet("ticks")
        ticks.append(["meeting", "checklist", "item", "done_on", "session_day", "person", "note"])
        ticks.append(["nulle-part", "copil", "salle", "2026-11-20", "2026-12-10", "", ""])
        path = self.folder / "tout.xlsx"
        book.save(path)
        for more in ((), ("--dry-run",)):
            self.assertIn("[unknown-session]", self.bring(path, *more, status=2).stderr)
            people = self.workspace / "people.toml"
            self.assertNotIn("zorro", people.read_text(encoding="utf-8") if people.exists() else "")
        # Without that line the rest is taken.
        self.assertIn("1 taken", self.bring(path, "--skip-bad", status=2).stdout)
        self.assertIn("zorro", (self.workspace / "people.toml").read_text(encoding="utf-8"))

    def on_terminal(self, answers, *arguments):
        """Runs it on a terminal and answers its questions one after the other."""
        master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW, "TERM": "dumb", "TZ": "UTC"}
        program = subprocess.Popen([PROGRAM, "--lang", "en", "-C", str(self.workspace), *map(str, arguments)],
                                   stdin=slave, stdout=slave, stderr=slave, env=environment)
        os.close(slave)
        self.addCleanup(os.close, master)
        said, answers = "", list(answers)
        asked = 0
        while True:
            ready, _, _ = select.select([master], [], [], 60)
            self.assertTrue(ready, said)
            try:
                piece = os.read(master, 65536).decode()
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            said += piece
            while said.count("[y/N]") > asked:
                asked += 1
                os.write(master, (answers.pop(0) + "\n").encode())
        program.wait(60)
        self.assertEqual(answers, [], said)
        return program.returncode, said

    def test_on_a_terminal_it_asks(self):
        first = self.sheet("a,copil,2027-03-10,,proposed,,,,", "b,copil,2027-04-14,,proposed,,,,")
        status, said = self.on_terminal(["n"], "import", first)
        self.assertEqual((status, self.recorded()), (0, {}), said)
        self.assertIn("Nothing was recorded", said)
        status, said = self.on_terminal(["y"], "import", first)
        self.assertEqual((status, len(self.recorded())), (0, 2), said)
        second = self.sheet("a,copil,2027-03-10,,cancelled,,,,", "b,copil,2027-04-14,,cancelled,,,,")
        status, said = self.on_terminal(["y", "n", "o"], "import", second)
        self.assertEqual([row[2] for row in self.recorded().values()], ["cancelled", "proposed"], said)
        self.assertEqual(status, 2, said)


if __name__ == "__main__":
    unittest.main()
