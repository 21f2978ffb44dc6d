// SPDX-License-Identifier: MPL-2.0
#include "app/sending/due_invitations.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/sending/recipients.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

// Whether the hour at which it ends, or begins where no end is known, has passed.
bool is_over(const Meeting& meeting) {
  const calendar::LocalTime now = calendar::to_paris(platform::now());
  if (meeting.end) return *meeting.end <= now;
  return meeting.start_time && calendar::LocalTime{meeting.day, *meeting.start_time} <= now;
}

// Those whose names were given, by uid.
std::set<std::string> named_in(const MailingChoice& choice, const Opened& opened,
                               calendar::Day today) {
  std::set<std::string> uids;
  for (const std::string& name : choice.meetings) {
    const Meeting meeting = need_meeting(opened, name);
    if (meeting.status == MeetingStatus::held || meeting.day < today || is_over(meeting)) {
      throw base::bad_input(
          msg("nobody can be invited any more to the session of {}", calendar::arg(meeting.day)),
          msg("record what took place with “{0}”", base::Action{base::Verb::hold_meeting}));
    }
    if (!choice.only.empty() && !choice.proposed && meeting.status == MeetingStatus::proposed) {
      throw base::bad_input(
          msg("the session of {} is not convened yet, and would be by a mail to some alone",
              calendar::arg(meeting.day)),
          msg("write to all who are invited, without {0}", base::Input{base::Detail::recipient}));
    }
    uids.insert(meeting.uid);
  }
  return uids;
}

class Choosing {
 public:
  Choosing(const Opened& opened, const MailingChoice& choice, const InvitationMaker& maker,
           const InvitationOutbox& outbox, calendar::Day today)
      : opened_(opened),
        choice_(choice),
        maker_(maker),
        outbox_(outbox),
        named_(named_in(choice, opened, today)) {}

  // Proposed ones only when asked for, or when they were mailed before.
  bool is_wanted(const Meeting& meeting) const {
    if (!maker_.is_told(meeting)) return false;
    if (!named_.empty()) return named_.count(meeting.uid) > 0;
    // Those who were convened otherwise are told as well of what became of it.
    const bool mailed = outbox_.holds(meeting.uid) || meeting.awaited;
    if (meeting.status == MeetingStatus::cancelled) return mailed;
    return meeting.status == MeetingStatus::convened || choice_.proposed || mailed;
  }

  // Whether what a server refused is tried again: somebody asks for it.
  bool tries_again(const Meeting& meeting) const {
    return named_.count(meeting.uid) > 0 || !choice_.only.empty();
  }
  bool names(const Meeting& meeting) const { return named_.count(meeting.uid) > 0; }

  // Whether its mails convene it: somebody names it, or its convocation was to leave already and
  // could not, or those who hold that of its former day, by mail or not, are told the new one.
  bool convenes(const Meeting& meeting) const {
    if (meeting.status != MeetingStatus::proposed) return false;
    if (named_.count(meeting.uid) > 0) return !choice_.proposed;
    if (meeting.awaited && choice_.only.empty()) return true;
    return holds_convocation(opened_.database->invitations(meeting.uid), outbox_, meeting.uid);
  }

 private:
  const Opened& opened_;
  const MailingChoice& choice_;
  const InvitationMaker& maker_;
  const InvitationOutbox& outbox_;
  std::set<std::string> named_;
};

base::Action send_to(const Meeting& meeting) {
  return base::Action(base::Verb::send_invitations)
      .with(base::Detail::send)
      .of(base::MeetingName{meeting.body, calendar::arg(meeting.day)});
}

bool waits_for_somebody(const Meeting& meeting, const InvitationOutbox& outbox) {
  const auto last = outbox.last_to_each(meeting.uid);
  return std::any_of(last.begin(), last.end(),
                     [](const Told* mail) { return records::is_leaving(mail->state); });
}

