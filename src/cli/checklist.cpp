// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "app/checklists.h"
#include "app/portfolio.h"
#include "base/failure.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/pdf.h"

namespace gouvernail::cli {
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

std::optional<calendar::Day> maybe_day(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(calendar::need_day(text));
}

void show_lists(const app::Opened& opened, Context& context) {
  const auto lists = app::read_checklists(opened.rule_folder, opened.rules);
  if (lists.empty()) print(context.text(msg("These rules have no checklist.")) + "\n");
  for (const rules::Checklist& list : lists) {
    print(context.text(msg("gouvernail checklist {0}: {1}, {2} {2:item|items}", list.id, list.title,
                           std::int64_t(list.items.size()))) +
          "\n");
  }
}

std::string render(const reports::ChecklistReport& report, const Options& options,
                   const Context& context) {
  const reports::Language& language = *context.language;
  if (options.format == "html") return reports::checklist_html(report, language);
  if (options.format == "md") return reports::checklist_markdown(report, language);
  if (options.format == "ics") {
    return ical::write_tasks(app::tasks_of(report, language),
                             language.text(report.preparation.list->title), platform::now());
  }
  return reports::checklist_text(report, language, context.style());
}

// Whether the rules of a workspace of a portfolio have the list that is asked for.
bool has_list(const Options& options, Context& context) {
  const app::Opened opened = app::open({context.folder, "", "", ""});
  const auto lists = app::read_checklists(opened.rule_folder, opened.rules);
  return options.list.empty() ||
         std::any_of(lists.begin(), lists.end(), [&](const rules::Checklist& list) {
           return list.id == options.list || list.body == options.list;
         });
}

void show(const Options& options, Context& context) {
  const app::Opened opened =
      app::open(options.facts.where(context), {options.facts.readings, {}, {}});
  cli::show(opened.warnings, context);
  if (options.list.empty()) return show_lists(opened, context);
  const rules::Checklist list = app::need_checklist(opened, options.list);
  const calendar::Day today = options.facts.day();
  const governance::Meeting session =
      app::session_for(opened, list, maybe_day(options.date), today);
  reports::ChecklistReport report = app::checklist_report(opened, list, session, today);
  // Text that is pasted and tasks that are passed on leave the house: names stay in it.
  const bool passed_on = options.format == "md" || options.format == "ics";
  report.names = !options.no_names && !passed_on;
  // Whoever sits before the screen knows them.
  if (options.format == "text" && !context.verbose) report.holders.clear();
  if (options.format == "pdf") {
    if (options.out.empty()) {
      throw base::bad_input(msg("a PDF is written to a file"), msg("name it with --out"));
    }
    platform::write_pdf(reports::checklist_html(report, *context.language), options.out);
  } else {
    const std::string text = render(report, options, context);
    if (options.out.empty()) return print(text);
    platform::write_file(options.out, text);
  }
  print(context.text(
            msg("{0}, {1}: written to {2}.", list.title, calendar::arg(session.day), options.out)) +
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
  maybe_day(options.date);  // refused once, not for each workspace
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
  app::Opened opened = app::open({context.folder, "", "", ""});
  const rules::Checklist list = app::need_checklist(opened, options.list);
  const calendar::Day today = platform::today();
  const governance::Meeting session =
      app::session_for(opened, list, maybe_day(options.date), today);
  if (done) {
    const calendar::Day day = maybe_day(options.on).value_or(today);
    if (day > today) {
      throw base::bad_input(msg("{} is still to come", calendar::arg(day)), msg("correct --on"));
    }
    app::tick(opened, list, session, options.item, day, options.note);
  } else {
    app::untick(opened, list, session, options.item);
  }
  const reports::ChecklistReport report = app::checklist_report(opened, list, session, today);
  print(reports::checklist_text(report, *context.language, context.style()));
}

}  // namespace

void add_checklist(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "checklist",
      context.text(msg("what has to be done before and after a session, and by when")));
  o->facts.add_to(*command, context);
  command->add_option("name", o->list,
                      context.text(msg("checklist: copil… (without one: those there are)")));
  const std::string date_help = context.text(msg("day of the session (default: the next one)"));
  command->add_option("--date", o->date, date_help);
  command
      ->add_option("--format", o->format,
                   context.text(msg("text, html, pdf, ics (tasks) or md (default: text)")))
      ->check(CLI::IsMember({"text", "html", "pdf", "ics", "md"}));
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

}  // namespace gouvernail::cli
