"""Whoever stops `init`, there is a workspace, or none; the next one makes it, and nothing is left over."""
import os
import shutil
import subprocess
import unittest

from support import EXAMPLE, NOW, PROGRAM, RULES, CliTest

STRACE = shutil.which("strace")


@unittest.skipUnless(STRACE, "strace is not installed")
class KilledInit(CliTest):
    def kill(self, call, number):
        """True when the call was reached."""
        done = subprocess.run(
            [STRACE, "-f", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={number}",
             PROGRAM, "init", str(self.workspace), "--rules", RULES, "--people",
             str(EXAMPLE / "people.toml")],
            env={**os.environ, "GOUVERNAIL_NOW": NOW}, capture_output=True, timeout=120, check=False)
        return done.returncode != 0

    def is_whole(self):
        self.assertEqual(sorted(p.name for p in self.workspace.iterdir()),
                         ["busy", "gouvernail.db", "gouvernail.toml", "people.toml"])
        self.here("journal", "verify")
        self.assertIn("Director general", self.here("seat", "list").stdout)

    def reached(self, call):
        """Kills at each of these calls, until one run ends by itself."""
        number = 0
        while True:
            number += 1
            shutil.rmtree(self.workspace, ignore_errors=True)
            killed = self.kill(call, number)
            if self.workspace.exists():
                self.is_whole()
            else:
                self.here("check", status=2)
            if not killed:
                break
            if not self.workspace.exists():
                self.run_program("init", self.workspace, "--rules", RULES, "--people",
                                 EXAMPLE / "people.toml")
                self.is_whole()
            self.assertEqual([p.name for p in self.folder.iterdir()
                              if p.name.startswith(".") and p.name != ".init-ws.lock"], [])
        return number

    def test_at_each_rename(self):
        self.assertGreater(self.reached("rename"), 3)

    def test_at_each_folder(self):
        self.assertGreater(self.reached("mkdir"), 2)

    def test_at_each_flush(self):
        self.assertGreater(self.reached("fsync"), 3)


class Quick(CliTest):
    def test_into_a_folder_that_is_there_and_empty(self):
        self.workspace.mkdir()
        self.run_program("init", self.workspace, "--rules", RULES)
        self.here("journal", "verify")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["ws"])

    def test_into_the_folder_of_the_shell(self):
        self.workspace.mkdir()
        done = subprocess.run([PROGRAM, "init", ".", "--rules", RULES], cwd=self.workspace,
                              env={**os.environ, "GOUVERNAIL_NOW": NOW}, capture_output=True,
                              timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.here("journal", "verify")

    def test_through_a_link(self):
        (self.folder / "real").mkdir()
        self.workspace.symlink_to(self.folder / "real")
        self.run_program("init", self.workspace, "--rules", RULES)
        self.assertTrue((self.folder / "real" / "gouvernail.toml").exists())


if __name__ == "__main__":
    unittest.main()
