// SPDX-License-Identifier: MPL-2.0
#include "app/importing/exchange.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/importing/exchange_rules.h"
#include "app/importing/laid_over.h"
#include "app/persons.h"
#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/checks.h"
#include "records/errors.h"
#include "records/recorded_change.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::AnswerRecord;
using governance::ExchangePlace;
using governance::Seat;
using governance::Tick;
using governance::Waiver;
using reports::ImportBeside;
using reports::ImportDoubt;

// An alias that is empty is none.
bool same_person(const governance::Person& a, const governance::Person& b) {
  return a.name == b.name && a.address == b.address && a.party == b.party &&
         governance::joined_aliases(a.aliases) == governance::joined_aliases(b.aliases);
}

// The answers that are recorded, and those that files before this one bring with it.
class AnswersKnown {
 public:
  AnswersKnown(const Opened& opened, const records::Changes* before)
      : all_(opened.database->answers()) {
    if (before) {
      for (const records::Change& change : *before) {
        if (const auto* one = std::get_if<records::RecordAnswer>(&change)) {
          all_.push_back(one->answer);
        }
      }
    }
    for (AnswerRecord& one : all_) {
      one.recorded_at = {};  // when it was recorded is the record's own to say
      by_guest_[{one.meeting, one.person}].push_back(&one);
    }
  }

  bool holds(const AnswerRecord& answer) const {
    return std::ranges::any_of(of(answer), [&](const auto* one) { return *one == answer; });
  }
  // The one that counts of that person to that session; null: there is none.
  const AnswerRecord* counted_of(const AnswerRecord& answer) const {
    const AnswerRecord* counted = nullptr;
    for (const AnswerRecord* one : of(answer)) {
      if (!counted || governance::counts_more(*one, *counted)) counted = one;
    }
    return counted;
  }

 private:
  const std::vector<const AnswerRecord*>& of(const AnswerRecord& answer) const {
    static const std::vector<const AnswerRecord*> none;
    const auto its = by_guest_.find({answer.meeting, answer.person});
    return its == by_guest_.end() ? none : its->second;
  }

  std::vector<AnswerRecord> all_;
  std::map<std::pair<std::string, std::string>, std::vector<const AnswerRecord*>> by_guest_;
};

class ExchangeComparison {
 public:
  ExchangeComparison(const Opened& opened, const ExchangeReading& reading,
                     base::Diagnostics& diagnostics)
      : opened_(opened), reading_(reading), told_(diagnostics), rules_(opened, reading) {}

  void compare(const governance::Exchange& exchange) {
    const governance::History& known = opened_.history;
    const governance::ExchangePlaces& at = exchange.places;
    compare_persons(exchange.persons, at.persons);
    rules_.knows(result.persons);
    compare_all<records::PutSeat>(exchange.history.seats, at.seats, known.seats);
    compare_all<records::PutWaiver>(exchange.history.waivers, at.waivers, known.waivers);
    compare_all<records::PutTick>(exchange.history.ticks, at.ticks, known.ticks);
    compare_answers(exchange.answers, at.answers);
    compare_undecided(exchange.undecided, at.undecided);
  }

  ExchangeTaken result;

 private:
  void tell(base::Severity severity, const ExchangePlace& place, const std::string& code,
            base::Message cause, base::Message remedy) {
    told_.push_back({severity,
                     code,
                     {reading_.path, place.line, 0, place.sheet},
                     place.shown,
                     std::move(cause),
                     std::move(remedy)});
  }
  void complain(const ExchangePlace& place, const std::string& code, base::Message cause,
                base::Message remedy) {
    ++result.bad;
    tell(base::Severity::error, place, code, std::move(cause), std::move(remedy));
  }

