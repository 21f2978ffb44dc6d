"""A workspace kept elsewhere and put back, also while others work in it and whatever interrupts it;
and one that may only be read."""
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import unittest

import support
from mailing import MailTest

READER = 65534  # nobody


class Backup(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.file = self.folder / "ws.gouvernail"

    def meetings(self, folder=None):
        return self.run_program("-C", folder or self.workspace, "meeting", "list").stdout

    def test_all_of_it_comes_back(self):
        (self.workspace / "busy").mkdir(exist_ok=True)
        (self.workspace / "busy" / "dgs.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
        said = self.here("backup", self.file).stdout
        head = re.search(r"Last hash: ([0-9a-f]{64})", said).group(1)
        self.assertIn(head, self.here("journal", "verify").stdout)
        other = self.folder / "autre"
        self.run_program("restore", self.file, other)
        self.assertIn(head, self.run_program("-C", other, "journal", "verify").stdout)
        self.assertEqual(self.meetings(other), self.meetings())
        self.assertEqual((other / "people.toml").read_text(),
                         (self.workspace / "people.toml").read_text())
        self.assertTrue((other / "busy" / "dgs.ics").exists())
        # It goes on from there.
        self.run_program("-C", other, "meeting", "add", "copil", "--on", "2026-12-17")

    def test_no_password_is_in_it(self):
        (self.workspace / "secret").write_text("xyzzy-never-seen\n")
        (self.workspace / "secret").chmod(0o600)
        with (self.workspace / "gouvernail.toml").open("a") as settings:
            settings.write('\n[caldav]\nurl = "https://dav.example.org/a/"\nuser = "u"\n'
                           'password-file = "secret"\n')
        self.assertIn("secret", self.here("backup", self.file).stderr)
        self.assertNotIn(b"xyzzy-never-seen", self.file.read_bytes())
        # Nor one that no setting names any more.
        (self.workspace / "secrets").mkdir()
        (self.workspace / "secrets" / "smtp").write_text("xyzzy-of-before\n")
        self.here("backup", self.file)
        self.assertNotIn(b"xyzzy-of-before", self.file.read_bytes())

    def test_while_somebody_reads_and_others_write(self):
        reader = sqlite3.connect(self.workspace / "gouvernail.db")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM facts").fetchall()
        self.here("meeting", "add", "elus", "--on", "2026-12-18", "--at", "14:00")
        done = threading.Event()

        def write():
            day = 0
            while not done.is_set() and day < 25:
                day += 1
                self.here("meeting", "add", "copil", "--on", f"2027-01-{day:02}")
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(4):
                file = self.folder / f"{number}.gouvernail"
                self.here("backup", file)
                other = self.folder / f"other{number}"
                self.run_program("restore", file, other)
                self.run_program("-C", other, "journal", "verify")
                self.assertIn("18/12/2026", self.run_program(
                    "-C", other, "meeting", "list", lang="fr").stdout)
        finally:
            done.set()
            writer.join()
        reader.close()

    def test_killed_at_any_moment_it_leaves_nothing_that_looks_whole(self):
        self.here("backup", self.file)
        whole = self.file.read_bytes()
        for milliseconds in range(0, support.cases(40, 400), 4):
            process = subprocess.Popen(
                [support.PROGRAM, "-C", self.workspace, "backup", self.file],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW})
            try:
                process.wait(milliseconds / 1000)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            other = self.folder / "k"
            self.run_program("restore", self.file, other)
            shutil.rmtree(other)
        self.assertEqual(len(self.file.read_bytes()), len(whole))

    def test_what_was_changed_in_it_is_refused(self):
        self.here("backup", self.file)
        whole = bytearray(self.file.read_bytes())
        for at in range(4096, len(whole), len(whole) // support.cases(12, 120)):
            damaged = bytearray(whole)
            damaged[at] ^= 0x40
            self.file.write_bytes(damaged)
            done = self.run_program("restore", self.file, self.folder / f"d{at}", status=(0, 2, 3))
            if done.returncode == 0:  # a byte that nothing uses
                self.assertEqual(self.meetings(self.folder / f"d{at}"), self.meetings())
            else:
                self.assertFalse((self.folder / f"d{at}" / "gouvernail.db").exists())
        self.file.write_bytes(whole[:len(whole) // 2])
        self.run_program("restore", self.file, self.folder / "cut", status=(2, 3))
        self.run_program("restore", EXAMPLE_CSV, self.folder / "csv", status=(2, 3))

    def test_several_at_once(self):
        command = [support.PROGRAM, "--lang", "en", "-C", self.workspace]
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW, "TZ": "UTC"}
        for _ in range(5):
            running = [subprocess.Popen([*command, "backup", self.file], env=environment,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                       for _ in range(4)]
            said = [process.communicate()[1] for process in running]
            self.assertIn(0, [process.returncode for process in running])
            for process, words in zip(running, said):
                self.assertIn(process.returncode, (0, 2), words)
                self.assertEqual("is being written already" in words, process.returncode == 2, words)
            self.assertEqual([path.name for path in self.folder.glob("*ws.gouvernail*")],
                             ["ws.gouvernail"])
        self.run_program("restore", self.file, self.folder / "autre")

    def test_a_file_of_another_kind_is_never_replaced(self):
        letter = self.write("lettre.txt", "Bonjour")
        self.assertIn("no backup", self.here("backup", letter, status=2).stderr)
        self.assertEqual(letter.read_text(), "Bonjour")
        self.here("backup", self.file)
        self.here("backup", self.file)

    def test_the_week_leaves_one(self):
        with (self.workspace / "gouvernail.toml").open("a") as settings:
            settings.write('\n[organiser]\nname = "Coop"\naddress = "ctg@example.org"\n'
                           '[mail]\nserver = "127.0.0.1"\nport = 9\nsecurity = "none"\n')
        self.here("alert", "--send", status=(0, 2, 3))
        kept = list((self.workspace / "sauvegardes").iterdir())
        self.assertEqual([path.name for path in kept], ["2026-W48.gouvernail"])
        self.run_program("restore", kept[0], self.folder / "semaine")
        self.here("alert", "--send", status=(0, 2, 3))
        self.assertEqual(list((self.workspace / "sauvegardes").iterdir()), kept)


EXAMPLE_CSV = support.EXAMPLE / "historique.csv"


class BackOverMail(MailTest):
    def test_what_was_sent_stays_sent(self):
        self.convene()
        file = self.folder / "avant.gouvernail"
        self.here("backup", file)
        self.send()
        sent = len(self.post.mails)
        self.assertGreater(sent, 0)
        refused = self.here("restore", file, self.workspace, status=2)
        self.assertIn("left: it knows nothing of that", re.sub(r"\s+", " ", refused.stderr))
        done = self.here("restore", file, self.workspace, "--force")
        self.assertIn("stay known as sent", done.stdout)
        self.send(status=(0, 2))
        self.assertEqual(len(self.post.mails), sent, "nobody is invited twice")
        self.here("journal", "verify")
        kept = list(self.workspace.glob("avant-restauration-*.gouvernail"))
        self.assertEqual(len(kept), 1)
        # Moved from there, the sequence goes on and never back.
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.send(status=(0, 2))
        self.assertGreater(len(self.post.mails), sent)


    def test_a_session_whose_mails_left_since_stays_convened(self):
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        file = self.folder / "avant.gouvernail"
        self.here("backup", file)
        self.send("copil/2026-06-02")
        shown = self.here("-v", "meeting", "list", "--body", "copil").stdout
        self.assertIn("convened on 5 Jan 2026", shown)
        self.here("restore", file, self.workspace, "--force")
        self.assertEqual(self.here("-v", "meeting", "list", "--body", "copil").stdout, shown)


class ReadOnly(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.folder.chmod(0o755)

    def as_reader(self, *arguments, status=0):
        command = [support.PROGRAM, "--lang", "en", "-C", self.workspace, *arguments]
        if os.getuid() == 0:
            command = ["setpriv", f"--reuid={READER}", f"--regid={READER}", "--clear-groups",
                       *command]
        done = subprocess.run(command, text=True, capture_output=True, cwd="/", timeout=300,
                              env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW})
        expected = status if isinstance(status, tuple) else (status,)
        self.assertIn(done.returncode, expected, (arguments, done.stdout[-500:], done.stderr))
        return done

    def read_all(self):
        self.as_reader("check", status=(0, 1))
        self.as_reader("report")
        self.assertIn("the journal is whole", self.as_reader("journal", "verify").stdout)
        listed = self.as_reader("meeting", "list").stdout
        refused = self.as_reader("meeting", "add", "copil", "--on", "2026-12-17", status=3)
        self.assertIn("not allowed to write", refused.stderr)
        return listed

    def lock_up(self):
        for path in [self.workspace, *self.workspace.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.addCleanup(self.workspace.chmod, 0o755)

    def test_a_folder_in_which_nothing_can_be_written(self):
        self.lock_up()
        before = sorted(path.name for path in self.workspace.iterdir())
        self.assertIn("copil", self.read_all())
        self.assertEqual(sorted(path.name for path in self.workspace.iterdir()), before)

    def test_a_copy_with_its_log_that_nobody_had_written_back(self):
        """As it is when a machine stops: what was recorded last stands in the log alone."""
        keeper = subprocess.Popen(
            [sys.executable, "-c", "import sqlite3,sys,time\n"
             "c=sqlite3.connect(sys.argv[1],isolation_level=None)\n"
             "c.execute('BEGIN'); c.execute('SELECT * FROM facts').fetchall()\n"
             "print('.', flush=True); time.sleep(60)", self.workspace / "gouvernail.db"],
            stdout=subprocess.PIPE)
        self.addCleanup(keeper.wait)
        self.addCleanup(keeper.kill)
        self.addCleanup(keeper.stdout.close)
        keeper.stdout.read(1)
        self.here("meeting", "add", "copil", "--on", "2026-12-17", "--at", "14:00")
        for name in ("gouvernail.db", "gouvernail.db-wal"):
            shutil.copy(self.workspace / name, self.folder / name)
        keeper.kill()
        keeper.wait()
        for path in self.workspace.glob("gouvernail.db*"):
            path.unlink()
        for name in ("gouvernail.db", "gouvernail.db-wal"):
            shutil.move(self.folder / name, self.workspace / name)
        self.lock_up()
        self.assertIn("17 Dec 2026", self.read_all())

    def test_a_log_that_was_left_behind_is_told(self):
        (self.workspace / "gouvernail.db-shm").write_bytes(b"\0" * 32768)
        self.assertIn("gouvernail.db-wal", self.here("journal", "verify").stderr)


if __name__ == "__main__":
    unittest.main()
