// SPDX-License-Identifier: MPL-2.0
#include "app/importing/same_place.h"

#include <map>
#include <string>
#include <utility>

namespace gouvernail::app {

using governance::Meeting;

bool may_be_at_once(const Meeting& a, const Meeting& b) {
  return a.day == b.day && (!a.start_time || !b.start_time || a.start_time == b.start_time);
}

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
  for (const auto& [place, its] : lines) {
    const auto there = recorded.find(place);
    if (there == recorded.end() || its.size() != 1 || there->second.size() != 1) continue;
    const Meeting& one = *there->second.front();
    if (may_be_at_once(rows[its.front()].meeting, one)) same.push_back({its.front(), &one});
  }
  return same;
}

}  // namespace gouvernail::app
