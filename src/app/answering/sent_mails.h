// SPDX-License-Identifier: MPL-2.0
// Mails of ours that another mail is about: by its Message-ID, or by whom they went to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/meetings_by_uid.h"
#include "records/outbox.h"

namespace gouvernail::app {

class SentMails {
 public:
  // The history must stay as it is.
  explicit SentMails(const Opened& opened) : opened_(opened) {}

  // Of the first of these Message-IDs that is one of ours.
  const records::OutgoingMail* of_one(const std::vector<std::string>& message_ids);
  // The last mail on each session that left to that address in the month before; the latest first.
  std::vector<const records::OutgoingMail*> lately_to(const std::string& address,
                                                      calendar::UtcTime before);
  // Whether the mail is on a session that is recorded.
  bool is_on_session(const records::OutgoingMail& mail);
  // All of them.
  const std::vector<records::OutgoingMail>& outbox() { return known().outbox; }

 private:
  // A mailbox holds many mails: each is looked up, and none looked for among all that left.
  struct Known {
    explicit Known(const Opened& opened);

    std::vector<records::OutgoingMail> outbox;
    std::map<std::string, const records::OutgoingMail*> by_id;  // the first of each Message-ID
    std::map<std::string, std::vector<const records::OutgoingMail*>> by_address;  // the latest last
    governance::MeetingsByUid sessions;
  };

  Known& known();

  const Opened& opened_;
  std::optional<Known> known_;  // once it is asked for
};

}  // namespace gouvernail::app
