// SPDX-License-Identifier: MPL-2.0
#include "app/portfolio.h"

#include <algorithm>
#include <map>

#include "app/failure.h"
#include "app/files.h"
#include "app/opened.h"
#include "base/toml_reader.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

namespace {

// Mail addresses are compared without regard to case.
std::string address_key(std::string address) {
  for (char& c : address) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return address;
}

}  // namespace

bool is_portfolio(const fs::path& folder) {
  return fs::is_regular_file(folder / portfolio_name) &&
         !fs::is_regular_file(folder / settings_name);
}

std::vector<Member> read_portfolio(const fs::path& folder) {
  const fs::path path = folder / portfolio_name;
  const base::SourceText source{path.string(), read_file(path)};
  base::Diagnostics found;
  std::vector<Member> members;
  if (auto root = base::parse_toml(source, found)) {
    base::TableReader reader(*root, source, found);
    for (base::TableReader& entry : reader.tables("workspace")) {
      Member member;
      const fs::path its = entry.need_text("folder");
      member.folder = its.is_absolute() ? its : folder / its;
      member.name = entry.text("name").value_or(its.filename().string());
      if (!its.empty() && !fs::is_regular_file(member.folder / settings_name)) {
        entry.error("no-workspace", entry.get("folder"),
                    msg("there is no workspace in “{}”", member.folder.string()),
                    msg("correct the folder, or create one with “gouvernail init”"));
      }
      const bool twice = std::any_of(members.begin(), members.end(), [&](const Member& other) {
        return other.name == member.name;
      });
      if (twice) {
        entry.error("duplicate-id", msg("“{}” is defined twice", member.name),
                    msg("give each its own name"));
      }
      entry.finish();
      members.push_back(std::move(member));
    }
    reader.finish();
    if (members.empty() && !base::has_errors(found)) {
      found.push_back({base::Severity::error,
                       "empty-list",
                       {source.name, 1, 1},
                       "",
                       msg("the portfolio names no workspace"),
                       msg("add a table [[workspace]] with its folder")});
    }
  }
  base::sort_by_position(found);
  if (base::has_errors(found)) {
    throw bad_files(msg("the portfolio {} has errors", path.string()), std::move(found));
  }
  return members;
}

void share_persons(std::vector<planning::Problem>& problems) {
  for (planning::Problem& problem : problems) {
    std::map<std::string, std::string> keys;
    for (governance::Person& person : problem.people.persons) {
      const std::string shared =
          person.address.empty() ? problem.name + "/" + person.key : address_key(person.address);
      keys[person.key] = shared;
      person.key = shared;
    }
    for (governance::Seat& seat : problem.history.seats) {
      const auto found = keys.find(seat.person);
      seat.person = found == keys.end() ? problem.name + "/" + seat.person : found->second;
    }
    std::map<std::string, std::vector<governance::BusyInterval>> busy;
    for (auto& [key, intervals] : problem.availability.busy) {
      const auto found = keys.find(key);
      auto& list = busy[found == keys.end() ? key : found->second];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
    problem.availability.busy = std::move(busy);
  }
  // What takes a person in one convention takes her in the others.
  std::map<std::string, std::vector<governance::BusyInterval>> all;
  for (const planning::Problem& problem : problems) {
    for (const auto& [key, intervals] : problem.availability.busy) {
      if (key.starts_with("room:")) continue;
      auto& list = all[key];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
  }
  for (planning::Problem& problem : problems) {
    for (const governance::Person& person : problem.people.persons) {
      const auto found = all.find(person.key);
      if (found != all.end()) problem.availability.busy[person.key] = found->second;
    }
  }
}

}  // namespace gouvernail::app
