// SPDX-License-Identifier: MPL-2.0
#include "app/importing/corrected.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "app/importing/nearest.h"
#include "app/importing/same_place.h"
#include "governance/history_csv.h"
#include "governance/transitions.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

// "06-09", whatever the year.
std::string day_of_year(const Meeting& meeting) { return calendar::to_iso(meeting.day).substr(5); }

constexpr int fortnight = 14;
constexpr int three_days = 3;  // to a session that no such line brought

// Of a file of which nothing is known, and that repeats nothing.
bool is_far(const CorrectedDay& one) {
  constexpr int two_days = 2;
  return one.apart > two_days;
}

// On one day, hours that nobody takes for one another.
bool are_two(const Meeting& a, const Meeting& b) {
  constexpr int two_hours = 120;
  return a.start_time && b.start_time &&
         std::abs((*a.start_time - *b.start_time).count()) > two_hours;
}

class CorrectedDays {
 public:
  CorrectedDays(const std::vector<Row>& rows, const std::vector<Meeting>& recorded,
                calendar::Day today, const std::set<std::string>* brought, bool repeats, bool whole)
      : rows_(rows), today_(today), known_(brought != nullptr), repeats_(repeats), whole_(whole) {
    std::set<std::string> in_file;
    for (const Row& row : rows) in_file.insert(row.meeting.uid);
    std::set<std::string> uids;
    for (const Meeting& meeting : recorded) {
      uids.insert(meeting.uid);
      const bool made = governance::is_made_uid(meeting.uid);
      if (in_file.contains(meeting.uid)) {
        repeats_ = repeats_ || made;
      } else if (meeting.status == governance::MeetingStatus::cancelled) {
        continue;
      } else if (!made) {
        others_[meeting.body].push_back(&meeting);
      } else if (!known_ || brought->contains(meeting.uid)) {
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
    for (const auto& [body, lines] : fresh_) pair_nearest(lines, gone_[body], fortnight);
    for (auto& [body, lines] : fresh_) {
      Lines left;
      std::ranges::copy_if(lines, std::back_inserter(left),
                           [&](std::size_t row) { return !taken_.contains(row); });
      pair_nearest(left, others_[body], three_days);
    }
    const bool all_moved = lines_ >= 2 && corrected_.size() == lines_;
    if (!repeats_ && !known_ && !all_moved) std::erase_if(corrected_, is_far);
    if (known_ || repeats_) {
      for (const auto& [body, lines] : fresh_) pair_other_years(lines, gone_[body]);
    }
    if (known_ && whole_) {
      for (const auto& [body, lines] : fresh_) pair_rest(lines, gone_[body]);
    }
    return std::move(corrected_);
  }

 private:
  using Lines = std::vector<std::size_t>;

  void pair_nearest(const Lines& lines, const std::vector<const Meeting*>& its, int most) {
    std::vector<calendar::Day> here;
    std::vector<calendar::Day> there;
    for (const std::size_t row : lines) here.push_back(rows_[row].meeting.day);
    for (const Meeting* one : its) there.push_back(one->day);
    for (const auto& [line, old] : nearest_pairs(here, there)) {
      const int apart = std::abs((here[line] - there[old]).count());
      if (apart > most || (apart == 0 && !known_ && are_two(rows_[lines[line]].meeting, *its[old])))
        continue;
      const bool follows = governance::is_ahead(*its[old], today_) ||
                           (governance::is_expected(*its[old]) && here[line] < today_);
      const bool its_own = known_ && governance::is_made_uid(its[old]->uid);
      const bool surely = its_own && (here[line] == there[old] || (repeats_ && follows));
      take(lines[line], *its[old], surely);
      corrected_.back().apart = apart;
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

  // Of one year; but what has passed becomes nothing that is to come: a sheet goes on.
  void pair_rest(const Lines& lines, const std::vector<const Meeting*>& its) {
    struct Pair {
      int apart = 0;
      std::size_t row = 0;
      const Meeting* recorded = nullptr;
    };
    std::vector<Pair> pairs;
    for (const std::size_t row : lines) {
      const calendar::Day day = rows_[row].meeting.day;
      for (const Meeting* one : its) {
        const bool goes_on = one->day < today_ && day >= today_;
        if (goes_on || calendar::year_of(one->day) != calendar::year_of(day)) continue;
        pairs.push_back({std::abs((one->day - day).count()), row, one});
      }
    }
    std::ranges::stable_sort(pairs, {}, &Pair::apart);
    for (const Pair& one : pairs) {
      if (taken_.contains(one.row) || paired_.contains(one.recorded)) continue;
      take(one.row, *one.recorded, false);
      corrected_.back().apart = one.apart;
    }
  }

  void take(std::size_t row, const Meeting& recorded, bool surely) {
    corrected_.push_back({row, &recorded, surely});
    taken_.insert(row);
    paired_.insert(&recorded);
  }

  const std::vector<Row>& rows_;
  calendar::Day today_;
  bool known_;
  bool repeats_;
  bool whole_;
  std::map<std::string, std::vector<const Meeting*>> gone_;    // by body
  std::map<std::string, std::vector<const Meeting*>> others_;  // with uids of their own, by body
  std::map<std::string, Lines> fresh_;                         // by body
  std::size_t lines_ = 0;                                      // all of those
  std::vector<CorrectedDay> corrected_;
  std::set<std::size_t> taken_;
  std::set<const Meeting*> paired_;
};

}  // namespace

std::optional<std::set<std::string>> brought_by_copies(const ImportMemory& memory,
                                                       const std::vector<Row>& rows) {
  constexpr std::ptrdiff_t fewest = 3;
  const std::ptrdiff_t enough = std::max(fewest, (std::ssize(rows) + 1) / 2);
  std::optional<std::set<std::string>> all;
  for (const auto& source : memory.brought) {
    const std::set<std::string>& brought = source.second;
    const auto number = std::ranges::count_if(
        rows, [&](const Row& row) { return brought.contains(row.meeting.uid); });
    if (number < enough) continue;
    if (!all) all.emplace();
    all->insert(brought.begin(), brought.end());
  }
  return all;
}

std::vector<CorrectedDay> find_corrected_days(const std::vector<Row>& rows,
                                              const std::vector<Meeting>& recorded,
                                              calendar::Day today,
                                              const std::set<std::string>* brought, bool repeats,
                                              bool whole) {
  return CorrectedDays(rows, recorded, today, brought, repeats, whole).find();
}

void correct_day(Row& row, const CorrectedDay& corrected, FileReport& report) {
  // What its body is waits for a word already.
  if (row.doubt) return;
  const Meeting& recorded = *corrected.recorded;
  const calendar::Day now = row.meeting.day;
  row.own_uid = std::exchange(row.meeting.uid, recorded.uid);
  if (!corrected.surely) row.doubt = reports::ImportDoubt::Kind::moves;
  if (now == recorded.day) return;
  row.corrected = true;
  row.told.push_back(report.diagnostics.size());
  report.warn(row, "corrected-day",
              base::msg("taken for the session of {0}, which this file has no more: its day is "
                        "corrected to {1}",
                        calendar::arg(recorded.day), calendar::arg(now)));
}

std::vector<CorrectedDay> find_same_sessions(const std::vector<Row>& rows,
                                             const std::vector<Meeting>& recorded,
                                             const std::set<std::string>& confirmed) {
  std::set<std::string> in_file;
  for (const Row& row : rows) in_file.insert(row.meeting.uid);
  std::vector<const Meeting*> standing;
  std::set<std::string> known;
  for (const Meeting& meeting : recorded) {
    known.insert(meeting.uid);
    if (!in_file.contains(meeting.uid)) standing.push_back(&meeting);
  }
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& uid = rows[i].meeting.uid;
    if (!known.contains(uid) && !confirmed.contains(apart_key(uid))) fresh.push_back(i);
  }
  std::vector<CorrectedDay> same;
  for (const SamePlace& one : find_same_places(rows, fresh, standing)) {
    const Meeting& read = rows[one.row].meeting;
    const bool at_once = read.start_time && read.start_time == one.recorded->start_time;
    const bool made =
        governance::is_made_uid(read.uid) || governance::is_made_uid(one.recorded->uid);
    same.push_back({one.row, one.recorded, made || at_once});
  }
  return same;
}

bool take_same_sessions(std::vector<Row>& rows, const std::vector<Meeting>& recorded,
                        const std::set<std::string>& confirmed) {
  const auto same = find_same_sessions(rows, recorded, confirmed);
  std::map<std::string, std::string> renamed;
  for (const CorrectedDay& one : same) {
    Row& row = rows[one.row];
    const bool own = !governance::is_made_uid(row.meeting.uid);
    std::string uid = std::exchange(row.meeting.uid, one.recorded->uid);
    if (!own) continue;
    if (!one.surely && !row.doubt) row.doubt = reports::ImportDoubt::Kind::moves;
    row.own_uid = uid;
    renamed[std::move(uid)] = one.recorded->uid;
  }
  for (Row& row : rows) {
    const auto first = renamed.find(row.meeting.second_of);
    if (first != renamed.end()) row.meeting.second_of = first->second;
  }
  return !same.empty();
}

}  // namespace gouvernail::app
