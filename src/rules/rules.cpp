// SPDX-License-Identifier: MPL-2.0
#include "rules/rules.h"

#include <algorithm>

#include "governance/convention.h"

namespace gouvernail::rules {

Rules::Rules() = default;

const calendar::Delay& House::notice_for(const std::string& body) const {
  const auto own = notice_of.find(body);
  return own == notice_of.end() ? notice : own->second;
}

int House::spacing_for(const std::string& body) const {
  const auto own = spacing_of.find(body);
  return own == spacing_of.end() ? spacing : own->second;
}

const char* to_string(Weight weight) {
  switch (weight) {
    case Weight::obligation:
      return "obligation";
    case Weight::indicator:
      return "indicator";
    case Weight::recommendation:
      return "recommendation";
  }
  return "";
}

const Renamed* Rules::renamed_from(const std::string& old_id) const {
  const auto found = std::find_if(renamed.begin(), renamed.end(),
                                  [&](const Renamed& one) { return one.old_id == old_id; });
  return found == renamed.end() ? nullptr : &*found;
}

std::vector<const Obligation*> Rules::versions(const std::string& id) const {
  std::vector<const Obligation*> found;
  for (const Obligation& obligation : obligations) {
    if (obligation.id == id) found.push_back(&obligation);
  }
  std::stable_sort(found.begin(), found.end(), [](const Obligation* a, const Obligation* b) {
    return a->in_force.first < b->in_force.first;
  });
  return found;
}

calendar::WorkCalendar Rules::work() const { return {convention->region, house.closures}; }

}  // namespace gouvernail::rules
