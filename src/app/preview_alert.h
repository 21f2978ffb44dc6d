// SPDX-License-Identifier: MPL-2.0
// The weekly alert of a day, to look at: the digest, and who would get which mail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/alerts/alert.h"
#include "calendar/local_time.h"

namespace gouvernail::app {

struct PreviewAlertRequest {
  std::filesystem::path workspace;
  calendar::Day day;
  const reports::Language& language;  // of the organiser
  base::Message closing = {};         // the last words of the digest; or empty
};

struct AlertRecipient {
  std::string name;  // or the person's key
  AlertLetterKind kind = AlertLetterKind::digest;
  std::size_t dates = 0;  // that go along as files
  std::string address;    // to which it goes
  std::string subject;    // of the mail, in the organiser's language
  std::string text;
};

// What he would get: "a copy of the digest".
base::Message recipient_words(const AlertRecipient& recipient);

// This week's, once it was made.
struct AlertMade {
  calendar::LocalTime at;    // in Europe/Paris: when the last of it left, or was made
  std::int64_t left = 0;     // mails
  std::int64_t waiting = 0;  // … that are still to leave
  std::int64_t refused = 0;
};

struct PreviewAlertResult {
  reports::Digest digest;
  std::vector<AlertRecipient> recipients;  // without an organiser that has no address
  std::vector<base::Message> remarks;
  std::optional<AlertMade> made = {};
};

// Nothing is fetched, recorded or sent.
PreviewAlertResult preview_alert(const PreviewAlertRequest& request);
// The same of a workspace that is open: that of the request.
PreviewAlertResult preview_alert(const Opened& opened, const PreviewAlertRequest& request);

}  // namespace gouvernail::app
