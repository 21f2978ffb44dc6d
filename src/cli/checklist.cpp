// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "app/list_checklists.h"
#include "app/show_checklist.h"
#include "app/tick_item.h"
#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "cli/given.h"
#include "cli/usage.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/pdf.h"
#include "rules/checklist.h"

namespace gouvernail::cli {
namespace checklist_command {
namespace {

using base::msg;

struct Options {
  FactsOptions facts;
  std::string list;
  std::string date;
  std::string format = "text";
  std::string out;
  std::string item;
  std::string on;
  std::string note;
  bool no_names = false;
};

void show_lists(const Options& options, Context& context) {
  const auto found = app::list_checklists({options.facts.situation(context)});
  cli::show(found.warnings, context);
  if (found.lists.empty()) print(context.text(msg("These rules have no checklist.")) + "\n");
  for (const rules::Checklist& list : found.lists) {
    print(context.text(msg("gouvernail checklist {0}: {1}, {2} {2:item|items}", list.id, list.title,
                           std::int64_t(list.items.size()))) +
          "\n");
  }
}

std::string render(const app::ShowChecklistResult& shown, const Options& options,
                   const Context& context) {
  const reports::Language& language = *context.language;
  if (options.format == "html") return reports::checklist_html(shown.report, language);
  if (options.format == "md") return reports::checklist_markdown(shown.report, language);
  if (options.format == "ics") return app::tasks_file(shown, language, platform::now());
  return reports::checklist_text(shown.report, language, context.style());
}

// Whether the rules of a workspace of a portfolio have the list that is asked for.
bool has_list(const Options& options, Context& context) {
  const auto lists =
      app::list_checklists({{{context.folder, "", "", ""}, {}, platform::today()}}).lists;
  return options.list.empty() ||
         std::any_of(lists.begin(), lists.end(), [&](const rules::Checklist& list) {
           return list.id == options.list || list.body == options.list;
         });
}

void show(const Options& options, Context& context) {
  if (options.list.empty()) return show_lists(options, context);
  app::ShowChecklistResult shown = app::show_checklist(
      {options.facts.situation(context), options.list, given_day(options.date)});
  cli::show(shown.opened->warnings, context);
  // Text that is pasted and tasks that are passed on leave the house: names stay in it.
  const bool passed_on = options.format == "md" || options.format == "ics";
  shown.report.names = !options.no_names && !passed_on;
  // Whoever sits before the screen knows them.
  if (options.format == "text" && !context.verbose) shown.report.holders.clear();
  if (options.format == "pdf") {
    if (options.out.empty()) {
      throw base::bad_input(msg("a PDF is written to a file"), msg("name it with --out"));
    }
    platform::write_pdf(reports::checklist_html(shown.report, *context.language), options.out);
  } else {
    const std::string text = render(shown, options, context);
    if (options.out.empty()) return print(text);
    platform::write_output(options.out, text);
  }
  print(context.text(msg("{0}, {1}: written to {2}.", shown.list->title, calendar::arg(shown.day),
                         options.out)) +
        "\n");
}

// Each workspace of a portfolio after the other, under its name; those without that list are
// passed over, unless none has it.
void show_all(const Options& options, Context& context) {
  if (!app::is_portfolio(context.folder)) return show(options, context);
  if (options.format != "text" || !options.out.empty()) {
    throw base::bad_input(msg("the checklists of a portfolio are shown as text"),
                          msg("give one workspace with -C for another format"));
  }
  given_day(options.date);  // refused once, not for each workspace
  bool shown = false;
  each_workspace(
      context,
      [&](const std::string& name) {
        if (!has_list(options, context)) return;
        shown = true;
        print("\n" + name + "\n" + std::string(base::display_width(name), '=') + "\n");
        show(options, context);
      },
      OnFailure::go_on);
  if (!shown && context.status == status_in_order) {
    throw base::bad_input(msg("no workspace has a checklist “{}”", options.list),
                          msg("“gouvernail checklist” lists those there are"));
  }
}

// The session that a tick is about: a day given, else the one that the checklist shows.
void change(const Options& options, Context& context, bool done) {
  const calendar::Day today = platform::today();
  const app::Situation here{{context.folder, "", "", ""}, {}, today};
  app::TickItemRequest request{{here, options.list, given_day(options.date)}, options.item, {}};
  if (done) request.done = {given_day(options.on).value_or(today), options.note};
  const app::TickItemResult shown = app::tick_item(request);
  print(reports::checklist_text(shown.report, *context.language, context.style()));
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "checklist",
      context.text(msg("what has to be done before and after a session, and by when")));
  o->facts.add_to(*command, context);
  command->add_option("name", o->list,
                      context.text(msg("checklist: copil… (without one: those there are)")));
  const std::string date_help = context.text(msg("day of the session (default: the next one)"));
  command->add_option("--date", o->date, date_help);
  accept_words(
      command->add_option("--format", o->format,
                          context.text(msg("text, html, pdf, ics (tasks) or md (default: text)"))),
      {"text", "html", "pdf", "ics", "md"});
  command->add_option("--out", o->out, context.text(msg("file to write (default: the screen)")));
  command->add_flag(
      "--no-names", o->no_names,
      context.text(msg("leave out the names of persons (md and ics never have them)")));
  command->require_subcommand(0, 1);
  const auto add = [&](const char* name, base::Message what, bool done) {
    CLI::App* sub = command->add_subcommand(name, context.text(what));
    sub->add_option("name", o->list, context.text(msg("checklist")))->required();
    sub->add_option("item", o->item, context.text(msg("item of the checklist")))->required();
    sub->add_option("--date", o->date, date_help);
    if (done) {
      sub->add_option("--on", o->on,
                      context.text(msg("day on which it was done (default: today)")));
      sub->add_option("--note", o->note, context.text(msg("remark kept with it")));
    }
    sub->callback([o, &context, done] { change(*o, context, done); });
  };
  add("tick", msg("record that an item is done"), true);
  add("untick", msg("record that an item is not done after all"), false);
  command->callback([o, &context, command] {
    if (command->get_subcommands().empty()) show_all(*o, context);
  });
}

}  // namespace
}  // namespace checklist_command

void add_checklist(CLI::App& app, Context& context) { checklist_command::add_to(app, context); }

}  // namespace gouvernail::cli
