// SPDX-License-Identifier: MPL-2.0
#include "cli/plan_input.h"

#include <algorithm>
#include <set>

#include "app/busy.h"
#include "app/portfolio_names.h"
#include "app/problem.h"
#include "base/failure.h"
#include "calendar/typed.h"

namespace gouvernail::cli {
namespace {

using base::msg;

calendar::DayRange horizon_of(const app::Opened& opened, const PlanOptions& options) {
  const calendar::Day today = options.facts.day();
  calendar::DayRange horizon = app::days_ahead(opened, today);
  if (!options.from.empty()) horizon.first = calendar::need_day(options.from);
  if (!options.to.empty()) horizon.last = calendar::need_day(options.to);
  if (horizon.empty()) {
    throw base::bad_input(msg("there is no day to plan from {0} to {1}",
                              calendar::arg(horizon.first), calendar::arg(horizon.last)),
                          msg("correct --from, --to or --as-of"));
  }
  if (horizon.first < today) {
    throw base::bad_input(
        msg("the plan would begin in the past, on {}", calendar::arg(horizon.first)),
        msg("give a later --from"));
  }
  return horizon;
}

bool knows_body(const app::Opened& opened, const std::string& name) {
  return opened.rules.convention.body(name) != nullptr;
}

bool knows_meeting(const app::Opened& opened, const std::string& uid) {
  const auto& meetings = opened.history.meetings;
  return std::any_of(meetings.begin(), meetings.end(),
                     [&](const governance::Meeting& meeting) { return meeting.uid == uid; });
}

bool has_room(const planning::Problem& problem, const std::string& name) {
  const auto& rooms = problem.preferences.rooms;
  return std::any_of(rooms.begin(), rooms.end(),
                     [&](const planning::Room& room) { return room.id == name; });
}

// The --what-if options, before persons are shared: their keys are those of each workspace.
class Supposing {
 public:
  explicit Supposing(PlanInput& input) : input_(input), names_(input.members) {}

  // "absent=KEY/FIRST/LAST": that person, or that room, is taken on those days.
  // "cancelled=UID": that meeting does not take place.
  void suppose(const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::string what = text.substr(0, equals);
    if (equals == std::string::npos || (what != "cancelled" && what != "absent")) throw wrong(text);
    const std::string about = text.substr(equals + 1);
    if (what == "cancelled") return cancel(about);
    const std::size_t last = about.rfind('/');
    const std::size_t first =
        last == std::string::npos || last == 0 ? last : about.rfind('/', last - 1);
    if (first == std::string::npos || first == last) throw wrong(text);
    const calendar::DayRange days{calendar::need_day(about.substr(first + 1, last - first - 1)),
                                  calendar::need_day(about.substr(last + 1))};
    if (days.empty()) throw wrong(text);
    take(about.substr(0, first), days);
  }

 private:
  static base::Failure wrong(const std::string& text) {
    return base::bad_input(msg("“{}” cannot be supposed", text),
                           msg("write absent=PERSON/FIRST DAY/LAST DAY, or cancelled=MEETING"));
  }

  void cancel(const std::string& uid) {
    const auto found = names_.find(uid, [&](std::size_t i, const std::string& name) {
      return knows_meeting(*input_.opened[i], name);
    });
    if (found.members.empty()) {
      throw base::bad_input(msg("there is no meeting “{}”", uid),
                            msg("see “gouvernail meeting list”"));
    }
    auto& meetings = input_.problems[names_.only_one(found)].history.meetings;
    std::erase_if(meetings, [&](const auto& meeting) { return meeting.uid == found.name; });
  }

  void take(const std::string& who, const calendar::DayRange& days) {
    const auto found = names_.find(who, [&](std::size_t i, const std::string& name) {
      return has_room(input_.problems[i], name) || input_.problems[i].people.find(name);
    });
    if (found.members.empty()) {
      std::vector<std::string> known;
      for (const planning::Problem& problem : input_.problems) {
        for (const governance::Person& person : problem.people.persons) known.push_back(person.key);
      }
      throw base::bad_input(msg("no person has the key “{}”, and no room", who),
                            base::suggestion(who, known));
    }
    if (!is_one_person(found)) names_.only_one(found);
    planning::Problem& problem = input_.problems[found.members.front()];
    const bool room = has_room(problem, found.name);
    problem.availability.busy[room ? planning::room_key(found.name) : found.name].push_back(
        {{days.first, calendar::Minutes{0}},
         {days.last + calendar::Days{1}, calendar::Minutes{0}}});
  }

  // The same key, and the same mail address: what takes her in one takes her in all.
  bool is_one_person(const app::PortfolioNames::Found& found) const {
    const governance::Person* first = nullptr;
    for (const std::size_t i : found.members) {
      const governance::Person* person = input_.problems[i].people.find(found.name);
      if (!person || has_room(input_.problems[i], found.name)) return false;
      if (first && !governance::same_address(first->address, person->address)) return false;
      if (person->address.empty() && found.members.size() > 1) return false;
      first = person;
    }
    return true;
  }

