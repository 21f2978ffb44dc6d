// SPDX-License-Identifier: MPL-2.0
// What the outbox holds of invitations: who was told what of which meeting, and what became of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/sending/revision_mark.h"
#include "app/sending/sent_log.h"
#include "records/outbox.h"

namespace gouvernail::governance {
struct Revision;
}

namespace gouvernail::app {

using records::invitation_kind;

// What the calendar of a mail asks its reader to do: METHOD of RFC 5546.
enum class MailMethod { request, cancel };
const char* to_text(MailMethod method);  // "REQUEST", "CANCEL": OutgoingMail::method

// One mail that told somebody of a meeting, or is about to.
struct Told {
  std::string recipient;
  std::string person;  // key of whoever had that address then
  std::string message_id;
  MailMethod method = MailMethod::request;
  std::optional<RevisionMark> revision;
  records::MailState state = records::MailState::pending;
};

class InvitationOutbox {
 public:
  // `outbox` in the order in which it was queued.
  explicit InvitationOutbox(const std::vector<records::OutgoingMail>& outbox);

  // Whether a mail on the meeting left, waits to leave or was refused.
  bool holds(const std::string& meeting) const;
  // How many of its mails a server has taken.
  int sent_to(const std::string& meeting) const;
  // The day on which what the first of them says was written; none: none was taken.
  std::optional<calendar::Day> first_sent(const std::string& meeting) const;
  // Whether a mail asks somebody to come with that very revision of it.
  bool carries(const std::string& meeting, const RevisionMark& revision) const;
  // Whether such a mail has left.
  bool has_told(const std::string& meeting, const RevisionMark& revision) const;
  // The last mail to each address of a meeting, whatever became of it; latest first.
  std::vector<const Told*> last_to_each(const std::string& meeting) const;
  // What was told to that address of that meeting, oldest first.
  std::vector<const Told*> told(const std::string& meeting, const std::string& address) const;
  // Whom the last mail asks to come to it (records::still_invited).
  const std::vector<std::string>& still_invited(const std::string& meeting) const;

 private:
  // By uid of the meeting, oldest first, without those whose place a later one took.
  std::map<std::string, std::vector<Told>> meetings_;
  std::map<std::string, std::vector<std::string>> invited_;
};

// The last of them that left, which is what its reader knows; null when none did. Oldest first.
const Told* last_left(const std::vector<const Told*>& mails);

// Whether what was mailed last of the session, or is about to be, says that it takes place: what
// was only written to a file or a calendar since takes nobody's convocation from him. `revisions`:
// of the session, oldest first.
bool holds_convocation(const std::vector<governance::Revision>& revisions,
                       const InvitationOutbox& outbox, const std::string& meeting);

// The revisions that the mails about to leave carry, for the log of what was sent.
std::vector<SentRevision> revisions_leaving(const std::vector<records::OutgoingMail>& outbox);

}  // namespace gouvernail::app
