// SPDX-License-Identifier: MPL-2.0
// Documents of sessions that left by mail, to whom, and what the record says of it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "calendar/day.h"
#include "records/outbox.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// OutgoingMail::revision of a mail of documents: the day of the session that it left for, and what
// it carried. `digest`: of all that it did.
std::string documents_revision(const governance::Meeting& meeting, const std::string& digest);
// Whether it left for the day that the session has, and the session is still such that it may:
// minutes of one that was held, documents of one that is to come, or was held.
enum class Timeliness { due, later, never };  // later: nobody is convened to it (any more)
Timeliness timeliness_of(const records::OutgoingMail& mail, const governance::Meeting& meeting,
                         calendar::Day today);

// Addresses of those who are to have the documents of a session: each guest of the day whom a mail
// can reach, whichever convention invites him to a joint one, and not whoever writes.
std::set<std::string> readers_of_documents(const governance::Meeting& meeting,
                                           const Opened& opened);

// Marks of what left, or waits to leave, to that address for the day that the session has: as
// documents, or as minutes.
std::set<std::string> marks_sent_to(const std::string& address, const governance::Meeting& meeting,
                                    bool minutes, const std::vector<records::OutgoingMail>& outbox);

// What became of one document (Enclosure::mark), by those who were to read it on the day that the
// session has.
struct DocumentSent {
  std::string name;
  std::set<std::string> sent;     // addresses
  std::set<std::string> waiting;  // keys of persons, else addresses
  std::set<std::string> refused;  // the same, to whom it never left
  calendar::Day last;             // on which a server took one, in Europe/Paris; if any
  // To whom it left when the session was to be on another day: addresses, by that day.
  std::map<calendar::Day, std::set<std::string>> formerly;
};
std::map<std::string, DocumentSent> documents_sent(const Opened& opened,
                                                   const governance::Meeting& meeting);

// Mails of documents that wait and whose reader is none any more, or is written to elsewhere now,
// never leave. To be called before a run.
void drop_stray_documents(const std::filesystem::path& workspace);

// Records, of every session of whose readers each was sent documents, or refused by a server, for
// the day that it has, the day in Europe/Paris on which the first of them left:
// Meeting::documents_on of one that is convened or was held since, Meeting::minutes_sent_on of one
// that was held, where nothing is recorded yet. A sentence each. To be called after a run; where
// the workspace changes meanwhile it is read again.
std::vector<base::Message> record_documents_sent(const std::filesystem::path& workspace);

}  // namespace gouvernail::app
