// SPDX-License-Identifier: MPL-2.0
#include <cmath>
#include <thread>

#include "app/explain_session.h"
#include "app/propose_calendar.h"
#include "app/record_calendar.h"
#include "app/repair_calendar.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/given.h"
#include "cli/long_work.h"
#include "cli/supposition.h"
#include "cli/usage.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "records/workspace.h"
#include "reports/explain_text.h"
#include "reports/portfolio.h"
#include "reports/repair_text.h"

namespace gouvernail::cli {
namespace plan_command {
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
  bool replan = false;
  std::string explained;      // BODY/DAY, BODY alone, or the uid of a meeting
  std::string explained_day;  // with BODY alone
  bool repair = false;
  std::vector<std::string> frozen;
  std::vector<std::string> movable;
  std::vector<std::string> what_if;
};

// A search that ends when its time is over or on Ctrl-C, and says how far it is. While a request
// has one, it must outlive it.
class Watch {
 public:
  Watch(const Options& options, const Context& context) : options_(options), context_(context) {}

  app::Search search() {
    app::Search search;
    search.control.seed = options_.seed;
    search.control.threads = std::max(1U, std::thread::hardware_concurrency());
    search.control.stop = [this] { return work_->is_over(); };
    search.control.tell = [this](const planning::Progress& progress) { say(progress); };
    search.begin = [this](const base::Diagnostics& warnings) {
      show(warnings, context_);
      work_.emplace(context_, options_.seconds);
    };
    return search;
  }
  // Wipes what was said.
  void end() { work_.reset(); }

 private:
  void say(const planning::Progress& progress) {
    if (std::isinf(progress.cost)) return work_->say(msg("Looking for a calendar…"));
    const double part = progress.cost > 0 ? 1 - progress.lower_bound / progress.cost : 0;
    work_->say(msg("A calendar was found; better ones may save {} % (Ctrl-C: keep this one)…",
                   context_.language->number(100 * part, 1)));
  }

  const Options& options_;
  const Context& context_;
  std::optional<LongWork> work_;
};

app::CalendarRequest calendar_of(const Options& options, const Context& context, Watch& watch) {
  app::CalendarRequest request{options.facts.situation(context)};
  request.from = given_day(options.from);
  request.to = given_day(options.to);
  for (const std::string& text : options.what_if) {
    request.suppositions.push_back(need_supposition(text));
  }
  if (options.apply) request.recorded_in = context.language.get();
  request.search = watch.search();
  return request;
}

std::vector<reports::PortfolioMember> named(const app::PlanningFacts& facts) {
  std::vector<reports::PortfolioMember> members;
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    members.push_back({facts.members[i].name, &*facts.opened[i]->rules});
  }
  return members;
}

void record(app::PlanningFacts& facts, const planning::JointPlan& plan, const Context& context) {
  const app::RecordCalendarResult recorded = app::record_calendar({facts, plan, platform::today()});
  for (const auto& member : recorded.members) {
    if (!member.name.empty()) tell(member.name);
    tell(context.text(msg("{0} {0:meeting|meetings} recorded as proposed.", member.added)));
    if (member.moved > 0) {
      tell(context.text(msg("{0} {0:meeting|meetings} moved.", member.moved)));
    }
    if (member.given_up > 0) {
      tell(context.text(msg("{0} {0:proposed date|proposed dates} given up.", member.given_up)));
    }
  }
  for (const base::Message& remark : recorded.remarks) tell(context.text(remark));
  for (const base::Message& behind : recorded.behind) tell(context.text(behind));
}

void repair(const Options& options, Context& context) {
  Watch watch(options, context);
  auto repaired =
      app::repair_calendar({calendar_of(options, context, watch), options.frozen, options.movable});
  watch.end();
  const auto members = named(repaired.facts);
  print(options.format == "json"
            ? reports::repair_json(repaired.repair, members, *context.language)
            : reports::repair_text(repaired.repair, members, *context.language, context.style()));
  if (options.apply) record(repaired.facts, repaired.repair.plan, context);
  context.status = repaired.mended() ? status_in_order : status_not_in_order;
}

// All the workspaces of a portfolio in one calendar; each keeps its own file.
void propose(const Options& options, Context& context) {
  Watch watch(options, context);
  auto proposed = app::propose_calendar({calendar_of(options, context, watch), options.replan});
  watch.end();
  const auto members = named(proposed.facts);
  print(options.format == "json"
            ? reports::portfolio_json(proposed.plan, members, *context.language)
            : reports::portfolio_text(proposed.plan, members, *context.language, context.style()));
  if (options.apply) record(proposed.facts, proposed.plan, context);
  if (options.format == "text") {
    for (const base::Message& notice : proposed.notices()) tell(context.text(notice));
  }
  context.status = proposed.keeps_all() ? status_in_order : status_not_in_order;
}

void explain(const Options& options, Context& context) {
  Watch watch(options, context);
  app::ExplainSessionRequest request{calendar_of(options, context, watch), options.explained};
  if (!options.explained_day.empty()) request.session += "/" + options.explained_day;
  const auto explained = app::explain_session(request);
  watch.end();
  if (!explained.explanation) {
    print(context.text(msg("This session stands already: the plan leaves it where it is.")) + "\n");
    return;
  }
  print(reports::explain_text(*explained.explanation,
                              explained.facts.opened[explained.member]->rules, *context.language,
                              context.style()));
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("plan", context.text(msg("a calendar that keeps all duties")));
  options->facts.add_to(*command, context);
  command->add_option("--from", options->from, context.text(msg("first day (default: tomorrow)")));
  command->add_option("--to", options->to,
                      context.text(msg("last day (default: the end of the convention)")));
  accept_words(command->add_option("--format", options->format,
                                   context.text(msg("text or json (default: text)"))),
               {"text", "json"});
  accept_above_zero(
      command->add_option("--time-limit", options->seconds,
                          context.text(msg("seconds to look for a better calendar (default: 10)"))))
      ->type_name(context.text(msg("NUMBER")));
  accept_whole(
      command->add_option("--seed", options->seed,
                          context.text(msg("another number, other calendars of the same cost"))))
      ->type_name(context.text(msg("NUMBER")));
  command->add_flag("--apply", options->apply,
                    context.text(msg("record the meetings as proposed, all or none")));
  command->add_flag("--replan", options->replan,
                    context.text(msg("sessions that are only proposed may move, too")));
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
    if (options->replan && (options->repair || !options->explained.empty())) {
      throw base::bad_input(msg("--replan makes a new calendar, and nothing else"),
                            msg("leave one of them out"));
    }
    if (!options->explained.empty()) {
      explain(*options, context);
    } else if (options->repair) {
      repair(*options, context);
    } else {
      propose(*options, context);
    }
  });
}

}  // namespace
}  // namespace plan_command

void add_plan(CLI::App& app, Context& context) { plan_command::add_to(app, context); }

}  // namespace gouvernail::cli
