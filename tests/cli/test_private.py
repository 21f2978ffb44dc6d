"""What a workspace holds is its owner's alone, whatever the umask; what is given to others goes by
the umask."""
import os
import stat
import unittest

from support import EXAMPLE, RULES, CliTest


def free():
    os.umask(0)


class Private(CliTest):
    def free_here(self, *arguments, **more):
        return self.here(*arguments, preexec_fn=free, **more)

    def test_every_file_and_folder(self):
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml", preexec_fn=free)
        self.free_here("import", EXAMPLE / "historique.csv")
        (self.workspace / "gouvernail.toml").write_text(
            (self.workspace / "gouvernail.toml").read_text() + '\n[log]\nfile = "logs/g.log"\n')
        for name in ("logs", "backups"):
            (self.workspace / name).mkdir(mode=0o700)
        paper = self.write("cr.pdf", "%PDF-1.4")
        self.free_here("meeting", "attach", "copil/2026-12-10", paper)
        self.free_here("person", "set", "dgs", "--name", "Nom Nouveau", status=(0, 2))
        self.free_here("backup", self.workspace / "backups" / "une.gouvernail")
        self.free_here("check", status=(0, 1))
        found = [self.workspace, *self.workspace.rglob("*")]
        self.assertGreater(len(found), 6)
        open_to_others = [str(p.relative_to(self.folder)) for p in found
                          if stat.S_IMODE(p.stat().st_mode) & 0o077]
        self.assertEqual(open_to_others, [])

    def test_the_log_of_the_database(self):
        """As it stands while somebody has it open."""
        import sqlite3  # pylint: disable=import-outside-toplevel
        self.run_program("init", self.workspace, "--rules", RULES, preexec_fn=free)
        database = next(self.workspace.glob("*.db"), None) or next(self.workspace.glob("*.sqlite"))
        connection = sqlite3.connect(database)
        self.addCleanup(connection.close)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for path in self.workspace.glob(database.name + "*"):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)

    def test_what_is_given_to_others(self):
        self.make_workspace()
        out = self.folder / "out"
        self.free_here("invite", "--out", out)
        self.free_here("report", "--out", self.folder / "rapport.html")
        self.assertEqual(stat.S_IMODE((self.folder / "rapport.html").stat().st_mode), 0o666)
        self.assertEqual(stat.S_IMODE(out.stat().st_mode), 0o777)
        self.assertEqual({stat.S_IMODE(p.stat().st_mode) for p in out.rglob("*.ics")}, {0o666})

    def test_rights_that_somebody_gave_stay(self):
        self.make_workspace()
        people = self.workspace / "people.toml"
        people.chmod(0o640)
        self.here("person", "add", "nouvelle", "--name", "Nouvelle Personne",
                  "--address", "n@example.org")
        self.assertEqual(stat.S_IMODE(people.stat().st_mode), 0o640)


if __name__ == "__main__":
    unittest.main()
