// SPDX-License-Identifier: MPL-2.0
#include "app/importing/exchange.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/persons.h"
#include "app/workspace/record.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/unknown_name.h"
#include "governance/waiver.h"
#include "records/checks.h"
#include "records/errors.h"
#include "records/recorded_change.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::AnswerRecord;
using governance::Seat;
using governance::Tick;
using governance::Waiver;
using reports::ImportBeside;
using reports::ImportDoubt;

std::string beside_key(const Seat& seat) {
  return "seat:" + seat.role + "/" + seat.person + "/" + calendar::to_iso(seat.from);
}
std::string beside_key(const Waiver& waiver) { return "waiver:" + waiver.id; }
std::string beside_key(const Tick& tick) {
  return "tick:" + tick.checklist + "/" + tick.item + "/" + tick.meeting;
}

bool same_person(const governance::Person& a, const governance::Person& b) {
  return a.name == b.name && a.address == b.address && a.party == b.party && a.aliases == b.aliases;
}

class ExchangeComparison {
 public:
  ExchangeComparison(const Opened& opened, const ExchangeReading& reading,
                     base::Diagnostics& diagnostics)
      : opened_(opened), reading_(reading), told_(diagnostics) {}

  void compare(const governance::Exchange& exchange) {
    const governance::History& known = opened_.history;
    compare_persons(exchange.persons);
    compare_all<records::PutSeat>(exchange.history.seats, known.seats);
    compare_all<records::PutWaiver>(exchange.history.waivers, known.waivers);
    compare_all<records::PutTick>(exchange.history.ticks, known.ticks);
    compare_answers(exchange.answers);
    compare_undecided(exchange.undecided);
  }

  ExchangeTaken result;

 private:
  void complain(const std::string& code, base::Message cause, base::Message remedy) {
    ++result.bad;
    told_.push_back({base::Severity::error,
                     code,
                     {reading_.path, 0, 0},
                     "",
                     std::move(cause),
                     std::move(remedy)});
  }

  // Whether the record would take it.
  template <class Value>
  bool is_sound(const Value& value) {
    try {
      records::check(value);
    } catch (const records::StoreError& error) {
      complain("not-recordable", error.cause(), error.remedy());
      return false;
    }
    return fits(value);
  }
  bool fits(const Seat& seat) {
    const governance::Convention& convention = opened_.rules->convention;
    if (convention.role(seat.role)) return true;
    governance::UnknownName unknown = governance::unknown_role(convention, seat.role);
    complain("unknown-role", std::move(unknown.cause), std::move(unknown.remedy));
    return false;
  }
  bool fits(const Tick& tick) {
    if (is_known(tick.meeting)) return true;
    complain("unknown-session",
             msg("the step “{0}” is ticked of a session that is not recorded: “{1}”", tick.item,
                 tick.meeting),
             msg("import the sessions first, or together with it"));
    return false;
  }
  static bool fits(const Waiver&) { return true; }
  static bool fits(const records::Undecided&) { return true; }
  bool fits(const AnswerRecord& answer) {
    if (is_known(answer.meeting)) return true;
    complain("unknown-session",
             msg("“{0}” answers for a session that is not recorded: “{1}”", answer.person,
                 answer.meeting),
             msg("import the sessions first, or together with it"));
    return false;
  }
  bool is_known(const std::string& meeting) const {
    return reading_.sessions.contains(meeting) || reading_.ahead.contains(meeting);
  }

  // Whether something was recorded under that key, though it stands no more.
  bool was_recorded(const std::string& key) {
    if (!opened_.database) return false;
    if (!ever_) {
      ever_.emplace();
      try {
        for (const records::RecordedChange& change : opened_.database->changes()) {
          note(change.before);
          note(change.after);
        }
      } catch (const records::StoreError& error) {
        throw failure_of(error);
      }
    }
    return ever_->contains(key);
  }
  void note(const records::State& state) {
    if (const auto* seat = records::value_in<Seat>(state)) ever_->insert(beside_key(*seat));
    if (const auto* waiver = records::value_in<Waiver>(state)) ever_->insert(beside_key(*waiver));
    if (const auto* tick = records::value_in<Tick>(state)) ever_->insert(beside_key(*tick));
  }

  // Asked about; true where somebody said so.
  bool is_taken(const std::string& key, ImportDoubt::Kind kind, const ImportBeside& line) {
    ImportDoubt doubt{kind, key, {}};
    doubt.beside = line;
    doubt.taken = reading_.is_confirmed(key);
    const bool taken = doubt.taken;
    result.doubts.push_back(std::move(doubt));
    return taken;
  }

  void take(ImportBeside line) {
    ++result.counts.added;
    result.lines.push_back(std::move(line));
  }

