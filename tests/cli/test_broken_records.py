"""What may be wrong with a record is told with its cause and remedy, in the reader's language; it is
never a fault of the program."""
import os
import resource
import shutil
import signal
import sqlite3
import unittest

from support import CliTest, cases

COMMANDS = (("check",), ("meeting", "list"), ("journal", "list"), ("journal", "verify"), ("report",),
            ("answers", "list"), ("seat", "list"), ("waive", "list"), ("alert",), ("plan", "--time-limit", "1"),
            ("meeting", "add", "copil", "--on", "2027-03-02", "--at", "9:00"), ("person", "list"),
            ("invite", "--out", "out"), ("export", "--format", "csv", "--out", "csv"),
            ("backup", "copie.gouvernail"))


class BrokenRecords(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.database = self.workspace / "gouvernail.db"
        self.sound = self.database.read_bytes()

    def put(self, content):
        for end in ("-wal", "-shm", "-journal"):
            self.database.with_name(self.database.name + end).unlink(missing_ok=True)
        self.database.write_bytes(content)

    def each(self, says=None, commands=COMMANDS, **more):
        for lang, fault, remedy in (("en", "Fault of the program", "Remedy"),
                                    ("fr", "Défaut du programme", "Remède")):
            for command in commands:
                with self.subTest(command=command, lang=lang):
                    done = self.here(*command, status=(0, 1, 2, 3), lang=lang, **more)
                    self.assertNotIn(fault, done.stderr)
                    if done.returncode > 1:
                        self.assertIn(remedy, done.stderr)
                    if says and lang == "en" and done.returncode > 1:
                        self.assertRegex(done.stderr.replace("\n", " "), says)

    def test_damaged_pages(self):
        for begin in range(0, len(self.sound), max(4096, len(self.sound) // cases(6, 60))):
            broken = bytearray(self.sound)
            broken[begin + 100:begin + 3000] = b"\xa5" * len(broken[begin + 100:begin + 3000])
            self.put(broken)
            self.each(commands=COMMANDS[:6])

    def test_cut_short_or_no_record(self):
        for content in (self.sound[:len(self.sound) // 2], self.sound[:100], b"", b"no record at all" * 99):
            self.put(content)
            self.each(commands=COMMANDS[:6])

    def test_missing_tables(self):
        connection = sqlite3.connect(self.database)
        tables = [name for name, in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        connection.close()
        for table in tables:
            self.put(self.sound)
            connection = sqlite3.connect(self.database)
            for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"
                                            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(f"DROP TABLE {table}")
            connection.commit()
            connection.close()
            with self.subTest(table=table):
                self.each(commands=COMMANDS[:cases(5, len(COMMANDS))])

    def test_values_of_another_kind(self):
        connection = sqlite3.connect(self.database)
        tables = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
                  for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' "
                                                  "AND name NOT LIKE 'sqlite%'")}
        connection.close()
        for table, columns in tables.items():
            self.put(self.sound)
            connection = sqlite3.connect(self.database)
            for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"
                                            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for column in columns:
                try:
                    connection.execute(f"UPDATE {table} SET {column} = x'ff00fe' WHERE rowid % 7 = 0")
                except sqlite3.Error:
                    pass
            connection.commit()
            connection.close()
            with self.subTest(table=table):
                self.each(commands=COMMANDS[:cases(3, len(COMMANDS))])

    def test_a_folder_in_its_place(self):
        self.database.unlink()
        self.database.mkdir()
        self.each()

    def test_none_at_all(self):
        self.database.unlink()
        self.each()
        self.assertFalse(self.database.exists())

    def test_kept_by_somebody_else(self):
        connection = sqlite3.connect(self.database)
        self.addCleanup(connection.close)
        connection.execute("BEGIN EXCLUSIVE")
        self.each(commands=(("meeting", "add", "copil", "--on", "2027-03-02", "--at", "9:00"),))

    def test_that_may_not_be_read(self):
        os.chmod(self.database, 0)
        if os.access(self.database, os.R_OK):
            self.skipTest("whoever runs this reads everything")
        self.each(says="not allowed")

    def test_no_room(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
        self.each(preexec_fn=limit)
        shutil.rmtree(self.workspace / "out", ignore_errors=True)
        self.here("journal", "verify")


if __name__ == "__main__":
    unittest.main()
