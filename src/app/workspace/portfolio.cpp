// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/portfolio.h"

#include <algorithm>
#include <map>

#include "app/planning/plan_keys.h"
#include "app/workspace/opened.h"
#include "base/failure.h"
#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "platform/files.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

bool is_portfolio(const fs::path& folder) {
  return fs::is_regular_file(folder / settings::portfolio_name) &&
         !fs::is_regular_file(folder / settings::settings_name);
}

settings::Portfolio open_portfolio(const fs::path& folder) {
  const fs::path path = folder / settings::portfolio_name;
  base::Diagnostics found;
  auto portfolio =
      settings::read_portfolio({path.string(), platform::read_file(path)}, folder, found);
  if (!portfolio) {
    throw base::bad_files(msg("the portfolio {} has errors", path.string()), std::move(found));
  }
  return std::move(*portfolio);
}

std::vector<settings::Member> read_portfolio(const fs::path& folder) {
  return open_portfolio(folder).members;
}

void hold_jointly(const settings::Portfolio& portfolio, std::vector<planning::Problem>& problems) {
  base::Diagnostics found;
  const auto refuse = [&](const settings::JointPart& part, std::string code, base::Message what,
                          base::Message remedy) {
    base::Diagnostic diagnostic = part.at;
    diagnostic.code = std::move(code);
    diagnostic.what = std::move(what);
    diagnostic.remedy = std::move(remedy);
    found.push_back(std::move(diagnostic));
  };
  for (std::size_t group = 0; group < portfolio.joint.size(); ++group) {
    for (const settings::JointPart& part : portfolio.joint[group]) {
      planning::Problem& problem = problems[part.member];
      const rules::Rules& rules = *problem.rules;
      if (!rules.convention->body(part.body)) {
        std::vector<std::string> known;
        for (const auto& [id, joint] : rules.joint_bodies) known.push_back(id);
        refuse(part, "unknown-id",
               msg("“{0}” has no body “{1}”", portfolio.members[part.member].name, part.body),
               base::suggestion(part.body, known));
      } else if (rules.joint_bodies.count(part.body) == 0) {
        refuse(part, "not-joint",
               msg("the rules of “{0}” do not allow “{1}” to be held jointly",
                   portfolio.members[part.member].name, part.body),
               msg("where the text of the convention allows it, add joint = true and its source to "
                   "the body in the rules"));
      } else {
        const bool leads = &part == &portfolio.joint[group].front();
        problem.held_jointly[part.body] = {"joint-" + std::to_string(group), leads};
      }
    }
  }
  if (!found.empty()) {
    throw base::bad_files(msg("the portfolio names sessions that cannot be held jointly"),
                          std::move(found));
  }
}

void share_persons(std::vector<planning::Problem>& problems) {
  for (planning::Problem& problem : problems) {
    std::map<std::string, std::string> keys;
    for (governance::Person& person : problem.people->persons) {
      const std::string shared = person.address.empty() ? key_within(problem.name, person.key)
                                                        : governance::address_key(person.address);
      keys[person.key] = shared;
      person.key = shared;
    }
    for (governance::Seat& seat : problem.history.own().seats) {
      const auto found = keys.find(seat.person);
      seat.person = found == keys.end() ? key_within(problem.name, seat.person) : found->second;
    }
    std::map<std::string, std::vector<governance::BusyInterval>> busy;
    for (auto& [key, intervals] : problem.availability.busy) {
      const auto found = keys.find(key);
      auto& list = busy[found == keys.end() ? key : found->second];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
    problem.availability.busy = std::move(busy);
  }
  // What takes a person in one convention takes her in the others.
  std::map<std::string, std::vector<governance::BusyInterval>> all;
  for (const planning::Problem& problem : problems) {
    for (const auto& [key, intervals] : problem.availability.busy) {
      if (is_room_key(key)) continue;
      auto& list = all[key];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
  }
  for (planning::Problem& problem : problems) {
    for (const governance::Person& person : problem.people->persons) {
      const auto found = all.find(person.key);
      if (found != all.end()) problem.availability.busy[person.key] = found->second;
    }
  }
}

}  // namespace gouvernail::app
