// SPDX-License-Identifier: MPL-2.0
#include "planning/plan.h"

#include <algorithm>
#include <cmath>

#include "app/busy.h"
#include "app/clock.h"
#include "app/failure.h"
#include "app/identifiers.h"
#include "app/portfolio.h"
#include "app/problem.h"
#include "app/typed.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "reports/explain_text.h"
#include "reports/plan_json.h"
#include "reports/plan_text.h"
#include "reports/portfolio.h"
#include "reports/repair_text.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  FactsOptions facts;
  std::string from;
  std::string to;
  std::string format = "text";
  double seconds = 10;
  std::uint64_t seed = 1;
  bool apply = false;
  std::string explained;  // BODY/DAY, or the uid of a meeting
  bool repair = false;
  std::vector<std::string> frozen;
  std::vector<std::string> movable;
  std::vector<std::string> what_if;
};

planning::Control control_of(LongWork& work, const Options& options, const Context& context) {
  planning::Control control;
  control.seed = options.seed;
  control.stop = [&work] { return work.is_over(); };
  control.tell = [&work, &context](const planning::Progress& progress) {
    if (std::isinf(progress.cost)) return work.say(msg("Looking for a calendar…"));
    const double part = progress.cost > 0 ? 1 - progress.lower_bound / progress.cost : 0;
    work.say(msg("A calendar was found; better ones may save {} % (Ctrl-C: keep this one)…",
                 context.language->number(100 * part, 1)));
  };
  return control;
}

calendar::DayRange horizon_of(const app::Opened& opened, const Options& options) {
  const calendar::Day today = options.facts.day();
  calendar::DayRange horizon = app::days_ahead(opened, today);
  if (!options.from.empty()) horizon.first = app::need_day(options.from);
  if (!options.to.empty()) horizon.last = app::need_day(options.to);
  if (horizon.empty()) {
    throw app::bad_input(msg("there is no day to plan from {0} to {1}",
                             calendar::arg(horizon.first), calendar::arg(horizon.last)),
                         msg("correct --from, --to or --as-of"));
  }
  if (horizon.first < today) {
    throw app::bad_input(
        msg("the plan would begin in the past, on {}", calendar::arg(horizon.first)),
        msg("give a later --from"));
  }
  return horizon;
}

// The identifiers under which `apply` records the meetings are those that are shown.
void name_added(planning::Plan& plan) {
  for (planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change == planning::Change::added) planned.meeting.uid = app::new_uid();
  }
}

void apply(app::Opened& opened, const planning::Plan& plan, Context& context) {
  store::Changes changes;
  std::int64_t moved = 0;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    const bool its_day_changed = planned.change == planning::Change::moved;
    if (planned.change != planning::Change::added && !its_day_changed) continue;
    if (its_day_changed) ++moved;
    changes.push_back(store::PutMeeting{planned.meeting});
  }
  const auto recorded = app::record(opened, changes);
  const std::int64_t added = std::int64_t{recorded.changed} - moved;
  tell(context.text(msg("{0} {0:meeting|meetings} recorded as proposed.", added)));
  if (moved > 0) tell(context.text(msg("{0} {0:meeting|meetings} moved.", moved)));
}

// "absent=KEY/FIRST/LAST": that person, or that room, is taken on those days.
// "cancelled=UID": that meeting does not take place.
void suppose(const std::string& text, planning::Problem& problem) {
  const auto wrong = [&] {
    return app::bad_input(msg("“{}” cannot be supposed", text),
                          msg("write absent=PERSON/FIRST DAY/LAST DAY, or cancelled=MEETING"));
  };
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) throw wrong();
  const std::string what = text.substr(0, equals);
  const std::string about = text.substr(equals + 1);
  if (what == "cancelled") {
    const auto before = problem.history.meetings.size();
    std::erase_if(problem.history.meetings,
                  [&](const governance::Meeting& meeting) { return meeting.uid == about; });
    if (problem.history.meetings.size() == before) {
      throw app::bad_input(msg("there is no meeting “{}”", about),
                           msg("see “gouvernail meeting list”"));
    }
    return;
  }
  const std::size_t first = about.find('/');
  const std::size_t last = about.find('/', first + 1);
  if (what != "absent" || first == std::string::npos || last == std::string::npos) throw wrong();
  std::string key = about.substr(0, first);
  const auto& rooms = problem.preferences.rooms;
  const bool room = std::any_of(rooms.begin(), rooms.end(),
                                [&](const planning::Room& one) { return one.id == key; });
  if (!room && !problem.people.find(key)) {
    std::vector<std::string> known;
    for (const governance::Person& person : problem.people.persons) known.push_back(person.key);
    throw app::bad_input(msg("no person has the key “{}”, and no room", key),
                         base::suggestion(key, known));
  }
  if (room) key = planning::room_key(key);
  const calendar::Day from = app::need_day(about.substr(first + 1, last - first - 1));
  const calendar::Day to = app::need_day(about.substr(last + 1));
  if (to < from) throw wrong();
  problem.availability.busy[key].push_back(
      {{from, calendar::Minutes{0}}, {to + calendar::Days{1}, calendar::Minutes{0}}});
}

