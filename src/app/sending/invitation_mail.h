// SPDX-License-Identifier: MPL-2.0
// From a letter that is due to the mail that carries it: words, calendar, envelope.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/sending/due_letters.h"
#include "app/sending/enclosures.h"
#include "app/sending/told_states.h"
#include "compliance/verdict.h"
#include "reports/language.h"

namespace gouvernail::app {

// A mail on a meeting, and what reports tell of it.
struct Letter {
  records::OutgoingMail mail;
  base::LocalizedText title;  // "Comité de pilotage"
  calendar::Day day;
  bool cancels = false;
  bool again = false;  // a server refused this very mail
  // What its reader sees, for who looks at it before it leaves.
  std::string to;
  std::string subject;
  std::string text;
};

class InvitationMails {
 public:
  // For letters written on that day at that instant.
  InvitationMails(const Opened& opened, const reports::Language& language, calendar::Day today,
                  calendar::UtcTime now);

  // Written, with a Message-ID of its own, and not queued yet. `enclosed`: of a mail of documents,
  // which carries no calendar; their files are put in on its way (files_of).
  Letter write(const Prepared& prepared, const DueLetter& due,
               const std::vector<Enclosure>& enclosed = {}) const;

 private:
  reports::LetterText words(const Prepared& prepared, const DueLetter& due,
                            const ical::Invitation& copy,
                            const std::vector<Enclosure>& enclosed) const;
  std::vector<const compliance::Judgement*> duties_served_by(
      const governance::Meeting& meeting) const;

  const Opened& opened_;
  const reports::Language& language_;
  calendar::UtcTime now_;
  std::vector<compliance::Judgement> judgements_;  // as of the day
  std::unique_ptr<ToldStates> told_;
};

}  // namespace gouvernail::app
