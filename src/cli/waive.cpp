// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"

#include <memory>

#include "cli/context.h"
#include "cli/given.h"
#include "governance/waiver.h"
#include "platform/clock.h"
#include "reports/waiver_words.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace waive_command {
namespace {

using base::msg;

struct Options {
  std::string target;
  std::string reason;
  std::string authority;
  std::string evidence;
  std::string on;
  std::string from;
  std::string to;
};

// "copil-annuel/2025", or of an obligation: its name, and from when to when.
base::Message named(const governance::Waiver& waiver) {
  if (!waiver.from && !waiver.until) return msg("{}", waiver.target);
  if (!waiver.until)
    return msg("{0}, from {1:short} on", waiver.target, calendar::arg(*waiver.from));
  if (!waiver.from) return msg("{0}, until {1:short}", waiver.target, calendar::arg(*waiver.until));
  return msg("{0}, from {1:short} to {2:short}", waiver.target, calendar::arg(*waiver.from),
             calendar::arg(*waiver.until));
}

base::MessageList in_a_row(const std::vector<std::string>& words) {
  base::MessageList list;
  for (const std::string& word : words) list.push_back(msg("{}", word));
  return list;
}

// Enough of the id to name it by.
std::string number_of(const governance::Waiver& waiver) { return waiver.id.substr(0, 8); }

void grant(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::WaiveDuty request{options.target,       options.reason,        options.authority,
                               options.evidence,     given_day(options.on), given_day(options.from),
                               given_day(options.to)};
  const app::GrantedWaiver granted = app::waive_duty(opened, request, platform::today());
  print_lines(context.text(msg("Excused: {}.", in_a_row(granted.duties))) + "\n" +
              context.text(reports::waiver_worth(opened.rules)) + "\n");
  for (const base::Message& remark : granted.remarks) tell(context.text(remark));
  if (!granted.kept.empty()) {
    tell(context.text(msg("Kept already, and excused all the same: {0}. “{1}” takes it back.",
                          in_a_row(granted.kept),
                          base::Action(base::Verb::end_waiver).of(number_of(granted.waiver)))));
  }
}

void list(const Options&, Context& context) {
  const app::Opened opened = open_workspace(context);
  std::string text;
  for (const app::GrantedWaiver& granted : app::list_waivers(opened, platform::today())) {
    const governance::Waiver& waiver = granted.waiver;
    text += number_of(waiver) + "  " +
            context.text(msg("{0}: {1} ({2}, {3:short})", base::MessageList{named(waiver)},
                             waiver.reason, waiver.authority, calendar::arg(waiver.granted_on))) +
            "\n";
    if (granted.duties.empty()) {
      text += "          " + context.text(msg("excuses nothing that the rules know")) + "\n";
    } else if (granted.duties != std::vector<std::string>{waiver.target}) {
      text += "          " + context.text(msg("excused: {}", in_a_row(granted.duties))) + "\n";
    }
    for (const base::Message& remark : granted.remarks) {
      text += "          " + context.text(remark) + "\n";
    }
  }
  if (!text.empty()) text += "\n" + context.text(reports::waiver_worth(opened.rules)) + "\n";
  print_lines(text.empty() ? context.text(msg("No waiver is recorded.")) + "\n" : text);
}

void end(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::EndedWaiver ended = app::end_waiver(opened, options.target, platform::today());
  const base::MessageList name{named(ended.waiver)};
  if (ended.owed.empty()) {
    print_lines(context.text(msg("The waiver of “{}” was taken back.", name)) + "\n");
  } else {
    print_lines(context.text(msg("“{}” is owed again: the waiver was taken back.",
                                 ended.excused.empty() ? name : in_a_row(ended.owed))) +
                "\n");
  }
  if (ended.excused.empty()) return;
  print_lines(context.text(msg("Another waiver excuses still: {}.", in_a_row(ended.excused))) +
              "\n");
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "waive", context.text(msg("excuse a duty, list the waivers, take one back")));
  command->add_option("duty", o->target,
                      context.text(msg("duty, or obligation with --from, --to")));
  command->add_option("--reason", o->reason, context.text(msg("why")));
  command->add_option("--authority", o->authority, context.text(msg("who decided")));
  command->add_option("--evidence", o->evidence, context.text(msg("document that proves it")));
  command->add_option("--on", o->on, context.text(msg("day of the decision (default: today)")));
  command->add_option("--from", o->from, context.text(msg("first day of the windows excused")));
  command->add_option("--to", o->to, context.text(msg("last day of the windows excused")));
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  sub("list", msg("the waivers in force, and what they excuse"), list);
  sub("end", msg("take a waiver back"), end)
      ->add_option("waiver", o->target,
                   context.text(msg("the beginning of its identifier, or the duty that it names")))
      ->required();
  command->callback([o, &context, command] {
    if (command->get_subcommands().empty()) grant(*o, context);
  });
}

}  // namespace
}  // namespace waive_command

void add_waive(CLI::App& app, Context& context) { waive_command::add_to(app, context); }

}  // namespace gouvernail::cli
