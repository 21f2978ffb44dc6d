// SPDX-License-Identifier: MPL-2.0
#include "app/take_seats.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat_overlap.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/people_file.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::Action;
using base::Detail;
using base::msg;
using base::Verb;
using governance::Seat;

using Name = std::tuple<std::string, std::string, calendar::Day>;
Name name_of(const Seat& seat) { return {seat.role, seat.person, seat.from}; }

// What the record says of seats, and nothing else of it: this is asked before each command.
struct RecordedSeats {
  std::vector<Seat> standing;
  std::set<Name> ever;
};

RecordedSeats recorded_seats(const fs::path& folder) {
  try {
    const auto record = record_alone(folder);
    RecordedSeats seats{record->seats(), {}};
    for (const Seat& seat : record->seats_ever()) seats.ever.insert(name_of(seat));
    return seats;
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

// The record decides when a seat ended; what the file says otherwise is not lost in silence.
void tell_other_ends(const std::vector<Seat>& named, const std::vector<Seat>& recorded,
                     std::vector<base::Message>& told) {
  for (const Seat& seat : named) {
    const auto known = std::find_if(recorded.begin(), recorded.end(), [&](const Seat& other) {
      return name_of(other) == name_of(seat);
    });
    if (known == recorded.end() || known->until || !seat.until) continue;
    const auto last = calendar::arg(*seat.until);
    told.push_back(
        msg("people.toml ends the seat of “{0}” as {1} on {2}, and no end is recorded. "
            "To record it: {3}",
            seat.person, seat.role, last,
            Action(Verb::end_seat).of(seat.role).of(seat.person).with(Detail::on, last)));
  }
}

std::vector<Seat> read_seats(const fs::path& file, const Opened& opened) {
  base::Diagnostics diagnostics;
  auto people = settings::read_people({file.filename().string(), platform::read_file(file)},
                                      opened.rules->convention, diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("{} cannot be read", std::string(settings::people_name)),
                          diagnostics);
  }
  return std::move(people.seats);
}

void record_new(const fs::path& folder, const std::set<Name>& known, TakenSeats& result) {
  Opened opened = open({folder, "", "", ""});
  std::vector<Seat> standing = opened.history->seats;
  records::Changes changes;
  for (const Seat& seat : read_seats(folder / settings::people_name, opened)) {
    if (known.contains(name_of(seat))) continue;
    if (const Seat* held = governance::held_besides(standing, seat)) {
      result.told.push_back(msg(
          "people.toml seats “{0}” as {1} from {2} on, who holds that seat since {3} already: "
          "it is not taken. To end that one first: {4}",
          seat.person, seat.role, calendar::arg(seat.from), calendar::arg(held->from),
          Action(Verb::end_seat).of(seat.role).of(seat.person).with(Detail::on, base::Blank::day)));
      continue;
    }
    standing.push_back(seat);
    result.taken.push_back(seat);
    changes.push_back(records::PutSeat{seat});
  }
  if (changes.empty()) return;
  try {
    record(opened, changes);
  } catch (const base::Failure& failure) {
    result.taken.clear();
    result.told.push_back(msg("The seats that were added to people.toml could not be recorded: {}",
                              base::MessageList{failure.cause()}));
  }
}

}  // namespace

TakenSeats take_seats(const fs::path& folder) {
  TakenSeats result;
  const fs::path file = folder / settings::people_name;
  for (const fs::path& needed : {folder / settings::settings_name, file, folder / database_name}) {
    if (!fs::is_regular_file(needed)) return result;
  }
  const auto named = settings::seats_named(platform::read_file(file));
  if (named.empty()) return result;
  const RecordedSeats recorded = recorded_seats(folder);
  tell_other_ends(named, recorded.standing, result.told);
  const bool all_known = std::all_of(named.begin(), named.end(), [&](const Seat& seat) {
    return recorded.ever.contains(name_of(seat));
  });
  if (!all_known) record_new(folder, recorded.ever, result);
  return result;
}

}  // namespace gouvernail::app
