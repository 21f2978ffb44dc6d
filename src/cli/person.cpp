// SPDX-License-Identifier: MPL-2.0
#include "app/persons.h"

#include <filesystem>
#include <memory>

#include "app/personal_data.h"
#include "cli/context.h"
#include "cli/given.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "platform/files.h"
#include "platform/pdf.h"
#include "reports/held_of_person.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace person_command {
namespace {

using base::msg;
using governance::Person;

struct Options {
  std::string key;
  std::string name;
  std::string address;
  std::string party;
  std::vector<std::string> aliases;
  CLI::App* set = nullptr;
  std::string out;
  bool yes = false;
};

std::string line_of(const Person& person) {
  std::string line = person.key + ": " + person.name;
  if (!person.address.empty()) line += " <" + person.address + ">";
  if (!person.party.empty()) line += " · " + person.party;
  for (const std::string& alias : person.aliases) line += " · " + alias;
  return line + "\n";
}

void add(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  print_lines(line_of(app::add_person(
      opened, {options.key, options.name, options.address, options.party, options.aliases})));
}

void set(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  app::SetPerson request{options.key, {}, {}, {}, {}};
  const auto given = [&](const char* option) { return options.set->count(option) > 0; };
  if (given("--name")) request.name = options.name;
  if (given("--address")) request.address = options.address;
  if (given("--party")) request.party = options.party;
  if (given("--alias")) {
    request.aliases.emplace();
    // An empty one takes the aliases away.
    for (const std::string& alias : options.aliases) {
      if (!alias.empty()) request.aliases->push_back(alias);
    }
  }
  print_lines(line_of(app::set_person(opened, request)));
}

void list(const Options&, Context& context) {
  const app::Opened opened = open_workspace(context);
  std::string text;
  for (const Person& person : app::list_persons(opened)) text += line_of(person);
  print_lines(text.empty() ? context.text(msg("people.toml names nobody.")) + "\n" : text);
}

reports::HeldIn held_in(const app::Opened& opened) {
  return {&*opened.rules->convention, &*opened.history};
}

void export_held(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const app::HeldOfPerson held = app::held_of_person(opened, options.key);
  const reports::HeldIn in = held_in(opened);
  const std::filesystem::path out = options.out;
  if (out.empty()) return print(reports::held_json(held, in));
  if (out.extension() == ".pdf") {
    platform::write_pdf(reports::held_html(held, in, *context.language), out);
  } else if (out.extension() == ".html") {
    platform::write_file(out, reports::held_html(held, in, *context.language));
  } else {
    platform::write_file(out, reports::held_json(held, in));
  }
  tell(context.text(msg("Written: {}", out.string())));
}

void erase(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  app::HeldOfPerson held = app::held_of_person(opened, options.key);
  if (!options.yes) {
    print(reports::held_text(held, held_in(opened), *context.language, context.style()));
    tell(
        context.text(msg("Nothing was erased. What is erased does not come back: repeat it with "
                         "--yes.")));
    return;
  }
  held = app::erase_person(opened, options.key);
  print_lines(
      context.text(msg("Erased: “{}”. What they did stays as that of a number.", options.key)) +
      "\n");
  // What somebody has to decide on.
  for (const reports::HeldSection& left :
       reports::left_after_erasing(held, held_in(opened), *context.language)) {
    tell(left.title);
    for (const std::string& line : left.lines) tell("  – " + line);
  }
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("person", context.text(msg("the persons of the workspace")));
  command->require_subcommand(1);
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  CLI::App* added = sub("add", msg("a person is written into people.toml"), add);
  o->set = sub("set", msg("what changed of a person in people.toml"), set);
  sub("list", msg("the persons of people.toml"), list);
  CLI::App* exported =
      sub("export", msg("all that is held about a person, as JSON, page or PDF"), export_held);
  exported->add_option("key", o->key, context.text(msg("key of the person")))->required();
  exported->add_option("--out", o->out, context.text(msg("file.json, file.html or file.pdf")));
  CLI::App* erased =
      sub("erase", msg("a person's name, addresses and words leave the workspace"), erase);
  erased->add_option("key", o->key, context.text(msg("key of the person")))->required();
  erased->add_flag("--yes", o->yes, context.text(msg("erase; else what would be is shown")));
  for (CLI::App* told : {added, o->set}) {
    told->add_option("key", o->key, context.text(msg("short name that seats and diaries use")))
        ->required();
    CLI::Option* name = told->add_option("--name", o->name, context.text(msg("name")));
    if (told == added) name->required();
    told->add_option("--address", o->address, context.text(msg("mail address")));
    told->add_option("--party", o->party, context.text(msg("party, by its id")));
    told->add_option("--alias", o->aliases,
                     context.text(msg("another address that answers come from (repeatable)")))
        ->allow_extra_args(false);
  }
}

}  // namespace
}  // namespace person_command

void add_person(CLI::App& app, Context& context) { person_command::add_to(app, context); }

}  // namespace gouvernail::cli
