#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""What sentences tell somebody to type is there: each command has its page of help, and each
option that may be given with it stands on that page."""
import os
import re
import subprocess
import unittest

from support import CliTest

TABLE = os.environ["COMMAND_TABLE"]


class CommandWords(CliTest):
    def test_every_command_and_option_exists(self):
        lines = subprocess.run([TABLE], check=True, text=True, capture_output=True).stdout
        rows = [line.split() for line in lines.splitlines()]
        self.assertGreater(len(rows), 30)
        for row in rows:
            command = [word for word in row if not word.startswith("-")]
            options = row[len(command):]
            with self.subTest(command=" ".join(command)):
                shown = self.run_program(*command, "--help").stdout
                self.assertIn(" ".join(["gouvernail", *command]), shown)
                known = set(re.findall(r"(?<![\w-])--[a-z-]+", shown))
                self.assertEqual(set(options) - known, set())


if __name__ == "__main__":
    unittest.main()
