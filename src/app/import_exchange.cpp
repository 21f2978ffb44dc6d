// SPDX-License-Identifier: MPL-2.0
#include "app/import_exchange.h"

#include <algorithm>

#include "app/persons.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/unknown_name.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

// Those that are not among `known`, as changes.
template <class Change, class Value>
void put_new(const std::vector<Value>& values, const std::vector<Value>& known,
             records::Changes& changes, ExchangeCounts& counts) {
  for (const Value& value : values) {
    if (std::ranges::find(known, value) != known.end()) {
      ++counts.unchanged;
    } else {
      ++counts.added;
      changes.push_back(Change{value});
    }
  }
}

bool same_person(const governance::Person& a, const governance::Person& b) {
  return a.name == b.name && a.address == b.address && a.party == b.party && a.aliases == b.aliases;
}

}  // namespace

records::Changes changes_of(const Opened& opened, const governance::Exchange& exchange,
                            const std::string& path, base::Diagnostics& diagnostics,
                            ExchangeCounts& counts) {
  records::Changes changes;
  const governance::Convention& convention = opened.rules->convention;
  for (const governance::Seat& seat : exchange.history.seats) {
    if (convention.role(seat.role)) continue;
    governance::UnknownName unknown = governance::unknown_role(convention, seat.role);
    diagnostics.push_back({base::Severity::error,
                           "unknown-role",
                           {path, 0, 0},
                           "",
                           std::move(unknown.cause),
                           std::move(unknown.remedy)});
  }
  const governance::History& known = opened.history;
  put_new<records::PutSeat>(exchange.history.seats, known.seats, changes, counts);
  put_new<records::PutWaiver>(exchange.history.waivers, known.waivers, changes, counts);
  put_new<records::PutTick>(exchange.history.ticks, known.ticks, changes, counts);
  if (!opened.database) return changes;
  // When an answer was recorded is the record's own to say.
  std::vector<governance::AnswerRecord> answers = opened.database->answers();
  for (governance::AnswerRecord& answer : answers) answer.recorded_at = {};
  put_new<records::RecordAnswer>(exchange.answers, answers, changes, counts);
  return changes;
}

void take_persons(Opened& opened, const governance::Exchange& exchange, bool dry_run,
                  ExchangeCounts& counts) {
  for (const governance::Person& person : exchange.persons) {
    const governance::Person* known = opened.people->find(person.key);
    if (known && same_person(*known, person)) {
      ++counts.unchanged;
      continue;
    }
    ++counts.added;
    if (dry_run) continue;
    if (known) {
      set_person(opened, {person.key, person.name, person.address, person.party, person.aliases});
    } else {
      add_person(opened, person);
    }
  }
}

}  // namespace gouvernail::app
