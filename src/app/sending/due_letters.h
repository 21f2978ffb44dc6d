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

  // A withdrawal cancels for its reader alone.
  MailMethod method() const;
};

// `only` (a party, body or person; empty: everybody) leaves the others out.
std::vector<DueLetter> due_letters(const Prepared& prepared, const InvitationOutbox& outbox,
                                   const governance::People& people, const std::string& only);

}  // namespace gouvernail::app
