// SPDX-License-Identifier: MPL-2.0
#include "app/seats.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "app/persons.h"
#include "app/sending/guests.h"
#include "app/workspace/person_names.h"
#include "app/workspace/record.h"
#include "app/workspace/seats_counted.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/seat_overlap.h"
#include "governance/transitions.h"
#include "governance/unknown_name.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;

const governance::Role& need_role(const Opened& opened, const std::string& text) {
  if (const auto* role = opened.rules->convention->find_role(text)) return *role;
  const governance::UnknownName unknown = governance::unknown_role(opened.rules->convention, text);
  throw base::bad_input(unknown.cause, unknown.remedy);
}

// Whoever left people.toml may still hold a seat, under the key that he had.
std::string holder_named(const Opened& opened, const std::string& name) {
  const bool sits = std::ranges::any_of(
      opened.history->seats, [&](const governance::Seat& seat) { return seat.person == name; });
  const governance::Person* person = sits ? nullptr : opened.people->named(name);
  return person ? person->key : name;
}

// The seat as it is recorded already, and one too many where the convention says how many there
// are.
std::vector<base::Message> seat_remarks(const governance::Role& role,
                                        const std::vector<governance::Seat>& seats,
                                        const governance::Seat& seat) {
  const bool known = std::any_of(seats.begin(), seats.end(), [&](const governance::Seat& other) {
    return other.role == seat.role && other.person == seat.person && other.from == seat.from &&
           other.until == seat.until;
  });
  if (known) return {msg("This seat was recorded so already.")};
  const auto full = governance::full_besides(role, seats, seat);
  if (!full) return {};
  base::MessageList list;
  for (const std::string& person : full->holders) list.push_back(msg("{}", person));
  return {
      msg("“{0}” has {1} {1:seat|seats}, and {2} {3:holds|hold} it on {4} already. It was "
          "recorded all the same.",
          role.name, std::int64_t{*role.seats}, std::move(list),
          static_cast<std::int64_t>(full->holders.size()), calendar::arg(full->day))};
}

// Of sessions that were mailed to a mailbox which somebody else who is invited reads too: whoever
// shares it is told nothing, since the invitation stands.
std::vector<base::Message> shared_remarks(const Opened& opened, const governance::Role& role,
                                          const EndSeat& request) {
  std::vector<base::Message> remarks;
  const governance::Person* person = opened.people->find(request.person);
  if (!person || person->address.empty()) return remarks;
  const auto invited = records::still_invited(opened.database->outbox());
  for (const governance::Meeting& meeting : opened.history->meetings) {
    const governance::Body* body = opened.rules->convention->body(meeting.body);
    const auto mailed = invited.find(meeting.uid);
    if (!body || mailed == invited.end() || !governance::is_ahead(meeting, request.last)) continue;
    const auto& members = body->members;
    const bool sat = meeting.day > request.last &&
                     std::find(members.begin(), members.end(), role.id) != members.end();
    const bool reads = std::any_of(mailed->second.begin(), mailed->second.end(),
                                   [&](const std::string& recipient) {
                                     return governance::same_address(recipient, person->address);
                                   });
    base::MessageList others;
    bool stays = false;
    for (const auto* one : readers_at(person->address, guests_of(meeting, opened), opened.people)) {
      stays = stays || one->key == person->key;
      others.push_back(msg("{}", one->key));
    }
    if (!sat || !reads || stays || others.empty()) continue;
    remarks.push_back(msg(
        "“{0}” shares a mailbox with {1}, who {2:is|are} still invited to “{3}” of {4}: no mail "
        "says that “{0}” is no longer expected there.",
        request.person, others, static_cast<std::int64_t>(others.size()),
        opened.rules->convention->name_of_body(meeting.body), calendar::arg(meeting.day)));
  }
  return remarks;
}

// The seats that go to the successor, as he is to hold them.
std::vector<governance::Seat> passed_on(const Opened& opened, const ReplaceHolder& request) {
  if (request.roles.empty()) {
    throw base::bad_input(msg("no seat is chosen"), msg("choose one at least"));
  }
  if (request.successor.key == request.person) {
    throw base::bad_input(msg("nobody follows themselves"), msg("choose somebody else"));
  }
  std::vector<governance::Seat> given;
  for (const std::string& id : request.roles) {
    const governance::Role& role = need_role(opened, id);
    const auto& seats = opened.history->seats;
    const auto held = std::ranges::find_if(seats, [&](const governance::Seat& seat) {
      return seat.role == role.id && seat.person == request.person &&
             governance::holds_on(seat, request.last);
    });
    if (held == seats.end()) {
      throw base::bad_input(msg("“{0}” does not hold “{1}” on {2}", request.person, role.name,
                                calendar::arg(request.last)),
                            msg("correct {}", base::Input{base::Detail::on}));
    }
    if (held->until == request.last) {
      throw base::bad_input(
          msg("“{0}” ends on {1} already", role.name, calendar::arg(request.last)),
          msg("appoint the successor from the next day: {}",
              base::Action(base::Verb::appoint_to_seat).of(role.id)));
    }
    given.push_back(
        {role.id, request.successor.key, "", request.last + calendar::Days{1}, held->until});
    need_free(seats, given.back());
  }
  return given;
}

