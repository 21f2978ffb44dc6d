// SPDX-License-Identifier: MPL-2.0
#include "planning/place/reasons.h"

#include <utility>

#include "planning/why/explanation.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;

class SettledReasons : public Reasons {
 public:
  SettledReasons(Known known, Ensemble settled)
      : known_(std::move(known)), ensemble_(std::move(settled)) {}

  std::optional<Explanation> why(std::size_t which, const std::string& body,
                                 Day day) const override {
    std::vector<Demand> demands = ensemble_.gather();
    for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
      const auto [convention, number] = ensemble_.owner(i);
      if (convention != &ensemble_.convention(which) || demands[index(i)].body != body) continue;
      if (convention->placed()[index(number)].day != day) continue;
      const PlanModel model = write_model(demands, Latitude::strict);
      Explanation result = explain_session(demands, model, times_in(model, demands), i);
      result.meeting = convention->planned(number);
      return result;
    }
    return std::nullopt;
  }

 private:
  // The plan, by session of the model.
  std::vector<int> times_in(const PlanModel& model, const std::vector<Demand>& demands) const {
    std::vector<int> times;
    for (int s = 0; s < static_cast<int>(model.for_search().sessions.size()); ++s) {
      const auto [its, of_it] = ensemble_.owner(s);
      const bool elsewhere = its && demands[index(s)].with != nobody;
      if (its && !elsewhere) {
        const calendar::LocalTime& at = its->placed()[index(of_it)];
        times.push_back(model.time().time_of(at.day, at.time));
      } else {
        times.push_back(model.for_search().sessions[index(s)].candidates.front().t);
      }
    }
    return times;
  }

  Known known_;  // the ensemble points into it
  Ensemble ensemble_;
};

}  // namespace

std::shared_ptr<const Reasons> reasons_of(Known known, Ensemble settled) {
  return std::make_shared<SettledReasons>(std::move(known), std::move(settled));
}

}  // namespace gouvernail::planning
