// SPDX-License-Identifier: MPL-2.0
// tests/errors/<case>/: a minimal bad rule folder, and the exact message it gets (English, no
// colour). With UPDATE_GOLDEN=1 the expected texts are written anew, to be read before they are
// committed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "reports/diagnostics_text.h"
#include "rules/checklist.h"
#include "rules/loader.h"
#include "rules/rules.h"

namespace gouvernail::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> cases() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(GOUVERNAIL_SOURCE_DIR "/tests/errors")) {
    if (entry.is_directory()) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<rules::RuleFile> files_of(const fs::path& folder, const std::string& before = "") {
  std::vector<rules::RuleFile> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") {
      files.push_back({before + entry.path().filename().string(), read(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

// Its rules, then its checklists where the rules are sound.
base::Diagnostics diagnose(const fs::path& folder) {
  base::Diagnostics diagnostics;
  if (const auto book = rules::parse(files_of(folder), diagnostics)) {
    book->check_alternatives(diagnostics);
    const auto built = book->build({}, diagnostics);
    const auto lists = files_of(folder / "checklists", "checklists/");
    if (built) rules::parse_checklists(lists, *built, diagnostics);
  }
  EXPECT_TRUE(base::has_errors(diagnostics)) << folder;
  return diagnostics;
}

TEST(Errors, EachBadFolderGetsItsExactMessage) {
  const reports::Language english(reports::Lang::en, "");
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  ASSERT_GE(cases().size(), 25U);
  for (const fs::path& folder : cases()) {
    const std::string text = reports::diagnostics_text(diagnose(folder), english, {});
    const fs::path expected = folder / "expected.txt";
    if (update) std::ofstream(expected, std::ios::binary) << text;
    ASSERT_TRUE(fs::exists(expected)) << expected;
    EXPECT_EQ(text, read(expected)) << folder;
    EXPECT_FALSE(text.empty()) << folder;
  }
}

// A code that the reader of rules can give, and that no folder shows, fails here.
TEST(Errors, EachCodeOfTheReaderHasACase) {
  std::set<std::string> given;
  for (const fs::path& folder : cases()) {
    for (const auto& diagnostic : diagnose(folder)) given.insert(diagnostic.code);
  }
  const std::regex code(R"rx((?:error|report|say)\(\s*"([a-z0-9-]+)")rx");
  std::set<std::string> known;
  const std::string src = GOUVERNAIL_SOURCE_DIR "/src/";
  std::vector<fs::path> files{src + "base/toml_reader.cpp", src + "calendar/toml_day.cpp"};
  for (const auto& entry : fs::directory_iterator(src + "rules")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("decode") || name == "loader.cpp" || name == "checklist.cpp") {
      files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    const std::string text = read(file);
    ASSERT_FALSE(text.empty()) << file;
    for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) {
      known.insert((*it)[1]);
    }
  }
  ASSERT_GE(known.size(), 15U);
  for (const std::string& one : known) EXPECT_TRUE(given.count(one)) << "no case for " << one;
}

}  // namespace
}  // namespace gouvernail::test
