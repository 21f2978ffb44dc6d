"""A backup that is put back: all of it or nothing of it, whatever it holds, whoever works in the
workspace meanwhile and whatever interrupts it."""
import contextlib
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import threading
import unittest

import killing
import support
from mailing import MailTest, field, reply_to

DATABASE = "gouvernail.db"
STAGED = ".restauration"


def enclose(file, name, content=b"x"):
    """A file more in a backup, as somebody could make it."""
    with contextlib.closing(sqlite3.connect(file)) as backup, backup:
        backup.execute("INSERT INTO enclosed VALUES (?, ?, ?)",
                       (name, hashlib.sha256(content).hexdigest(), content))


def enclosed(file):
    with contextlib.closing(sqlite3.connect(file)) as backup:
        return [name for name, in backup.execute("SELECT name FROM enclosed ORDER BY name")]


class Restored(support.CliTest):
    """A backup, and a workspace that has gone on since."""

    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.file = self.folder / "ws.gouvernail"
        self.papers = [self.workspace / "papiers" / f"{i}.txt" for i in range(self.count_of_papers)]
        self.say("avant")
        self.here("backup", self.file)
        self.before = self.meetings()
        self.here("meeting", "add", "copil", "--on", "2026-12-17")
        self.say("après")
        self.after = self.meetings()
        self.assertNotEqual(self.before, self.after)

    count_of_papers = 2

    def say(self, word):
        for paper in self.papers:
            paper.parent.mkdir(exist_ok=True)
            paper.write_text(word)

    def said(self):
        return {paper.read_text() for paper in self.papers}

    def meetings(self, folder=None):
        return self.run_program("-C", folder or self.workspace, "meeting", "list").stdout

    def state(self):
        return self.meetings(), self.said()

    def is_as_it_was(self):
        self.assertEqual(self.state(), (self.after, {"après"}))
        self.assertFalse((self.workspace / STAGED).exists())

    def is_put_back(self):
        self.assertEqual(self.state(), (self.before, {"avant"}))
        self.assertFalse((self.workspace / STAGED).exists())

    def copies(self):
        return sorted(self.workspace.glob("avant-restauration-*"))

    def restore(self, *more, status=0):
        return self.run_program("restore", self.file, self.workspace, *more, status=status)


class AllOrNothing(Restored):
    def test_what_stood_there_is_kept_and_replaced(self):
        done = self.restore()
        self.is_put_back()
        self.assertIn(str(self.copies()[0]), re.sub(r"\n *", "", done.stdout))
        self.run_program("restore", self.copies()[0], self.workspace)
        self.is_as_it_was()
        self.assertEqual(len(self.copies()), 2, "the one that was put back stands there still")

    def test_a_name_that_leads_out_replaces_nothing(self):
        for name in ("zz/../../evil", "../evil", "/tmp/evil", DATABASE, "gouvernail.db-wal",
                     STAGED + "/files/x", "zz/"):
            bad = self.folder / "bad.gouvernail"
            shutil.copy(self.file, bad)
            enclose(bad, name)
            for to in (self.workspace, self.folder / "neuf"):
                done = self.run_program("restore", bad, to, status=2)
                self.assertIn("belongs elsewhere", done.stderr)
            self.is_as_it_was()
            self.assertEqual(self.copies(), [])
            self.assertFalse((self.folder / "neuf").exists())
        self.assertEqual(list(self.folder.rglob("evil")), [])

    def test_what_cannot_be_put_there_replaces_nothing(self):
        paper = self.papers[0]
        paper.unlink()
        paper.mkdir()
        self.assertIn(f"{paper} is a folder, and a file in the backup", self.restore(status=2).stderr)
        paper.rmdir()
        shutil.rmtree(paper.parent)
        paper.parent.write_text("")
        self.assertIn(f"{paper.parent} is a file, and a folder in the backup",
                      self.restore(status=2).stderr)
        self.assertEqual(self.meetings(), self.after)
        self.assertEqual(self.copies(), [])

    def test_a_failure_on_the_way_leaves_what_stood_there_and_names_its_copy(self):
        # No two of these can be: it is met when they are laid out.
        enclose(self.file, "un")
        enclose(self.file, "un/deux")
        done = re.sub(r"\s+", " ", self.restore(status=(2, 3)).stderr)
        self.assertIn("nothing was replaced. A copy of what stands there is in", done)
        self.assertIn(self.copies()[0].name, done)
        self.is_as_it_was()
        new = self.folder / "neuf"
        self.run_program("restore", self.file, new, status=(2, 3))
        self.assertFalse(new.exists())
        new.mkdir()
        self.run_program("restore", self.file, new, status=(2, 3))
        self.assertEqual(list(new.iterdir()), [])

    def test_a_file_keeps_its_rights_and_a_link_stays_one(self):
        real = self.folder / "ailleurs.txt"
        real.write_text("après")
        self.papers[0].unlink()
        self.papers[0].symlink_to(real)
        self.papers[1].chmod(0o640)
        self.restore()
        self.is_put_back()
        self.assertTrue(self.papers[0].is_symlink())
        self.assertEqual(real.read_text(), "avant")
        self.assertEqual(self.papers[1].stat().st_mode & 0o777, 0o640)


