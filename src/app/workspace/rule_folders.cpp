// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/rule_folders.h"

#include <algorithm>
#include <memory>

#include "app/workspace/calendars.h"
#include "base/failure.h"
#include "base/memo.h"
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

// The books of the conventions that one process has before it: those of a portfolio.
constexpr std::size_t books_kept = 40;

struct BookText {
  std::vector<rules::RuleFile> files;
  std::vector<std::string> elections;

  friend bool operator==(const BookText&, const BookText&) = default;
};

// A page of the server, and each convention of a portfolio, asks for its rules anew; files that say
// what they said are not parsed again.
std::shared_ptr<const SoundBook> book_of(const fs::path& folder, const std::string& calendars) {
  static base::Memo<BookText, SoundBook> books(books_kept);
  const BookText text{read_rule_files(folder), kinds_of_elections(calendar_folder(calendars))};
  return books.get(text, [&] {
    base::Diagnostics diagnostics;
    auto book = rules::parse(text.files, diagnostics, text.elections);
    if (!book) {
      throw base::bad_files(msg("the rules of {} have errors", folder.string()), diagnostics);
    }
    return SoundBook{std::move(*book), std::move(diagnostics)};
  });
}

}  // namespace

rules::RuleBook open_book(const fs::path& folder, const std::string& calendars) {
  return book_of(folder, calendars)->book;
}

SoundBook open_sound_book(const fs::path& folder, const std::string& calendars) {
  SoundBook sound = *book_of(folder, calendars);
  sound.book.check_alternatives(sound.warnings);
  if (base::has_errors(sound.warnings)) {
    throw base::bad_files(msg("the rules of {} have errors", folder.string()), sound.warnings);
  }
  return sound;
}

}  // namespace gouvernail::app
