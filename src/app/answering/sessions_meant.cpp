// SPDX-License-Identifier: MPL-2.0
#include "app/answering/sessions_meant.h"

#include <algorithm>
#include <set>

#include "app/sending/guests.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

// Sessions of which a mail left to that address.
std::set<std::string> mailed_to(const Opened& opened, const std::string& address) {
  std::set<std::string> uids;
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    const bool its = governance::same_address(mail.recipient, address);
    if (its && records::has_left(mail.state)) uids.insert(mail.subject);
  }
  return uids;
}

}  // namespace

std::vector<const Meeting*> sessions_meant(const Opened& opened, const std::string& address,
                                           calendar::UtcTime when) {
  const std::set<std::string> mailed = mailed_to(opened, address);
  if (mailed.empty() && opened.people->at_address(address).empty()) return {};
  const calendar::Day day = calendar::to_paris(when).day;
  std::vector<const Meeting*> ahead;
  const Meeting* passed = nullptr;
  const auto is_asked = [&](const Meeting& meeting) {
    if (mailed.contains(meeting.uid)) return true;
    return !opened.database->invitations(meeting.uid).empty() &&
           !invited_at(address, meeting, opened).empty();
  };
  for (const Meeting& meeting : opened.history->meetings) {
    const bool is_ahead = governance::is_ahead(meeting, day);
    const bool is_later = meeting.day > day || (passed != nullptr && meeting.day < passed->day);
    if ((!is_ahead && is_later) || !is_asked(meeting)) continue;
    if (is_ahead) {
      ahead.push_back(&meeting);
    } else {
      passed = &meeting;
    }
  }
  std::ranges::stable_sort(ahead, {}, &Meeting::day);
  if (ahead.empty() && passed != nullptr) ahead.push_back(passed);
  return ahead;
}

}  // namespace gouvernail::app
