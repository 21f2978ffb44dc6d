// SPDX-License-Identifier: MPL-2.0
#include "app/preview_alert.h"

#include <algorithm>
#include <utility>

#include "app/alerts/alert_outbox.h"
#include "reports/invitation_letter.h"

namespace gouvernail::app {

using base::msg;

base::Message recipient_words(const AlertRecipient& recipient) {
  switch (recipient.kind) {
    case AlertLetterKind::digest:
      return msg("the digest, with {0} {0:date|dates} as .ics", std::int64_t(recipient.dates));
    case AlertLetterKind::copy:
      return msg("a copy of the digest");
    case AlertLetterKind::person:
      break;
  }
  return msg("what this person has to do");
}

namespace {

std::optional<AlertMade> made_in_week_of(calendar::Day day, const Opened& opened) {
  const auto mails = mails_of_week(opened, day);
  if (mails.empty()) return std::nullopt;
  AlertMade made;
  calendar::UtcTime last = mails.front().queued_at;
  for (const records::OutgoingMail& mail : mails) {
    if (records::is_leaving(mail.state)) ++made.waiting;
    if (mail.state == records::MailState::refused) ++made.refused;
    if (mail.state != records::MailState::sent) continue;
    ++made.left;
    last = std::max(last, mail.changed_at);
  }
  made.at = calendar::to_paris(last);
  return made;
}

}  // namespace

PreviewAlertResult preview_alert(const PreviewAlertRequest& request) {
  return preview_alert(open({request.workspace, "", "", ""}), request);
}

PreviewAlertResult preview_alert(const Opened& opened, const PreviewAlertRequest& request) {
  Alert alert = make_alert(opened, request.workspace, request.day, request.language, Reach::copies,
                           request.closing);
  PreviewAlertResult result;
  for (const AlertLetter& letter : alert.letters) {
    if (letter.to.address.empty() && letter.kind == AlertLetterKind::digest) continue;
    reports::LetterText words = reports::digest_letter(letter.digest, request.language);
    result.recipients.push_back({letter.to.name.empty() ? letter.person : letter.to.name,
                                 letter.kind, letter.attachments.size(), letter.to.address,
                                 std::move(words.subject), std::move(words.plain)});
  }
  result.digest = std::move(alert.digest);
  result.remarks = std::move(alert.remarks);
  result.made = made_in_week_of(request.day, opened);
  return result;
}

}  // namespace gouvernail::app
