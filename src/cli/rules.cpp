// SPDX-License-Identifier: MPL-2.0
#include "app/checklists.h"
#include "base/failure.h"
#include "cli/context.h"
#include "platform/files.h"
#include "reports/rules_text.h"
#include "rules/lint.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string rules;
  std::string id;
  std::string text;
};

// The rules named, or those of the workspace.
rules::Rules open_rules(const Options& options, const Context& context) {
  std::filesystem::path folder;
  if (!options.rules.empty()) {
    folder = app::rule_folder(options.rules, ".");
  } else {
    base::Diagnostics diagnostics;
    const auto path = context.folder / settings::settings_name;
    const auto settings =
        settings::read_settings({settings::settings_name, platform::read_file(path)}, diagnostics);
    if (!settings) throw base::bad_files(msg("the settings cannot be read"), diagnostics);
    folder = app::rule_folder(settings->rules, context.folder);
  }
  base::Diagnostics diagnostics;
  rules::Rules rules = *app::open_sound_book(folder).build({}, diagnostics);
  app::read_checklists(folder, rules);  // refused here when they do not fit the rules
  return rules;
}

void check(const Options& options, Context& context) {
  const rules::Rules rules = open_rules(options, context);
  print(context.text(msg("{0}: the rules are sound. {1} obligations, {2} ambiguities.",
                         rules.convention.name, std::int64_t(rules.obligations.size()),
                         std::int64_t(rules.ambiguities.size()))) +
        "\n");
}

void list(const Options& options, Context& context) {
  const rules::Rules rules = open_rules(options, context);
  print(reports::rules_list(rules, *context.language, context.style()) + "\n" +
        reports::rules_ambiguities(rules, *context.language, context.style()));
}

void explain(const Options& options, Context& context) {
  const rules::Rules rules = open_rules(options, context);
  const auto text = reports::rules_explain(rules, options.id, *context.language, context.style());
  if (!text) {
    std::vector<std::string> known;
    for (const rules::Obligation& obligation : rules.obligations) known.push_back(obligation.id);
    const std::string id = options.id.substr(0, options.id.find('/'));
    throw base::bad_input(msg("there is no obligation “{}”", options.id),
                          base::suggestion(id, known));
  }
  print(*text);
}

void lint(const Options& options, Context& context) {
  const rules::Rules rules = open_rules(options, context);
  const std::string text = options.text.empty() ? "" : platform::read_file(options.text);
  const base::Diagnostics found = rules::lint(rules, text);
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
