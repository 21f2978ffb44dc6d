// SPDX-License-Identifier: MPL-2.0
#include "app/sending/guests.h"

#include <algorithm>
#include <map>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "records/recorded_change.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {

using governance::Meeting;

namespace {

// Of each session that was moved, by uid, when it was last: one that was taken back never was.
std::map<std::string, calendar::UtcTime> last_moves(const Opened& opened) {
  constexpr const char* postponed = "meeting-postponed";
  std::map<std::string, calendar::UtcTime> moved;
  const auto journal = opened.database->journal();
  if (std::ranges::none_of(journal, [](const auto& entry) { return entry.action == postponed; })) {
    return moved;
  }
  const auto changes = opened.database->changes();
  std::map<std::int64_t, std::int64_t> transactions;  // by entry
  for (const auto& one : changes) transactions.emplace(one.entry.sequence, one.transaction);
  std::set<std::int64_t> undone;
  for (auto one = changes.rbegin(); one != changes.rend(); ++one) {
    if (undone.contains(one->transaction)) continue;
    if (one->undoes) undone.insert(transactions[*one->undoes]);
    if (one->entry.action == postponed) moved.emplace(one->entry.subject, one->entry.at);
  }
  return moved;
}

// Where no invitation had told of a session before it was moved, an answer is to the day that it
// had then: one that was given before the move answers nothing any more, whatever is written since.
void outdate_moved(const Opened& opened, Answers& standing) {
  const std::map<std::string, calendar::UtcTime> moved = last_moves(opened);
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

bool may_come_for(const Guest& guest, const governance::Person& delegate, const Meeting& meeting,
                  const Opened& opened) {
  const governance::Convention& convention = opened.rules->convention;
  const governance::Role* role = convention.role(guest.role);
  return role &&
         governance::may_be_sent(*role, delegate, meeting.day, opened.history->seats, convention);
}

}  // namespace gouvernail::app