  // Whether the record would take it, and commands too. What commands refuse may stand in a record
  // all the same: of the export of a whole one, it is told and taken.
  template <class Value>
  bool is_sound(const Value& value, const ExchangePlace& place) {
    try {
      records::check(value);
    } catch (const records::StoreError& error) {
      complain(place, "not-recordable", error.cause(), error.remedy());
      return false;
    }
    std::optional<ExchangeFault> fault = rules_.fault_of(value);
    if (!fault) return true;
    const bool taken = reading_.whole && !fault->never_recorded;
    if (!taken) complain(place, fault->code, std::move(fault->cause), std::move(fault->remedy));
    if (taken) {
      tell(base::Severity::warning, place, fault->code, std::move(fault->cause),
           std::move(fault->remedy));
    }
    return taken;
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
  void compare_all(const std::vector<Value>& values, const std::vector<ExchangePlace>& places,
                   const std::vector<Value>& known) {
    std::map<std::string, const Value*> standing;
    for (const Value& value : known) standing[beside_key(value)] = &value;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Value& value = values[i];
      const std::string key = beside_key(value);
      const auto its = standing.find(key);
      const bool stands = its != standing.end();
      if (stands && *its->second == value) {
        ++result.counts.unchanged;
        continue;
      }
      if (!is_sound(value, places[i])) continue;
      ImportBeside line = line_of(value);
      if (stands) line.before = base::Boxed<Value>(*its->second);
      const bool asked = stands || was_recorded(key);
      const auto kind = stands ? ImportDoubt::Kind::changes : ImportDoubt::Kind::revives;
      if (asked && !is_taken(key, kind, line)) continue;
      standing[key] = &value;
      result.changes.push_back(Change{value});
      take(std::move(line));
      if (auto remark = rules_.remark_on(value)) {
        tell(base::Severity::warning, places[i], "seat-full", std::move(*remark), {});
      }
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

  void compare_answers(const std::vector<AnswerRecord>& answers,
                       const std::vector<ExchangePlace>& places) {
    if (!opened_.database || answers.empty()) return;
    const AnswersKnown known(opened_, reading_.before);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const AnswerRecord& answer = answers[i];
      if (known.holds(answer)) {
        ++result.counts.unchanged;
        continue;
      }
      if (!is_sound(answer, places[i])) continue;
      ImportBeside line = line_of(answer);
      if (const AnswerRecord* counted = known.counted_of(answer)) line.before = *counted;
      result.changes.emplace_back(records::RecordAnswer{answer});
      take(std::move(line));
    }
  }

  // What was decided here since waits no more.
  void compare_undecided(const std::vector<records::Undecided>& all,
                         const std::vector<ExchangePlace>& places) {
    if (!opened_.database || all.empty()) return;
    std::set<std::string> known;  // digests
    for (const records::Undecided& one : opened_.database->undecided()) known.insert(one.digest);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const records::Undecided& one = all[i];
      if (!is_sound(one, places[i])) continue;
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

  void compare_persons(const std::vector<governance::Person>& persons,
                       const std::vector<ExchangePlace>& places) {
    std::vector<ImportBeside> lines;
    std::map<std::string, const ExchangePlace*>
        place_of;  // by key; of one that stands twice, the last
    for (std::size_t i = 0; i < persons.size(); ++i) {
      const governance::Person& person = persons[i];
      const governance::Person* known = opened_.people->find(person.key);
      if (known && same_person(*known, person)) {
        ++result.counts.unchanged;
        continue;
      }
      ImportBeside line;
      line.person = person;
      if (known) line.person_before = *known;
      if (known && !is_taken("person:" + person.key, ImportDoubt::Kind::changes, line)) continue;
      place_of[person.key] = &places[i];
      result.persons.push_back(person);
      lines.push_back(std::move(line));
    }
    const auto words = [](RefusedPerson& one) {
      return msg("person “{0}”: {1}", one.key, base::MessageList{std::move(one.cause)});
    };
    std::set<std::string> refused;
    PersonsSeen seen = look_at_persons(opened_, result.persons);
    for (RefusedPerson& one : seen.refused) {
      complain(*place_of.at(one.key), "person", words(one), std::move(one.remedy));
      refused.insert(std::move(one.key));
    }
    for (RefusedPerson& one : seen.told) {
      if (refused.contains(one.key)) continue;
      tell(base::Severity::warning, *place_of.at(one.key), "person", words(one),
           std::move(one.remedy));
    }
    std::erase_if(result.persons, [&](const auto& one) { return refused.contains(one.key); });
    for (ImportBeside& line : lines) {
      if (!refused.contains(line.person->key)) take(std::move(line));
    }
  }

  const Opened& opened_;
  const ExchangeReading& reading_;
  base::Diagnostics& told_;
  ExchangeRules rules_;
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
