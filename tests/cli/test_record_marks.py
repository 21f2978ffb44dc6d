"""Whoever has the file can make the whole chain anew, but not what left the house: the mark of the
record in the weekly mail, on a page, in a PDF, and where mails left from."""
import hashlib
import re
import sqlite3
import unittest

import support
from mailing import MailTest

MARK = re.compile(r"gv1-[0-9a-f]{24}")


def netstrings(fields):
    return b"".join(str(len(f.encode())).encode() + b":" + f.encode() + b"," for f in fields)


def digest(fields):
    return hashlib.sha256(netstrings(fields)).hexdigest()


class Guards:
    """Takes the triggers of a record away, and puts them back."""

    def __init__(self, file):
        self.record = sqlite3.connect(file, isolation_level=None)

    def __enter__(self):
        rows = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        self.kept = self.record.execute(rows).fetchall()
        for name, _ in self.kept:
            self.record.execute(f"DROP TRIGGER {name}")
        return self.record

    def __exit__(self, *_):
        for _, sql in self.kept:
            self.record.execute(sql)
        self.record.close()


def chain_anew(record):
    """Every hash of facts and journal, as the program would have written them."""
    previous = "0" * 64
    for number, *fact in record.execute(
            "SELECT id, recorded_at, author, kind, subject, content FROM facts ORDER BY id").fetchall():
        entry = record.execute("SELECT action, subject, summary FROM journal WHERE sequence = ?",
                               (number,)).fetchone()
        of_fact = digest([str(number), *fact])
        own = digest([str(number), fact[0], *entry, of_fact, previous])
        record.execute("UPDATE journal SET fact_sha256 = ?, previous = ?, hash = ? WHERE sequence = ?",
                       (of_fact, previous, own, number))
        previous = own


def seals_anew(record):
    """The seals too: of the journal alone, whose hashes are others now."""
    before = "0" * 64
    for number, place, sealed, old in record.execute(
            "SELECT sequence, place, sealed, digest FROM seals ORDER BY sequence").fetchall():
        if place == "journal":
            old = record.execute("SELECT hash FROM journal WHERE sequence = ?", (sealed,)).fetchone()[0]
        before = digest([before, str(number), place, str(sealed), old])
        record.execute("UPDATE seals SET digest = ?, hash = ? WHERE sequence = ?", (old, before, number))


class RecordMarks(MailTest):
    def setUp(self):
        super().setUp()
        self.at("20261124T100000Z")
        self.here("import", support.EXAMPLE / "historique.csv", "--yes")

    def mark(self):
        return MARK.search(self.here("journal", "verify").stdout).group()

    def rewrite(self):
        """Somebody was there, after all."""
        with Guards(self.workspace / "gouvernail.db") as record:
            changed = record.execute(
                "UPDATE facts SET content = replace(content, '[\"representant-departement\",1]',"
                " '[\"representant-departement\",1],[\"representant-msa\",1]') WHERE content LIKE"
                " '%representant-departement%'").rowcount
            self.assertGreater(changed, 0)
            chain_anew(record)

    def test_a_chain_made_anew_is_told_by_its_seals(self):
        self.rewrite()
        done = self.here("journal", "verify", status=1)
        self.assertIn("was altered", done.stdout)

    def test_seals_made_anew_are_told_by_what_left_the_house(self):
        page = self.folder / "rapport.html"
        self.here("report", "--out", page, lang="fr")
        (shown,) = set(MARK.findall(page.read_text()))
        self.assertEqual(shown, self.mark())
        self.here("meeting", "add", "copil", "--on", "2027-03-18")
        held = self.here("journal", "verify", "--expect", shown, "--against", page)
        self.assertEqual(held.stdout.count("they are as they were"), 2)
        self.rewrite()
        with Guards(self.workspace / "gouvernail.db") as record:
            seals_anew(record)
        # Nothing in it contradicts itself any more.
        self.here("journal", "verify")
        for kept in (("--expect", shown), ("--expect", shown[:20]), ("--against", page)):
            done = self.here("journal", "verify", *kept, status=1)
            self.assertIn("never had the mark", done.stdout)

    def test_the_pdf_and_the_weekly_mail_hold_it(self):
        pdf = self.folder / "rapport.pdf"
        self.here("report", "--format", "pdf", "--out", pdf)
        self.assertIn("as they were", self.here("journal", "verify", "--against", pdf).stdout)
        self.here("alert", "--send")
        letter = self.folder / "lettre.eml"
        letter.write_bytes(self.last_to("pilote@"))
        self.assertIn("as they were", self.here("journal", "verify", "--against", letter).stdout)

    def test_what_is_no_mark_is_said(self):
        done = self.here("journal", "verify", "--expect", "bonjour", status=2)
        self.assertIn("no mark of a record", done.stderr)
        other = self.write("autre.html", "<p>rien</p>")
        done = self.here("journal", "verify", "--against", other, status=2)
        self.assertIn("there is no mark", done.stderr)

    def test_mails_that_left_leave_the_mark_beside_the_record(self):
        self.convene(day="2026-12-15")
        self.send()
        log = (self.workspace / "gouvernail.sent").read_text()
        self.assertRegex(log, r"record gv1-[0-9a-f]{24}\n")
        self.assertEqual(self.here("journal", "verify").stderr, "")
        self.rewrite()
        with Guards(self.workspace / "gouvernail.db") as record:
            seals_anew(record)
        self.assertIn("which it never had", self.here("journal", "verify").stderr)

    def served_at(self, port):
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {port}\nsecurity = "none"\n')

    def lose_what_left(self):
        """A copy without its log: the record as it was before the mails."""
        file = self.workspace / "gouvernail.db"
        self.convene(day="2026-12-15")
        sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
        before = file.read_bytes()
        self.send()
        for path in self.workspace.glob("gouvernail.db-*"):
            path.unlink()
        file.write_bytes(before)
        return len(self.post.mails)

    def test_a_record_that_forgot_what_left_says_so_everywhere_and_sends_nothing(self):
        left = self.lose_what_left()
        self.assertGreater(left, 0)
        for command in (("check",), ("invite", "--status"), ("meeting", "list")):
            done = self.here(*command, status=(0, 1))
            self.assertIn("does not know what last left from here", done.stderr, command)
        for _ in range(2):
            done = self.send(status=2)
            self.assertIn("invite --send --force", done.stderr)
            self.here("alert", "--send", status=2)
            # What is written to files makes it no record that knows.
            self.here("invite", "--out", self.folder / "ics")
        self.assertEqual(len(self.post.mails), left)
        self.assertIn("which it never had", self.here("journal", "verify").stderr)

    def test_it_goes_on_once_somebody_confirms_it(self):
        left = self.lose_what_left()
        self.send("--force")
        self.assertGreater(len(self.post.mails), left)
        self.assertNotIn("does not know", self.here("meeting", "list").stderr)
        left = len(self.post.mails)
        self.send()
        self.assertEqual(len(self.post.mails), left)

    def test_a_copy_that_lacks_only_that_mails_have_left_is_told_too(self):
        file = self.workspace / "gouvernail.db"
        self.served_at(1)  # where nobody answers
        self.convene(day="2026-12-15")
        self.send(status=3)
        sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
        before = file.read_bytes()
        self.served_at(self.post.port)
        self.send()
        left = len(self.post.mails)
        self.assertGreater(left, 0)
        for path in self.workspace.glob("gouvernail.db-*"):
            path.unlink()
        file.write_bytes(before)
        self.send(status=2)
        self.assertEqual(len(self.post.mails), left)


if __name__ == "__main__":
    unittest.main()
