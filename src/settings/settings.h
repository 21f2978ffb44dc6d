// SPDX-License-Identifier: MPL-2.0
// gouvernail.toml, the settings of a workspace:
//   rules = "ctg-…"            folder of rules: absolute, beside this file, or shipped
//   calendars = "…"            optional: another folder of calendars than the one shipped
//   language = "fr"            fr (default) | en
//   [organiser]                who invites: name, address (mail)
//   [house]                    courtesies: as [house] of a rule folder, laid over it
//   [planning]                 weekdays = ["mardi"], starts = ["14:00"], length = 120 (minutes),
//                              per-person-and-day = 2, per-person-and-week (none)
//   [planning.body.copil]      of one body: weekdays, starts, fixed-weekday = true (on no other
//                              day), needed = ["dgs"] (roles that it does not meet without),
//                              room = "salle"
//   [[planning.room]]          id, site, seats: where bodies meet; busy/ID.ics says when it is
//                              taken
//   [planning.weights]         spread, weekday, start, school-holiday, election, short-notice,
//                              absence
//   [alert]                    always = true: a mail in quiet weeks, too; persons = false: none to
//                              those who have something to do (they get theirs by default);
//                              silent = ["key"]: none to these; others = ["key"]: copies of the
//                              digest
//   [previous]                 the convention before this one, for comparison: history = "….csv",
//                              start, end
//   [party.departement]        effective = 2025-11-03: the day on which a party signed, where the
//                              rules know the earliest one alone
//   [import.titles]            copil = ["*COPIL*"]: which titles of a diary mean which body
//   [mail], [caldav], [busy]   see connections.h
//   [log]                      what the administrator can follow: see log.h
// Unknown keys are errors with the nearest known one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/toml_reader.h"
#include "calendar/regime.h"
#include "planning/preferences.h"
#include "settings/connections.h"
#include "settings/log.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::settings {

inline constexpr const char* settings_name = "gouvernail.toml";  // in the folder of a workspace

struct Organiser {
  std::string name;
  std::string address;
};

struct AlertSettings {
  bool always = false;              // a mail in weeks in which there is nothing to say, too
  bool persons = true;              // a mail to each person who has something to do
  std::vector<std::string> silent;  // keys of persons who want none
  std::vector<std::string> others;  // keys of persons who get a copy of the digest
};

// The file as read; kept because [house] is laid over rules that are not known yet.
struct SettingsText {
  base::SourceText source;
  toml::table root;
};

// Sessions of the convention before, as CSV; beside the settings unless its path is absolute.
struct PreviousConvention {
  std::string history;
  calendar::DayRange term;
};

struct Settings {
  std::string rules;
  std::string calendars;  // empty: the ones shipped
  std::string language;   // empty: not set
  Organiser organiser;
  planning::Preferences preferences;
  Connections connections;
  AlertSettings alert;
  std::map<std::string, std::vector<std::string>> titles;  // patterns by body
  std::map<std::string, calendar::Day> signatures;         // days on which parties signed
  std::optional<PreviousConvention> previous;
  std::optional<LogSettings> log;
  std::shared_ptr<const SettingsText> text;
};

// None when something is wrong; all that is wrong is among the diagnostics.
std::optional<Settings> read_settings(const base::SourceText& source,
                                      base::Diagnostics& diagnostics);

// Reads the language alone, for messages about a file that may be wrong elsewhere; empty when
// it cannot be told.
std::string language_of(const base::SourceText& source);

// Closures that the settings name, besides those of the rules.
std::vector<calendar::Closure> own_closures(const Settings& settings);

// Lays [house] over the house of the rule folder. Bodies that the settings name, and that the
// rules do not know, are diagnostics.
void apply_house(const Settings& settings, rules::Rules& rules, base::Diagnostics& diagnostics);
// Parties whose day the settings say must be of the rules, have signed, and not before they could.
void check_signatures(const Settings& settings, const rules::Rules& rules,
                      base::Diagnostics& diagnostics);
void check_bodies(const Settings& settings, const rules::Rules& rules,
                  base::Diagnostics& diagnostics);

}  // namespace gouvernail::settings