// Those that stand, with the ones that are passed on ended.
std::vector<governance::Seat> once_left(const Opened& opened, const ReplaceHolder& request) {
  std::vector<governance::Seat> seats = opened.history->seats;
  for (governance::Seat& seat : seats) {
    const bool goes = seat.person == request.person &&
                      std::ranges::count(request.roles, seat.role) > 0 &&
                      governance::holds_on(seat, request.last);
    if (goes) seat.until = request.last;
  }
  return seats;
}

}  // namespace

void need_free(const std::vector<governance::Seat>& seats, const governance::Seat& seat) {
  const governance::Seat* held = governance::held_besides(seats, seat);
  if (!held) return;
  const auto from = calendar::arg(held->from);
  const auto end = base::Action(base::Verb::end_seat).of(seat.role).of(seat.person);
  throw base::bad_input(
      held->until ? msg("“{0}” holds {1} from {2} to {3} already", seat.person, seat.role, from,
                        calendar::arg(*held->until))
                  : msg("“{0}” holds {1} since {2} already", seat.person, seat.role, from),
      msg("end that seat first, before the day on which this one begins: {0}",
          base::Action(end).with(base::Detail::on, base::Blank::day)));
}

HeldSeat appoint_to_seat(Opened& opened, const AppointToSeat& request) {
  const governance::Role& role = need_role(opened, request.role);
  const std::string person = need_person_named(opened, request.person).key;
  if (request.until && *request.until < request.from) {
    throw base::bad_input(msg("the seat ends before it begins"),
                          msg("correct {0} or {1}", base::Input{base::Detail::from},
                              base::Input{base::Detail::until}));
  }
  const governance::Seat seat{role.id, person, "", request.from, request.until};
  need_free(opened.history->seats, seat);
  std::vector<base::Message> remarks = seat_remarks(role, opened.history->seats, seat);
  const std::vector<governance::Seat> before = opened.history->seats;
  record(opened, {records::PutSeat{seat}});
  for (base::Message& one : sessions_counting(opened, before, opened.history->seats)) {
    remarks.push_back(std::move(one));
  }
  return {&role, seat, std::move(remarks)};
}

HeldSeat end_seat(Opened& opened, const EndSeat& asked) {
  const governance::Role& role = need_role(opened, asked.role);
  EndSeat request = asked;
  request.person = holder_named(opened, asked.person);
  const std::vector<governance::Seat> before = opened.history->seats;
  record(opened, {records::EndSeat{role.id, request.person, request.last}});
  auto remarks = shared_remarks(opened, role, request);
  for (base::Message& one : sessions_counting(opened, before, opened.history->seats)) {
    remarks.push_back(std::move(one));
  }
  for (const governance::Seat& seat : opened.history->seats) {
    const bool ended =
        seat.role == role.id && seat.person == request.person && seat.until == request.last;
    if (ended) return {&role, seat, std::move(remarks)};
  }
  return {&role, {role.id, request.person, "", request.last, request.last}, std::move(remarks)};
}

std::vector<governance::Seat> try_replacing(const Opened& opened, const ReplaceHolder& request) {
  std::vector<governance::Seat> given = passed_on(opened, request);
  std::vector<governance::Seat> seats = once_left(opened, request);
  std::ranges::move(given, std::back_inserter(seats));
  return seats;
}

std::vector<base::Message> replace_holder(Opened& opened, const ReplaceHolder& request) {
  need_workspace(opened);
  const std::vector<governance::Seat> given = passed_on(opened, request);
  const std::vector<governance::Seat> before = opened.history->seats;
  const std::vector<governance::Seat> left = once_left(opened, request);
  std::vector<governance::Person> added;
  if (!opened.people->find(request.successor.key)) added.push_back(request.successor);
  records::Changes changes;
  std::vector<base::Message> remarks;
  const auto remark = [&](std::vector<base::Message> more) {
    std::ranges::move(more, std::back_inserter(remarks));
  };
  for (const governance::Seat& seat : given) {
    changes.emplace_back(records::EndSeat{seat.role, request.person, request.last});
    changes.emplace_back(records::PutSeat{seat});
    remark(seat_remarks(need_role(opened, seat.role), left, seat));
  }
  record_with_persons(opened, std::move(changes), added, true);
  for (const governance::Seat& seat : given) {
    const EndSeat ended{seat.role, request.person, request.last};
    remark(shared_remarks(opened, need_role(opened, seat.role), ended));
  }
  remark(sessions_counting(opened, before, opened.history->seats));
  return remarks;
}

std::vector<HeldSeat> list_seats(const Opened& opened, const WhichSeats& which) {
  std::vector<HeldSeat> held;
  for (const governance::Role& role : opened.rules->convention->roles) {
    for (const governance::Seat& seat : opened.history->seats) {
      const bool wanted = which.ended || !governance::ended_by(seat, which.today);
      if (seat.role == role.id && wanted) held.push_back({&role, seat, {}});
    }
  }
  return held;
}

}  // namespace gouvernail::app
