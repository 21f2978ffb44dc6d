// SPDX-License-Identifier: MPL-2.0
// The reader of rules meets damaged files: it never crashes, and what it refuses it explains.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "base/text.h"
#include "rules/lint.h"
#include "rules/loader.h"

namespace gouvernail::rules {
namespace {

namespace fs = std::filesystem;

std::vector<RuleFile> shipped(const char* name) {
  std::vector<RuleFile> files;
  const fs::path folder = fs::path(GOUVERNAIL_SOURCE_DIR) / "rules" / name;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back(
        {entry.path().filename().string(), {std::istreambuf_iterator<char>(stream), {}}});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

// Reads every reading; what is refused must say where, what and be readable text.
void survives(const std::vector<RuleFile>& files, const std::string& damage) {
  base::Diagnostics diagnostics;
  const auto book = parse(files, diagnostics);
  if (book) {
    book->check_alternatives(diagnostics);
    if (const auto rules = book->build({}, diagnostics)) lint(*rules, "texte");
  } else {
    EXPECT_TRUE(base::has_errors(diagnostics)) << damage;
  }
  for (const base::Diagnostic& diagnostic : diagnostics) {
    EXPECT_FALSE(diagnostic.code.empty()) << damage;
    EXPECT_FALSE(diagnostic.what.empty()) << damage;
    const bool known = diagnostic.position.file.empty() ||
                       std::any_of(files.begin(), files.end(), [&](const RuleFile& file) {
                         return file.name == diagnostic.position.file;
                       });
    EXPECT_TRUE(known) << damage << ": " << diagnostic.position.file;
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  return lines;
}

TEST(Damage, AnyLineMayBeMissing) {
  const auto files = shipped("contrat-de-ville-exemple");
  ASSERT_FALSE(files.empty());
  for (std::size_t f = 0; f < files.size(); ++f) {
    const auto lines = lines_of(files[f].text);
    for (std::size_t gone = 0; gone < lines.size(); ++gone) {
      auto damaged = files;
      damaged[f].text.clear();
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i != gone) damaged[f].text += lines[i];
      }
      survives(damaged, files[f].name + " without line " + std::to_string(gone + 1));
    }
  }
}

// A value of another kind in the place of each value, one at a time.
TEST(Damage, AnyValueMayBeOfAnotherKind) {
  const auto files = shipped("contrat-de-ville-exemple");
  for (std::size_t f = 0; f < files.size(); ++f) {
    const auto lines = lines_of(files[f].text);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const std::size_t equals = lines[at].find(" = ");
      if (equals == std::string::npos) continue;
      for (const char* value : {"1", "\"x\"", "true", "[]", "{}", "2026-02-28", "[1, \"x\"]", "-1",
                                "{ months = 1 }", "99999999999"}) {
        auto damaged = files;
        damaged[f].text.clear();
        for (std::size_t i = 0; i < lines.size(); ++i) {
          damaged[f].text +=
              i == at ? lines[i].substr(0, equals + 3) + value + std::string("\n") : lines[i];
        }
        survives(damaged, files[f].name + " line " + std::to_string(at + 1) + ": " + value);
      }
    }
  }
}

TEST(Damage, AnyByteMayChange) {
  const auto files = shipped("ctg-haut-pays-montreuillois");
  ASSERT_GE(files.size(), 10U);
  std::mt19937 random(20261125);
  for (int round = 0; round < 150; ++round) {
    auto damaged = files;
    std::string& text = damaged[random() % damaged.size()].text;
    const std::size_t at = random() % text.size();
    text[at] = static_cast<char>(random() % 256);
    survives(damaged, "round " + std::to_string(round));
  }
}

TEST(Damage, AFileMayBeCutShort) {
  const auto files = shipped("ctg-haut-pays-montreuillois");
  std::mt19937 random(7);
  for (int round = 0; round < 80; ++round) {
    auto damaged = files;
    std::string& text = damaged[random() % damaged.size()].text;
    text.resize(random() % text.size());
    survives(damaged, "round " + std::to_string(round));
  }
}

}  // namespace
}  // namespace gouvernail::rules
