"""Reading needs no writing; and where what came of a command cannot be written, a command that
recorded something says so."""
import os
import subprocess
import unittest

from support import EXAMPLE, NOW, PROGRAM, RULES, CliTest


class Unwritten(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def to(self, stdout, *arguments):
        return subprocess.run([PROGRAM, "--lang", "en", "-C", str(self.workspace), *arguments],
                              stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
                              env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW})

    def recorded(self):
        return self.here("meeting", "list").stdout.count("\n")

    def test_a_full_disk(self):
        before = self.recorded()
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.to(full, "meeting", "add", "copil", "--on", "2027-03-02", "--at", "9:00")
            self.assertEqual(done.returncode, 3)
            self.assertIn("it is recorded, but the result could not be written", done.stderr)
            self.assertGreater(self.recorded(), before)
            done = self.to(full, "meeting", "list")
        self.assertEqual(done.returncode, 3)
        self.assertNotIn("it is recorded", done.stderr)

    def test_a_reader_that_went_away(self):
        def closed():
            reader, writer = os.pipe()
            os.close(reader)
            return os.fdopen(writer, "w")
        with closed() as pipe:
            done = self.to(pipe, "meeting", "add", "copil", "--on", "2027-03-02", "--at", "9:00")
        self.assertEqual(done.returncode, 3)
        self.assertIn("it is recorded, but", done.stderr)
        with closed() as pipe:
            done = self.to(pipe, "meeting", "list")
        self.assertEqual((done.returncode, done.stderr), (-13, ""), "as other programs end")

    def test_reading_where_nothing_can_be_written(self):
        before = {p: p.read_bytes() for p in self.workspace.rglob("*") if p.is_file()}
        os.chmod(self.workspace / "gouvernail.db", 0o400)
        for folder in (self.workspace / "busy", self.workspace):
            os.chmod(folder, 0o500)
        self.addCleanup(os.chmod, self.workspace, 0o700)
        nobody = 65534 if os.geteuid() == 0 else None
        if nobody:
            # Root writes everywhere: as another account that may read.
            os.chmod(self.folder, 0o755)
            for path in self.workspace.rglob("*"):
                os.chmod(path, 0o755 if path.is_dir() else 0o644)
            os.chmod(self.workspace, 0o755)

        def other():
            if nobody:
                os.setgid(nobody)
                os.setuid(nobody)
        out = self.folder / "out"
        out.mkdir()
        os.chmod(out, 0o777)
        for arguments, status in ((("check",), (0, 1)), (("report",), 0), (("journal", "verify"), 0),
                                  (("export", "--format", "csv", "--out", out / "csv"), 0)):
            with self.subTest(arguments=arguments):
                done = self.here(*arguments, status=status, preexec_fn=other)
                self.assertNotIn("Fault of the program", done.stderr)
        self.assertEqual({p: p.read_bytes() for p in self.workspace.rglob("*") if p.is_file()}, before)


if __name__ == "__main__":
    unittest.main()
