// SPDX-License-Identifier: MPL-2.0
#include "app/preview_alert.h"

#include <utility>

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

PreviewAlertResult preview_alert(const PreviewAlertRequest& request) {
  return preview_alert(open({request.workspace, "", "", ""}), request);
}

PreviewAlertResult preview_alert(const Opened& opened, const PreviewAlertRequest& request) {
  Alert alert = make_alert(opened, request.workspace, request.day, request.language, Reach::copies);
  PreviewAlertResult result;
  for (const AlertLetter& letter : alert.letters) {
    if (letter.to.address.empty() && letter.kind == AlertLetterKind::digest) continue;
    result.recipients.push_back({letter.to.name.empty() ? letter.person : letter.to.name,
                                 letter.kind, letter.attachments.size()});
  }
  result.digest = std::move(alert.digest);
  result.remarks = std::move(alert.remarks);
  return result;
}

}  // namespace gouvernail::app
