// SPDX-License-Identifier: MPL-2.0
#include "app/preview_alert.h"

#include <utility>

namespace gouvernail::app {

PreviewAlertResult preview_alert(const PreviewAlertRequest& request) {
  const Opened opened = open({request.workspace, "", "", ""});
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
