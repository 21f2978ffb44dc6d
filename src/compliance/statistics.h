// SPDX-License-Identifier: MPL-2.0
// What the facts amount to: who comes, who is asked to meet how much, how well each year was kept.
// Counts only; nothing here is a verdict.
#pragma once

#include <string>
#include <vector>

#include "calendar/local_time.h"
#include "compliance/verdict.h"
#include "rules/obligation.h"

namespace gouvernail::compliance {

// Sessions held of bodies in which the party has a seat, from the day that it is bound.
struct PartyAttendance {
  std::string party;  // id
  int expected = 0;   // sessions held
  int recorded = 0;   // of those, with an attendance sheet
  int present = 0;    // of those, with somebody of the party in the room
};

// In the order of the convention; parties that sit nowhere are left out. `days` bounds the
// sessions.
std::vector<PartyAttendance> attendance_by_party(const rules::Rules& rules,
                                                 const governance::HistoryAsOf& known,
                                                 const calendar::DayRange& days);

// Sessions of bodies in which a person holds a seat on their day. Acts are not counted: they need
// not bring everybody together.
struct PersonLoad {
  std::string person;              // key, as seats name persons
  std::vector<std::string> roles;  // held within the days looked at
  int held = 0;
  int planned = 0;            // convened or proposed
  calendar::Minutes time{0};  // of both; a session without hours counts with its usual length
  int busiest_month = 0;      // most sessions in one month
};

// Who has the most first, then by key.
std::vector<PersonLoad> load_by_person(const rules::Rules& rules,
                                       const governance::HistoryAsOf& known,
                                       const calendar::DayRange& days);

// Duties that are settled, by the year of their window's last day; a session's duty that may still
// be answered for years, by that of its first. Windows that end in a year to come are left out.
struct YearRecord {
  int year = 0;
  int kept = 0;
  int missed = 0;
  int unproven = 0;
  int waived = 0;
  int total() const { return kept + missed + unproven + waived; }
  friend bool operator==(const YearRecord&, const YearRecord&) = default;
};

enum class Extent {
  everything,  // of every kind
  rhythm       // how often the bodies met: what two conventions can be compared by
};

// Of duties of one weight. In order; years in which nothing is settled yet are left out.
std::vector<YearRecord> record_by_year(const rules::Rules& rules,
                                       const std::vector<Judgement>& judgements,
                                       calendar::Day as_of, Extent extent,
                                       rules::Weight weight = rules::Weight::obligation);

}  // namespace gouvernail::compliance
