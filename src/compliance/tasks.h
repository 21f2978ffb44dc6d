// SPDX-License-Identifier: MPL-2.0
// What somebody has to do now, and until when: the one list that `check`, the alert, the report and
// the checklists show. Pure: the same facts give the same tasks, in the same order, for ever.
//
// A session is named by one task of a kind, however many duties hang on it; several duties that one
// and the same session would keep are one task. What nothing can save any more is no task.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/action.h"
#include "base/message.h"
#include "calendar/day.h"
#include "compliance/preparation.h"
#include "compliance/verdict.h"
#include "rules/obligation.h"

namespace gouvernail::compliance {

enum class TaskKind {
  convene,          // a session that is proposed; of an act, tell the partners
  plan,             // set the day of a session that a duty lacks, or take out one too many
  send_documents,   // owed before a session
  record,           // whether a session took place whose day has passed
  send_minutes,     // owed after a session
  approve_minutes,  // that were sent, where no silence approves them
  prove,            // complete the record of a session that was held
  fill_seat,        // appoint, or record who holds a role
  chase_answer,     // without which a session lacks its composition; or whom a diary keeps away
  decide_answer,    // one that waits for somebody's decision
  align_joint,      // a joint session that stands otherwise in another record
  tell_change,      // to whom a mail has told what is not so any more
  correct_address,  // of a guest whose mail was refused; or send again what he lacks since
  mend,             // end what a formal notice names
  prepare_renewal,  // in the last year of the term
  prepare,          // what the checklist of a session wants done within a week, or wanted
};
inline constexpr TaskKind last_task_kind = TaskKind::prepare;
const char* to_string(TaskKind kind);
// Whatever its last day: what a formal notice names, guests who know what is not so, or nothing.
bool presses_at_once(TaskKind kind);  // "convene", "plan"… as in JSON

struct Task {
  TaskKind kind = TaskKind::plan;
  // Last day, worked, to do it in good order, included; none: nothing says until when, and it is to
  // be done at the next occasion.
  std::optional<calendar::Day> last_day;
  // Last day to do it at all, by what the convention itself asks; not before last_day.
  std::optional<calendar::Day> last_resort;
  rules::Weight weight = rules::Weight::recommendation;  // the heaviest of its duties
  bool overdue = false;                                  // last_day has passed
  // Its last day is a habit of the house, on which no duty rests: late, it condemns nothing.
  bool habit = false;
  base::Message what;                 // "Convene the technical committee of 8 December 2026"
  base::Message why;                  // what its last day follows from; may be empty
  std::vector<base::Action> actions;  // that do it, the usual one first
  std::string meeting;                // uid of the session; empty: there is none yet
  std::string body;                   // id; may be empty
  std::vector<std::size_t> duties;    // that hang on it: positions among the judgements
  std::optional<std::size_t> chief;  // the one of them that its last day and its action follow from
};

// An answer that waits for somebody to decide on it.
struct WaitingDecision {
  std::string meeting;  // uid
  std::int64_t number = 0;
  std::optional<calendar::Day> proposed = {};  // the day that a guest proposes instead
};

// Guests who know of a session what is not so any more, or whose invitation waits.
struct Untold {
  // `invited`: some know nothing yet; `withdrawn`: they are not expected any more, and nobody else
  // is told anything.
  enum class Change { cancelled, moved, invited, withdrawn, other };
  Change change = Change::other;
  int persons = 0;                    // 0: it is not known how many they are
  int newcomers = 0;                  // besides them, who know nothing yet and are invited
  std::optional<calendar::Day> told;  // the day that they hold
  bool convenes = false;              // what is sent to them convenes the session as it stands
  bool by_mail = false;               // a mail tells some of them at least
  bool by_hand = false;               // they were convened by other means than mail
};

// What tells them by mail.
base::Verb sending_verb(const Untold& untold);

// Documents that a server refused for these persons, who can be sent them again.
struct Unsent {
  std::string meeting;                 // uid
  std::vector<std::string> persons;    // keys
  std::vector<std::string> documents;  // names of those that are attached to it
  std::string link;                    // where others can be read; may be empty
  bool minutes = false;
};

// Guests of a session whose diaries say that they are elsewhere then.
struct Taken {
  std::vector<std::string> persons;    // keys
  std::vector<base::Message> lacking;  // what the composition lacks without them; may be empty
};

// What verdicts do not know.
struct TaskFacts {
  std::map<std::string, Answered> answers;  // to invitations, by uid of the meeting
  std::vector<WaitingDecision> decisions;
  std::map<std::string, base::Message> parted;  // joint sessions, by uid: what another record says
  std::map<std::string, Untold> untold;         // by uid
  std::map<std::string, std::string> refused;   // keys of guests; uid of the first session
  std::map<std::string, std::string> refused_documents;  // the same, of mails of documents
  std::vector<Unsent> unsent;
  std::string refused_whole;  // uid of the first session of which a server refused every mail
  // Guests of sessions that others were invited to by mail, whom no mail can reach; by uid.
  std::map<std::string, std::vector<std::string>> beyond_mail;
  std::map<std::string, Taken> taken;        // by uid: sessions that diaries break
  std::map<std::string, std::string> names;  // of those guests, by key; none: called by the key
  bool can_mail = false;                     // a mail server is set: what is sent convenes
  std::vector<OpenStep> steps;  // of checklists of sessions that are recorded, by latest day
};

// On the day of `known`; `judgements` are those of that day. By last day; then what has none.
// What presses at once stands on the day itself, and a record or an answer that is late behind the
// seven days to come: nothing is lost by it. What is not to be thought of yet (a duty whose window
// begins much later) is left out.
//
// As long as nothing new is recorded, no task is first shown after its last day, and the last day
// of a record or of a vacancy stays.
std::vector<Task> tasks(const rules::Rules& rules, const governance::HistoryAsOf& known,
                        const std::vector<Judgement>& judgements, const TaskFacts& facts = {});

// Whether the task being late means that the convention is not in order: an obligation, and more
// than a record to be completed or an answer to be had.
bool is_owed_late(const Task& task);

// What records that somebody sits in a role.
base::Action appoint(base::Object role, base::Object from);

}  // namespace gouvernail::compliance
