#!/usr/bin/env python3
"""What `tools/rebuilds` counts, on a small tree of its own, where nothing was built."""
import importlib.machinery
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
guard = importlib.machinery.SourceFileLoader("rebuilds", str(ROOT / "tools" / "rebuilds")).load_module()

TREE = {
    "src/governance/seat.h": "",
    "src/governance/history.h": '#include "governance/seat.h"\n',
    "src/governance/seat.cpp": '#include "governance/seat.h"\n',
    "src/app/use.cpp": '#include "governance/history.h"\n',
    # A unit may include what only a build makes.
    "src/web/page.cpp": '#include "web/guide_made.h"\n',
    "tests/unit/app/use_test.cpp": '#include "governance/history.h"\n#include <vector>\n',
    "tests/fuzz/seat_fuzz.cpp": '#include "governance/seat.h"\n',
}


class Rebuilds(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path, text in TREE.items():
            file = pathlib.Path(folder.name) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.sources = guard.Sources(pathlib.Path(folder.name))

    def test_units_are_counted_without_a_build(self):
        self.assertEqual(sorted(guard.counts(self.sources, ["governance"])),
                         [("src/governance/history.h", 2, 1), ("src/governance/seat.h", 3, 2)])

    def test_a_header_that_too_many_include_is_refused(self):
        self.assertEqual(guard.above(self.sources, ["governance"], 75), [])
        found = guard.above(self.sources, ["governance"], 74)
        self.assertEqual(len(found), 1)
        self.assertIn("src/governance/seat.h is included by 3 of 4 units", found[0])


if __name__ == "__main__":
    unittest.main()
