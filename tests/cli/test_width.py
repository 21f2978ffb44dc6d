"""On a terminal of 80 columns no line for people is wider: both languages, results and remarks."""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata
import unittest

from support import NOW, PROGRAM, CliTest

COLUMNS = 80
FOR_ALL = [["check"], ["check", "--all"], ["check", "--all", "-v"], ["alert"], ["checklist", "copil"],
           ["checklist", "copil", "--as-of", "2026-12-11"], ["meeting", "list", "-v"],
           ["meeting", "show", "copil/2026-12-10"], ["journal", "list", "--last", "20"],
           ["journal", "list", "--last", "20", "-v"], ["journal", "verify"], ["seat", "list", "--all"],
           ["person", "list"], ["party", "list"], ["waive", "list"], ["answers", "list"],
           ["rules", "list"], ["rules", "check"], ["rules", "explain", "logement-communication"],
           ["plan", "--to", "2027-02-28", "--time-limit", "1"], ["--help"], ["check", "--help"],
           ["plan", "--help"], ["meeting", "--help"], ["report", "--help"], ["alert", "--help"]]
# What is copied whole, or is one word: a command, an address, a digest.
WHOLE = re.compile(r'gouvernail |^\s*\S+$|--present "')


def columns(line):
    line = re.sub(r"\x1b\[[0-9;]*m", "", line)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


class Width(CliTest):
    def on_terminal(self, *arguments):
        """What the program writes to a terminal, its remarks too."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW, "TERM": "dumb"}
        with subprocess.Popen([PROGRAM, "-C", self.workspace, *arguments], stdin=subprocess.DEVNULL,
                              stdout=theirs, stderr=theirs, env=environment) as running:
            os.close(theirs)
            written = b""
            try:
                while part := os.read(ours, 65536):
                    written += part
            except OSError:  # the other end is closed
                pass
            os.close(ours)
        self.assertIn(running.returncode, (0, 1), (arguments, written[-2000:]))
        return written.decode().replace("\r\n", "\n")

    def test_no_line_for_people_is_wider_than_the_terminal(self):
        self.make_workspace()
        wide = []
        for lang in ("fr", "en"):
            for arguments in FOR_ALL:
                text = self.on_terminal("--lang", lang, *arguments)
                self.assertTrue(text, arguments)
                wide += [f"{lang} {' '.join(arguments)}: {line}" for line in text.splitlines()
                         if columns(line) > COLUMNS and not WHOLE.search(line)]
        self.assertEqual(wide, [])


if __name__ == "__main__":
    unittest.main()
