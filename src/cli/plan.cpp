// SPDX-License-Identifier: MPL-2.0
#include "planning/plan.h"

#include <cmath>

#include "app/busy.h"
#include "app/clock.h"
#include "app/failure.h"
#include "app/identifiers.h"
#include "app/typed.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "reports/plan_json.h"
#include "reports/plan_text.h"

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
};

planning::Plan propose(const planning::Problem& problem, const Options& options,
                       const Context& context) {
  LongWork work(context, options.seconds);
  planning::Control control;
  control.seed = options.seed;
  control.stop = [&] { return work.is_over(); };
  control.tell = [&](const planning::Progress& progress) {
    if (std::isinf(progress.cost)) return work.say(msg("Looking for a calendar…"));
    const double part = progress.cost > 0 ? 1 - progress.lower_bound / progress.cost : 0;
    work.say(msg("A calendar was found; better ones may save {} % (Ctrl-C: keep this one)…",
                 context.language->number(100 * part, 1)));
  };
  return planning::propose(problem, control);
}

planning::Problem problem_of(const app::Opened& opened, const Options& options) {
  planning::Problem problem;
  problem.rules = &opened.rules;
  problem.world = opened.world;
  problem.school = opened.school;
  problem.history = opened.history;
  problem.people = opened.people;
  problem.today = options.facts.day();
  problem.preferences = opened.settings.preferences;
  const calendar::Day tomorrow = problem.today + calendar::Days{1};
  const calendar::DayRange& term = opened.rules.convention.term;
  problem.horizon = {options.from.empty() ? tomorrow : app::need_day(options.from),
                     options.to.empty() ? term.last : app::need_day(options.to)};
  if (problem.horizon.empty()) {
    throw app::bad_input(
        msg("there is no day to plan from {0} to {1}", calendar::arg(problem.horizon.first),
            calendar::arg(problem.horizon.last)),
        msg("correct --from, --to or --as-of"));
  }
  if (problem.horizon.first < problem.today) {
    throw app::bad_input(
        msg("the plan would begin in the past, on {}", calendar::arg(problem.horizon.first)),
        msg("give a later --from"));
  }
  return problem;
}

// The identifiers under which `apply` records the meetings are those that are shown.
void name_added(planning::Plan& plan) {
  for (planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change == planning::Change::added) planned.meeting.uid = app::new_uid();
  }
}

void apply(app::Opened& opened, const planning::Plan& plan, Context& context) {
  store::Changes changes;
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change != planning::Change::added) continue;
    changes.push_back(store::PutMeeting{planned.meeting});
  }
  const auto recorded = app::record(opened, changes);
  tell(context.text(
      msg("{0} {0:meeting|meetings} recorded as proposed.", std::int64_t{recorded.changed})));
}

void run(const Options& options, Context& context) {
  app::Choice choice;
  choice.readings = options.facts.readings;
  app::Opened opened = app::open(options.facts.where(context), choice);
  if (options.apply && !opened.database) {
    throw app::bad_input(msg("--apply needs a workspace"),
                         msg("give its folder with -C, or create one with “gouvernail init”"));
  }
  planning::Problem problem = problem_of(opened, options);
  if (opened.database) {
    base::Diagnostics found;
    problem.availability = app::read_busy(context.folder / app::busy_name, opened.people,
                                          problem.preferences.rooms, problem.horizon, found);
    show(found, context);
  }
  planning::Plan plan = propose(problem, options, context);
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
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", options->seed,
                      context.text(msg("another number, other calendars of the same cost")));
  command->add_flag("--apply", options->apply,
                    context.text(msg("record the meetings as proposed, all or none")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace gouvernail::cli
