// SPDX-License-Identifier: MPL-2.0
// The words of a mail that carries an invitation: what the meeting is, why it is due, where and
// when, and what changed since the last one.
#pragma once

#include <string>
#include <vector>

#include "compliance/verdict.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Meeting;
}
namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

enum class LetterKind {
  invitation,    // the first one
  update,        // day, hour, place or words changed
  cancellation,  // the meeting will not take place
  withdrawal,    // it will, without this recipient
  documents,     // its documents, to those who know of it
  minutes,       // the same once it was held, its minutes among them
  reminder       // nothing has changed: no answer came yet
};

struct InvitationLetter {
  LetterKind kind = LetterKind::invitation;
  const rules::Rules* rules = nullptr;
  const governance::Meeting* meeting = nullptr;
  calendar::Minutes length{0};
  std::string place;
  std::string organiser;
  std::vector<std::string> readers;                  // names, of those whose mailbox it is
  std::vector<const compliance::Judgement*> duties;  // that the meeting serves
  // What the recipient was told last: "2026-10-13T14:00", or the day; empty when not known.
  std::string when_before;
  std::string place_before;
  // As it was recorded then; null when not known.
  const governance::Meeting* before = nullptr;
  calendar::Minutes length_before{0};
  std::vector<std::string> documents;  // names of the files that go along
  std::string link;                    // where others can be read; or empty
  bool confirms = false;  // of an update: the date was told before as one to be confirmed
};

struct LetterText {
  std::string subject;
  std::string plain;
  std::string html;  // tables and inline styles, as Outlook wants them; no image, no script
};

LetterText invitation_letter(const InvitationLetter& letter, const Language& language);

}  // namespace gouvernail::reports
