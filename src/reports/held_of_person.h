// SPDX-License-Identifier: MPL-2.0
// What a workspace holds about one person, as that person reads it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "records/answers.h"
#include "records/outbox.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::governance {
struct Convention;
struct History;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

// A text that somebody wrote freely and in which a name of theirs stands.
struct Mention {
  enum class Place {
    note,  // of a session; `of` is its uid, as for the three below
    agenda,
    reason,    // of a move or a cancellation
    document,  // its name
    waiver,    // `of` is its id
    comment,   // of somebody else's answer; `of` is the session's uid
    tick,      // of a checklist's step; `of` is the session's uid
    people,    // people.toml, outside their own lines; `of` is the line
    settings   // gouvernail.toml; `of` is the line
  };
  Place place = Place::note;
  std::string of;
  std::string text;
};

// How they took part in a session.
struct TookPart {
  governance::Meeting meeting;
  governance::Presence presence;
};

struct HeldOfPerson {
  governance::Person person;                 // the key alone where people.toml has nobody of it
  bool in_people = false;                    // people.toml has them
  std::vector<governance::Seat> seats;       // past ones too
  std::vector<TookPart> sessions;            // on whose sheet they stand by name
  std::vector<std::string> invited;          // uids of sessions to which they hold an invitation
  std::vector<records::OutgoingMail> mails;  // to them, or to an address of theirs
  std::vector<records::AnswerRecord> answers;
  std::vector<records::Undecided> undecided;  // that wait or were decided, of an address of theirs
  std::vector<governance::Tick> ticks;
  std::vector<std::int64_t> entries;  // numbers of those of the journal that they recorded
  std::vector<std::string> files;     // diaries, by their place in the workspace
  std::vector<Mention> mentions;
  // Backups, by their place: each holds what stood when it was made, and is not changed.
  std::vector<std::string> backups;
};

// Whose names stand in it.
struct HeldIn {
  const governance::Convention* convention = nullptr;
  const governance::History* history = nullptr;
};

struct HeldSection {
  std::string title;
  std::vector<std::string> lines;  // at least one
};
// All of it, in the order in which a person reads it.
std::vector<HeldSection> held_sections(const HeldOfPerson& held, const HeldIn& in,
                                       const Language& language);
// What an erasure leaves, and somebody has to decide on: texts of others, and backups.
std::vector<HeldSection> left_after_erasing(const HeldOfPerson& held, const HeldIn& in,
                                            const Language& language);

// Everything, with fields named in English: a person may take it elsewhere (art. 20).
std::string held_json(const HeldOfPerson& held, const HeldIn& in);
std::string held_text(const HeldOfPerson& held, const HeldIn& in, const Language& language,
                      const TextStyle& style);
std::string held_html(const HeldOfPerson& held, const HeldIn& in, const Language& language);

}  // namespace gouvernail::reports
