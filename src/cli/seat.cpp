// SPDX-License-Identifier: MPL-2.0
#include "app/seats.h"

#include <memory>

#include "cli/context.h"
#include "cli/given.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "platform/clock.h"

namespace gouvernail::cli {
namespace seat_command {
namespace {

using base::msg;

struct Options {
  std::string role;
  std::string person;
  std::string from;
  std::string until;
  bool all = false;
};

void appoint(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::HeldSeat held = app::appoint_to_seat(
      opened,
      {options.role, options.person, calendar::need_day(options.from), given_day(options.until)});
  print_lines(context.text(msg("{0} holds “{1}” from {2} on.", options.person, held.role->name,
                               calendar::arg(held.seat.from))) +
              "\n");
  for (const base::Message& remark : held.remarks) tell(context.text(remark));
}

void end(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const calendar::Day last = calendar::need_day(options.until);
  const app::HeldSeat held = app::end_seat(opened, {options.role, options.person, last});
  print_lines(context.text(msg("{0} holds “{1}” until {2}.", options.person, held.role->name,
                               calendar::arg(last))) +
              "\n");
  for (const base::Message& remark : held.remarks) tell(context.text(remark));
}

void list(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  std::string text;
  for (const app::HeldSeat& held : app::list_seats(opened, {platform::today(), options.all})) {
    const governance::Seat& seat = held.seat;
    const governance::Person* person = opened.people->find(seat.person);
    const std::string name = person ? person->name : seat.person;
    text +=
        context.text(seat.until ? msg("{0}: {1}, from {2:short} to {3:short}", held.role->name,
                                      name, calendar::arg(seat.from), calendar::arg(*seat.until))
                                : msg("{0}: {1}, since {2:short}", held.role->name, name,
                                      calendar::arg(seat.from))) +
        "\n";
  }
  print_lines(text.empty() ? context.text(msg("No seat is recorded.")) + "\n" : text);
}

void add_to(CLI::App& app, Context& context) {
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
  CLI::App* listed = sub("list", msg("the seats recorded that are held, or will be"), list);
  listed->add_flag("--all", o->all, context.text(msg("those too that have ended")));
  for (CLI::App* changes : {appointed, ended}) {
    changes->add_option("role", o->role, context.text(msg("role")))->required();
    changes->add_option("person", o->person, context.text(msg("key of a person in people.toml")))
        ->required();
  }
  appointed->add_option("--from", o->from, context.text(msg("first day")))->required();
  appointed->add_option("--until", o->until, context.text(msg("last day")));
  ended->add_option("--on", o->until, context.text(msg("last day")))->required();
}

}  // namespace
}  // namespace seat_command

void add_seat(CLI::App& app, Context& context) { seat_command::add_to(app, context); }

}  // namespace gouvernail::cli