struct Prepared {
  app::Opened opened;
  planning::Problem problem;
};

std::unique_ptr<Prepared> prepare(const Options& options, const Context& context,
                                  const std::filesystem::path& folder) {
  app::Choice choice;
  choice.readings = options.facts.readings;
  app::Where where = options.facts.where(context);
  where.folder = folder;
  auto prepared = std::make_unique<Prepared>(Prepared{app::open(where, choice), {}});
  app::Opened& opened = prepared->opened;
  if (options.apply && !opened.database) {
    throw app::bad_input(msg("--apply needs a workspace"),
                         msg("give its folder with -C, or create one with “gouvernail init”"));
  }
  if (options.apply && !options.what_if.empty()) {
    throw app::bad_input(msg("what is only supposed is not recorded"),
                         msg("leave out --apply, or --what-if"));
  }
  const calendar::DayRange horizon = horizon_of(opened, options);
  prepared->problem = app::problem_of(opened, options.facts.day(), horizon);
  if (opened.database) {
    base::Diagnostics found;
    // Windows that begin before the last day are planned to their end.
    const calendar::DayRange days{horizon.first, opened.rules.convention.term.last};
    prepared->problem.availability = app::read_busy(folder, opened, days, found);
    show(found, context);
  }
  for (const std::string& text : options.what_if) suppose(text, prepared->problem);
  return prepared;
}

planning::RepairChoice choice_of(const Options& options, const app::Opened& opened) {
  planning::RepairChoice choice;
  choice.frozen.insert(options.frozen.begin(), options.frozen.end());
  choice.movable.insert(options.movable.begin(), options.movable.end());
  choice.all_movable = choice.movable.erase("all") > 0;
  const auto& meetings = opened.history.meetings;
  for (const auto* names : {&choice.frozen, &choice.movable}) {
    for (const std::string& name : *names) {
      const bool known = opened.rules.convention.body(name) != nullptr ||
                         std::any_of(meetings.begin(), meetings.end(),
                                     [&](const auto& meeting) { return meeting.uid == name; });
      if (known) continue;
      throw app::bad_input(msg("“{}” is neither a body nor a meeting", name),
                           msg("see “gouvernail meeting list”"));
    }
  }
  return choice;
}

void repair(const Options& options, Context& context) {
  const auto prepared = prepare(options, context, context.folder);
  app::Opened& opened = prepared->opened;
  const planning::RepairChoice choice = choice_of(options, opened);
  planning::Repair repair;
  {
    LongWork work(context, options.seconds);
    repair = planning::repair(prepared->problem, choice, control_of(work, options, context));
  }
  if (options.apply) name_added(repair.plan);
  print(options.format == "json"
            ? reports::plan_json(repair.plan, opened.rules, *context.language)
            : reports::repair_text(repair, opened.rules, *context.language, context.style()));
  if (options.apply) apply(opened, repair.plan, context);
  const bool mended = repair.plan.conflicts.empty() && repair.stuck.empty();
  context.status = mended ? app::status_in_order : app::status_not_in_order;
}

void run(const Options& options, Context& context) {
  const auto prepared = prepare(options, context, context.folder);
  app::Opened& opened = prepared->opened;
  const planning::Problem& problem = prepared->problem;
  planning::Plan plan;
  {
    LongWork work(context, options.seconds);
    plan = planning::propose(problem, control_of(work, options, context));
  }
  if (options.apply) name_added(plan);
  print(options.format == "json"
            ? reports::plan_json(plan, opened.rules, *context.language)
            : reports::plan_text(plan, opened.rules, *context.language, context.style()));
  if (options.apply) apply(opened, plan, context);
  if (options.format == "text") {
    for (const base::Message& notice : app::notices(opened, problem.horizon)) {
      tell(context.text(notice));
    }
  }
  context.status = plan.conflicts.empty() ? app::status_in_order : app::status_not_in_order;
}

// All the workspaces of a portfolio in one calendar; each keeps its own file.
void run_portfolio(const Options& options, Context& context) {
  if (options.repair || !options.explained.empty() || !options.facts.rules.empty()) {
    throw app::bad_input(msg("in a portfolio, “plan” proposes a calendar and nothing else"),
                         msg("give one workspace with -C"));
  }
  const auto members = app::read_portfolio(context.folder);
  std::vector<std::unique_ptr<Prepared>> all;
  std::vector<planning::Problem> problems;
  std::vector<reports::PortfolioMember> named;
  for (const app::Member& member : members) {
    all.push_back(prepare(options, context, member.folder));
    all.back()->problem.name = member.name;
    problems.push_back(all.back()->problem);
    named.push_back({member.name, &all.back()->opened.rules});
  }
  app::share_persons(problems);
  planning::JointPlan joint;
  {
    LongWork work(context, options.seconds);
    joint = planning::propose_together(problems, control_of(work, options, context));
  }
  if (options.apply) {
    for (planning::Plan& plan : joint.plans) name_added(plan);
  }
  print(options.format == "json"
            ? reports::portfolio_json(joint, named, *context.language)
            : reports::portfolio_text(joint, named, *context.language, context.style()));
  if (options.apply) {
    for (const auto& one : all) {
      if (one->opened.database->revision() == one->opened.revision) continue;
      throw app::bad_input(msg("a workspace changed meanwhile: nothing is recorded"),
                           msg("plan again"));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      tell(named[i].name);
      apply(all[i]->opened, joint.plans[i], context);
    }
  }
  const bool kept =
      joint.status == planning::Status::optimal || joint.status == planning::Status::feasible;
  context.status = kept ? app::status_in_order : app::status_not_in_order;
}

