// SPDX-License-Identifier: MPL-2.0
#include "reports/import_words.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/recorded_change.h"
#include "reports/change_words.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {

using base::msg;

namespace {

base::Message name_of_line(const ImportLine& line, const governance::Convention& convention) {
  const governance::Meeting& meeting = *line.after;
  const base::MessageList what = {
      msg("{0}, {1}", convention.name_of_body(meeting.body), calendar::arg(meeting.day))};
  if (line.line <= 0) return what.front();
  if (line.sheet.empty()) return msg("line {0}, {1}", std::int64_t{line.line}, what);
  return msg("sheet {0}, row {1}, {2}", line.sheet, std::int64_t{line.line}, what);
}

base::Message session_of(const ImportBeside& beside, const std::string& uid,
                         const governance::Convention& convention) {
  if (!beside.session) return msg("{}", uid);
  const governance::Meeting& meeting = **beside.session;
  return msg("{0}, {1}", convention.name_of_body(meeting.body), calendar::arg(meeting.day));
}

base::Message name_of_beside(const ImportBeside& beside, const governance::Convention& convention) {
  if (beside.person) return msg("Person {}", beside.person->key);
  if (beside.waiting) {
    return msg("Answer of {0} that waits for a decision, {1}", beside.waiting->attendee,
               base::MessageList{session_of(beside, beside.waiting->meeting, convention)});
  }
  if (const auto* seat = records::value_in<governance::Seat>(beside.after)) {
    const auto role = convention.name_of_role(seat->role);
    return is_change(beside) ? msg("Seat of {0}, {1}", role, seat->person)
                             : msg("Seat of {0}", role);
  }
  if (const auto* waiver = records::value_in<governance::Waiver>(beside.after)) {
    return msg("Waiver {0} of {1}", waiver->id, waiver->target);
  }
  if (const auto* tick = records::value_in<governance::Tick>(beside.after)) {
    return msg("Step {0}, {1}", tick->item,
               base::MessageList{session_of(beside, tick->meeting, convention)});
  }
  const auto* answer = records::value_in<records::AnswerRecord>(beside.after);
  if (answer == nullptr) return {};
  return msg("Answer of {0}, {1}", answer->person,
             base::MessageList{session_of(beside, answer->meeting, convention)});
}

std::string aliases_of(const governance::Person& person, const Language& language) {
  return language.list(person.aliases);
}

// "Ann Bee, ann@example.org"; of one who stands, what differs.
std::string words_of_person(const ImportBeside& beside, const Language& language) {
  const governance::Person& now = *beside.person;
  std::string words;
  const auto tell = [&](const std::string& one) {
    if (!one.empty()) words = words.empty() ? one : language.text(msg("{0}; {1}", words, one));
  };
  if (!beside.person_before) {
    for (const std::string& one : {now.name, now.address, now.party, aliases_of(now, language)}) {
      tell(one);
    }
    return words;
  }
  const governance::Person& was = *beside.person_before;
  const auto turn = [&](const base::Message& label, const std::string& a, const std::string& b) {
    const std::string none = language.text(msg("(none)"));
    if (a == b) return;
    tell(language.text(
        msg("{0}: {1} → {2}", language.text(label), a.empty() ? none : a, b.empty() ? none : b)));
  };
  turn(msg("name"), was.name, now.name);
  turn(msg("address"), was.address, now.address);
  turn(msg("party"), was.party, now.party);
  turn(msg("other addresses"), aliases_of(was, language), aliases_of(now, language));
  return words;
}

// Those in the room, or on its screen.
std::int64_t number_present(const std::vector<governance::Presence>& sheet) {
  std::int64_t number = 0;
  for (const governance::Presence& one : sheet) {
    const bool away = one.attending == governance::Attending::excused ||
                      one.attending == governance::Attending::absent;
    if (!away) number += one.count;
  }
  return number;
}

// What else was read of a new one, each with its label.
std::string rest_of_new(const governance::Meeting& meeting,
                        const governance::Convention& convention, const Language& language) {
  governance::Meeting bare = meeting;
  if (meeting.status != governance::MeetingStatus::convened) bare.convened_on.reset();
  bare.documents_on.reset();
  bare.minutes_on.reset();
  bare.minutes_sent_on.reset();
  bare.present.reset();
  bare.urgent = false;
  bare.second_of.clear();
  for (std::string* text : {&bare.agenda, &bare.reason, &bare.note}) text->clear();
  return change_words(records::State(base::Boxed(std::move(bare))),
                      records::State(base::Boxed(meeting)), Reader::house, language, &convention);
}

// What was read of it, so that a cell that was misread is seen before it is recorded.
std::string words_of_new(const governance::Meeting& meeting,
                         const governance::Convention& convention, const Language& language) {
  std::string words = standing_words(meeting, language);
  const auto tell = [&](const std::string& one) {
    if (!one.empty()) words += ", " + one;
  };
  tell(meeting_hours(meeting, std::nullopt, language));
  tell(site_name(convention, meeting.site, language));
  if (meeting.present) {
    tell(language.text(msg("{0} {0:present|present}", number_present(*meeting.present))));
  }
  const std::string rest = rest_of_new(meeting, convention, language);
  return rest.empty() ? words : language.text(msg("{0}; {1}", words, rest));
}

// What would be recorded of the line.
std::string words_of_line(const ImportLine& line, const governance::Convention& convention,
                          const Language& language) {
  if (!line.before) return words_of_new(*line.after, convention, language);
  return change_words(records::State(*line.before), records::State(line.after), Reader::house,
                      language, &convention);
}

}  // namespace

std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language) {
  return language.text(msg("{0}: {1}", base::MessageList{name_of_line(line, convention)},
                           words_of_line(line, convention, language)));
}

