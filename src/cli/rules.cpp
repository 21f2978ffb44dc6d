// SPDX-License-Identifier: MPL-2.0
#include "rules/rules.h"
#include "app/explain_obligation.h"
#include "app/lint_rules.h"
#include "app/read_rules.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/usage.h"
#include "governance/convention.h"
#include "reports/rules_html.h"
#include "reports/rules_text.h"

namespace gouvernail::cli {
namespace rules_command {
namespace {

using base::msg;

struct Options {
  std::string rules;
  std::string id;
  std::string text;
  std::string format = "text";
  bool all = false;
};

app::ReadRulesRequest asked(const Options& options, const Context& context) {
  return {context.folder, options.rules};
}

void check(const Options& options, Context& context) {
  const auto [rules, warnings] = app::read_rules(asked(options, context));
  show(warnings, context);
  print_lines(context.text(msg("{0}: the rules are sound. {1} obligations, {2} ambiguities.",
                               rules.convention->name, std::int64_t(rules.obligations.size()),
                               std::int64_t(rules.ambiguities.size()))) +
              "\n");
}

void list(const Options& options, Context& context) {
  const rules::Rules rules = app::read_rules(asked(options, context)).rules;
  print(reports::rules_list(rules, *context.language, context.style()) + "\n" +
        reports::rules_ambiguities(rules, *context.language, context.style()));
}

void explain(const Options& options, Context& context) {
  if (options.all != options.id.empty()) {
    throw base::bad_input(msg("say which obligation, or all of them"),
                          msg("rules explain copil-annuel, or rules explain --all"));
  }
  const auto explained = app::explain_obligation({asked(options, context), options.id});
  const rules::Rules& rules = *explained.rules;
  const reports::Language& language = *context.language;
  if (options.format == "html") {
    print(reports::rules_html(rules, explained.id, explained.texts, language));
  } else if (options.all) {
    show_long(reports::rules_explain_all(rules, explained.texts, language, context.style()));
  } else {
    print(*reports::rules_explain(rules, explained.id, explained.texts, language, context.style()));
  }
}

void lint(const Options& options, Context& context) {
  const base::Diagnostics found = app::lint_rules({asked(options, context), options.text}).remarks;
  show(found, context);
  print_lines(context.text(found.empty()
                               ? msg("Nothing to remark.")
                               : msg("{0} {0:remark|remarks}.", std::int64_t(found.size()))) +
              "\n");
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("rules", context.text(msg("the rules of the convention")));
  command->require_subcommand(1);
  const auto add = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* sub = command->add_subcommand(name, context.text(what));
    sub->add_option("--rules", options->rules,
                    context.text(msg("folder of rules, instead of a workspace")));
    sub->callback([options, &context, run] { run(*options, context); });
    return sub;
  };
  add("check", msg("read the rule files and show every mistake"), check);
  add("list", msg("every obligation, and what the text leaves open"), list);
  CLI::App* one = add("explain", msg("all of one obligation, or of each"), explain);
  one->add_option("id", options->id, context.text(msg("obligation or duty")));
  one->add_flag("--all", options->all, context.text(msg("every obligation")));
  accept_words(one->add_option("--format", options->format,
                               context.text(msg("text or html (default: text)"))),
               {"text", "html"});
  add("lint", msg("what the convention says and should not"), lint)
      ->add_option("--text", options->text,
                   context.text(msg("text of the convention, to look up the quotes")));
}

}  // namespace
}  // namespace rules_command

void add_rules(CLI::App& app, Context& context) { rules_command::add_to(app, context); }

}  // namespace gouvernail::cli