struct Named {
  std::string body;
  calendar::Day day;
};

// The session that the user means: a body and a day, or a meeting that stands.
Named need_session(const std::string& text, const app::Opened& opened) {
  for (const governance::Meeting& meeting : opened.history.meetings) {
    if (meeting.uid == text) return {meeting.body, meeting.day};
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    throw app::bad_input(msg("there is no meeting “{}”", text),
                         msg("write it as BODY/DAY: copil/2027-05-13"));
  }
  const std::string body = text.substr(0, slash);
  std::vector<std::string> known;
  for (const governance::Body& one : opened.rules.convention.bodies) known.push_back(one.id);
  if (!opened.rules.convention.body(body)) {
    throw app::bad_input(msg("there is no body or act “{}”", body), base::suggestion(body, known));
  }
  return {body, app::need_day(text.substr(slash + 1))};
}

void explain(const Options& options, Context& context) {
  const auto prepared = prepare(options, context, context.folder);
  const Named named = need_session(options.explained, prepared->opened);
  for (const governance::Meeting& meeting : prepared->opened.history.meetings) {
    const bool same = meeting.body == named.body && meeting.day == named.day;
    if (same && meeting.status != governance::MeetingStatus::cancelled) {
      print(context.text(msg("This session stands already: the plan leaves it where it is.")) +
            "\n");
      return;
    }
  }
  std::optional<planning::Explanation> explanation;
  {
    LongWork work(context, options.seconds);
    explanation = planning::explain(prepared->problem, named.body, named.day,
                                    control_of(work, options, context));
  }
  if (!explanation) {
    throw app::bad_input(
        msg("the plan has no session of “{0}” on {1}", named.body, calendar::arg(named.day)),
        msg("see its sessions with “gouvernail plan”"));
  }
  print(reports::explain_text(*explanation, prepared->opened.rules, *context.language,
                              context.style()));
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("plan", context.text(msg("a calendar that keeps all duties")));
  options->facts.add_to(*command, context);
  command->add_option("--from", options->from, context.text(msg("first day (default: tomorrow)")));
  command->add_option("--to", options->to,
                      context.text(msg("last day (default: the end of the convention)")));
  command
      ->add_option("--format", options->format, context.text(msg("text or json (default: text)")))
      ->check(CLI::IsMember({"text", "json"}));
  command
      ->add_option("--time-limit", options->seconds,
                   context.text(msg("seconds to look for a better calendar (default: 10)")))
      ->check(CLI::PositiveNumber)
      ->type_name(context.text(msg("NUMBER")));
  command
      ->add_option("--seed", options->seed,
                   context.text(msg("another number, other calendars of the same cost")))
      ->type_name(context.text(msg("NUMBER")));
  command->add_flag("--apply", options->apply,
                    context.text(msg("record the meetings as proposed, all or none")));
  command->add_flag("--repair", options->repair,
                    context.text(msg("move what can no longer be held, and as little else as "
                                     "possible; add nothing")));
  command->add_option(
      "--freeze", options->frozen,
      context.text(msg("with --repair: bodies or meetings that stay (repeatable)")));
  command->add_option(
      "--allow-move", options->movable,
      context.text(msg("with --repair: convened meetings, or their bodies, that may be moved; all: "
                       "any of them (repeatable)")));
  command->add_option(
      "--what-if", options->what_if,
      context.text(msg("suppose absent=PERSON/FIRST DAY/LAST DAY, or cancelled=MEETING; nothing is "
                       "recorded (repeatable)")));
  CLI::App* why = command->add_subcommand(
      "explain", context.text(msg("why a session stands on its day, and what else was possible")));
  why->add_option("MEETING", options->explained,
                  context.text(msg("BODY/DAY, or the identifier of a meeting")))
      ->required();
  why->fallthrough();
  command->callback([options, &context] {
    if (app::is_portfolio(context.folder)) {
      run_portfolio(*options, context);
    } else if (!options->explained.empty()) {
      explain(*options, context);
    } else if (options->repair) {
      repair(*options, context);
    } else {
      run(*options, context);
    }
  });
}

}  // namespace gouvernail::cli
