"""What is larger or deeper than any convention is refused by a sentence that names the limit, in
seconds and in bounded memory."""
import resource
import unittest

from support import RULES, CliTest, cases

GIGABYTE = 1024 ** 3


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (2 * GIGABYTE, 2 * GIGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


class Bounds(CliTest):
    def refused(self, *arguments, says):
        done = self.run_program(*arguments, status=2, preexec_fn=bounded)
        self.assertIn(says, done.stderr)
        self.assertLess(len(done.stderr), 200_000)
        return done

    def test_deep_toml(self):
        self.make_workspace()
        deep = "a" + ".a" * 40_000 + " = 1\n"
        values = "x = " + "[" * 100_000 + "]" * 100_000 + "\n"
        for name in ("gouvernail.toml", "people.toml"):
            whole = (self.workspace / name).read_text()
            for text, says in ((deep, "a key of more than 32 parts"),
                               (values, "more than 64 brackets"),
                               ("# x\n" * 1_200_000, "larger than 4194304 bytes")):
                with self.subTest(name=name, says=says):
                    (self.workspace / name).write_text(text + whole)
                    self.refused("-C", self.workspace, "check", says=says)
            (self.workspace / name).write_text(whole)
        self.refused("rules", "check", "--rules", self.write("rules/a.toml", deep).parent,
                     says="a key of more than 32 parts")
        self.refused("-C", self.write("all/portfolio.toml", deep).parent, "check",
                     says="a key of more than 32 parts")

    def test_a_table_that_cannot_be_read(self):
        self.make_workspace()
        count = cases(10_000, 300_000)
        for row in ("u{0},copil,no day {0},held,", "u{0},body {0},2026-01-01,held,",
                    "u,copil,2026-01-02,held,",
                    'u{0},"copil"x,2026-01-02,held,'):
            with self.subTest(row=row):
                rows = "".join(row.format(number) + "\n" for number in range(count))
                bad = self.write("mauvais.csv", "uid,body,start,status,present\n" + rows)
                self.refused("-C", self.workspace, "import", bad, says="nothing of")
                self.refused("check", "--rules", RULES, "--history", bad, says="cannot be read")

    def test_a_table_of_strangers(self):
        """They are left out of the sheets on which they stand: told, and within bounds."""
        self.make_workspace()
        rows = "".join(f"u{n},copil,2026-01-02,held,stranger {n}\n" for n in range(cases(10_000, 300_000)))
        sheet = self.write("inconnus.csv", "uid,body,start,status,present\n" + rows)
        done = self.run_program("-C", self.workspace, "import", sheet, preexec_fn=bounded)
        self.assertIn("lines more are like these", done.stderr)
        self.assertLess(len(done.stderr), 100_000)
        self.refused("check", "--rules", RULES, "--history", sheet, says="cannot be read")

    def test_thousands_of_bodies(self):
        head = ('[convention]\nid = "c"\nname = "C"\nstart = 2024-01-01\nend = 2028-12-31\n'
                '[[role]]\nid = "m"\nname = "M"\n')
        bodies = "".join(f'[[body]]\nid = "b{n}"\nname = "B{n}"\nmembers = ["m"]\n'
                         for n in range(5001))
        path = self.write("rules/convention.toml", head + bodies)
        self.refused("rules", "check", "--rules", path.parent, says="more than 5000 tables [[body]]")


if __name__ == "__main__":
    unittest.main()
