// SPDX-License-Identifier: MPL-2.0
#include "app/importing/same_place.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace gouvernail::app {

using governance::Meeting;

bool may_be_at_once(const Meeting& a, const Meeting& b) {
  return a.day == b.day && (!a.start_time || !b.start_time || a.start_time == b.start_time);
}

namespace {

bool begin_together(const Meeting& a, const Meeting& b) {
  return a.start_time && a.start_time == b.start_time;
}

// Of one body and day; what is paired leaves both.
void pair_day(const std::vector<Row>& rows, std::vector<std::size_t>& lines,
              std::vector<const Meeting*>& standing, std::vector<SamePlace>& same) {
  std::vector<std::size_t> left;
  for (const std::size_t line : lines) {
    const Meeting& read = rows[line].meeting;
    const auto is_it = [&](const Meeting* one) { return begin_together(read, *one); };
    const auto twins = std::ranges::count_if(
        lines, [&](std::size_t other) { return begin_together(read, rows[other].meeting); });
    const auto its = std::ranges::find_if(standing, is_it);
    if (twins == 1 && std::ranges::count_if(standing, is_it) == 1) {
      same.push_back({line, *its});
      standing.erase(its);
    } else {
      left.push_back(line);
    }
  }
  if (left.size() != 1 || standing.size() != 1) return;
  if (may_be_at_once(rows[left.front()].meeting, *standing.front())) {
    same.push_back({left.front(), standing.front()});
  }
}

}  // namespace

std::vector<SamePlace> find_same_places(const std::vector<Row>& rows,
                                        const std::vector<std::size_t>& fresh,
                                        const std::vector<const Meeting*>& standing) {
  using Place = std::pair<std::string, calendar::Day>;
  std::map<Place, std::vector<const Meeting*>> recorded;
  for (const Meeting* one : standing) recorded[{one->body, one->day}].push_back(one);
  std::map<Place, std::vector<std::size_t>> lines;
  for (const std::size_t row : fresh) {
    lines[{rows[row].meeting.body, rows[row].meeting.day}].push_back(row);
  }
  std::vector<SamePlace> same;
  for (auto& [place, its] : lines) {
    const auto there = recorded.find(place);
    if (there != recorded.end()) pair_day(rows, its, there->second, same);
  }
  return same;
}

}  // namespace gouvernail::app