// What is to be said of a session to which no letter is due, or not to all.
void remark(DueInvitations& due, const Opened& opened, const Prepared& prepared,
            const InvitationOutbox& outbox, const std::string& only, bool named, bool again) {
  const Meeting& meeting = *prepared.meeting;
  const auto refused = refused_recipients(prepared, outbox, opened.people, only);
  if (!again && !refused.empty()) {
    due.remarks.push_back(
        msg("A server refused the mail of “{0}” of {1} to {2} {2:person|persons}, which is not "
            "tried again by itself: correct the address, or try again with “{3}”",
            title_of(meeting, opened), calendar::arg(meeting.day), std::int64_t(refused.size()),
            send_to(meeting)));
  }
  const bool has_guests = !prepared.invitation.attendees.empty() && !prepared.is_cancelled();
  if (named && has_guests && refused.empty() && !waits_for_somebody(meeting, outbox)) {
    due.remarks.push_back(msg("“{0}” of {1}: everybody has this invitation already.",
                              title_of(meeting, opened), calendar::arg(meeting.day)));
  }
}

}  // namespace

DueInvitations due_invitations(const Opened& opened, const std::filesystem::path& workspace,
                               const MailingChoice& choice, const reports::Language& language,
                               calendar::Day today) {
  need_workspace(opened);
  const std::string only = need_recipient(opened, choice.only);
  InvitationMaker maker(opened, workspace, today, language);
  const InvitationOutbox outbox(opened.database->outbox());
  const InvitationMails mails(opened, language, today, platform::now());
  const Choosing choosing(opened, choice, maker, outbox, today);
  DueInvitations due;
  for (const Meeting& recorded : opened.history->meetings) {
    if (!choosing.is_wanted(recorded)) continue;
    Meeting meeting = recorded;
    if (choosing.convenes(recorded)) meeting.status = MeetingStatus::convened;
    const auto prepared = maker.prepare(meeting);
    if (!prepared || !concerns(meeting, prepared->guests, only)) continue;
    const bool again = choosing.tries_again(recorded);
    const auto letters = due_letters(*prepared, outbox, opened.people, {only, again});
    for (std::string& address : overtaken_recipients(*prepared, outbox)) {
      due.overtaken.push_back({meeting.uid, std::move(address)});
    }
    if (letters.empty() || !again) {
      remark(due, opened, *prepared, outbox, only, letters.empty() && choosing.names(recorded),
             again);
    }
    for (const DueLetter& letter : letters) due.letters.push_back(mails.write(*prepared, letter));
    if (!letters.empty() && prepared->fresh) due.revisions.push_back(*prepared->fresh);
    if (letters.empty() && prepared->invitation.attendees.empty() &&
        meeting.status != recorded.status) {
      due.remarks.push_back(
          msg("“{0}” of {1} is not convened: there is nobody to write to. Once it is convened by "
              "other means, record it: {2}",
              title_of(recorded, opened), calendar::arg(recorded.day),
              base::Action(base::Verb::convene_meeting)
                  .of(base::MeetingName{recorded.body, calendar::arg(recorded.day)})));
    }
  }
  due.remarks.insert(due.remarks.end(), maker.remarks().begin(), maker.remarks().end());
  due.left_out = maker.left_somebody_out();
  return due;
}

void queue(Opened& opened, const DueInvitations& due) {
  if (due.letters.empty() && due.overtaken.empty()) return;
  records::Changes changes(due.overtaken.begin(), due.overtaken.end());
  for (const auto& revision : due.revisions) {
    changes.push_back(records::RecordInvitation{revision});
  }
  for (const Letter& letter : due.letters) {
    changes.push_back(records::QueueMail{letter.mail, letter.again});
  }
  record(opened, changes);
  platform::log::info("invitations queued",
                      {platform::log::field("mails", due.letters.size()),
                       platform::log::field("revisions", due.revisions.size())});
}

}  // namespace gouvernail::app
