// SPDX-License-Identifier: MPL-2.0
// Sends documents of a session to those who are invited to it, on their own: before it to those who
// were convened, after it with the minutes.
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
  bool minutes = false;  // they are, or hold, the minutes; of a session that was held
};

struct DocumentLetters {
  std::vector<Letter> letters;  // not queued
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// What would leave: to each guest of the session, but to whom these very documents were sent, or
// wait to be. Whoever a server refused is tried again. Nothing chosen, a session that is called
// off, that nobody was convened to yet, or whose day has passed without being held, and minutes of
// one that was not held are Failures.
DocumentLetters document_letters(const Opened& opened, const SendDocuments& request,
                                 calendar::Day today, const reports::Language& language);

// Puts them into the outbox, from where deliver_mail sends them: what it notes then is told in
// sent_documents.h. Settings without a mail server are a Failure.
DocumentLetters queue_documents(Opened& opened, const SendDocuments& request, calendar::Day today,
                                const reports::Language& language);

}  // namespace gouvernail::app
