// SPDX-License-Identifier: MPL-2.0
// Sends documents of a session to those who are invited to it: with its convocation, after it, or
// once it was held, with the minutes. In mails of their own, so that an invitation which changes
// takes no documents with it, and nobody gets one twice.
#pragma once

#include <string>
#include <vector>

#include "app/sending/enclosures.h"
#include "app/sending/invitation_mail.h"
#include "app/workspace/opened.h"
#include "reports/language.h"

namespace gouvernail::app {

struct SendDocuments {
  std::string meeting;  // as need_meeting takes it
  EnclosureChoice documents;
  bool minutes = false;   // they are, or hold, the minutes; of a session that was held
  std::string only = {};  // a party, body or person; empty: everybody
  // Its invitations leave in the same run: it need not be convened yet.
  bool with_invitation = false;
};

struct DocumentLetters {
  std::vector<Letter> letters;  // not queued
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// What would leave: to each reader (readers_of_documents) what he lacks of them (marks_sent_to);
// whoever a server refused is tried again. Nothing chosen, a session that is called off, that
// nobody was convened to yet, or whose day has passed without being held, minutes of one that was
// not held, and minutes that were approved before today are Failures.
DocumentLetters document_letters(const Opened& opened, const SendDocuments& request,
                                 calendar::Day today, const reports::Language& language);

// Puts them into the outbox, from where deliver_mail sends them: what it notes then is told in
// sent_documents.h. Settings without a mail server are a Failure.
DocumentLetters queue_documents(Opened& opened, const SendDocuments& request, calendar::Day today,
                                const reports::Language& language);

}  // namespace gouvernail::app
