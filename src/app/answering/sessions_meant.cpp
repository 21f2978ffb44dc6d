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
std::set<std::string> mailed_to(const std::vector<records::OutgoingMail>& outbox,
                                const std::string& address) {
  std::set<std::string> uids;
  for (const records::OutgoingMail& mail : outbox) {
    const bool its = governance::same_address(mail.recipient, address);
    if (its && records::has_left(mail.state)) uids.insert(mail.subject);
  }
  return uids;
}

}  // namespace

std::vector<const Meeting*> sessions_meant(const Opened& opened,
                                           const std::vector<records::OutgoingMail>& outbox,
                                           const std::string& address, calendar::UtcTime when) {
  const std::set<std::string> mailed = mailed_to(outbox, address);
  if (mailed.empty() && opened.people->at_address(address).empty()) return {};
  const calendar::Day day = calendar::to_paris(when).day;
  std::vector<const Meeting*> asked;
  std::vector<const Meeting*> guest;
  const Meeting* passed = nullptr;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool is_ahead = governance::is_ahead(meeting, day);
    const bool is_later = meeting.day > day || (passed != nullptr && meeting.day < passed->day);
    if (!is_ahead && is_later) continue;
    const bool mailed_its = mailed.contains(meeting.uid);
    if (!mailed_its && invited_at(address, meeting, opened).empty()) continue;
    const bool is_asked = mailed_its || !opened.database->invitations(meeting.uid).empty();
    if (is_ahead) {
      (is_asked ? asked : guest).push_back(&meeting);
    } else if (is_asked) {
      passed = &meeting;
    }
  }
  for (std::vector<const Meeting*>* sessions : {&asked, &guest}) {
    std::ranges::stable_sort(*sessions, {}, &Meeting::day);
    if (!sessions->empty()) return std::move(*sessions);
  }
  if (passed != nullptr) return {passed};
  return {};
}

}  // namespace gouvernail::app
