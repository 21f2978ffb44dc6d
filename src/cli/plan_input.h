// SPDX-License-Identifier: MPL-2.0
// What `plan` is asked, read from its options and from one workspace or all those of a portfolio.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/opened.h"
#include "app/portfolio.h"
#include "cli/context.h"
#include "planning/plan.h"

namespace gouvernail::cli {

struct PlanOptions {
  FactsOptions facts;
  std::string from;
  std::string to;
  std::string format = "text";
  double seconds = 10;
  std::uint64_t seed = 1;
  bool apply = false;
  std::string explained;      // BODY/DAY, BODY alone, or the uid of a meeting
  std::string explained_day;  // with BODY alone
  bool repair = false;
  std::vector<std::string> frozen;
  std::vector<std::string> movable;
  std::vector<std::string> what_if;
};

// A workspace by itself is a portfolio of one, whose member has no name.
struct PlanInput {
  std::vector<settings::Member> members;
  std::vector<std::unique_ptr<app::Opened>> opened;  // problems point into them
  std::vector<planning::Problem> problems;

  bool is_portfolio() const { return !members.front().name.empty(); }
};

// Persons are those of the whole portfolio, and what is supposed (--what-if) is so.
PlanInput read_plan_input(const PlanOptions& options, const Context& context);

// What --freeze and --allow-move say, by member.
std::vector<planning::RepairChoice> repair_choices(const PlanOptions& options,
                                                   const PlanInput& input);

// The session that the user means: a body and a day, or a meeting that stands.
struct NamedSession {
  std::size_t member = 0;
  std::string body;
  calendar::Day day;
};
NamedSession need_session(const PlanOptions& options, const PlanInput& input);

}  // namespace gouvernail::cli
