#!/usr/bin/env python3
"""What tools/check-includes finds, on small trees of its own: a guard that never fails guards
nothing."""
import importlib.machinery
import pathlib
import re
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
guard = importlib.machinery.SourceFileLoader(
    "check_includes", str(ROOT / "tools" / "check-includes")).load_module()


class CheckIncludes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.src = pathlib.Path(folder.name)
        for module in guard.ALLOWED:
            (self.src / module).mkdir()
            (self.src / module / "any.h").write_text("#pragma once\n", encoding="utf-8")
            for folder in guard.FOLDERS.get(module, []):
                (self.src / module / folder).mkdir()
                (self.src / module / folder / "any.h").write_text("#pragma once\n", encoding="utf-8")

    def found(self, path, *includes):
        return self.found_in(path, "".join(f"#include {include}\n" for include in includes))

    def found_in(self, path, text):
        file = self.src / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        problems = list(guard.problems(self.src))
        file.unlink()
        return problems

    def assert_refused(self, path, include, *words):
        problems = self.found(path, include)
        self.assertEqual(len(problems), 1, f"{path} includes {include}: {problems}")
        for word in (f"{path}:1", *words):
            self.assertIn(word, problems[0])

    def test_a_sound_tree_passes(self):
        self.assertEqual(self.found("records/x.cpp", '"governance/any.h"', '"records/any.h"',
                                    "<vector>", "<nlohmann/json.hpp>"), [])
        self.assertEqual(self.found("search/x.cpp", '"base/any.h"', "<algorithm>"), [])

    def test_search_knows_no_convention(self):
        for module in sorted(set(guard.ALLOWED) - {"search", "base"}):
            self.assert_refused("search/x.h", f'"{module}/any.h"', "search may not include", module)

    def test_records_know_values_alone(self):
        allowed = {"records", "base", "calendar", "governance"}
        for module in sorted(set(guard.ALLOWED) - allowed):
            self.assert_refused("records/x.h", f'"{module}/any.h"', "records may not include",
                                module)

    def test_verdicts_and_plans_never_see_the_record(self):
        for module in ("governance", "rules", "compliance", "search", "planning"):
            self.assert_refused(f"{module}/x.cpp", '"records/any.h"', "may not include records")

    def test_pure_modules_have_no_clock_file_or_environment(self):
        for module in ("base", "calendar", "governance", "rules", "compliance", "search",
                       "planning", "records"):
            for header in guard.IMPURE:
                self.assert_refused(f"{module}/x.cpp", f"<{header}>", "is pure")
        for header, path in guard.THREADED:
            self.assertEqual(self.found(path, f"<{header}>"), [])

    def test_a_library_has_one_owner(self):
        self.assert_refused("records/x.cpp", "<SQLiteCpp/Database.h>", "store_sqlite alone")
        self.assert_refused("app/x.cpp", "<sqlite3.h>", "store_sqlite alone")
        self.assertEqual(self.found("store_sqlite/x.cpp", "<sqlite3.h>"), [])

    def test_a_store_is_chosen_in_one_place(self):
        self.assert_refused("app/x.cpp", '"store_sqlite/any.h"', "app/workspace/record_copies.cpp alone")
        for chosen in ("opened", "record_copies"):
            self.assertEqual(self.found(f"app/workspace/{chosen}.cpp", '"store_sqlite/any.h"'), [])

    def test_kinds_are_asked_and_not_probed(self):
        for path, probe in (("compliance/tasks_x.cpp", "rule_of<rules::Standing>(obligation)"),
                            ("app/derive_x.cpp", "rule_of<rules::Standing>(obligation)"),
                            ("compliance/derive_x.cpp", "std::get_if<rules::Notice>(&kind)"),
                            ("web/x.cpp", "std::holds_alternative<Deadline>(kind)")):
            self.assertEqual(len(self.found_in(path, f"if ({probe}) return;\n")), 1, probe)
        derived = "const auto& rule = *rule_of<rules::Notice>(version);\n"
        self.assertEqual(self.found_in("compliance/derive_x.cpp", derived), [])

    def test_includes_start_at_the_root_and_exist(self):
        self.assert_refused("records/x.cpp", '"any.h"', "from the root of src/")
        self.assert_refused("records/x.cpp", '"records/gone.h"', "does not exist")

    def test_the_page_names_every_module(self):
        page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        named = re.findall(r"^\| `([a-z_]+)` \|", page, re.M)
        self.assertEqual(sorted(named), sorted(guard.ALLOWED))

    def test_folders_of_a_module_keep_their_order(self):
        for module, order in guard.FOLDERS.items():
            for at, folder in enumerate(order):
                for before in order[:at + 1]:
                    self.assertEqual(self.found(f"{module}/{folder}/x.cpp", f'"{module}/{before}/any.h"',
                                                f'"{module}/any.h"'), [])
                for after in order[at + 1:]:
                    self.assert_refused(f"{module}/{folder}/x.cpp", f'"{module}/{after}/any.h"',
                                        f"{module}/{folder} may not include", after)
                self.assert_refused(f"{module}/x.cpp", f'"{module}/{folder}/any.h"',
                                    f"{module} may not include", folder)
                self.assert_refused("app/x.cpp", f'"{module}/{folder}/any.h"', "is private to", module)

    def test_the_page_names_every_folder_in_its_order(self):
        page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        for module, order in guard.FOLDERS.items():
            named = re.findall(rf"^\| `{module}/([a-z_]+)` \|", page, re.M)
            self.assertEqual(named, order)

    def test_order_and_folders_agree(self):
        (self.src / "planning" / "attic").mkdir()
        (self.src / "planning" / "why" / "any.h").unlink()
        (self.src / "planning" / "why").rmdir()
        problems = "\n".join(guard.problems(self.src))
        self.assertIn("planning/attic: this folder is not in the order of planning", problems)
        self.assertIn("planning/why: the order of planning names this folder, and it is gone", problems)

    def test_table_and_folders_agree(self):
        (self.src / "attic").mkdir()
        (self.src / "net" / "any.h").unlink()
        (self.src / "net").rmdir()
        problems = "\n".join(guard.problems(self.src))
        self.assertIn("attic: this folder is not in the table", problems)
        self.assertIn("net: the table names this folder, and it is gone", problems)


if __name__ == "__main__":
    unittest.main()
