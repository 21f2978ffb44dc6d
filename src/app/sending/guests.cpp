// SPDX-License-Identifier: MPL-2.0
#include "app/sending/guests.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {

using governance::Meeting;

namespace {

// Where no invitation had told of a session before it was moved, an answer is to the day that it
// had then: one that was given before the move answers nothing any more, whatever is written since.
void outdate_moved(const Opened& opened, Answers& standing) {
  std::map<std::string, calendar::UtcTime> moved;  // last, by uid
  for (const records::JournalEntry& entry : opened.database->journal()) {
    if (entry.action == "meeting-postponed") moved[entry.subject] = entry.at;
  }
  for (auto& [meeting, answers] : standing) {
    const auto last = moved.find(meeting);
    if (last == moved.end()) continue;
    const auto revisions = opened.database->invitations(meeting);
    const bool told_before = std::any_of(revisions.begin(), revisions.end(), [&](const auto& one) {
      return one.dtstamp <= last->second;
    });
    if (told_before) continue;
    for (auto& [person, answer] : answers) {
      if (answer.recorded_at < last->second) answer.sequence = answered_before;
    }
  }
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
  if (!standing.empty()) outdate_moved(opened, standing);
  return standing;
}

std::vector<Guest> guests_of(const Meeting& meeting, const Opened& opened) {
  const governance::Body* body = opened.rules->convention->body(meeting.body);
  if (!body) return {};
  return governance::invited(*body, meeting.day, opened.history->seats, opened.people,
                             opened.rules->convention);
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
    if (invited) continue;
    guests.push_back({delegate, "",
                      governance::party_of(delegate, "", opened.people, opened.rules->convention)});
  }
  return guests;
}

std::vector<const governance::Person*> readers_at(const std::string& address,
                                                  const std::vector<Guest>& guests,
                                                  const governance::People& people) {
  std::vector<const governance::Person*> readers;
  for (const Guest& guest : guests) {
    const governance::Person* person = people.find(guest.person);
    const bool reads = person && governance::same_address(person->address, address);
    if (reads && std::find(readers.begin(), readers.end(), person) == readers.end()) {
      readers.push_back(person);
    }
  }
  return readers;
}

std::vector<const governance::Person*> invited_at(const std::string& address,
                                                  const Meeting& meeting, const Opened& opened) {
  const std::vector<Guest> guests = guests_of(meeting, opened);
  std::vector<const governance::Person*> invited;
  for (const governance::Person* person : opened.people->at_address(address)) {
    if (std::any_of(guests.begin(), guests.end(),
                    [&](const Guest& guest) { return guest.person == person->key; })) {
      invited.push_back(person);
    }
  }
  return invited;
}

}  // namespace gouvernail::app
