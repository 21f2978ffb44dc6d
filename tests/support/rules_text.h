// SPDX-License-Identifier: MPL-2.0
// Rules from a few lines of TOML, and histories from a few words, for tests.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/loader.h"
#include "rules/rules.h"

namespace gouvernail::test {

using calendar::Day;

inline Day day(const std::string& iso) {
  const auto result = calendar::parse_iso_day(iso);
  if (!result) throw std::invalid_argument("not a day: " + iso);
  return *result;
}

// Facts as they are, known at the end of it all.
inline governance::HistoryAsOf all_of(governance::History facts) {
  return governance::HistoryAsOf::taken_as_known(std::move(facts), day("2028-01-01"));
}

// A convention of 2026-2027 with a few bodies and roles; tests add obligations.
inline const char* small_convention() {
  return R"(
[convention]
id = "essai"
name = "Essai 2026-2027"
start = 2026-01-01
end = 2027-12-31
[[party]]
id = "caf"
name = "Caf"
[[party]]
id = "epci"
name = "EPCI"
[[party]]
id = "departement"
name = "Département"
effective = 2026-07-01
[[college]]
id = "elus"
name = "Élus"
[[role]]
id = "elu"
name = "Élu"
party = "epci"
college = "elus"
elected = true
substitution = "same-assembly"
seats = 4
[[role]]
id = "maire"
name = "Maire"
party = "epci"
elected = true
substitution = "nobody"
is_also = ["elu"]
seats = 1
[[role]]
id = "cat"
name = "CAT"
party = "caf"
seats = 1
[[role]]
id = "responsable"
name = "Responsable"
party = "caf"
seats = 1
[[role]]
id = "cd"
name = "Représentant du Département"
party = "departement"
seats = 1
[[role]]
id = "expert"
name = "Expert"
substitution = "nobody"
seats = 1
[[body]]
id = "copil"
name = "COPIL"
members = ["elu", "cat", "cd"]
[[body]]
id = "cotech"
name = "COTECH"
members = ["cat"]
[[body]]
id = "groupe"
name = "Groupe"
members = ["cat", "responsable"]
[[act]]
id = "presse"
name = "Presse"
)";
}

inline rules::Rules load(const std::string& more, const std::vector<std::string>& readings = {}) {
  base::Diagnostics diagnostics;
  const auto book = rules::parse({{"a.toml", small_convention()}, {"b.toml", more}}, diagnostics);
  std::string all;
  for (const base::Diagnostic& d : diagnostics) {
    all += d.position.file + ":" + std::to_string(d.position.line) + " " + d.code + " " +
           d.excerpt + "\n";
  }
  if (!book) throw std::invalid_argument(all);
  auto rules = book->build(readings, diagnostics);
  if (!rules) throw std::invalid_argument("no rules under these readings");
  return *rules;
}

inline governance::Meeting meeting(const std::string& body, const std::string& on,
                                   governance::MeetingStatus status) {
  governance::Meeting m;
  m.uid = body + "-" + on;
  m.body = body;
  m.day = day(on);
  m.status = status;
  return m;
}
inline governance::Meeting held(const std::string& body, const std::string& on) {
  return meeting(body, on, governance::MeetingStatus::held);
}
inline governance::Meeting convened(const std::string& body, const std::string& on) {
  return meeting(body, on, governance::MeetingStatus::convened);
}
inline governance::Meeting proposed(const std::string& body, const std::string& on) {
  return meeting(body, on, governance::MeetingStatus::proposed);
}

inline governance::History history(std::vector<governance::Meeting> meetings) {
  governance::History result;
  result.meetings = std::move(meetings);
  return result;
}

// The judgement of one duty; a test that names a duty which does not exist fails loudly.
inline compliance::Judgement judged(const rules::Rules& rules, const governance::History& facts,
                                    const std::string& duty, const std::string& as_of,
                                    const compliance::World& world = {}) {
  std::string known;
  for (compliance::Judgement& j :
       compliance::judge(rules, world, governance::as_of(facts, day(as_of)))) {
    if (j.duty.id == duty) return j;
    known += j.duty.id + " ";
  }
  throw std::invalid_argument("no duty " + duty + " among " + known);
}

inline std::string verdict(const rules::Rules& rules, const governance::History& facts,
                           const std::string& duty, const std::string& as_of,
                           const compliance::World& world = {}) {
  return compliance::to_string(judged(rules, facts, duty, as_of, world).verdict);
}

}  // namespace gouvernail::test
