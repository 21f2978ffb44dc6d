// SPDX-License-Identifier: MPL-2.0
#include "app/sending/sent_documents.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_revision.h"
#include "app/workspace/access.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using records::MailState;
using records::OutgoingMail;

// Mails of sessions with documents that a server took, by uid.
using SentOf = std::map<std::string, std::vector<const OutgoingMail*>>;

SentOf sent_with_documents(const std::vector<OutgoingMail>& outbox) {
  SentOf sent;
  for (const OutgoingMail& mail : outbox) {
    if (!mail.documents.empty() && mail.state == MailState::sent) {
      sent[mail.subject].push_back(&mail);
    }
  }
  return sent;
}

// Day and hour that each revision of its invitation told.
std::map<std::string, std::string> told_when(const Meeting& meeting, const Opened& opened) {
  std::map<std::string, std::string> told;
  for (const auto& one : opened.database->invitations(meeting.uid)) {
    told[to_text(RevisionMark{one.sequence, one.dtstamp})] = one.when;
  }
  return told;
}

// When the first of those mails left for the day and hour that the session has.
std::optional<calendar::Day> first_day(const Meeting& meeting, bool minutes,
                                       const std::vector<const OutgoingMail*>& mails,
                                       const Opened& opened) {
  const auto revisions = told_when(meeting, opened);
  std::optional<calendar::UtcTime> first;
  for (const OutgoingMail* mail : mails) {
    if ((mail->method == records::minutes_method) != minutes) continue;
    const auto revision = revisions.find(mail->revision);
    const std::string when = mail->kind == records::documents_kind
                                 ? when_of_documents(mail->revision)
                                 : (revision == revisions.end() ? "" : revision->second);
    if (when != when_told(meeting)) continue;
    if (!first || mail->changed_at < *first) first = mail->changed_at;
  }
  return first ? std::optional(calendar::to_paris(*first).day) : std::nullopt;
}

struct Noted {
  Meeting after;
  bool minutes = false;
};

std::optional<Noted> noted_of(const Meeting& meeting, const std::vector<const OutgoingMail*>& mails,
                              const Opened& opened) {
  const bool held = meeting.status == MeetingStatus::held;
  if (held ? meeting.minutes_sent_on.has_value()
           : meeting.documents_on || meeting.status != MeetingStatus::convened) {
    return std::nullopt;
  }
  const auto day = first_day(meeting, held, mails, opened);
  if (!day) return std::nullopt;
  governance::Hold minutes;
  minutes.minutes_sent_on = day;
  auto changed = held ? governance::hold(meeting, minutes, std::max(*day, meeting.day))
                      : governance::convene(meeting, {std::nullopt, day}, *day);
  const auto* after = std::get_if<Meeting>(&changed);
  return after ? std::optional(Noted{*after, held}) : std::nullopt;
}

std::vector<Noted> to_note(const Opened& opened) {
  std::vector<Noted> all;
  const auto outbox = opened.database->outbox();
  const SentOf sent = sent_with_documents(outbox);
  if (sent.empty()) return all;
  for (const Meeting& meeting : opened.history->meetings) {
    const auto mails = sent.find(meeting.uid);
    if (mails == sent.end()) continue;
    if (auto noted = noted_of(meeting, mails->second, opened)) all.push_back(std::move(*noted));
  }
  return all;
}

std::vector<base::Message> note(Opened& opened) {
  const std::vector<Noted> all = to_note(opened);
  records::Changes changes;
  std::vector<base::Message> told;
  for (const Noted& one : all) {
    changes.push_back(records::PutMeeting{one.after});
    const auto& day = one.minutes ? one.after.minutes_sent_on : one.after.documents_on;
    told.push_back(
        one.minutes
            ? msg("“{0}” of {1}: the minutes were sent on {2}.", title_of(one.after, opened),
                  calendar::arg(one.after.day), calendar::arg(*day))
            : msg("“{0}” of {1}: the documents were sent on {2}.", title_of(one.after, opened),
                  calendar::arg(one.after.day), calendar::arg(*day)));
  }
  if (!changes.empty()) record(opened, changes);
  return told;
}

}  // namespace

std::string documents_revision(const Meeting& meeting, const std::string& digest) {
  return when_told(meeting) + "/" + digest;
}

std::string when_of_documents(const std::string& revision) {
  return revision.substr(0, revision.find('/'));
}

std::map<std::string, DocumentSent> documents_sent(const Opened& opened, const std::string& uid) {
  std::map<std::string, DocumentSent> all;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    if (mail.subject != uid || mail.state == MailState::superseded) continue;
    for (const std::string& mark : mail.documents) {
      DocumentSent& one = all[mark];
      if (records::is_leaving(mail.state)) ++one.waiting;
      if (mail.state == MailState::refused) {
        one.refused.push_back(mail.person.empty() ? mail.recipient : mail.person);
      }
      if (mail.state != MailState::sent) continue;
      ++one.sent;
      one.last = std::max(one.last, calendar::to_paris(mail.changed_at).day);
    }
  }
  return all;
}

std::vector<base::Message> record_documents_sent(const std::filesystem::path& workspace) {
  constexpr int most_tries = 5;  // somebody else records at the same time
  if (to_note(open_record(workspace)).empty()) return {};
  for (int tries = 1;; ++tries) {
    Opened opened = open({workspace, "", "", ""});
    try {
      return note(opened);
    } catch (const base::Failure&) {
      if (tries == most_tries) throw;
    }
  }
}

}  // namespace gouvernail::app
