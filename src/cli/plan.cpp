// SPDX-License-Identifier: MPL-2.0
#include "planning/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include "app/identifiers.h"
#include "app/joint_records.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "cli/plan_input.h"
#include "platform/clock.h"
#include "reports/explain_text.h"
#include "reports/portfolio.h"
#include "reports/repair_text.h"

namespace gouvernail::cli {
namespace {

using base::msg;

planning::Control control_of(LongWork& work, const PlanOptions& options, const Context& context) {
  planning::Control control;
  control.seed = options.seed;
  control.threads = std::max(1U, std::thread::hardware_concurrency());
  control.stop = [&work] { return work.is_over(); };
  control.tell = [&work, &context](const planning::Progress& progress) {
    if (std::isinf(progress.cost)) return work.say(msg("Looking for a calendar…"));
    const double part = progress.cost > 0 ? 1 - progress.lower_bound / progress.cost : 0;
    work.say(msg("A calendar was found; better ones may save {} % (Ctrl-C: keep this one)…",
                 context.language->number(100 * part, 1)));
  };
  return control;
}

// What a joint session says of itself in the record of each convention.
std::string joint_note(const PlanInput& input, const planning::JointPlan& joint, std::size_t which,
                       const std::string& name, const Context& context) {
  std::vector<std::string> others;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    const auto& meetings = joint.plans[i].meetings;
    const bool there = std::any_of(meetings.begin(), meetings.end(), [&](const auto& planned) {
      return planned.meeting.joint == name;
    });
    if (there && i != which) others.push_back(input.members[i].name);
  }
  return context.text(msg("Held together with: {}", context.language->list(others)));
}

// The identifiers under which `apply` records the meetings are those that are shown. A joint
// session goes by that of the one that leads.
void name_added(const PlanInput& input, planning::JointPlan& joint, const Context& context) {
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (planning::PlannedMeeting& planned : joint.plans[i].meetings) {
      if (planned.change != planning::Change::added) continue;
      governance::Meeting& meeting = planned.meeting;
      const bool leads = meeting.joint == input.members[i].name + "/" + meeting.uid;
      meeting.uid = app::new_uid();
      if (leads) names[meeting.joint] = meeting.uid;
    }
  }
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (planning::PlannedMeeting& planned : joint.plans[i].meetings) {
      if (planned.change != planning::Change::added || planned.meeting.joint.empty()) continue;
      planned.meeting.note = joint_note(input, joint, i, planned.meeting.joint, context);
    }
  }
  for (planning::Plan& plan : joint.plans) {
    for (planning::PlannedMeeting& planned : plan.meetings) {
      const auto name = names.find(planned.meeting.joint);
      if (name != names.end()) planned.meeting.joint = name->second;
    }
  }
}

// A workspace by itself does not part what several hold: the half that it moves stays a half, as
// with “meeting move”, and is whole again once the others have moved theirs.
void keep_halves(const PlanInput& input, planning::Plan& plan) {
  for (planning::PlannedMeeting& planned : plan.meetings) {
    for (const governance::Meeting& meeting : input.opened.front()->history.meetings) {
      if (meeting.uid == planned.meeting.uid) planned.meeting.joint = meeting.joint;
    }
  }
}

// What a workspace by itself moved, of sessions that others hold too.
void tell_behind(const PlanInput& input, const governance::History& before,
                 const planning::Plan& plan, const Context& context) {
  for (const planning::PlannedMeeting& planned : plan.meetings) {
    if (planned.change != planning::Change::moved) continue;
    for (const governance::Meeting& meeting : before.meetings) {
      if (meeting.uid != planned.meeting.uid) continue;
      const std::filesystem::path& folder = input.members.front().folder;
      for (const auto& behind : app::records_behind(folder, meeting, planned.meeting)) {
        tell(context.text(behind));
      }
    }
  }
}

