// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/census.h"

#include <algorithm>

namespace gouvernail::planning {

using calendar::DayRange;

void Census::count(const std::string& body, std::set<std::string> also, const DayRange& window,
                   int sessions) {
  also.insert(body);
  if (sessions > 0) asked_.push_back({std::move(also), window, sessions});
}

void Census::count_brought(const std::string& body, const std::string& obligation, bool own) {
  int& count = brought_[body][obligation];
  count = own ? count + 1 : std::max(count, 1);
}

std::vector<std::set<std::string>> Census::families() const {
  std::vector<std::set<std::string>> families;
  const auto add = [&](std::set<std::string> bodies) {
    std::erase_if(families, [&](const std::set<std::string>& other) {
      const bool meets = std::any_of(other.begin(), other.end(),
                                     [&](const auto& body) { return bodies.count(body) > 0; });
      if (meets) bodies.insert(other.begin(), other.end());
      return meets;
    });
    families.push_back(std::move(bodies));
  };
  for (const Asked& asked : asked_) add(asked.bodies);
  for (const auto& [body, counts] : brought_) add({body});
  return families;
}

// Windows that share no day share no session: the dearest set of such windows.
int Census::in_separate_windows(const std::vector<const Asked*>& asked) const {
  std::vector<const Asked*> in_order = asked;
  std::sort(in_order.begin(), in_order.end(),
            [](const Asked* a, const Asked* b) { return a->window.last < b->window.last; });
  std::vector<int> most(in_order.size() + 1, 0);  // of the first so many
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    const auto before = std::partition_point(
        in_order.begin(), in_order.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Asked* one) { return one->window.last < in_order[i]->window.first; });
    const auto known = static_cast<std::size_t>(before - in_order.begin());
    most[i + 1] = std::max(most[i], most[known] + in_order[i]->sessions);
  }
  return most.back();
}

int Census::least(const std::set<std::string>& bodies) const {
  std::vector<const Asked*> all;
  std::map<std::string, std::vector<const Asked*>> of_one;  // that one body alone can keep
  for (const Asked& asked : asked_) {
    const bool here = std::any_of(asked.bodies.begin(), asked.bodies.end(),
                                  [&](const auto& body) { return bodies.count(body) > 0; });
    if (!here) continue;
    all.push_back(&asked);
    if (asked.bodies.size() == 1) of_one[*asked.bodies.begin()].push_back(&asked);
  }
  int apart = 0;
  for (const std::string& body : bodies) {
    int own = in_separate_windows(of_one[body]);
    const auto brought = brought_.find(body);
    if (brought != brought_.end()) {
      for (const auto& [obligation, count] : brought->second) own = std::max(own, count);
    }
    apart += own;
  }
  return std::max(in_separate_windows(all), apart);
}

}  // namespace gouvernail::planning
