// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/rule_folders.h"

#include <algorithm>

#include "base/failure.h"
#include "calendar/election.h"
#include "platform/files.h"
#include "platform/shipped.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

namespace {

// By the legal text: the convention, its articles, its annexes, then amendments.
int legal_rank(const std::string& name) {
  if (name.starts_with("convention")) return 0;
  if (name.starts_with("article")) return 2;
  if (name.starts_with("annexe")) return 3;
  return name.starts_with("avenants") ? 4 : 1;
}

// The kinds of elections of a folder of calendars; what cannot be read is told where its days are.
std::vector<std::string> elections_of(const std::string& calendars) {
  const fs::path folder = calendars.empty() ? platform::shipped().calendars : fs::path(calendars);
  const fs::path file = folder / "elections.toml";
  std::vector<std::string> kinds;
  if (!fs::is_regular_file(file)) return kinds;
  base::Diagnostics diagnostics;
  for (const auto& election :
       calendar::load_elections("elections.toml", platform::read_file(file), diagnostics)) {
    kinds.push_back(election.kind);
  }
  return kinds;
}

}  // namespace

fs::path rule_folder(const std::string& name, const fs::path& base) {
  const fs::path given(name);
  if (given.is_absolute()) return given;
  for (const fs::path& candidate : {given, base / given, platform::shipped().rules / given}) {
    if (fs::is_directory(candidate)) return candidate;
  }
  std::vector<std::string> known;
  if (fs::is_directory(platform::shipped().rules)) {
    for (const auto& entry : fs::directory_iterator(platform::shipped().rules)) {
      if (entry.is_directory()) known.push_back(entry.path().filename().string());
    }
  }
  std::sort(known.begin(), known.end());
  throw base::bad_input(msg("there is no folder of rules “{}”", name),
                        base::suggestion(given.filename().string(), known));
}

std::vector<rules::RuleFile> read_rule_files(const fs::path& folder) {
  std::vector<rules::RuleFile> files;
  for (const fs::path& path : platform::files_of(folder, ".toml", true, {"checklists"})) {
    files.push_back({fs::relative(path, folder).generic_string(), platform::read_file(path)});
  }
  if (files.empty()) {
    throw base::bad_input(msg("{} holds no rules", folder.string()),
                          msg("give the folder that holds convention.toml"));
  }
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    return legal_rank(a.name) < legal_rank(b.name);
  });
  return files;
}

namespace {

rules::RuleBook parse_book(const fs::path& folder, const std::string& calendars,
                           base::Diagnostics& diagnostics) {
  auto book = rules::parse(read_rule_files(folder), diagnostics, elections_of(calendars));
  if (!book)
    throw base::bad_files(msg("the rules of {} have errors", folder.string()), diagnostics);
  return std::move(*book);
}

}  // namespace

rules::RuleBook open_book(const fs::path& folder, const std::string& calendars) {
  base::Diagnostics diagnostics;
  return parse_book(folder, calendars, diagnostics);
}

SoundBook open_sound_book(const fs::path& folder, const std::string& calendars) {
  base::Diagnostics diagnostics;
  rules::RuleBook book = parse_book(folder, calendars, diagnostics);
  book.check_alternatives(diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("the rules of {} have errors", folder.string()), diagnostics);
  }
  return {std::move(book), std::move(diagnostics)};
}

}  // namespace gouvernail::app
