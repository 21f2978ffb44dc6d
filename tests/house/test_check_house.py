#!/usr/bin/env python3
"""What `tools/check-house units` finds, on small trees of its own: a guard that never fails guards
nothing."""
import importlib.machinery
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
guard = importlib.machinery.SourceFileLoader(
    "check_house", str(ROOT / "tools" / "check-house")).load_module()


def named(module, text):
    return f"#pragma once\nnamespace gouvernail::{module} {{\n{text}\n}}\n"


def kept(module, text):
    return named(module, f"namespace {{\n{text}\n}}  // namespace\n").replace("#pragma once\n", "")


class Units(unittest.TestCase):
    def found(self, files, unity=True):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in files.items():
                file = root / path if path.startswith("tests/") else root / "src" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
                if path.startswith("tests/"):
                    continue
                lists = root / "src" / path.split("/")[0] / "CMakeLists.txt"
                lists.write_text("" if unity else "set_target_properties(x PROPERTIES UNITY_BUILD OFF)")
            return guard.units(guard.Sources(root))

    def assert_clash(self, name, first, second):
        found = self.found({"app/a.cpp": kept("app", first), "app/b/c.cpp": kept("app", second)})
        self.assertEqual(found, [f"gouvernail::app::{name} is taken more than once: "
                                 "src/app/a.cpp, src/app/b/c.cpp"])

    def test_kept_names_are_taken_once(self):
        self.assert_clash("Writer", "class Writer { int a_; };", "struct Writer final : Page {};")
        self.assert_clash("most", "constexpr int most{4};", "constexpr std::array most = {1, 2};")
        self.assert_clash("Remarks", "using Remarks = std::vector<int>;", "class Remarks {};")
        self.assert_clash("say", "void say(int a = {}) { if (a) { go(); } }", "auto say = [](int) {};")
        self.assert_clash("fs", "namespace fs = std::filesystem;", "namespace fs = boost::filesystem;")
        self.assert_clash("Day", "using calendar::Day;", "using records::Day;")

    def test_what_stands_beside_it_is_seen_as_well(self):
        one = "int one() { return 1; }"
        for before in ("template <class T, class U = std::vector<T>>\nT any(T a) { return {a}; }",
                       "struct Pair { bool operator<(int b) const { return a < b; } int a{1}; };",
                       "const Words words{{{'{', 1}, {'a', 2}}};",
                       "Pair::Pair(int a) : a_{a}, b_(a) {}\nenum class Kind { first, second };",
                       "[[nodiscard]] bool is(const char* what = \"{\");  // {\n",
                       "std::vector<std::pair<int, int>> pairs = {{1, 2}};"):
            self.assert_clash("one", before + one, one)

    def test_overloads_of_two_files_are_refused(self):
        self.assert_clash("say", "void say(int a) {}", "void say(const std::string& a) {}")

    def test_a_static_function_is_kept_to_its_file(self):
        found = self.found({"app/a.cpp": named("app", "static int one() { return 1; }"),
                            "app/b.cpp": kept("app", "int one() { return 1; }")})
        self.assertEqual(len(found), 1)

    def test_a_kept_name_hides_none_of_the_module(self):
        found = self.found({"app/a.h": named("app", "std::string name_of(const Seat& seat);"),
                            "app/b.cpp": kept("app", "std::string name_of(int a) { return {}; }")})
        self.assertEqual(found, ["gouvernail::app::name_of is taken more than once: "
                                 "src/app/a.h, src/app/b.cpp"])

    def test_what_does_not_clash_passes(self):
        alike = ("using base::msg;\nnamespace fs = std::filesystem;\nusing Json = nlohmann::json;\n"
                 "bool operator==(const A& a, const A& b) { return true; }\n")
        self.assertEqual(self.found({
            "app/a.h": named("app", "class A;\nint all(int a);\nint all(long a);\nclass Page {\n"
                                    "  int one() const;\n};"),
            "app/a.cpp": kept("app", alike + "int one(int);\nint one(int) { return 1; }")
                         + named("app", "int all(int a) { return one(a); }").replace("#pragma once", ""),
            "app/b.cpp": kept("app", alike + "struct B { int one; int all(); };\n"
                                             "int two() { int one = 1; { int most = one; } return one; }"),
            "app/c.cpp": named("app::other", "namespace {\nint one() { return 1; }\n}"),
            "web/a.cpp": kept("web", "int one() { return 1; }")}), [])

    def test_files_that_are_compiled_one_by_one_may_share_names(self):
        options = kept("cli", "struct Options {};")
        files = {"cli/a.cpp": options, "cli/b.cpp": options}
        self.assertEqual(self.found(files, unity=False), [])
        self.assertEqual(len(self.found(files)), 1)

    def test_helpers_of_tests_are_named_once_or_kept_in_a_namespace_of_the_file(self):
        test = "TEST_F(Case, one) {}\nTEST(Case, two) {}\nint one() { return 1; }"
        files = {"tests/unit/app/a_test.cpp": kept("app", test + "\nusing testing::Not;"),
                 "tests/unit/app/b_test.cpp": kept("app", test + "\nusing ::testing::Not;")}
        self.assertEqual(self.found(files), ["gouvernail::app::one is taken more than once: tests/unit/"
                                             "app/a_test.cpp, tests/unit/app/b_test.cpp"])
        files["tests/unit/app/b_test.cpp"] = kept("app::b_test", test)
        self.assertEqual(self.found(files), [])


if __name__ == "__main__":
    unittest.main()
