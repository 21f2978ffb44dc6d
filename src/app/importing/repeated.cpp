// SPDX-License-Identifier: MPL-2.0
#include "app/importing/repeated.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "governance/history_csv.h"
#include "governance/history_told.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;

bool has_own_uid(const Row& row) { return !governance::is_made_uid(row.meeting.uid); }

// Where it stands, which both know already.
bool is_of_place(const std::string& column) {
  static const std::set<std::string> those = {"uid",      "body",     "start",   "start_time",
                                              "end_date", "end_time", "subject", "all_day"};
  return those.contains(column);
}

bool say_otherwise(const Row& a, const Row& b) {
  if (a.doubt || b.doubt || a.place.denied != b.place.denied) return true;
  if (has_own_uid(a) && has_own_uid(b)) return true;
  const Meeting& here = a.meeting;
  const Meeting& there = b.meeting;
  if (here.start_time && there.start_time && here.start_time != there.start_time) return true;
  if (here.end && there.end && here.end != there.end) return true;
  return std::ranges::any_of(*a.place.told, [&](const std::string& column) {
    return !is_of_place(column) && b.place.told->contains(column) &&
           !governance::says_alike(column, here, there);
  });
}

// Of one body and day. What is said of all of them, whatever their order, decides.
class Joining {
 public:
  Joining(std::vector<Row*> rows, FileReport& report) : report_(report) {
    for (Row* row : rows) by_hour_[row->meeting.start_time].push_back(row);
  }

  // The rows that go.
  std::set<const Row*> join() {
    for (auto& hour : by_hour_) join(hour.second);
    // One without an hour, beside one that has one.
    if (by_hour_.size() != 2 || by_hour_.begin()->first) return std::move(gone_);
    std::vector<Row*> both = by_hour_.rbegin()->second;
    std::ranges::copy(by_hour_.begin()->second, std::back_inserter(both));
    if (both.size() == 2) join(both);
    return std::move(gone_);
  }

 private:
  // Into the first, or into the one that has a uid of its own.
  void join(std::vector<Row*>& rows) {
    for (const Row* one : rows) {
      for (const Row* other : rows) {
        if (one != other && say_otherwise(*one, *other)) return;
      }
    }
    std::ranges::stable_sort(rows, {}, [](const Row* row) { return !has_own_uid(*row); });
    for (std::size_t i = 1; i < rows.size(); ++i) take(*rows.front(), *rows[i]);
    rows.resize(1);
  }

  void take(Row& stays, const Row& goes) {
    std::set<std::string> told = *stays.place.told;
    stays.meeting = governance::keep_untold(goes.meeting, std::move(stays.meeting), told);
    told.insert(goes.place.told->begin(), goes.place.told->end());
    stays.place.told = std::make_shared<const std::set<std::string>>(std::move(told));
    report_.warn(
        goes, "repeated-line",
        msg("it says the same as line {}: taken for one session", std::int64_t{stays.place.line}),
        msg("if there were two, tell them apart by their hours"));
    gone_.insert(&goes);
  }

  std::map<std::optional<calendar::Minutes>, std::vector<Row*>> by_hour_;
  FileReport& report_;
  std::set<const Row*> gone_;
};

}  // namespace

void join_repeated(std::vector<Row>& rows, FileReport& report) {
  std::map<std::pair<std::string, calendar::Day>, std::vector<Row*>> by_day;
  for (Row& row : rows) by_day[{row.meeting.body, row.meeting.day}].push_back(&row);
  std::set<const Row*> gone;
  for (auto& one : by_day) {
    if (one.second.size() > 1) gone.merge(Joining(std::move(one.second), report).join());
  }
  if (gone.empty()) return;
  std::vector<Row> kept;
  for (Row& row : rows) {
    if (!gone.contains(&row)) kept.push_back(std::move(row));
  }
  rows = std::move(kept);
}

}  // namespace gouvernail::app
