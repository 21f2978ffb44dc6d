// SPDX-License-Identifier: MPL-2.0
#include "app/report_term.h"
#include "base/failure.h"
#include "base/file_name.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "cli/usage.h"
#include "governance/convention.h"
#include "platform/files.h"
#include "platform/output_folder.h"
#include "platform/pdf.h"
#include "platform/workbook.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace report_command {
namespace {

using base::msg;

struct Options {
  FactsOptions facts;
  std::string format = "html";
  std::string table;  // empty: duties
  std::string out;
  std::string previous;
  std::string previous_term;
  bool audit = false;
  bool anonymous = false;
  bool full = false;
};

void need_out(const Options& options) {
  if (!options.out.empty()) return;
  throw base::bad_input(msg("this format is written to a file"), msg("name it with --out"));
}

const reports::Sheet& need_sheet(const std::vector<reports::Sheet>& sheets, const std::string& id) {
  std::vector<std::string> known;
  for (const reports::Sheet& sheet : sheets) {
    if (sheet.id == id) return sheet;
    known.push_back(sheet.id);
  }
  throw base::bad_input(msg("there is no table “{}”", id), base::suggestion(id, known));
}

// True when it went to a file.
bool deliver(const reports::TermReport& report, const Options& options, const Context& context) {
  const reports::Language& language = *context.language;
  const std::filesystem::path out(options.out);
  if (options.format == "pdf") {
    need_out(options);
    platform::write_pdf(reports::term_report_html(report, language), out);
    return true;
  }
  if (options.format == "xlsx") {
    need_out(options);
    platform::write_xlsx(reports::term_report_sheets(report, language),
                         language.text(report.check.rules->convention->name), report.check.as_of,
                         out);
    return true;
  }
  const std::string text =
      options.format == "csv"
          ? reports::sheet_csv(need_sheet(reports::term_report_sheets(report, language),
                                          options.table.empty() ? "duties" : options.table),
                               language)
          : reports::term_report_html(report, language);
  if (options.out.empty()) {
    print(text);
    return false;
  }
  platform::write_file(out, text);
  return true;
}

void run(const Options& options, Context& context) {
  app::ReportTermRequest request{options.facts.situation(context)};
  request.audit = options.audit;
  request.anonymous = options.anonymous;
  if (!options.table.empty() && options.format != "csv") {
    throw base::bad_input(msg("--table goes with --format csv"),
                          msg("leave it out: the other formats hold every table"));
  }
  if (options.previous.empty() != options.previous_term.empty()) {
    throw base::bad_input(msg("--previous and --previous-term go together"),
                          msg("give the sessions of the convention before, and its term"));
  }
  if (!options.previous.empty()) {
    request.previous = {options.previous, calendar::need_range(options.previous_term)};
  }
  app::ReportTermResult made = app::report_term(request);
  made.report.full = options.full || options.audit;
  show(made.opened->warnings, context);
  if (deliver(made.report, options, context)) {
    print(context.text(msg("The report is in {}.", options.out)) + "\n");
  }
}

// Each workspace of a portfolio to a file of its own, under its name.
void run_all(const Options& options, Context& context) {
  each_workspace(
      context,
      [&](const std::string& name) {
        Options its = options;
        if (!name.empty()) {
          if (its.out.empty()) {
            throw base::bad_input(msg("the reports of a portfolio are written to a folder"),
                                  msg("name it with --out, or give one workspace with -C"));
          }
          its.out = platform::OutputFolder(its.out)
                        .place_of(base::readable_file_name(name) + "." + its.format)
                        .string();
        }
        run(its, context);
      },
      options.out.empty() ? OnFailure::stop : OnFailure::go_on);
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("report", context.text(msg("the whole term at a glance, to look at")));
  o->facts.add_to(*command, context);
  accept_words(command->add_option("--format", o->format,
                                   context.text(msg("html, pdf, csv or xlsx (default: html)"))),
               {"html", "pdf", "csv", "xlsx"});
  command->add_option("--table", o->table,
                      context.text(msg("with csv: duties, meetings, attendance, load, years; with "
                                       "--audit also documents, waivers, journal (default: "
                                       "duties)")));
  command->add_option("--out", o->out, context.text(msg("file to write (default: the screen)")));
  command->add_flag("--audit", o->audit,
                    context.text(msg("evidence file: every meeting, document, waiver, and the "
                                     "journal with its hashes")));
  command->add_flag("--full", o->full,
                    context.text(msg("print everything: attendance, load, each duty and its "
                                     "reasons (on a screen it is there anyway)")));
  command->add_flag("--anonymous", o->anonymous,
                    context.text(msg("without names and without what people wrote freely")));
  command->add_option("--previous", o->previous,
                      context.text(msg("sessions of the convention before (CSV)")));
  command->add_option("--previous-term", o->previous_term,
                      context.text(msg("its term, 2020-11-13..2023-12-31")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace
}  // namespace report_command

void add_report(CLI::App& app, Context& context) { report_command::add_to(app, context); }

}  // namespace gouvernail::cli
