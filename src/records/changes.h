// SPDX-License-Identifier: MPL-2.0
// What can be recorded in a workspace. Plain values; `Recorder` gives them their meaning. Whoever
// makes one includes the header of what it holds.
//
// Recording is appending: a later change of the same subject corrects the earlier one, which
// stays readable through `known_on`. A withdrawal takes back what was recorded by mistake.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "calendar/day.h"
#include "calendar/local_time.h"
#include "governance/people.h"
#include "governance/revision.h"
#include "records/answers.h"
#include "records/outbox.h"

namespace gouvernail::governance {
struct Meeting;
struct Seat;
struct Tick;
struct Waiver;
}  // namespace gouvernail::governance

namespace gouvernail::records {

// When a change is recorded and by whom. `author` is a key of people.toml or a login; like every
// person it can be erased later. Empty: not told.
struct Stamp {
  calendar::UtcTime at;
  std::string author;
};

// A document attached to a meeting or act, by what identifies it; its bytes stay where they are.
struct Evidence {
  std::string name;       // file name without folder
  std::int64_t size = 0;  // bytes
  std::string sha256;     // 64 lower-case hexadecimal digits

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

using InvitationRevision = governance::Revision;

struct PutMeeting {
  base::Boxed<governance::Meeting> meeting;  // its uid is the subject; the whole state is replaced
};
// The same of one that was recorded wrongly, whatever has become of it.
struct CorrectMeeting {
  base::Boxed<governance::Meeting> meeting;
  std::string because;  // not empty; kept in the fact alone
};
struct WithdrawMeeting {
  std::string uid;
  std::string because = {};  // kept in the fact alone
};
// A seat is known by its role, person and first day; the rest is replaced.
struct PutSeat {
  base::Boxed<governance::Seat> seat;
};
// Ends the seat that `person` holds in `role` on `until`, its last day.
struct EndSeat {
  std::string role;
  std::string person;
  calendar::Day until;
};
struct WithdrawSeat {
  std::string role;
  std::string person;
  calendar::Day from;
};
struct PutWaiver {
  base::Boxed<governance::Waiver> waiver;  // its id is the subject
};
struct WithdrawWaiver {
  std::string id;
};
// A step of a session's checklist; the session must be recorded.
struct PutTick {
  base::Boxed<governance::Tick> tick;  // its session, checklist and item are the subject
};
struct WithdrawTick {
  std::string meeting;
  std::string checklist;
  std::string item;
};
// Persons are kept apart from facts, and as they are now: no former address is kept.
struct PutPerson {
  governance::Person person;
};
// A person was written into people.toml, or is told anew there. Of what stands there nothing is
// kept but which fields changed: "name", "address", "party", "aliases".
struct NotePerson {
  std::string key;
  bool added = false;
  std::vector<std::string> changed = {};
};
// The day on which a party signed was written into gouvernail.toml, or is told anew there.
struct NoteParty {
  std::string party;                    // id
  std::optional<calendar::Day> before;  // none: it was not told
  calendar::Day signed_on;
};
// Settings were written into gouvernail.toml by a form: which, and nothing of what they say.
struct NoteSettings {
  std::vector<std::string> changed;  // "organiser.name", "planning.starts"
};
// Mails that servers took in one run.
struct NoteSending {
  std::string subject;  // uid of a meeting; of an alert, its week
  std::string kind;     // "invitation", "cancellation", "documents", "minutes", "reminder",
                        // "alert"
  int mails = 0;
  std::map<std::string, int> roles = {};  // id of a role; how many of its holders read them
};
// Name, addresses and key go for ever, and what is kept under those addresses; seats, sessions and
// the journal stay, under a number.
struct ErasePerson {
  std::string key;
  std::vector<std::string> addresses = {};  // hers, as the house knows them
  std::vector<std::string> shared = {};     // of them, those that somebody else reads too: kept
};
// A document of the same name of the same meeting is replaced.
struct AttachEvidence {
  std::string meeting;  // uid
  Evidence evidence;
};
struct DetachEvidence {
  std::string meeting;  // uid
  std::string name;
};
struct RecordInvitation {
  InvitationRevision revision;
};

// Takes back an entry of the journal and all that was recorded together with it: each subject is
// recorded again as it stood before (records/undo.h says what is refused).
struct Undo {
  std::int64_t entry = 0;
};

// A mail to send; told in the journal by the invitation that it carries.
struct QueueMail {
  OutgoingMail mail;
  bool again = false;  // also where a server refused that very mail for good
};
// Mails on a session that wait and must not leave any more: superseded. To everybody, invitations
// and documents; to one recipient, those of one kind.
struct DropMails {
  std::string meeting;                 // uid
  std::string recipient = {};          // empty: to everybody
  std::string kind = invitation_kind;  // or documents_kind; counts with a recipient alone
};
struct RecordAnswer {
  AnswerRecord answer;
};
// An answer that waits for a decision.
struct PutUndecided {
  Undecided undecided;
};
// What was decided of it; what follows from that are changes of their own.
struct Decide {
  std::int64_t id = 0;
  bool accepted = false;
};

using Change =
    std::variant<PutMeeting, CorrectMeeting, WithdrawMeeting, PutSeat, EndSeat, WithdrawSeat,
                 PutWaiver, WithdrawWaiver, PutTick, WithdrawTick, PutPerson, NotePerson, NoteParty,
                 NoteSettings, NoteSending, ErasePerson, AttachEvidence, DetachEvidence, Undo,
                 RecordInvitation, QueueMail, DropMails, RecordAnswer, PutUndecided, Decide>;
using Changes = std::vector<Change>;

}  // namespace gouvernail::records
