// SPDX-License-Identifier: MPL-2.0
#include "app/judge_convention.h"
#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/given.h"
#include "cli/status.h"
#include "cli/usage.h"
#include "governance/convention.h"
#include "reports/check_brief.h"
#include "reports/check_csv.h"
#include "reports/check_html.h"
#include "reports/check_json.h"
#include "reports/check_junit.h"
#include "reports/check_text.h"

namespace gouvernail::cli {
namespace check_command {
namespace {

using base::msg;

struct Options {
  FactsOptions facts;
  std::string format = "text";
  std::string from;
  std::string to;
  std::string known;
  std::string term;
  bool all_readings = false;
  bool strict = false;
  bool strict_past = false;
  bool all = false;

  reports::Strictness strictness() const { return {strict, strict_past}; }
};

std::string render(const reports::CheckReport& report, const Options& options,
                   const Context& context) {
  const reports::Language& language = *context.language;
  if (options.format == "json") return reports::check_json(report, language);
  if (options.format == "csv") return reports::check_csv(report, language);
  if (options.format == "html") return reports::check_html(report, language);
  if (options.format == "junit")
    return reports::check_junit(report, language, options.strictness());
  const bool whole = options.all || context.verbose || options.all_readings;
  return whole ? reports::check_text(report, language, context.style())
               : reports::check_brief(report, language, context.style());
}

app::JudgeConventionResult judge(const Options& options, Context& context) {
  app::JudgeConventionRequest request{options.facts.situation(context)};
  request.term = given_range(options.term);
  request.known = given_day(options.known);
  request.from = given_day(options.from);
  request.to = given_day(options.to);
  request.all_readings = options.all_readings;
  app::JudgeConventionResult judged = app::judge_convention(request);
  show(judged.opened->warnings, context);
  const bool in_order = reports::is_in_order(judged.report, options.strictness());
  context.status = in_order ? status_in_order : status_not_in_order;
  return judged;
}

void run_one(const Options& options, Context& context) {
  const app::JudgeConventionResult judged = judge(options, context);
  const std::string text = render(judged.report, options, context);
  options.format == "text" ? show_long(text) : print(text);
}

// One line a convention; then, where all is asked for, each under its name.
void run_portfolio(const Options& options, Context& context) {
  if (options.format != "text") {
    throw base::bad_input(msg("a portfolio is checked as text"),
                          msg("give one workspace with -C for another format"));
  }
  const bool whole = options.all || context.verbose || options.all_readings;
  std::string lines;
  std::string each;
  each_workspace(
      context,
      [&](const std::string& name) {
        const app::JudgeConventionResult judged = judge(options, context);
        const reports::TextStyle style = context.style();
        lines += reports::check_line(judged.report, name, *context.language, style);
        if (!whole) return;
        each += "\n" + name + "\n" + std::string(base::display_width(name), '=') + "\n" +
                reports::check_text(judged.report, *context.language, style);
      },
      OnFailure::go_on);
  show_long(lines + each);
}

void run(const Options& options, Context& context) {
  options.facts.day();  // refused once, not for each workspace
  app::is_portfolio(context.folder) ? run_portfolio(options, context) : run_one(options, context);
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("check", context.text(msg("the verdict on each duty, and what to do")));
  options->facts.add_to(*command, context);
  accept_words(
      command->add_option("--format", options->format,
                          context.text(msg("text, json, html, csv or junit (default: text)"))),
      {"text", "json", "html", "csv", "junit"});
  command->add_option("--from", options->from,
                      context.text(msg("only duties whose window reaches this day")));
  command->add_option("--to", options->to,
                      context.text(msg("only duties whose window begins by this day")));
  command->add_option("--known", options->known,
                      context.text(msg("with what had been recorded by this day")));
  command->add_option("--term", options->term,
                      context.text(msg("as if the convention had run then, 2020..2023")));
  command->add_flag("--all-readings", options->all_readings,
                    context.text(msg("say which verdicts depend on a reading")));
  command->add_flag("--strict", options->strict,
                    context.text(msg("status 1 for what is at risk, too")));
  command->add_flag("--strict-past", options->strict_past,
                    context.text(msg("status 1 for what was missed more than a year ago, too")));
  command->add_flag("--all", options->all,
                    context.text(msg("each duty, and not what presses alone")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace check_command

void add_check(CLI::App& app, Context& context) { check_command::add_to(app, context); }

}  // namespace gouvernail::cli
