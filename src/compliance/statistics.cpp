// SPDX-License-Identifier: MPL-2.0
#include "compliance/statistics.h"

#include <algorithm>
#include <map>
#include <set>

#include "compliance/attendance.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using governance::Meeting;
using governance::MeetingStatus;

const governance::Body* body_of(const rules::Rules& rules, const Meeting& meeting) {
  const governance::Body* body = rules.convention->body(meeting.body);
  return body && !body->act ? body : nullptr;
}

std::set<std::string> parties_of(const rules::Rules& rules, const governance::Body& body,
                                 calendar::Day day) {
  std::set<std::string> parties;
  for (const std::string& id : body.members) {
    const governance::Role* role = rules.convention->role(id);
    const governance::Party* party = role ? rules.convention->party(role->party) : nullptr;
    if (party && party->is_bound(day)) parties.insert(party->id);
  }
  return parties;
}

bool is_rhythm(const rules::Rules& rules, const Judgement& judgement) {
  const governance::Body* body = rules.convention->body(judgement.duty.body);
  return body && !body->act && rules::traits(judgement.duty.obligation->kind).rhythm;
}

}  // namespace

std::vector<PartyAttendance> attendance_by_party(const rules::Rules& rules,
                                                 const governance::HistoryAsOf& known,
                                                 const calendar::DayRange& days) {
  std::map<std::string, PartyAttendance> found;
  for (const Meeting& meeting : known->meetings) {
    const governance::Body* body = body_of(rules, meeting);
    if (!body || meeting.status != MeetingStatus::held || !days.contains(meeting.day)) continue;
    const Attendance attendance(rules.convention, meeting, known->seats);
    for (const std::string& party : parties_of(rules, *body, meeting.day)) {
      PartyAttendance& one = found[party];
      ++one.expected;
      if (!meeting.present) continue;
      ++one.recorded;
      if (attendance.of_party(party) > 0) ++one.present;
    }
  }
  std::vector<PartyAttendance> result;
  for (const governance::Party& party : rules.convention->parties) {
    const auto one = found.find(party.id);
    if (one == found.end()) continue;
    result.push_back(one->second);
    result.back().party = party.id;
  }
  return result;
}

std::vector<PersonLoad> load_by_person(const rules::Rules& rules,
                                       const governance::HistoryAsOf& known,
                                       const calendar::DayRange& days) {
  std::map<std::string, PersonLoad> found;
  std::map<std::string, std::map<int, int>> by_month;
  for (const Meeting& meeting : known->meetings) {
    const governance::Body* body = body_of(rules, meeting);
    if (!body || meeting.status == MeetingStatus::cancelled || !days.contains(meeting.day)) {
      continue;
    }
    std::set<std::string> counted;  // once, whatever the seats that bring somebody there
    for (const governance::Seat& seat : known->seats) {
      if (!governance::holds_on(seat, meeting.day) ||
          !governance::brings_to(seat, *body, rules.convention))
        continue;
      PersonLoad& load = found[seat.person];
      if (std::find(load.roles.begin(), load.roles.end(), seat.role) == load.roles.end()) {
        load.roles.push_back(seat.role);
      }
      if (!counted.insert(seat.person).second) continue;
      ++(meeting.status == MeetingStatus::held ? load.held : load.planned);
      load.time += governance::length_of(meeting).value_or(
          governance::usual_length(body).value_or(calendar::Minutes{0}));
      const int month = calendar::year_of(meeting.day) * 12 + calendar::month_of(meeting.day);
      load.busiest_month = std::max(load.busiest_month, ++by_month[seat.person][month]);
    }
  }
  std::vector<PersonLoad> result;
  for (auto& [person, load] : found) {
    load.person = person;
    result.push_back(std::move(load));
  }
  std::stable_sort(result.begin(), result.end(), [](const PersonLoad& a, const PersonLoad& b) {
    return a.held + a.planned > b.held + b.planned;
  });
  return result;
}

std::vector<YearRecord> record_by_year(const rules::Rules& rules,
                                       const std::vector<Judgement>& judgements,
                                       calendar::Day as_of, Extent extent, rules::Weight weight) {
  std::map<int, YearRecord> years;
  const int now = calendar::year_of(as_of);
  for (const Judgement& judgement : judgements) {
    if (judgement.duty.obligation->weight != weight) continue;
    if (extent == Extent::rhythm && !is_rhythm(rules, judgement)) continue;
    int year = calendar::year_of(judgement.duty.window.last);
    if (year > now) {
      if (judgement.duty.trigger.empty()) continue;
      year = calendar::year_of(judgement.duty.window.first);
    }
    const auto count = [&](int YearRecord::*kind) { ++(years[year].*kind); };
    if (judgement.verdict == Verdict::satisfied) count(&YearRecord::kept);
    if (judgement.verdict == Verdict::breached || judgement.verdict == Verdict::lost) {
      count(&YearRecord::missed);
    }
    if (judgement.verdict == Verdict::unproven) count(&YearRecord::unproven);
    if (judgement.verdict == Verdict::waived) count(&YearRecord::waived);
  }
  std::vector<YearRecord> result;
  for (auto& [year, record] : years) {
    record.year = year;
    result.push_back(record);
  }
  return result;
}

}  // namespace gouvernail::compliance
