// SPDX-License-Identifier: MPL-2.0
#include "app/importing/corrected.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "app/importing/nearest.h"
#include "governance/history_csv.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

// "06-09", whatever the year.
std::string day_of_year(const Meeting& meeting) { return calendar::to_iso(meeting.day).substr(5); }

class CorrectedDays {
 public:
  CorrectedDays(const std::vector<Row>& rows, const std::vector<Meeting>& recorded,
                const std::set<std::string>* brought, bool repeats)
      : rows_(rows), known_(brought != nullptr), repeats_(repeats && known_) {
    std::set<std::string> in_file;
    for (const Row& row : rows) in_file.insert(row.meeting.uid);
    std::set<std::string> uids;
    for (const Meeting& meeting : recorded) {
      uids.insert(meeting.uid);
      if (!governance::is_made_uid(meeting.uid)) continue;
      if (in_file.contains(meeting.uid)) {
        repeats_ = true;
      } else if (meeting.status != governance::MeetingStatus::cancelled &&
                 (!known_ || brought->contains(meeting.uid))) {
        gone_[meeting.body].push_back(&meeting);
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Meeting& meeting = rows[i].meeting;
      if (!governance::is_made_uid(meeting.uid) || uids.contains(meeting.uid)) continue;
      fresh_[meeting.body].push_back(i);
      ++lines_;
    }
  }

  std::vector<CorrectedDay> find() {
    for (const auto& [body, lines] : fresh_) pair_nearest(lines, gone_[body]);
    if (!repeats_ && !known_ && (lines_ < 2 || corrected_.size() < lines_)) return {};
    if (known_) {
      for (const auto& [body, lines] : fresh_) pair_other_years(lines, gone_[body]);
    }
    return std::move(corrected_);
  }

 private:
  using Lines = std::vector<std::size_t>;

  void pair_nearest(const Lines& lines, const std::vector<const Meeting*>& its) {
    std::vector<calendar::Day> here;
    std::vector<calendar::Day> there;
    for (const std::size_t row : lines) here.push_back(rows_[row].meeting.day);
    for (const Meeting* one : its) there.push_back(one->day);
    for (const auto& [line, old] : nearest_pairs(here, there)) {
      const bool held = its[old]->status == governance::MeetingStatus::held;
      take(lines[line], *its[old], here[line] == there[old] || (known_ && repeats_ && !held));
    }
  }

  void pair_other_years(const Lines& lines, const std::vector<const Meeting*>& its) {
    std::map<std::string, std::vector<const Meeting*>> there;
    for (const Meeting* one : its) {
      if (!paired_.contains(one)) there[day_of_year(*one)].push_back(one);
    }
    std::map<std::string, Lines> here;
    for (const std::size_t row : lines) {
      if (!taken_.contains(row)) here[day_of_year(rows_[row].meeting)].push_back(row);
    }
    for (const auto& [day, old] : there) {
      if (old.size() == 1 && here[day].size() == 1) take(here[day].front(), *old.front(), false);
    }
  }

  void take(std::size_t row, const Meeting& recorded, bool surely) {
    corrected_.push_back({row, &recorded, surely});
    taken_.insert(row);
    paired_.insert(&recorded);
  }

  const std::vector<Row>& rows_;
  bool known_;
  bool repeats_;
  std::map<std::string, std::vector<const Meeting*>> gone_;  // by body
  std::map<std::string, Lines> fresh_;                       // by body
  std::size_t lines_ = 0;                                    // all of those
  std::vector<CorrectedDay> corrected_;
  std::set<std::size_t> taken_;
  std::set<const Meeting*> paired_;
};

}  // namespace

std::vector<CorrectedDay> find_corrected_days(const std::vector<Row>& rows,
                                              const std::vector<Meeting>& recorded,
                                              const std::set<std::string>* brought, bool repeats) {
  return CorrectedDays(rows, recorded, brought, repeats).find();
}

void correct_day(Row& row, const CorrectedDay& corrected, FileReport& report) {
  // What its body is waits for a word already.
  if (row.doubt) return;
  const Meeting& recorded = *corrected.recorded;
  const calendar::Day now = row.meeting.day;
  row.meeting.uid = recorded.uid;
  if (now == recorded.day) return;
  row.corrected = true;
  if (!corrected.surely) row.doubt = reports::ImportDoubt::Kind::moves;
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
    if (in_file.contains(meeting.uid)) continue;
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
    same.push_back({lines.front(), its->second.front(), true});
  }
  return same;
}

}  // namespace gouvernail::app