  template <class Change, class Value>
  void compare_all(const std::vector<Value>& values, const std::vector<Value>& known) {
    std::map<std::string, const Value*> standing;
    for (const Value& value : known) standing[beside_key(value)] = &value;
    for (const Value& value : values) {
      if (!is_sound(value)) continue;
      const std::string key = beside_key(value);
      const auto its = standing.find(key);
      const bool stands = its != standing.end();
      if (stands && *its->second == value) {
        ++result.counts.unchanged;
        continue;
      }
      ImportBeside line = line_of(value);
      if (stands) line.before = base::Boxed<Value>(*its->second);
      const bool asked = stands || was_recorded(key);
      const auto kind = stands ? ImportDoubt::Kind::changes : ImportDoubt::Kind::revives;
      if (asked && !is_taken(key, kind, line)) continue;
      standing[key] = &value;
      result.changes.push_back(Change{value});
      take(std::move(line));
    }
  }

  template <class Value>
  ImportBeside line_of(const Value& value) const {
    ImportBeside line;
    if constexpr (std::is_same_v<Value, AnswerRecord>) {
      line.after = value;
    } else {
      line.after = base::Boxed<Value>(value);
    }
    if constexpr (requires { value.meeting; }) {
      const auto its = reading_.sessions.find(value.meeting);
      if (its != reading_.sessions.end()) line.session = *its->second;
    }
    return line;
  }

  void compare_answers(const std::vector<AnswerRecord>& answers) {
    if (!opened_.database || answers.empty()) return;
    // When an answer was recorded is the record's own to say.
    std::vector<AnswerRecord> known = opened_.database->answers();
    for (AnswerRecord& one : known) one.recorded_at = {};
    for (const AnswerRecord& answer : answers) {
      if (std::ranges::find(known, answer) != known.end()) {
        ++result.counts.unchanged;
        continue;
      }
      if (!is_sound(answer)) continue;
      ImportBeside line = line_of(answer);
      if (const AnswerRecord* counted = counted_of(answer, known)) line.before = *counted;
      result.changes.emplace_back(records::RecordAnswer{answer});
      take(std::move(line));
    }
  }

  // What was decided here since waits no more.
  void compare_undecided(const std::vector<records::Undecided>& all) {
    if (!opened_.database || all.empty()) return;
    std::set<std::string> known;  // digests
    for (const records::Undecided& one : opened_.database->undecided()) known.insert(one.digest);
    for (const records::Undecided& one : all) {
      if (!is_sound(one)) continue;
      if (!known.insert(one.digest).second) {
        ++result.counts.unchanged;
        continue;
      }
      ImportBeside line;
      line.waiting = one;
      const auto its = reading_.sessions.find(one.meeting);
      if (its != reading_.sessions.end()) line.session = *its->second;
      result.changes.emplace_back(records::PutUndecided{one});
      take(std::move(line));
    }
  }

  // The one that counts of that person to that session, as it is recorded.
  static const AnswerRecord* counted_of(const AnswerRecord& answer,
                                        const std::vector<AnswerRecord>& known) {
    const AnswerRecord* counted = nullptr;
    for (const AnswerRecord& one : known) {
      if (one.meeting != answer.meeting || one.person != answer.person) continue;
      if (!counted || governance::counts_more(one, *counted)) counted = &one;
    }
    return counted;
  }

  void compare_persons(const std::vector<governance::Person>& persons) {
    std::vector<ImportBeside> lines;
    for (const governance::Person& person : persons) {
      const governance::Person* known = opened_.people->find(person.key);
      if (known && same_person(*known, person)) {
        ++result.counts.unchanged;
        continue;
      }
      ImportBeside line;
      line.person = person;
      if (known) line.person_before = *known;
      if (known && !is_taken("person:" + person.key, ImportDoubt::Kind::changes, line)) continue;
      result.persons.push_back(person);
      lines.push_back(std::move(line));
    }
    std::set<std::string> refused;
    for (RefusedPerson& one : refused_persons(opened_, result.persons)) {
      complain("person", msg("person “{0}”: {1}", one.key, base::MessageList{std::move(one.cause)}),
               std::move(one.remedy));
      refused.insert(std::move(one.key));
    }
    std::erase_if(result.persons, [&](const auto& one) { return refused.contains(one.key); });
    for (ImportBeside& line : lines) {
      if (!refused.contains(line.person->key)) take(std::move(line));
    }
  }

  const Opened& opened_;
  const ExchangeReading& reading_;
  base::Diagnostics& told_;
  std::optional<std::set<std::string>> ever_;  // keys
};

}  // namespace

ExchangeTaken compare_exchange(const Opened& opened, const governance::Exchange& exchange,
                               const ExchangeReading& reading, base::Diagnostics& diagnostics) {
  ExchangeComparison comparison(opened, reading, diagnostics);
  comparison.compare(exchange);
  return std::move(comparison.result);
}

}  // namespace gouvernail::app
