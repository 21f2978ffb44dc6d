// SPDX-License-Identifier: MPL-2.0
// What every use case begins with: rules, calendars, facts and persons, from a workspace or from
// files. Faults are Failures.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "base/diagnostic.h"
#include "base/shared.h"
#include "calendar/school.h"
#include "compliance/duty.h"

namespace gouvernail::governance {
class HistoryAsOf;
struct History;
struct People;
struct Seat;
}  // namespace gouvernail::governance
namespace gouvernail::records {
class Workspace;
}
namespace gouvernail::rules {
class RuleBook;
struct Rules;
}  // namespace gouvernail::rules
namespace gouvernail::settings {
struct Settings;
}

namespace gouvernail::app {

inline constexpr const char* database_name = "gouvernail.db";  // in the folder of a workspace

// Where rules and facts come from. `rules` empty: the workspace `folder`.
struct Where {
  std::filesystem::path folder = ".";
  std::string rules;    // folder of rules, or the name of a shipped one
  std::string history;  // CSV file
  std::string waivers;  // TOML file of [[waiver]]
};

struct Choice {
  std::vector<std::string> readings;
  std::optional<calendar::DayRange> term;  // another term for the same rules
  std::optional<calendar::Day> known;      // facts recorded by the end of that day
};

// Whoever reads a part of it includes the header of that part.
struct Opened {
  Opened();
  Opened(Opened&& other) noexcept;
  Opened& operator=(Opened&& other) noexcept;
  ~Opened();

  // The facts that were known at the end of that day.
  governance::HistoryAsOf known_on(calendar::Day day) const;

  std::filesystem::path folder;  // of the workspace, or where files were named from
  base::Boxed<settings::Settings> settings;
  std::filesystem::path rule_folder;
  std::unique_ptr<rules::RuleBook> book;
  base::Boxed<rules::Rules> rules;
  compliance::World world;
  std::optional<calendar::SchoolCalendar> school;
  base::Shared<governance::History> history;
  base::Boxed<governance::People> people;
  std::unique_ptr<records::Workspace> database;  // null without a workspace
  std::int64_t revision = 0;                     // of the facts read
  base::Diagnostics warnings;
  std::vector<std::string> dropped_readings;  // asked for, and not of these rules any more
};

// Makes the record of a new workspace with the seats that it begins with; never replaces one. It
// stands there whole or not at all, whatever interrupts it.
void create_record(const std::filesystem::path& file, const std::vector<governance::Seat>& seats);

Opened open(const Where& where, const Choice& choice = {});

// The settings and the record of a workspace alone, for what needs no rules.
Opened open_record(const std::filesystem::path& folder);

// The record alone: nothing is read of it that is not asked for.
std::unique_ptr<records::Workspace> record_alone(const std::filesystem::path& folder);

// The number of the last change to the record alone: whether anything changed since.
std::int64_t revision_of(const std::filesystem::path& folder);

// Rules and facts from files alone, without a workspace, are a Failure.
void need_workspace(const Opened& opened);

}  // namespace gouvernail::app
