// SPDX-License-Identifier: MPL-2.0
// Mails of ours that another mail is about: by its Message-ID, or by whom they went to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "records/outbox.h"

namespace gouvernail::app {

class SentMails {
 public:
  explicit SentMails(const Opened& opened) : opened_(opened) {}

  // Of the first of these Message-IDs that is one of ours.
  const records::OutgoingMail* of_one(const std::vector<std::string>& message_ids);
  // The last mail on each session that left to that address in the month before; the latest first.
  std::vector<const records::OutgoingMail*> lately_to(const std::string& address,
                                                      calendar::UtcTime before);
  // All of them.
  const std::vector<records::OutgoingMail>& outbox();

 private:
  const Opened& opened_;
  std::optional<std::vector<records::OutgoingMail>> outbox_;  // once it is asked for
};

}  // namespace gouvernail::app