bool is_change(const ImportBeside& beside) {
  return beside.person_before || !std::holds_alternative<std::monostate>(beside.before);
}

std::string import_beside_words(const ImportBeside& beside,
                                const governance::Convention& convention,
                                const Language& language) {
  if (beside.waiting && beside.waiting->comment.empty()) {
    return language.text(name_of_beside(beside, convention));
  }
  const std::string words = beside.waiting  ? beside.waiting->comment
                            : beside.person ? words_of_person(beside, language)
                                            : change_words(beside.before, beside.after,
                                                           Reader::house, language, &convention);
  return language.text(
      msg("{0}: {1}", base::MessageList{name_of_beside(beside, convention)}, words));
}

namespace {

base::Message unclear_day_words(const ImportDoubt& doubt, const base::MessageList& name) {
  if (doubt.column.empty()) {
    return msg(
        "{0}: “{1}” could be meant in two ways; if another day is meant, write it as "
        "2026-10-13 in the file",
        name, doubt.written);
  }
  return msg(
      "{0}: “{1}” in column {2} could be meant in two ways; if another day is meant, write "
      "it as 2026-10-13 in the file",
      name, doubt.written, doubt.column);
}

// Why somebody has to say so.
std::string doubt_sentence(const ImportDoubt& doubt, const governance::Convention& convention,
                           const Language& language) {
  const base::MessageList name = {name_of_line(doubt.line, convention)};
  switch (doubt.kind) {
    case ImportDoubt::Kind::cancels:
      return language.text(msg("{}: would be cancelled", name));
    case ImportDoubt::Kind::gone:
      return language.text(
          doubt.line.after->status == governance::MeetingStatus::cancelled
              ? msg("{}: no longer in this file; it would be cancelled", name)
              : msg("{}: no longer in this file; it would not be recorded any more", name));
    case ImportDoubt::Kind::other_year:
      return language.text(msg("{0}: the identifier of a session of {1}, another year", name,
                               calendar::arg((*doubt.line.before)->day)));
    case ImportDoubt::Kind::near_body:
      return language.text(
          msg("{0}: called “{1}”, which is not quite its name", name, doubt.written));
    case ImportDoubt::Kind::denied:
      return language.text(msg("{0}: “{1}” stands in its line; it would be recorded as cancelled",
                               name, doubt.written));
    case ImportDoubt::Kind::contradicts:
      return language.text(
          msg("{0} (of the same session, {1})", import_line_words(doubt.line, convention, language),
              doubt.other ? import_line_words(*doubt.other, convention, language) : ""));
    case ImportDoubt::Kind::recalls:
      return language.text(msg("{0}: convened on {1}; the convocation would no longer be recorded",
                               name, calendar::arg(*(*doubt.line.before)->convened_on)));
    case ImportDoubt::Kind::corrects:
      return language.text(msg("{0}: recorded as held on {1}; its day would be corrected", name,
                               calendar::arg((*doubt.line.before)->day)));
    case ImportDoubt::Kind::day_order:
      return language.text(unclear_day_words(doubt, name));
    case ImportDoubt::Kind::moves:
      if ((*doubt.line.before)->day == doubt.line.after->day) {
        return language.text(
            msg("{0}: taken for the session that is recorded on that day, which "
                "this file has no more: it would be corrected",
                name));
      }
      if (doubt.line.line == 0) {
        return language.text(
            msg("{0}: taken for the session of {1}, which this calendar has no more: it would be "
                "moved",
                name, calendar::arg((*doubt.line.before)->day)));
      }
      return language.text(msg(
          "{0}: taken for the session of {1}, which this file has no more: it would be corrected",
          name, calendar::arg((*doubt.line.before)->day)));
    case ImportDoubt::Kind::revives:
      return language.text(msg("{}: taken back since, and would be recorded again", name));
    case ImportDoubt::Kind::reverts:
      return language.text(msg("{} (so it was recorded before, and was changed since)",
                               import_line_words(doubt.line, convention, language)));
    case ImportDoubt::Kind::changes:  // of what is no meeting alone
      break;
  }
  return {};
}

// Whether that says all that would become of it.
bool says_all(ImportDoubt::Kind kind) {
  return kind == ImportDoubt::Kind::cancels || kind == ImportDoubt::Kind::gone ||
         kind == ImportDoubt::Kind::reverts;
}

// With what would be recorded, where that does not say it.
std::string doubt_and_changes(const ImportDoubt& doubt, const governance::Convention& convention,
                              const Language& language) {
  if (doubt.beside) {
    const std::string words = import_beside_words(*doubt.beside, convention, language);
    return language.text(doubt.kind == ImportDoubt::Kind::changes
                             ? msg("{} (recorded otherwise: it would be changed)", words)
                             : msg("{} (taken back since: it would be recorded again)", words));
  }
  std::string sentence = doubt_sentence(doubt, convention, language);
  if (says_all(doubt.kind)) return sentence;
  const std::string changes = words_of_line(doubt.line, convention, language);
  return changes.empty() ? sentence : language.text(msg("{0} – {1}", sentence, changes));
}

}  // namespace

base::Message import_otherwise_question(const ImportDoubt& doubt) {
  return doubt.kind == ImportDoubt::Kind::denied ? msg("Did it take place all the same?")
                                                 : msg("Is it another session, to be added?");
}

std::string import_doubt_words(const ImportDoubt& doubt, const governance::Convention& convention,
                               const Language& language) {
  std::string words = doubt_and_changes(doubt, convention, language);
  std::string sign = ". ";
  for (const base::Message& one : doubt.beside_it) {
    words += sign + language.text(one);
    sign = " ";
  }
  return words;
}

}  // namespace gouvernail::reports
