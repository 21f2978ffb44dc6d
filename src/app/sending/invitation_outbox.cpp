// SPDX-License-Identifier: MPL-2.0
#include "app/sending/invitation_outbox.h"

#include <algorithm>

#include "governance/people.h"
#include "governance/revision.h"

namespace gouvernail::app {

using records::MailState;
using records::OutgoingMail;

const char* to_text(MailMethod method) {
  return method == MailMethod::cancel ? records::cancel_method : records::request_method;
}

InvitationOutbox::InvitationOutbox(const std::vector<OutgoingMail>& outbox)
    : invited_(records::still_invited(outbox)) {
  for (const OutgoingMail& mail : outbox) {
    if (mail.kind != invitation_kind) continue;
    if (mail.state == MailState::superseded) continue;  // nobody was told
    const MailMethod method =
        mail.method == to_text(MailMethod::cancel) ? MailMethod::cancel : MailMethod::request;
    meetings_[mail.subject].push_back({mail.recipient, mail.person, mail.message_id, method,
                                       parse_revision_mark(mail.revision), mail.state});
  }
}

bool InvitationOutbox::holds(const std::string& meeting) const {
  return meetings_.count(meeting) > 0;
}

int InvitationOutbox::sent_to(const std::string& meeting) const {
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return 0;
  return static_cast<int>(
      std::count_if(found->second.begin(), found->second.end(),
                    [](const Told& mail) { return mail.state == MailState::sent; }));
}

std::optional<calendar::Day> InvitationOutbox::first_sent(const std::string& meeting) const {
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return std::nullopt;
  for (const Told& mail : found->second) {
    if (mail.state != MailState::sent || !mail.revision) continue;
    return calendar::to_paris(mail.revision->dtstamp).day;
  }
  return std::nullopt;
}

bool InvitationOutbox::carries(const std::string& meeting, const RevisionMark& revision) const {
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const Told& mail) {
    return mail.method == MailMethod::request && mail.revision == revision;
  });
}

bool InvitationOutbox::has_told(const std::string& meeting, const RevisionMark& revision) const {
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return false;
  return std::ranges::any_of(found->second, [&](const Told& mail) {
    return mail.method == MailMethod::request && mail.revision == revision &&
           records::has_left(mail.state);
  });
}

std::vector<const Told*> InvitationOutbox::told(const std::string& meeting,
                                                const std::string& address) const {
  std::vector<const Told*> mails;
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return mails;
  for (const Told& mail : found->second) {
    if (governance::same_address(mail.recipient, address)) mails.push_back(&mail);
  }
  return mails;
}

std::vector<const Told*> InvitationOutbox::last_to_each(const std::string& meeting) const {
  std::vector<const Told*> last;
  const auto found = meetings_.find(meeting);
  if (found == meetings_.end()) return last;
  const std::vector<Told>& told = found->second;
  for (auto mail = told.rbegin(); mail != told.rend(); ++mail) {
    const bool later = std::any_of(last.begin(), last.end(), [&](const Told* one) {
      return governance::same_address(one->recipient, mail->recipient);
    });
    if (!later) last.push_back(&*mail);
  }
  return last;
}

const std::vector<std::string>& InvitationOutbox::still_invited(const std::string& meeting) const {
  static const std::vector<std::string> nobody;
  const auto found = invited_.find(meeting);
  return found == invited_.end() ? nobody : found->second;
}

const Told* last_left(const std::vector<const Told*>& mails) {
  const auto found = std::find_if(mails.rbegin(), mails.rend(),
                                  [](const Told* mail) { return records::has_left(mail->state); });
  return found == mails.rend() ? nullptr : *found;
}

bool holds_convocation(const std::vector<governance::Revision>& revisions,
                       const InvitationOutbox& outbox, const std::string& meeting) {
  for (auto one = revisions.rbegin(); one != revisions.rend(); ++one) {
    if (outbox.carries(meeting, {one->sequence, one->dtstamp})) return one->convenes;
  }
  return false;
}

std::vector<SentRevision> revisions_leaving(const std::vector<OutgoingMail>& outbox) {
  std::vector<SentRevision> leaving;
  for (const OutgoingMail& mail : outbox) {
    if (mail.kind != invitation_kind || !records::is_leaving(mail.state)) continue;
    if (const auto mark = parse_revision_mark(mail.revision)) {
      leaving.push_back({mail.subject, *mark});
    }
  }
  return leaving;
}

}  // namespace gouvernail::app
