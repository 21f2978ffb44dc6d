// SPDX-License-Identifier: MPL-2.0
#include "app/importing/corrected.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "governance/history_csv.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

constexpr int fortnight = 14;

int days_between(const Meeting& a, const Meeting& b) {
  return static_cast<int>(std::abs((a.day - b.day).count()));
}

// The one that lies nearest; none: none lies near, or two do alike.
template <class Items, class MeetingOf>
std::optional<std::size_t> nearest_to(const Meeting& meeting, const Items& items,
                                      MeetingOf meeting_of) {
  std::optional<std::size_t> nearest;
  int least = fortnight + 1;
  bool alike = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int apart = days_between(meeting, meeting_of(items[i]));
    alike = apart == least || (alike && apart > least);
    if (apart >= least) continue;
    least = apart;
    nearest = i;
    alike = false;
  }
  return alike ? std::nullopt : nearest;
}

}  // namespace

std::vector<CorrectedDay> find_corrected_days(const std::vector<Row>& rows,
                                              const std::vector<Meeting>& recorded,
                                              const std::set<std::string>* brought, bool repeats) {
  std::set<std::string> in_file;
  for (const Row& row : rows) in_file.insert(row.meeting.uid);
  std::map<std::string, std::vector<const Meeting*>> gone;  // by body
  std::set<std::string> known;
  repeats = repeats && brought != nullptr;
  for (const Meeting& meeting : recorded) {
    known.insert(meeting.uid);
    if (!governance::is_made_uid(meeting.uid)) continue;
    if (in_file.contains(meeting.uid)) {
      repeats = true;
    } else if (meeting.status != governance::MeetingStatus::cancelled &&
               (brought == nullptr || brought->contains(meeting.uid))) {
      gone[meeting.body].push_back(&meeting);
    }
  }
  std::vector<CorrectedDay> corrected;
  if (!repeats) return corrected;
  std::map<std::string, std::vector<std::size_t>> fresh;  // by body
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Meeting& meeting = rows[i].meeting;
    if (!governance::is_made_uid(meeting.uid) || known.contains(meeting.uid)) continue;
    fresh[meeting.body].push_back(i);
  }
  for (const auto& [body, lines] : fresh) {
    const std::vector<const Meeting*>& its = gone[body];
    for (const std::size_t row : lines) {
      const auto old = nearest_to(rows[row].meeting, its,
                                  [](const Meeting* one) -> const Meeting& { return *one; });
      if (!old) continue;
      const auto back = nearest_to(*its[*old], lines, [&](std::size_t line) -> const Meeting& {
        return rows[line].meeting;
      });
      if (back && lines[*back] == row) corrected.push_back({row, its[*old]});
    }
  }
  return corrected;
}

// Of one that was held, and where nobody knows that this file brought it, somebody says so.
void correct_day(Row& row, const Meeting& recorded, bool known, FileReport& report) {
  // What its body is waits for a word already.
  if (row.doubt) return;
  const calendar::Day now = row.meeting.day;
  row.meeting.uid = recorded.uid;
  if (now == recorded.day) return;
  row.corrected = true;
  if (!known || recorded.status == governance::MeetingStatus::held)
    row.doubt = reports::ImportDoubt::Kind::moves;
  row.told.push_back(report.diagnostics.size());
  report.warn(row, "corrected-day",
              base::msg("taken for the session of {0}, which this file has no more: its day is "
                        "corrected to {1}",
                        calendar::arg(recorded.day), calendar::arg(now)));
}

std::vector<CorrectedDay> find_same_sessions(const std::vector<Row>& rows,
                                             const std::vector<Meeting>& recorded) {
  using Place = std::pair<std::string, calendar::Day>;
  std::set<std::string> in_file;
  for (const Row& row : rows) in_file.insert(row.meeting.uid);
  std::map<Place, std::vector<const Meeting*>> standing;
  std::set<std::string> known;
  for (const Meeting& meeting : recorded) {
    known.insert(meeting.uid);
    if (governance::is_made_uid(meeting.uid) || in_file.contains(meeting.uid)) continue;
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    standing[{meeting.body, meeting.day}].push_back(&meeting);
  }
  std::map<Place, std::vector<std::size_t>> fresh;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Meeting& meeting = rows[i].meeting;
    if (!governance::is_made_uid(meeting.uid) || known.contains(meeting.uid)) continue;
    fresh[{meeting.body, meeting.day}].push_back(i);
  }
  std::vector<CorrectedDay> same;
  for (const auto& [place, lines] : fresh) {
    const auto its = standing.find(place);
    if (its == standing.end() || lines.size() != 1 || its->second.size() != 1) continue;
    const auto& here = rows[lines.front()].meeting.start_time;
    const auto& there = its->second.front()->start_time;
    if (here && there && here != there) continue;
    same.push_back({lines.front(), its->second.front()});
  }
  return same;
}

}  // namespace gouvernail::app