  PlanInput& input_;
  app::PortfolioNames names_;
};

settings::Portfolio portfolio_of(const PlanOptions& options, const Context& context) {
  if (!app::is_portfolio(context.folder)) return {{{"", context.folder}}, {}};
  if (!options.facts.rules.empty() || !options.facts.history.empty()) {
    throw base::bad_input(msg("in a portfolio, each workspace has its own rules and history"),
                          msg("leave out --rules and --history, or give one workspace with -C"));
  }
  return app::open_portfolio(context.folder);
}

std::unique_ptr<app::Opened> open(const settings::Member& member, const PlanOptions& options,
                                  const Context& context) {
  app::Choice choice;
  choice.readings = options.facts.readings;
  app::Where where = options.facts.where(context);
  where.folder = member.folder;
  auto opened = std::make_unique<app::Opened>(app::open(where, choice));
  if (options.apply && !opened->database) {
    throw base::bad_input(msg("--apply needs a workspace"),
                          msg("give its folder with -C, or create one with “gouvernail init”"));
  }
  return opened;
}

}  // namespace

PlanInput read_plan_input(const PlanOptions& options, const Context& context) {
  PlanInput input;
  const settings::Portfolio portfolio = portfolio_of(options, context);
  input.members = portfolio.members;
  if (options.apply && !options.what_if.empty()) {
    throw base::bad_input(msg("what is only supposed is not recorded"),
                          msg("leave out --apply, or --what-if"));
  }
  std::set<std::string> ours;  // sessions of the one in a diary that the other reads
  for (const settings::Member& member : input.members) {
    input.opened.push_back(open(member, options, context));
    for (const auto& meeting : input.opened.back()->history.meetings) ours.insert(meeting.uid);
  }
  for (std::size_t i = 0; i < input.members.size(); ++i) {
    const app::Opened& opened = *input.opened[i];
    const calendar::DayRange horizon = horizon_of(opened, options);
    planning::Problem problem = app::problem_of(opened, options.facts.day(), horizon);
    problem.name = input.members[i].name;
    if (opened.database) {
      base::Diagnostics found;
      // Windows that begin before the last day are planned to their end.
      const calendar::DayRange days{horizon.first, opened.rules.convention.term.last};
      problem.availability =
          app::read_busy(input.members[i].folder, opened, days, found, app::Reach::network, ours);
      show(found, context);
    }
    input.problems.push_back(std::move(problem));
  }
  app::hold_jointly(portfolio, input.problems);
  Supposing supposing(input);
  for (const std::string& text : options.what_if) supposing.suppose(text);
  if (input.is_portfolio()) app::share_persons(input.problems);
  return input;
}

std::vector<planning::RepairChoice> repair_choices(const PlanOptions& options,
                                                   const PlanInput& input) {
  const app::PortfolioNames names(input.members);
  std::vector<planning::RepairChoice> choices(input.members.size());
  const auto add = [&](const std::string& text, auto& list_of) {
    const auto found = names.find(text, [&](std::size_t i, const std::string& name) {
      return knows_body(*input.opened[i], name) || knows_meeting(*input.opened[i], name);
    });
    if (found.members.empty()) {
      throw base::bad_input(msg("“{}” is neither a body nor a meeting", text),
                            msg("see “gouvernail meeting list”"));
    }
    list_of(choices[names.only_one(found)]).insert(found.name);
  };
  const auto frozen = [](planning::RepairChoice & choice) -> auto& { return choice.frozen; };
  const auto movable = [](planning::RepairChoice & choice) -> auto& { return choice.movable; };
  for (const std::string& text : options.frozen) add(text, frozen);
  for (const std::string& text : options.movable) {
    // "all", of every workspace or of one.
    const auto all =
        names.find(text, [](std::size_t, const std::string& name) { return name == "all"; });
    for (const std::size_t i : all.members) choices[i].all_movable = true;
    if (all.members.empty()) add(text, movable);
  }
  return choices;
}

NamedSession need_session(const PlanOptions& options, const PlanInput& input) {
  const app::PortfolioNames names(input.members);
  std::string text = options.explained;
  if (!options.explained_day.empty()) text += "/" + options.explained_day;
  const auto standing = names.find(text, [&](std::size_t i, const std::string& name) {
    return knows_meeting(*input.opened[i], name);
  });
  if (!standing.members.empty()) {
    const std::size_t member = names.only_one(standing);
    for (const auto& meeting : input.opened[member]->history.meetings) {
      if (meeting.uid == standing.name) return {member, meeting.body, meeting.day};
    }
  }
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos) {
    throw base::bad_input(msg("there is no meeting “{}”", text),
                          msg("write it as BODY/DAY: copil/2027-05-13"));
  }
  const std::string body = text.substr(0, slash);
  const auto found = names.find(body, [&](std::size_t i, const std::string& name) {
    return knows_body(*input.opened[i], name);
  });
  if (found.members.empty()) {
    std::vector<std::string> known;
    for (const auto& opened : input.opened) {
      for (const governance::Body& one : opened->rules.convention.bodies) known.push_back(one.id);
    }
    throw base::bad_input(msg("there is no body or act “{}”", found.name),
                          base::suggestion(found.name, known));
  }
  return {names.only_one(found), found.name, calendar::need_day(text.substr(slash + 1))};
}

}  // namespace gouvernail::cli
