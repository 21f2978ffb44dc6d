// SPDX-License-Identifier: MPL-2.0
// Who has to be written to about a meeting, and what kind of letter: whoever has not been told of
// its present revision, and whoever was invited and is no longer. Nothing is written here.
#pragma once

#include <string>
#include <vector>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "reports/invitation_letter.h"

namespace gouvernail::app {

struct DueLetter {
  ical::Attendee to;
  reports::LetterKind kind = reports::LetterKind::invitation;
  std::vector<const Told*> before;  // what this recipient was told, oldest first
  bool again = false;               // a server refused this very mail

  // A withdrawal cancels for its reader alone.
  MailMethod method() const;
};

// Whom to write to, and how.
struct LetterChoice {
  std::string only;    // a party, body or person; empty: everybody
  bool again = false;  // also those whom a server refused this very mail
};

std::vector<DueLetter> due_letters(const Prepared& prepared, const InvitationOutbox& outbox,
                                   const governance::People& people, const LetterChoice& choice);

// Recipients among them to whom a server refused what is to be told now.
std::vector<std::string> refused_recipients(const Prepared& prepared,
                                            const InvitationOutbox& outbox,
                                            const governance::People& people,
                                            const std::string& only);

// Recipients of a mail that waits and says what is so no more, or to whom nothing is to be said.
std::vector<std::string> overtaken_recipients(const Prepared& prepared,
                                              const InvitationOutbox& outbox);

}  // namespace gouvernail::app
