"""The log of an administrator: off unless asked for, and never in the way of what is shown."""
import os
import re
import stat
import subprocess
import unittest

import support
from support import CliTest


class Log(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.log = self.workspace / "gouvernail.log"

    def add_settings(self, text):
        with open(self.workspace / "gouvernail.toml", "a", encoding="utf-8") as settings:
            settings.write("\n" + text)

    def with_level(self, level, *arguments):
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW, "TZ": "UTC",
                       "GOUVERNAIL_LOG": level}
        return subprocess.run([support.PROGRAM, "--lang", "en", "-C", str(self.workspace),
                               *arguments], text=True, capture_output=True, env=environment)

    def test_nothing_unless_asked_for(self):
        before = self.here("seat", "list")
        self.assertEqual(before.stderr, "")
        self.assertFalse(self.log.exists())
        self.add_settings("[log]\n")
        after = self.here("seat", "list")
        self.assertEqual((after.stdout, after.stderr), (before.stdout, ""))
        self.assertTrue(self.log.exists())

    def test_a_command_begins_and_ends(self):
        self.add_settings("[log]\n")
        self.here("meeting", "add", "copil", "--on", "2027-06-01", "--note", "secret")
        lines = self.log.read_text().splitlines()
        self.assertEqual(stat.S_IMODE(self.log.stat().st_mode), 0o600)
        said = [re.sub(r"^.*gouvernail\[\d+\]: ", "", line) for line in lines]
        self.assertEqual(said[0], 'command begins: command="meeting add"')
        self.assertRegex(said[1], r"^recorded: revision=\d+ changed=1 unchanged=0$")
        self.assertRegex(said[-1], r'^command ended: command="meeting add" status=0 took=\d+ms '
                                   r"files_read=[1-9]\d* files_written=\d+$")
        self.assertNotIn("secret", self.log.read_text())

    def test_what_fails_is_told_without_what_was_given(self):
        self.add_settings('[log]\nlevel = "warn"\n')
        self.here("meeting", "hold", "martin@example.org", status=2)
        text = self.log.read_text()
        self.assertEqual(len(text.splitlines()), 1)
        self.assertIn('warning gouvernail', text)
        self.assertRegex(text, r'command failed: command="meeting hold" status=2 kind=bad-input '
                               r'cause="[^"]+" diagnostics=0 took=\d+ms')
        self.assertNotIn("martin", text)

    def test_the_environment_has_the_last_word(self):
        done = self.with_level("info", "seat", "list")
        self.assertRegex(done.stderr, r"command begins(.|\n)*command ended")
        self.add_settings("[log]\n")
        self.assertEqual(self.with_level("off", "seat", "list").stderr, "")
        self.assertFalse(self.log.exists())
        done = self.with_level("loud", "seat", "list")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("GOUVERNAIL_LOG is “loud”, which is no level of the log", done.stderr)

    def test_a_log_that_cannot_be_written_stops_nothing(self):
        self.add_settings('[log]\nfile = "gone/gouvernail.log"\n')
        done = self.here("seat", "list")
        self.assertIn("cannot be written", done.stderr)
        self.assertNotEqual(done.stdout, "")

    def test_settings_that_are_wrong_are_told_with_their_place(self):
        self.add_settings('[log]\nlevel = "loud"\nfile = "a"\njournald = true\n')
        done = self.here("seat", "list", status=2)
        self.assertIn("the log goes to a file or to the journal, not to both", done.stderr)
        self.assertIn("loud", done.stderr)
        self.assertFalse(self.log.exists())


if __name__ == "__main__":
    unittest.main()
