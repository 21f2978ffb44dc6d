// SPDX-License-Identifier: MPL-2.0
// A relaxation is done, everything is planned anew, and the plan is judged as a whole. Private to
// the module.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planning/other_reading.h"
#include "planning/plan.h"

namespace gouvernail::planning {

class Mended;

// Which duties a plan leaves open. Of those that sessions bring, what the session has been called
// by; of new ones, how many by obligation: they have other days in each plan.
class LeftOpen {
 public:
  LeftOpen(const Problem& problem, const Plan& plan);

  // Ids of the duties in its conflicts.
  const std::set<std::string>& given_up() const { return given_up_; }
  // Whether another plan leaves no more open, and not `mended`, if that is one of these. What a
  // ceiling is set aside for may be beyond it.
  bool covers(const Plan& plan, const compliance::Duty* mended, const Relaxation& one) const;

 private:
  bool is_of_new_session(const compliance::Duty& duty) const;

  calendar::DayRange horizon_;
  std::set<std::string> stands_;  // uids
  std::set<std::string> given_up_;
  std::set<std::pair<std::string, std::string>> names_;
  std::map<std::string, int> of_new_;  // by obligation
};

class RelaxationTrial {
 public:
  // Of what the plan of problem `which` leaves open; all must outlive it.
  RelaxationTrial(const std::vector<Problem>& problems, std::size_t which, const JointPlan& joint,
                  const Control& control);
  ~RelaxationTrial();
  RelaxationTrial(const RelaxationTrial&) = delete;
  RelaxationTrial& operator=(const RelaxationTrial&) = delete;

  // Whether the duty is kept then, and no other is lost, in the convention that is `changed` and in
  // all others. Of several days, one alone is tried.
  bool works(const Relaxation& one, const compliance::Duty& duty, std::size_t changed);
  const std::vector<OtherReading>& readings();

 private:
  void apply(const Relaxation& one, std::size_t convention, Problem& trial, rules::Rules& rules);
  const Mended& mended(std::size_t convention);
  bool has_another_day(const Relaxation& one, std::size_t convention, const Plan& plan) const;

  const std::vector<Problem>& problems_;
  const std::size_t which_;
  const Control& control_;
  const RepairChoice no_choice_;
  std::map<std::size_t, std::unique_ptr<Mended>> mended_;  // by convention
  std::vector<LeftOpen> open_;                             // by convention, in its plan
  std::optional<std::vector<OtherReading>> readings_;
};

}  // namespace gouvernail::planning
