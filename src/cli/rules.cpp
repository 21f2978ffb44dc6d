// SPDX-License-Identifier: MPL-2.0
#include "rules/rules.h"
#include "app/explain_obligation.h"
#include "app/lint_rules.h"
#include "app/read_rules.h"
#include "cli/context.h"
#include "governance/convention.h"
#include "reports/rules_text.h"
#include "rules/obligation.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string rules;
  std::string id;
  std::string text;
};

app::ReadRulesRequest asked(const Options& options, const Context& context) {
  return {context.folder, options.rules};
}

void check(const Options& options, Context& context) {
  const rules::Rules rules = app::read_rules(asked(options, context)).rules;
  print(context.text(msg("{0}: the rules are sound. {1} obligations, {2} ambiguities.",
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
  const auto explained = app::explain_obligation({asked(options, context), options.id});
  print(*reports::rules_explain(*explained.rules, options.id, *context.language, context.style()));
}

void lint(const Options& options, Context& context) {
  const base::Diagnostics found = app::lint_rules({asked(options, context), options.text}).remarks;
  show(found, context);
  print(context.text(found.empty() ? msg("Nothing to remark.")
                                   : msg("{0} {0:remark|remarks}.", std::int64_t(found.size()))) +
        "\n");
}

}  // namespace

void add_rules(CLI::App& app, Context& context) {
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
  add("explain", msg("all of one obligation"), explain)
      ->add_option("id", options->id, context.text(msg("obligation or duty")))
      ->required();
  add("lint", msg("what the convention says and should not"), lint)
      ->add_option("--text", options->text,
                   context.text(msg("text of the convention, to look up the quotes")));
}

}  // namespace gouvernail::cli