// In each workspace its own; where one of them changed meanwhile, nothing in any.
void apply(const PlanInput& input, const planning::JointPlan& joint, Context& context) {
  std::vector<app::Opened*> all;
  std::vector<records::Changes> changes;
  std::vector<std::int64_t> moved;
  for (std::size_t i = 0; i < input.opened.size(); ++i) {
    all.push_back(input.opened[i].get());
    records::Changes& its = changes.emplace_back();
    moved.push_back(0);
    for (const planning::PlannedMeeting& planned : joint.plans[i].meetings) {
      const bool its_day_changed = planned.change == planning::Change::moved;
      if (planned.change != planning::Change::added && !its_day_changed) continue;
      if (its_day_changed) ++moved.back();
      its.push_back(records::PutMeeting{planned.meeting});
    }
  }
  const governance::History before = all.front()->history;
  const auto recorded = app::record_together(all, changes);
  for (std::size_t i = 0; i < recorded.size(); ++i) {
    if (input.is_portfolio()) tell(input.members[i].name);
    const std::int64_t added = std::int64_t{recorded[i].changed} - moved[i];
    tell(context.text(msg("{0} {0:meeting|meetings} recorded as proposed.", added)));
    if (moved[i] > 0) tell(context.text(msg("{0} {0:meeting|meetings} moved.", moved[i])));
  }
  if (!input.is_portfolio()) tell_behind(input, before, joint.plans.front(), context);
}

std::vector<reports::PortfolioMember> named(const PlanInput& input) {
  std::vector<reports::PortfolioMember> members;
  for (std::size_t i = 0; i < input.members.size(); ++i) {
    members.push_back({input.members[i].name, &input.opened[i]->rules});
  }
  return members;
}

void repair(const PlanOptions& options, Context& context) {
  const PlanInput input = read_plan_input(options, context);
  const std::vector<planning::RepairChoice> choices = repair_choices(options, input);
  planning::JointRepair repair;
  {
    LongWork work(context, options.seconds);
    repair = planning::repair_together(input.problems, choices, control_of(work, options, context));
  }
  if (!input.is_portfolio()) keep_halves(input, repair.plan.plans.front());
  if (options.apply) name_added(input, repair.plan, context);
  print(options.format == "json"
            ? reports::repair_json(repair, named(input), *context.language)
            : reports::repair_text(repair, named(input), *context.language, context.style()));
  if (options.apply) apply(input, repair.plan, context);
  bool mended = true;
  for (std::size_t i = 0; i < input.members.size(); ++i) {
    mended = mended && repair.plan.plans[i].conflicts.empty() && repair.stuck[i].empty();
  }
  context.status = mended ? status_in_order : status_not_in_order;
}

// All the workspaces of a portfolio in one calendar; each keeps its own file.
void run(const PlanOptions& options, Context& context) {
  const PlanInput input = read_plan_input(options, context);
  planning::JointPlan joint;
  {
    LongWork work(context, options.seconds);
    joint = planning::propose_together(input.problems, control_of(work, options, context));
  }
  if (options.apply) name_added(input, joint, context);
  const auto members = named(input);
  print(options.format == "json"
            ? reports::portfolio_json(joint, members, *context.language)
            : reports::portfolio_text(joint, members, *context.language, context.style()));
  if (options.apply) apply(input, joint, context);
  if (options.format == "text" && !input.is_portfolio()) {
    const auto notices = app::notices(*input.opened.front(), input.problems.front().horizon);
    for (const base::Message& notice : notices) tell(context.text(notice));
  }
  const bool kept =
      joint.status == planning::Status::optimal || joint.status == planning::Status::feasible;
  context.status = kept ? status_in_order : status_not_in_order;
}

void explain(const PlanOptions& options, Context& context) {
  const PlanInput input = read_plan_input(options, context);
  const NamedSession named = need_session(options, input);
  const app::Opened& opened = *input.opened[named.member];
  for (const governance::Meeting& meeting : opened.history.meetings) {
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
    explanation = planning::explain_together(input.problems, named.member, named.body, named.day,
                                             control_of(work, options, context));
  }
  if (!explanation) {
    throw base::bad_input(
        msg("the plan has no session of “{0}” on {1}", named.body, calendar::arg(named.day)),
        msg("see its sessions with “gouvernail plan”"));
  }
  print(reports::explain_text(*explanation, opened.rules, *context.language, context.style()));
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  auto options = std::make_shared<PlanOptions>();
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
  why->add_option("DAY", options->explained_day,
                  context.text(msg("the day, where MEETING is a body alone")));
  why->fallthrough();
  command->callback([options, &context] {
    if (!options->explained.empty()) {
      explain(*options, context);
    } else if (options->repair) {
      repair(*options, context);
    } else {
      run(*options, context);
    }
  });
}

}  // namespace gouvernail::cli
