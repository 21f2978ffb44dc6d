// SPDX-License-Identifier: MPL-2.0
#include "planning/model/time_axis.h"

#include <algorithm>

#include "base/failure.h"
#include "planning/demand/demand.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;
using calendar::Minutes;

constexpr Minutes noon{13 * 60};

std::vector<Day> each_once(const std::vector<Day>& days) {
  if (days.empty()) return {};
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  std::vector<char> is_used(index(static_cast<int>((*last - *first).count()) + 1), 0);
  for (const Day day : days) is_used[index(static_cast<int>((day - *first).count()))] = 1;
  std::vector<Day> ascending;
  for (std::size_t i = 0; i < is_used.size(); ++i) {
    if (is_used[i] != 0) ascending.push_back(*first + Days{i});
  }
  return ascending;
}

}  // namespace

TimeAxis::TimeAxis(const std::vector<Day>& days, const std::set<Minutes>& starts)
    : days_(each_once(days)), starts_(starts.begin(), starts.end()) {
  if (starts.size() > index(search::most_slots)) {
    throw base::bad_input(
        msg("the calendar is to be planned with {0} different start times, and at most {1} can be "
            "told apart",
            std::int64_t(starts.size()), std::int64_t{search::most_slots}),
        msg("shorten “starts” in the settings, or give several bodies the same times"));
  }
  if (starts_.empty()) starts_.push_back(Minutes{0});
}

Day TimeAxis::day_of(int time) const { return days_[index(time / slots())]; }

Minutes TimeAxis::start_of(int time) const { return starts_[index(time % slots())]; }

bool TimeAxis::has(Day day) const { return std::binary_search(days_.begin(), days_.end(), day); }

int TimeAxis::index_of(Day day) const {
  return static_cast<int>(std::lower_bound(days_.begin(), days_.end(), day) - days_.begin());
}

int TimeAxis::time_of(Day day, Minutes start) const {
  const auto slot = std::lower_bound(starts_.begin(), starts_.end(), start) - starts_.begin();
  return first_time(index_of(day)) + static_cast<int>(slot);
}

search::Model TimeAxis::empty_model() const {
  search::Model model;
  model.slots = slots();
  model.cells = slots();
  for (const Minutes start : starts_) model.half_of_slot.push_back(start < noon ? 0 : 1);
  for (const Day day : days_) model.days.push_back(number_of(day));
  return model;
}

}  // namespace gouvernail::planning
