// SPDX-License-Identifier: MPL-2.0
#include "app/sending/guests.h"

#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

std::string party_of(const std::string& key, const std::string& role, const Opened& opened) {
  const governance::Person* person = opened.people->find(key);
  if (person && !person->party.empty()) return person->party;
  const governance::Role* known = opened.rules->convention->role(role);
  return known ? known->party : "";
}

}  // namespace

Answers standing_answers(const Opened& opened) {
  Answers standing;
  if (!opened.database) return standing;
  for (records::AnswerRecord& answer : opened.database->answers()) {
    auto& of_meeting = standing[answer.meeting];
    const auto found = of_meeting.find(answer.person);
    if (found == of_meeting.end()) {
      of_meeting.emplace(answer.person, std::move(answer));
    } else if (records::counts_more(answer, found->second)) {
      found->second = std::move(answer);
    }
  }
  return standing;
}

std::vector<Guest> guests_of(const Meeting& meeting, const Opened& opened) {
  std::vector<Guest> guests;
  std::set<std::string> seen;
  const governance::Body* body = opened.rules->convention->body(meeting.body);
  if (!body) return guests;
  for (const std::string& role : body->members) {
    for (const governance::Seat& seat : opened.history->seats) {
      if (seat.role != role || !governance::holds_on(seat, meeting.day) ||
          !seen.insert(seat.person).second) {
        continue;
      }
      std::string party = party_of(seat.person, role, opened);
      if (party.empty()) party = seat.party;
      guests.push_back({seat.person, role, std::move(party)});
    }
  }
  return guests;
}

std::vector<Guest> guests_of(const Meeting& meeting, const Opened& opened, const Answers& answers) {
  std::vector<Guest> guests = guests_of(meeting, opened);
  const auto of_meeting = answers.find(meeting.uid);
  if (of_meeting == answers.end()) return guests;
  for (const auto& [person, answer] : of_meeting->second) {
    const std::string& delegate = answer.delegate;
    if (delegate.empty()) continue;
    const bool invited = std::any_of(guests.begin(), guests.end(),
                                     [&](const Guest& guest) { return guest.person == delegate; });
    if (!invited) guests.push_back({delegate, "", party_of(delegate, "", opened)});
  }
  return guests;
}

}  // namespace gouvernail::app
