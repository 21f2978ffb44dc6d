"""Bad input, bad disks: a clear message, the right status, nothing lost or half-written."""
import os
import pathlib
import resource
import signal
import sqlite3
import subprocess
import unittest

from support import EXAMPLE, NOW, PROGRAM, RULES, CliTest

HEADER = "uid,body,start,end,status,convened_on,present,minutes_on,note\r\n"


class BadInput(CliTest):
    def refused(self, *arguments, status=2, says="", **more):
        done = self.run_program(*arguments, status=status, **more)
        self.assertIn(says, done.stderr)
        self.assertNotIn("Fault of the program", done.stderr)
        return done

    def rules_with(self, name, text):
        folder = self.folder / "rules"
        folder.mkdir(exist_ok=True)
        (folder / "convention.toml").write_text(
            '[convention]\nid = "x"\nname = "X"\nstart = 2026-01-01\nend = 2026-12-31\n'
            '[[body]]\nid = "copil"\nname = "COPIL"\n')
        (folder / name).write_text(text)
        return folder

    def obligation(self, **change):
        keys = {"id": '"a"', "title": '"A"', "body": '"copil"', "kind": '"cadence"',
                "at_least": "1", "per": '"year"', "source": '{ article = "1" }'}
        keys.update(change)
        return "[[obligation]]\n" + "".join(f"{k} = {v}\n" for k, v in keys.items())

    def test_missing_files(self):
        self.refused("check", "--rules", RULES, "--history", "absent.csv", says="absent.csv")
        self.refused("check", "--rules", "absent", says="absent")
        self.refused("check", says="gouvernail.toml")

    def test_bad_rules(self):
        for text, says in ((self.obligation()[:-4], "b.toml"),
                           (self.obligation(at_leest="1"), "at_leest"),
                           (self.obligation(until="2026-02-30"), "b.toml"),
                           (self.obligation() + self.obligation(), "defined twice"),
                           (self.obligation(body='"copill"'), "copill")):
            self.refused("rules", "check", "--rules", self.rules_with("b.toml", text), says=says)

    def test_days_and_numbers_that_nobody_means(self):
        self.make_workspace()
        for command, says in (
                (("check", "--from", "2027-01-01", "--to", "2026-01-01"), "--from is after --to"),
                (("check", "--as-of", "0001-01-01"), "is not between 1900 and 2199"),
                (("meeting", "add", "copil", "--on", "20026-01-05"), "20026-01-05"),
                (("plan", "--seed", "-1"), "write a whole number"),
                (("meeting", "sheet", "copil/2026-12-10", "--out", "feuille.doc"), ".pdf or .html")):
            with self.subTest(command=command):
                self.refused("-C", self.workspace, *command, says=says)
        self.refused("-C", self.workspace, "meeting", "hold", says="“MEETING” is missing")

    def test_a_bad_line_imports_nothing(self):
        self.make_workspace()
        before = self.here("journal", "list").stdout
        path = self.write("h.csv", HEADER + "1,copil,2026-01-05,,held,,,,\r\n"
                          "2,copil,2026-02-30,,held,,,,\r\n3,zzzzzz,2026-01-05,,tenu,,,,\r\n")
        done = self.refused("-C", self.workspace, "import", path, says="h.csv:3")
        self.assertIn("h.csv:4", done.stderr)
        self.assertEqual(before, self.here("journal", "list").stdout)

    def test_excel_french(self):
        self.make_workspace()
        path = self.write("excel.csv", HEADER.replace(",", ";") +
                          "x1;copil;14/01/2025 14:00;16:00;tenue;;élus*3|DGS;;Réunion à Fruges\r\n",
                          "cp1252")
        self.here("import", path)
        self.assertIn("Réunion à Fruges",
                      self.here("-v", "meeting", "list", "--body", "copil").stdout)

    def test_a_database_of_a_newer_version(self):
        self.make_workspace()
        database = sqlite3.connect(self.workspace / "gouvernail.db")
        database.execute("PRAGMA user_version = 999")
        database.commit()
        database.close()
        self.refused("-C", self.workspace, "check", says="newer")

    def test_a_file_that_is_no_database(self):
        self.make_workspace()
        for extra in ("-wal", "-shm"):
            pathlib.Path(str(self.workspace / "gouvernail.db") + extra).unlink(missing_ok=True)
        (self.workspace / "gouvernail.db").write_text("bonjour" * 1000)
        self.refused("-C", self.workspace, "check", says="gouvernail.db")

    def test_an_altered_journal_is_seen(self):
        self.make_workspace()
        database = sqlite3.connect(self.workspace / "gouvernail.db")
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE facts SET content = replace(content, '2024', '2025') WHERE id = 100")
        database.commit()
        database.close()
        self.here("journal", "verify", status=1)

    def test_init_twice_and_into_nowhere(self):
        self.make_workspace()
        self.refused("init", self.workspace, "--rules", RULES, says="already")
        self.refused("init", "/proc/nowhere", "--rules", RULES, status=3)

    def test_usage(self):
        self.refused(status=2)
        self.refused("chek", status=2)
        self.refused("check", "--format", "pdf", status=2)
        self.refused("check", "--rules", RULES, "--as-of", "31/02/2026", says="31/02/2026")
        self.refused("plan", "--rules", RULES, "--as-of", "2026-11-24", "--from", "2020-01-01")
        self.refused("plan", "--rules", RULES, "--as-of", "2026-11-24", "--apply")

    def test_a_full_disk_under_the_result(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "--lang", "en", "rules", "list", "--rules", RULES],
                                  stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn("could not be written", done.stderr)

    def test_a_file_that_may_not_grow_leaves_the_workspace_whole(self):
        self.make_workspace()
        before = self.here("meeting", "list").stdout
        size = sum(p.stat().st_size for p in self.workspace.iterdir() if p.is_file())

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        rows = "".join(f"n{i},copil,2025-01-{i % 28 + 1:02d},,held,,,,{'x' * 2000}\r\n"
                       for i in range(300))
        path = self.write("big.csv", HEADER + rows)
        self.assertGreater(size, 0)
        self.refused("-C", self.workspace, "import", path, status=3, preexec_fn=limit)
        self.assertEqual(before, self.here("meeting", "list").stdout)
        self.here("journal", "verify")

    def test_killed_while_it_records(self):
        rows = "".join(f"n{i},copil,2025-01-{i % 28 + 1:02d},,held,,,,note {i}\r\n" for i in range(3000))
        path = self.write("big.csv", HEADER + rows)
        self.make_workspace()
        start = self.here("meeting", "list", "--body", "copil").stdout.count("\n")
        for delay in (0.005, 0.02, 0.05, 0.1, 0.2):
            process = subprocess.Popen([PROGRAM, "-C", str(self.workspace), "import", str(path)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env={**os.environ, "GOUVERNAIL_NOW": NOW})
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            self.here("journal", "verify")
            lines = self.here("meeting", "list", "--body", "copil").stdout.count("\n")
            self.assertTrue(lines == start or lines >= start + 3000, lines)

    def test_a_reader_that_goes_away(self):
        process = subprocess.Popen([PROGRAM, "check", "--rules", RULES, "-v"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.close()
        self.assertNotIn(b"Fault", process.stderr.read())
        process.stderr.close()
        process.wait(60)


if __name__ == "__main__":
    unittest.main()
