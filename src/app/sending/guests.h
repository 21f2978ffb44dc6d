// SPDX-License-Identifier: MPL-2.0
// Who is invited to a recorded session, and the answers that stand.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/answer.h"
#include "governance/invited.h"

namespace gouvernail::governance {
struct Meeting;
struct People;
struct Person;
}  // namespace gouvernail::governance

namespace gouvernail::app {

using governance::Guest;

// AnswerRecord::sequence of an answer to another day than the session has, of which no invitation
// was ever made.
inline constexpr int answered_before = -1;

// The answers that stand, by meeting and person.
using Answers = std::map<std::string, std::map<std::string, governance::AnswerRecord>>;
Answers standing_answers(const Opened& opened);

// Who holds the body's seats on the day of the session, each person once.
std::vector<Guest> guests_of(const governance::Meeting& meeting, const Opened& opened);
// The same, and whoever one of them delegated to.
std::vector<Guest> guests_of(const governance::Meeting& meeting, const Opened& opened,
                             const Answers& answers);

// Those of the guests who are written to at that address, each once.
std::vector<const governance::Person*> readers_at(const std::string& address,
                                                  const std::vector<Guest>& guests,
                                                  const governance::People& people);

// Those of the guests who have that address, or answer from it.
std::vector<const governance::Person*> invited_at(const std::string& address,
                                                  const governance::Meeting& meeting,
                                                  const Opened& opened);

// Whether the convention lets that person come for the guest: on a seat of his own, or as a
// colleague.
bool may_come_for(const Guest& guest, const governance::Person& delegate,
                  const governance::Meeting& meeting, const Opened& opened);

}  // namespace gouvernail::app
