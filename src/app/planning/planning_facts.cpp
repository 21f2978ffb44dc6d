// SPDX-License-Identifier: MPL-2.0
#include "app/planning/planning_facts.h"

#include <algorithm>
#include <set>

#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/portfolio_names.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::Detail;
using base::msg;
using base::Verb;

calendar::DayRange horizon_of(const Opened& opened, const CalendarRequest& request) {
  const calendar::Day today = request.situation.as_of;
  calendar::DayRange horizon = days_ahead(opened, today);
  if (request.from) horizon.first = *request.from;
  if (request.to) horizon.last = *request.to;
  if (horizon.empty()) {
    throw base::bad_input(msg("there is no day to plan from {0} to {1}",
                              calendar::arg(horizon.first), calendar::arg(horizon.last)),
                          msg("correct {0}, {1} or {2}", Detail::from, Detail::to, Detail::as_of));
  }
  if (horizon.first < today) {
    throw base::bad_input(
        msg("the plan would begin in the past, on {}", calendar::arg(horizon.first)),
        msg("give a later {0}", Detail::from));
  }
  return horizon;
}

bool has_room(const planning::Problem& problem, const std::string& name) {
  const auto& rooms = problem.preferences.rooms;
  return std::any_of(rooms.begin(), rooms.end(),
                     [&](const planning::Room& room) { return room.id == name; });
}

// Has it be so, before persons are shared: their keys are those of each workspace.
class Supposing {
 public:
  explicit Supposing(PlanningFacts& facts) : facts_(facts), names_(facts.members) {}

  void operator()(const Cancelled& cancelled) { cancel(cancelled.meeting); }
  void operator()(const Absent& absent) { take(absent.who, absent.days); }

 private:
  void cancel(const std::string& uid) {
    const auto found = names_.find(uid, [&](std::size_t i, const std::string& name) {
      return knows_meeting(facts_, i, name);
    });
    if (found.members.empty()) {
      throw base::bad_input(msg("there is no meeting “{}”", uid),
                            msg("see “{0}”", Action(Verb::list_meetings)));
    }
    const std::size_t member = names_.only_one(found);
    const std::string meant = uid_named(facts_, member, found.name);
    std::erase_if(facts_.problems[member].history.own().meetings,
                  [&](const auto& meeting) { return meeting.uid == meant; });
  }

  void take(const std::string& who, const calendar::DayRange& days) {
    const auto found = names_.find(who, [&](std::size_t i, const std::string& name) {
      return has_room(facts_.problems[i], name) || facts_.problems[i].people->named(name);
    });
    if (found.members.empty()) {
      std::vector<std::string> known;
      for (const planning::Problem& problem : facts_.problems) {
        for (const governance::Person& person : problem.people->persons)
          known.push_back(person.key);
      }
      throw base::bad_input(msg("no person has the key “{}”, and no room", who),
                            base::suggestion(who, known));
    }
    if (!is_one_person(found)) names_.only_one(found);
    planning::Problem& problem = facts_.problems[found.members.front()];
    const bool room = has_room(problem, found.name);
    const std::string taken =
        room ? planning::room_key(found.name) : problem.people->named(found.name)->key;
    problem.availability.busy[taken].push_back(
        {{days.first, calendar::Minutes{0}},
         {days.last + calendar::Days{1}, calendar::Minutes{0}}});
  }

  // The same key, and the same mail address: what takes her in one takes her in all.
  bool is_one_person(const PortfolioNames::Found& found) const {
    const governance::Person* first = nullptr;
    for (const std::size_t i : found.members) {
      const governance::Person* person = facts_.problems[i].people->named(found.name);
      if (!person || has_room(facts_.problems[i], found.name)) return false;
      if (first && !governance::same_address(first->address, person->address)) return false;
      if (person->address.empty() && found.members.size() > 1) return false;
      first = person;
    }
    return true;
  }

  PlanningFacts& facts_;
  PortfolioNames names_;
};

settings::Portfolio portfolio_of(const Where& where) {
  if (!is_portfolio(where.folder)) return {{{"", where.folder}}, {}};
  if (!where.rules.empty() || !where.history.empty()) {
    throw base::bad_input(msg("in a portfolio, each workspace has its own rules and history"),
                          msg("leave out {0} and {1}, or give one workspace with {2}",
                              Detail::rules, Detail::history, Detail::workspace));
  }
  return open_portfolio(where.folder);
}

std::unique_ptr<Opened> open_member(const settings::Member& member,
                                    const CalendarRequest& request) {
  Where where = request.situation.where;
  where.folder = member.folder;
  auto opened = std::make_unique<Opened>(open(where, {request.situation.readings, {}, {}}));
  if (request.recorded_in && !opened->database) {
    throw base::bad_input(msg("{0} needs a workspace", Detail::apply),
                          msg("give its folder with {0}, or create one with “{1}”",
                              Detail::workspace, Action(Verb::create_workspace)));
  }
  return opened;
}

planning::Problem problem_of_member(PlanningFacts& facts, std::size_t i,
                                    const CalendarRequest& request,
                                    const std::set<std::string>& ours) {
  const Opened& opened = *facts.opened[i];
  const calendar::DayRange horizon = horizon_of(opened, request);
  planning::Problem problem = problem_of(opened, request.situation.as_of, horizon);
  problem.name = facts.members[i].name;
  if (opened.database) {
    // Windows that begin before the last day are planned to their end.
    const calendar::DayRange days{horizon.first, opened.rules->convention->term.last};
    problem.availability =
        read_busy(facts.members[i].folder, opened, days, facts.warnings, Reach::network, ours);
  }
  return problem;
}

}  // namespace

PlanningFacts read_planning_facts(const CalendarRequest& request) {
  PlanningFacts facts;
  const settings::Portfolio portfolio = portfolio_of(request.situation.where);
  facts.members = portfolio.members;
  if (request.recorded_in && !request.suppositions.empty()) {
    throw base::bad_input(msg("what is only supposed is not recorded"),
                          msg("leave out {0}, or {1}", Detail::apply, Detail::what_if));
  }
  std::set<std::string> ours;  // sessions of the one in a diary that the other reads
  for (const settings::Member& member : facts.members) {
    facts.opened.push_back(open_member(member, request));
    for (const auto& meeting : facts.opened.back()->history->meetings) ours.insert(meeting.uid);
  }
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    facts.problems.push_back(problem_of_member(facts, i, request, ours));
  }
  hold_jointly(portfolio, facts.problems);
  Supposing supposing(facts);
  for (const Supposition& one : request.suppositions) std::visit(supposing, one);
  for (const Absent& one : request.absences) supposing(one);
  if (facts.is_portfolio()) share_persons(facts.problems);
  return facts;
}

bool knows_body(const PlanningFacts& facts, std::size_t member, const std::string& id) {
  return facts.opened[member]->rules->convention->body(id) != nullptr;
}

bool knows_meeting(const PlanningFacts& facts, std::size_t member, const std::string& name) {
  return !meetings_named(*facts.opened[member], name).empty();
}

std::string uid_named(const PlanningFacts& facts, std::size_t member, const std::string& name) {
  if (!knows_meeting(facts, member, name)) return name;
  return need_meeting(*facts.opened[member], name).uid;
}

}  // namespace gouvernail::app
