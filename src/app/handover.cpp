// SPDX-License-Identifier: MPL-2.0
#include "app/handover.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/outbox.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

bool is_invited(const std::string& person, const governance::Body& body, calendar::Day day,
                const std::vector<governance::Seat>& seats, const Opened& opened) {
  const auto guests =
      governance::invited(body, day, seats, opened.people, opened.rules->convention);
  return std::ranges::count(guests, person, &governance::Guest::person) > 0;
}

}  // namespace

std::vector<Handover> sessions_handed_over(const Opened& opened, const ReplaceHolder& request,
                                           calendar::Day today) {
  const std::vector<governance::Seat> after = try_replacing(opened, request);
  const auto mailed = records::still_invited(opened.database->outbox());
  const governance::Person* leaver = opened.people->find(request.person);
  std::vector<Handover> result;
  for (const Meeting& meeting : opened.history->meetings) {
    const governance::Body* body = opened.rules->convention->body(meeting.body);
    if (body == nullptr || body->act || !governance::is_ahead(meeting, today)) continue;
    const auto invites = [&](const std::string& person, const auto& seats) {
      return is_invited(person, *body, meeting.day, seats, opened);
    };
    Handover one{meeting};
    one.leaves = invites(request.person, opened.history->seats) && !invites(request.person, after);
    one.comes = !invites(request.successor.key, opened.history->seats) &&
                invites(request.successor.key, after);
    const auto readers = mailed.find(meeting.uid);
    if (readers != mailed.end()) {
      one.told = Handover::Told::by_mail;
      one.leaves = one.leaves && leaver != nullptr &&
                   std::ranges::any_of(readers->second, [&](const std::string& address) {
                     return governance::same_address(address, leaver->address);
                   });
    } else if (meeting.status == governance::MeetingStatus::convened) {
      one.told = Handover::Told::by_hand;
    }
    if (one.leaves || one.comes) result.push_back(std::move(one));
  }
  std::ranges::stable_sort(result, {}, [](const Handover& one) { return one.meeting.day; });
  return result;
}

}  // namespace gouvernail::app
