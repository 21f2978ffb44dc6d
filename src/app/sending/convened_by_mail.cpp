// SPDX-License-Identifier: MPL-2.0
#include "app/sending/convened_by_mail.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/untold.h"
#include "app/workspace/access.h"
#include "app/workspace/in_workspace.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using records::OutgoingMail;

// When the first mail left that says of the session, as it stands, that it takes place. What guests
// were told last by mail is what counts: a convocation that a later mail took back convenes nobody,
// and a change of words since makes it no later.
std::optional<calendar::UtcTime> first_left(const Meeting& meeting,
                                            const std::vector<const OutgoingMail*>& sent,
                                            const records::Workspace& record) {
  std::optional<calendar::UtcTime> first;
  const auto revisions = record.invitations(meeting.uid);
  for (auto one = revisions.rbegin(); one != revisions.rend(); ++one) {
    for (const OutgoingMail* mail : sent) {
      if (mail->revision != to_text(RevisionMark{one->sequence, one->dtstamp})) continue;
      if (!one->convenes || one->when != when_told(meeting)) return first;
      if (!first || mail->changed_at < *first) first = mail->changed_at;
    }
  }
  return first;
}

using SentOf = std::map<std::string, std::vector<const OutgoingMail*>>;

SentOf sent_invitations(const std::vector<OutgoingMail>& outbox) {
  SentOf sent;
  for (const OutgoingMail& mail : outbox) {
    if (records::has_invited(mail)) sent[mail.subject].push_back(&mail);
  }
  return sent;
}

// Proposed, or recorded from elsewhere as convened on a day that nobody told.
bool lacks_its_sending(const Meeting& meeting) {
  return meeting.status == MeetingStatus::proposed ||
         (meeting.status == MeetingStatus::convened && !meeting.convened_on);
}

// Of one that is convened and stands otherwise since: its mails say so, and nobody is left who
// still awaits it as it was.
bool is_known_by_mail(const Meeting& meeting, const Opened& opened) {
  return meeting.status == MeetingStatus::convened && governance::is_untold(meeting) &&
         !awaits_news(meeting, opened, platform::today());
}

struct Convened {
  Meeting before;
  Meeting after;
};

// What is to be recorded of it since its first mail left on that day; none where that is recorded.
std::optional<Meeting> as_mailed(const Meeting& meeting, calendar::Day day, const Opened& opened) {
  if (!lacks_its_sending(meeting) && !is_known_by_mail(meeting, opened)) return std::nullopt;
  auto changed = lacks_its_sending(meeting) ? governance::convene(meeting, {day, std::nullopt}, day)
                                            : governance::tell(meeting);
  const auto* after = std::get_if<Meeting>(&changed);
  return after ? std::optional(*after) : std::nullopt;
}

std::vector<Convened> to_record(const Opened& opened) {
  std::vector<Convened> all;
  const auto outbox = opened.database->outbox();
  const SentOf sent = sent_invitations(outbox);
  for (const Meeting& meeting : opened.history->meetings) {
    const auto mails = sent.find(meeting.uid);
    const bool open = lacks_its_sending(meeting) || governance::is_untold(meeting);
    if (!open || mails == sent.end()) continue;
    const auto left = first_left(meeting, mails->second, *opened.database);
    if (!left) continue;
    const auto after = as_mailed(meeting, calendar::to_paris(*left).day, opened);
    if (after) all.push_back({meeting, *after});
  }
  return all;
}

ConvenedByMail tell(const std::vector<Convened>& all, const Opened& opened) {
  ConvenedByMail told;
  for (const Convened& one : all) {
    if (!lacks_its_sending(one.before)) continue;  // its change was told
    told.convened.push_back(msg("“{0}” of {1} is convened, by mail of {2}.",
                                title_of(one.after, opened), calendar::arg(one.after.day),
                                calendar::arg(*one.after.convened_on)));
    for (base::Message& behind : records_behind(opened.folder, one.before, one.after)) {
      told.behind.push_back(std::move(behind));
    }
  }
  return told;
}

}  // namespace

std::optional<calendar::Day> mailed_on(const Meeting& meeting, const Opened& opened) {
  const auto outbox = opened.database->outbox();
  const SentOf sent = sent_invitations(outbox);
  const auto mails = sent.find(meeting.uid);
  if (mails == sent.end()) return std::nullopt;
  const auto left = first_left(meeting, mails->second, *opened.database);
  return left ? std::optional(calendar::to_paris(*left).day) : std::nullopt;
}

ConvenedByMail record_convened_by_mail(Opened& opened) {
  const std::vector<Convened> all = to_record(opened);
  if (all.empty()) return {};
  records::Changes changes;
  for (const Convened& one : all) changes.push_back(records::PutMeeting{one.after});
  record(opened, changes);
  return tell(all, opened);
}

ConvenedByMail record_convened_by_mail(const std::filesystem::path& workspace) {
  if (to_record(open_record(workspace)).empty()) return {};
  return in_workspace(workspace, [](Opened& opened) { return record_convened_by_mail(opened); });
}

}  // namespace gouvernail::app
