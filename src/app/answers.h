// SPDX-License-Identifier: MPL-2.0
// Answers of partners: read, matched with meetings and persons, recorded; what only a person can
// judge waits. The same answers in any order, any number of times, end in the same state.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/sending/invitation_maker.h"
#include "base/diagnostic.h"
#include "compliance/preparation.h"
#include "compliance/tasks.h"
#include "reports/answers_text.h"
#include "settings/connections.h"

namespace gouvernail::app {

// A calendar or mail as it came.
struct Incoming {
  std::string name;  // of its file, or of the message in its mailbox
  std::string bytes;
};

struct Taken {
  int recorded = 0;               // new answers that count
  int overtaken = 0;              // new ones that do not: of the same person another one does
  int repeated = 0;               // known already
  int waiting = 0;                // wait for a decision, new ones
  int late = 0;                   // of those recorded: to an invitation that was changed since
  int others = 0;                 // invitations and mails without an answer
  int unsent = 0;                 // of those: reports of mails that did not leave from here
  int strangers = 0;              // mails in words of persons who are not known here
  int bounced = 0;                // mails of ours that came back
  int delayed = 0;                // mails of ours that may still arrive
  base::Diagnostics diagnostics;  // what was refused, and why
  bool unreached = false;         // a mailbox or a file could not be read: a diagnostic says which
};

struct AnswerFile {
  std::filesystem::path path;
  bool found = false;  // in a folder; else it was given
};

// Where answers are read from.
struct AnswerSources {
  std::vector<AnswerFile> files;
  std::vector<settings::Mailbox> mailboxes;  // to be asked
};

// `given`: files and folders (see answer_files), or addresses of mailboxes (imap://…, imaps://…),
// which are asked as the settings say. None given: the mailbox of the settings.
AnswerSources answer_sources(const Opened& opened, const std::vector<std::string>& given);

// A file, or a folder with .ics and .eml files, or a maildir (its cur/ and new/).
std::vector<AnswerFile> answer_files(const std::filesystem::path& path);

// Of other workspaces that share the mailbox: an answer to one of these is theirs.
struct Elsewhere {
  std::set<std::string> sessions;  // uids
  std::set<std::string> mails;     // Message-IDs
};

// Records what can be recorded in one transaction.
Taken take_answers(Opened& opened, const std::vector<Incoming>& incoming,
                   const Elsewhere& elsewhere = {});

// From a mailbox; each message is marked once what it said is recorded, also where the mailbox
// breaks off: that is a Failure then.
Taken take_mailbox(Opened& opened, const settings::Mailbox& mailbox);
// The same of one or several workspaces that may share their mailboxes, and of files: each mailbox
// is read once, each answer goes to the workspace whose session it is. One result a workspace. A
// mailbox or file that cannot be read is told, and holds back no other; a Failure when none can.
std::vector<Taken> take_answers_together(std::vector<Opened>& opened,
                                         const std::vector<std::string>& given);
// The mailbox of the settings; a Failure when there is none.
const settings::Mailbox& mailbox_of(const Opened& opened);

// Meetings ahead that somebody was invited to, with their answers and what they foretell; and what
// waits for a decision.
std::vector<reports::MeetingAnswers> answers_ahead(const Opened& opened, calendar::Day today);
// What the answers to the meeting's present invitation amount to; none when nobody was invited.
std::optional<compliance::Answered> answered_for(const Opened& opened,
                                                 const governance::Meeting& meeting);
// What its composition will lack with the answers given, whoever was invited.
std::vector<base::Message> lacking_with_answers(const Opened& opened,
                                                const governance::Meeting& meeting);
// What answers ask of somebody: of sessions within the alert horizon or that somebody's refusal has
// undone, and what waits for a decision.
compliance::TaskFacts task_facts(const Opened& opened, calendar::Day today);
std::vector<reports::WaitingAnswer> waiting_answers(const Opened& opened);

// What the answers foretell, as sentences for `check`: of sessions within the alert horizon or
// that somebody's refusal has undone.
std::vector<base::Message> forecasts(const Opened& opened, calendar::Day today);

}  // namespace gouvernail::app
