// SPDX-License-Identifier: MPL-2.0
// Documents of sessions that left by mail, and what the record says of it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// OutgoingMail::revision of a mail of documents: for which day and hour of the session it left, and
// what went along. `digest`: of all that did.
std::string documents_revision(const governance::Meeting& meeting, const std::string& digest);
// The day and hour, as when_told has them.
std::string when_of_documents(const std::string& revision);

// What became of one document, by mark (Enclosures::marks).
struct DocumentSent {
  int sent = 0;
  int waiting = 0;
  std::vector<std::string> refused;  // keys of persons, else addresses
  calendar::Day last;                // on which a server took one, in Europe/Paris; if any
};
std::map<std::string, DocumentSent> documents_sent(const Opened& opened, const std::string& uid);

// Records, of every session whose documents left by mail for the day and hour that it has, the day
// in Europe/Paris on which the first of them did: Meeting::documents_on, where nothing is recorded
// yet and the session is convened; Meeting::minutes_sent_on, of one that was held. A sentence each.
// When it is to be called, and what it does where the workspace changes meanwhile: as
// record_convened_by_mail, after which it comes.
std::vector<base::Message> record_documents_sent(const std::filesystem::path& workspace);

}  // namespace gouvernail::app
