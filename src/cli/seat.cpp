// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "cli/context.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string role;
  std::string person;
  std::string from;
  std::string until;
};

const governance::Role& need_role(const app::Opened& opened, const std::string& text) {
  if (const auto* role = opened.rules.convention.find_role(text)) return *role;
  std::vector<std::string> known;
  for (const auto& role : opened.rules.convention.roles) known.push_back(role.id);
  throw base::bad_input(msg("there is no role “{}”", text), base::suggestion(text, known));
}

void need_person(const app::Opened& opened, const std::string& key) {
  if (opened.people.find(key)) return;
  std::vector<std::string> known;
  for (const auto& person : opened.people.persons) known.push_back(person.key);
  throw base::bad_input(msg("people.toml knows no person “{}”", key),
                        known.empty() ? msg("add [[person]] key, name, address to people.toml")
                                      : base::suggestion(key, known));
}

void appoint(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  const governance::Role& role = need_role(opened, options.role);
  need_person(opened, options.person);
  governance::Seat seat{role.id, options.person, "", calendar::need_day(options.from), {}};
  if (!options.until.empty()) seat.until = calendar::need_day(options.until);
  if (seat.until && *seat.until < seat.from) {
    throw base::bad_input(msg("the seat ends before it begins"),
                          msg("correct {0} or {1}", base::Detail::from, base::Detail::until));
  }
  app::record(opened, {records::PutSeat{seat}});
  print(context.text(msg("{0} holds “{1}” from {2} on.", options.person, role.name,
                         calendar::arg(seat.from))) +
        "\n");
}

void end(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  const governance::Role& role = need_role(opened, options.role);
  const calendar::Day last = calendar::need_day(options.until);
  app::record(opened, {records::EndSeat{role.id, options.person, last}});
  print(context.text(
            msg("{0} holds “{1}” until {2}.", options.person, role.name, calendar::arg(last))) +
        "\n");
}

void list(const Options&, Context& context) {
  const app::Opened opened = app::open({context.folder, "", "", ""});
  std::string text;
  for (const governance::Role& role : opened.rules.convention.roles) {
    for (const governance::Seat& seat : opened.history.seats) {
      if (seat.role != role.id) continue;
      const governance::Person* person = opened.people.find(seat.person);
      const std::string name = person ? person->name : seat.person;
      text +=
          context.text(seat.until ? msg("{0}: {1}, from {2:short} to {3:short}", role.name, name,
                                        calendar::arg(seat.from), calendar::arg(*seat.until))
                                  : msg("{0}: {1}, since {2:short}", role.name, name,
                                        calendar::arg(seat.from))) +
          "\n";
    }
  }
  print(text.empty() ? context.text(msg("No seat is recorded.")) + "\n" : text);
}

}  // namespace

void add_seat(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("seat", context.text(msg("who holds which role")));
  command->require_subcommand(1);
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  CLI::App* appointed = sub("appoint", msg("a person takes a role"), appoint);
  CLI::App* ended = sub("end", msg("a person leaves a role"), end);
  sub("list", msg("the seats recorded"), list);
  for (CLI::App* changes : {appointed, ended}) {
    changes->add_option("role", o->role, context.text(msg("role")))->required();
    changes->add_option("person", o->person, context.text(msg("key of a person in people.toml")))
        ->required();
  }
  appointed->add_option("--from", o->from, context.text(msg("first day")))->required();
  appointed->add_option("--until", o->until, context.text(msg("last day")));
  ended->add_option("--on", o->until, context.text(msg("last day")))->required();
}

}  // namespace gouvernail::cli