class Interrupted(Restored):
    count_of_papers = 120

    def begin(self, recorded):
        """As one leaves it that is killed before its record is in its place, or after."""
        files = self.workspace / STAGED / "files"
        for paper in self.papers:
            staged = files / paper.relative_to(self.workspace)
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_text("avant")
        if recorded:
            with contextlib.closing(sqlite3.connect(self.workspace / DATABASE)) as record, record:
                record.execute("CREATE TABLE put_back (since TEXT) STRICT")

    def test_before_the_record_is_replaced_nothing_was(self):
        self.begin(recorded=False)
        self.is_as_it_was()

    def test_once_the_record_is_replaced_the_next_command_puts_the_files(self):
        self.begin(recorded=True)
        self.meetings()
        self.assertEqual(self.said(), {"avant"})
        self.assertFalse((self.workspace / STAGED).exists())
        # That is over: what somebody writes stays.
        self.say("après")
        self.begin(recorded=False)
        self.is_as_it_was()

    def test_the_next_restore_finishes_it_first(self):
        self.begin(recorded=True)
        other = self.folder / "autre.gouvernail"
        shutil.copy(self.file, other)
        with contextlib.closing(sqlite3.connect(other)) as backup, backup:
            backup.execute("DELETE FROM enclosed WHERE name LIKE 'papiers/%'")
        self.run_program("restore", other, self.workspace)
        self.is_put_back()

    def test_whoever_is_at_it_is_left_alone(self):
        self.begin(recorded=True)
        with (self.workspace / ".send.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.meetings()
            self.restore(status=2)
            self.assertEqual(self.said(), {"après"})
            self.assertTrue((self.workspace / STAGED).exists())
        self.meetings()
        self.assertEqual(self.said(), {"avant"})

    def killed(self, before, to):
        """Before so many crossings into the kernel; none: it ends by itself. How many there were."""
        return killing.run([support.PROGRAM, "restore", self.file, to], before,
                           env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW})[1]

    def test_killed_at_any_moment_it_is_one_or_the_other(self):
        later = self.folder / "later"
        shutil.copytree(self.workspace, later)
        whole = self.killed(None, self.workspace)
        count = support.cases(12, 250)
        ends = set()
        for number in range(count):
            shutil.rmtree(self.workspace)
            shutil.copytree(later, self.workspace)
            self.killed(whole * (number + 1) // count, self.workspace)
            state = self.state()
            self.assertIn(state, ((self.after, {"après"}), (self.before, {"avant"})), number)
            self.assertFalse((self.workspace / STAGED).exists())
            ends.add(state[0] == self.after)
            self.here("journal", "verify")
        self.assertEqual({True, False}, ends)

    def test_killed_at_any_moment_a_new_one_can_be_made_again(self):
        new = self.folder / "neuf"
        whole = self.killed(None, new)
        self.assertEqual(self.meetings(new), self.before)
        count = support.cases(6, 100)
        for number in range(count):
            shutil.rmtree(new)
            self.killed(whole * (number + 1) // count, new)
            if not (new / DATABASE).exists():
                self.run_program("restore", self.file, new)
            self.assertEqual(self.meetings(new), self.before)
            self.assertEqual({(new / paper.relative_to(self.workspace)).read_text()
                              for paper in self.papers}, {"avant"})


class Meanwhile(Restored):
    def test_nothing_is_put_back_while_mail_is_sent_or_files_are_written(self):
        for name in ("send", "settings", "people"):
            with (self.workspace / f".{name}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.assertIn("mail is being sent", self.restore(status=2).stderr)
            self.is_as_it_was()
            self.assertEqual(self.copies(), [])
        self.restore()

    def test_whatever_was_recorded_is_there_or_in_a_copy(self):
        over = threading.Event()
        recorded = []

        def write():
            day = 0
            while not over.is_set() and day < 28:
                day += 1
                if self.here("meeting", "add", "elus", "--on", f"2027-02-{day:02}",
                             status=(0, 1, 2, 3)).returncode == 0:
                    recorded.append(f"2027-02-{day:02}")
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(support.cases(3, 12)):
                self.restore(status=(0, 2, 3))
        finally:
            over.set()
            writer.join()
        found = set()
        for database in [self.workspace / DATABASE, *self.copies()]:
            with contextlib.closing(sqlite3.connect(database)) as record:
                for content, in record.execute("SELECT content FROM facts WHERE kind = 'meeting'"):
                    found.update(re.findall(r"2027-02-\d\d", content))
        self.assertEqual(set(recorded) - found, set())
        self.here("journal", "verify")


class Places(Restored):
    def run_in(self, folder, *arguments):
        return subprocess.run([support.PROGRAM, "--lang", "en", *map(str, arguments)], text=True,
                              capture_output=True, cwd=folder, timeout=300, check=False,
                              env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW})

    def test_an_empty_folder_is_filled_where_it_is(self):
        for named in ([], ["."], ["./"], ["../{}"], ["../{}/"]):
            for given in named or [None]:
                place = self.folder / "ici"
                place.mkdir()
                number = place.stat().st_ino
                arguments = [] if given is None else [given.format(place.name)]
                done = self.run_in(place, "restore", self.file, *arguments)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(place.stat().st_ino, number, "whoever is in it stays there")
                self.assertEqual(self.meetings(place), self.before)
                self.assertFalse((place / STAGED).exists())
                self.assertEqual([path.name for path in self.folder.glob(".*")], [])
                shutil.rmtree(place)

    def test_a_workspace_is_named_so_too(self):
        self.assertEqual(self.run_in(self.workspace, "restore", self.file).returncode, 0)
        self.is_put_back()

    def test_a_folder_of_others_is_left_alone(self):
        place = self.folder / "plein"
        place.mkdir()
        (place / "lettre.txt").write_text("Bonjour")
        self.assertIn("is no workspace", self.run_program("restore", self.file, place, status=2).stderr)
        self.assertEqual([path.name for path in place.iterdir()], ["lettre.txt"])


class Enclosed(support.CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def test_a_backup_holds_no_other_whatever_they_are_called(self):
        for name in ("a.gouvernail", "b.bak", "c", "sauvegardes/d.bak"):
            file = self.workspace / name
            file.parent.mkdir(exist_ok=True)
            self.here("backup", file)
            first = file.stat().st_size
            self.here("backup", file)
            self.assertEqual(file.stat().st_size, first)
        shutil.copy(self.workspace / "c", self.workspace / "copie.dat")
        (self.workspace / "note.dat").write_text("SQLite format 3 is what it speaks of")
        last = self.folder / "last.gouvernail"
        self.here("backup", last)
        self.assertEqual(sorted(name for name in enclosed(last) if pathlib.Path(name).suffix not in
                                (".toml", ".json")), ["note.dat"])

    def test_nothing_below_a_hidden_folder_is_enclosed(self):
        for name in (".git/objects/aa/bb", "x/.cache/y/z", ".note"):
            path = self.workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x")
        file = self.folder / "ws.gouvernail"
        self.here("backup", file)
        self.assertEqual([name for name in enclosed(file) if "x" in pathlib.Path(name).parts or
                          name.startswith(".")], [])

    def test_what_an_earlier_backup_holds_of_a_hidden_folder_comes_back(self):
        file = self.folder / "ws.gouvernail"
        self.here("backup", file)
        enclose(file, ".git/config", b"[core]\n")
        self.run_program("restore", file, self.folder / "autre")
        self.assertEqual((self.folder / "autre" / ".git" / "config").read_text(), "[core]\n")


class AnswersSince(MailTest):
    def test_answers_that_came_since_are_kept_or_told(self):
        self.convene()
        self.send()
        first = self.last_to("dgs@")
        file = self.folder / "avant.gouvernail"
        self.here("backup", file)
        box = self.folder / "reponses"
        box.mkdir()
        (box / "1.ics").write_bytes(reply_to(first, "dgs@cchpm.example.org", "ACCEPTED"))
        (box / "2.ics").write_bytes(reply_to(first, "inconnu@example.com", "ACCEPTED"))
        self.here("answers", box)
        listed = self.here("answers", "list").stdout
        refused = re.sub(r"\s+", " ", self.here("restore", file, self.workspace, status=2).stderr)
        self.assertIn("since this backup was made, on Monday 5 January 2026, 2 answers came: it knows "
                      "nothing of that", refused)
        self.assertEqual(self.here("answers", "list").stdout, listed)
        done = self.here("restore", file, self.workspace, "--force")
        self.assertIn("2 answers that came since are kept", done.stdout)
        self.assertNotIn("does not know", done.stdout)
        self.assertEqual(self.here("answers", "list").stdout, listed)
        self.here("journal", "verify")
        self.assertIn("2 known already", self.here("answers", box).stdout)
        # It lacks none of them now.
        self.here("backup", file)
        self.assertNotIn("answers", self.here("restore", file, self.workspace).stdout)

    def test_answers_to_a_session_that_the_backup_does_not_know_are_in_the_copy(self):
        file = self.folder / "avant.gouvernail"
        self.here("backup", file)
        self.convene()
        self.send()
        first = self.last_to("dgs@")
        self.assertTrue(field(first, "UID"))
        box = self.folder / "reponses"
        box.mkdir()
        (box / "1.ics").write_bytes(reply_to(first, "dgs@cchpm.example.org", "ACCEPTED"))
        (box / "2.ics").write_bytes(reply_to(first, "inconnu@example.com", "ACCEPTED"))
        self.here("answers", box)
        listed = self.here("answers", "list").stdout
        refused = re.sub(r"\s+", " ", self.here("restore", file, self.workspace, status=2).stderr)
        self.assertRegex(refused, r"[0-9]+ mails left and 2 answers came: it knows nothing of that")
        done = re.sub(r"\s+", " ", self.here("restore", file, self.workspace, "--force").stdout)
        self.assertIn("2 answers that came since are to sessions that the backup does not know: only "
                      "what stood there before has them.", done)
        self.assertNotIn("are kept", done)
        [copy] = self.workspace.glob("avant-restauration-*")
        self.run_program("restore", copy, self.folder / "copie")
        self.assertEqual(self.run_program("-C", self.folder / "copie", "answers", "list").stdout,
                         listed)


if __name__ == "__main__":
    unittest.main()
