// SPDX-License-Identifier: MPL-2.0
#include "app/answering/sessions_meant.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "app/sending/guests.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/session_title.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "rules/rules.h"

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

// A day of a year that may be left out: "Re: CT du 10 décembre", "10/12".
bool names_day(const std::string& subject, calendar::Day day) {
  constexpr std::size_t longest_day = 3;  // words
  const std::string year = std::to_string(calendar::year_of(day));
  const std::vector<std::string> words = base::split(subject, ' ');
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string text;
    for (std::size_t i = first; i < words.size() && i < first + longest_day; ++i) {
      text += (text.empty() ? "" : " ") + words[i];
      text.resize(text.find_last_not_of(",;:.()!?") + 1);
      if (calendar::parse_day(text) == day) return true;
      for (const char* between : {" ", "/"}) {
        if (calendar::parse_day(std::string(text).append(between).append(year)) == day) return true;
      }
    }
  }
  return false;
}

}  // namespace

const Meeting& session_named(const std::vector<const Meeting*>& sessions,
                             const std::string& subject, const Opened& opened) {
  constexpr std::size_t longest_subject = 200;
  const std::string read(base::cut_utf8(subject, longest_subject));
  const auto bodies = governance::bodies_named_in(opened.rules->convention, read);
  std::vector<const Meeting*> left = sessions;
  const auto narrow = [&](auto is_named) {
    std::vector<const Meeting*> named;
    std::ranges::copy_if(left, std::back_inserter(named), is_named);
    if (!named.empty()) left = std::move(named);
  };
  if (bodies.size() == 1) {
    narrow([&](const Meeting* one) { return one->body == bodies.front(); });
  }
  narrow([&](const Meeting* one) { return names_day(read, one->day); });
  return *left.front();
}

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
