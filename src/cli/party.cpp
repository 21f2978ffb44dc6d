// SPDX-License-Identifier: MPL-2.0
#include "app/parties.h"

#include <memory>

#include "cli/context.h"
#include "cli/given.h"

namespace gouvernail::cli {
namespace party_command {
namespace {

using base::msg;

struct PartyOptions {
  std::string id;
  std::string signed_on;
};

std::string line_of(const governance::Party& party, const Context& context) {
  return context.text(msg("{0}: {1} · {2}", party.id, party.name,
                          base::MessageList{app::bound_since(party)})) +
         "\n";
}

void set_party(const PartyOptions& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const calendar::Day day = calendar::need_day(options.signed_on);
  print_lines(line_of(app::set_party(opened, {options.id, day}), context));
}

void list_parties(const PartyOptions&, Context& context) {
  const app::Opened opened = open_workspace(context);
  std::string text;
  for (const auto& party : app::list_parties(opened)) text += line_of(party, context);
  print_lines(text);
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<PartyOptions>();
  CLI::App* command =
      app.add_subcommand("party", context.text(msg("the parties, and since when each is bound")));
  command->require_subcommand(1);
  CLI::App* set = command->add_subcommand(
      "set", context.text(msg("the day on which a party signed, written into gouvernail.toml")));
  set->callback([o, &context] { set_party(*o, context); });
  set->add_option("party", o->id, context.text(msg("party, by its id")))->required();
  set->add_option("--signed", o->signed_on, context.text(msg("the day on which it signed")))
      ->required();
  CLI::App* list =
      command->add_subcommand("list", context.text(msg("each party, and since when it is bound")));
  list->callback([o, &context] { list_parties(*o, context); });
}

}  // namespace
}  // namespace party_command

void add_party(CLI::App& app, Context& context) { party_command::add_to(app, context); }

}  // namespace gouvernail::cli
