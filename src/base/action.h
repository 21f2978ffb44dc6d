// SPDX-License-Identifier: MPL-2.0
// What a sentence asks somebody to do, kept apart from where they read it.
//
// "record it: {0}" takes an Action: what is done (Verb), to what, and how (Detail). A terminal
// shows the command that does it (reports/command_words.h), a page a button or a form.
//
//   Action(Verb::hold_meeting).of(MeetingName{"copil", day}).with(Detail::present, Blank::roles)
//
// "correct {0} or {1}" takes Inputs: what is to be given anew. A terminal shows the names of the
// options, a page the labels of the fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/day_number.h"

namespace gouvernail::base {

enum class Verb {
  add_meeting,
  convene_meeting,
  hold_meeting,
  cancel_meeting,
  move_meeting,
  detach_document,
  list_meetings,
  appoint_to_seat,
  end_seat,
  list_seats,
  list_waivers,
  end_waiver,
  check,
  plan,
  check_rules,
  show_checklist,
  tick_item,
  send_invitations,
  // The same, where what leaves is that the session changed, that it does not take place, or that
  // somebody is not expected any more.
  send_change,
  send_cancellation,
  send_withdrawal,
  read_answers,
  list_answers,
  accept_answer,
  refuse_answer,
  alert,
  install_timer,
  publish,
  check_settings,
  create_workspace,
  list_journal,
  verify_journal,
  undo_journal,
  correct_meeting,
  add_person,
  set_person,
  list_persons,
  note_meeting,
  set_party,
  list_parties,
  tell_meeting,
  set_answer,
  send_documents,
  // Settings, which no command changes: a terminal shows the part of the file.
  set_organiser,
  set_mail,
  set_mailbox,
};
inline constexpr Verb last_verb = Verb::set_mailbox;

// What an action is given besides what it is done to.
enum class Detail {
  on,  // the day of the meeting added, of the decision, of the convocations
  at,
  until,
  to,  // the new day of a meeting; the last day looked at
  from,
  urgent,
  site,
  present,
  convened_on,
  minutes_on,
  minutes_sent_on,
  documents_on,
  date,  // of the session that a checklist prepares
  reason,
  authority,
  rules,
  history,
  people,
  as_of,
  reading,
  all_readings,
  term,
  all,  // and not what presses alone, or is held today
  out,
  time_limit,
  apply,
  replan,
  what_if,
  allow_move,
  send,
  recipient,
  person,  // whose answer it is
  dry_run,
  cron,
  meeting,
  last,
  because,    // why a record was wrong
  never_was,  // no such session
  second_of,  // the session whose quorum was missed
  not_second,
  name,
  address,
  party,
  alias,
  signed_on,  // by a party
  workspace,  // the folder worked in
  proposed,   // as a date to be confirmed
  link,       // where documents can be read
  minutes,    // are among the documents
  repair,     // what cannot be held as it stands
  confirmed,  // what a file would cancel, or is ambiguous, is taken, too
  force,      // although mails left of which the record, or a backup, knows nothing
};
inline constexpr Detail last_detail = Detail::force;

// What the reader fills in; shown as a word in capitals where there is no field for it.
enum class Blank {
  day,
  roles,
  attendance,  // roles one after the other, as one text
  role,
  person,
  number,
  item,
  folder,
  address,
  answer,
};

// An hour of the day, in minutes from midnight.
struct ClockTime {
  std::int64_t minutes = 0;

  friend bool operator==(ClockTime, ClockTime) = default;
};

// A meeting by its body and its day; no day: the reader fills it in.
struct MeetingName {
  std::string body;  // id
  std::optional<DayNumber> day;

  friend bool operator==(const MeetingName&, const MeetingName&) = default;
};

// The name of a document, without its folder.
struct DocumentName {
  std::string name;

  friend bool operator==(const DocumentName&, const DocumentName&) = default;
};

// Text is an id, a key, or what somebody typed.
using Object =
    std::variant<std::string, std::int64_t, DayNumber, ClockTime, MeetingName, DocumentName, Blank>;

// An object that the action is done to has no detail; a detail that says yes has no object.
struct Word {
  std::optional<Detail> detail;
  std::optional<Object> object;

  friend bool operator==(const Word&, const Word&) = default;
};

struct Action {
  Verb verb;
  std::vector<Word> words;  // in the order in which they are told
  std::string workspace;    // folder, when it is another one than the one at hand

  explicit Action(Verb what) : verb(what) {}

  // The same, and more.
  Action of(Object object) && { return std::move(*this).put({{}, std::move(object)}); }
  Action with(Detail detail) && { return std::move(*this).put({detail, {}}); }
  Action with(Detail detail, Object object) && {
    return std::move(*this).put({detail, std::move(object)});
  }
  Action in(std::string folder) && {
    workspace = std::move(folder);
    return std::move(*this);
  }

  friend bool operator==(const Action&, const Action&) = default;

 private:
  Action put(Word word) && {
    words.push_back(std::move(word));
    return std::move(*this);
  }
};

// What is to be given, or given otherwise: a field, with its value where the sentence knows it.
struct Input {
  std::vector<Word> words;  // each with its detail; more than one: given together

  Input(Detail detail) : words{{detail, {}}} {}  // NOLINT(google-explicit-constructor)
  Input(Detail detail, Object object) : words{{detail, std::move(object)}} {}

  friend bool operator==(const Input&, const Input&) = default;
};

}  // namespace gouvernail::base
