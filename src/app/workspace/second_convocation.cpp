// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/second_convocation.h"

#include <algorithm>

#include "app/workspace/meeting_names.h"
#include "base/action.h"
#include "base/failure.h"
#include "compliance/sessions.h"
#include "compliance/validity.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::Detail;
using base::Input;
using base::msg;
using governance::Meeting;

std::string need_first_convocation(const Opened& opened, const Meeting& second,
                                   const std::string& first) {
  const Meeting named = need_meeting(opened, first);
  if (named.body != second.body) {
    throw base::bad_input(
        msg("a second convocation follows a session of its own body, “{}”", second.body),
        msg("correct {}", Input{Detail::second_of}));
  }
  if (named.day >= second.day) {
    throw base::bad_input(
        msg("a second convocation comes after the session that missed its quorum"),
        msg("correct {}", Input{Detail::second_of}));
  }
  return named.uid;
}

std::vector<base::Message> convocation_remarks(const Opened& opened, const Meeting& second) {
  if (second.second_of.empty()) return {};
  governance::History facts = opened.history;
  std::erase_if(facts.meetings, [&](const Meeting& one) { return one.uid == second.uid; });
  facts.meetings.push_back(second);
  const compliance::Sessions sessions(facts);
  const compliance::Validity validity(opened.rules, sessions, facts);
  const auto as = validity.convened_as(second);
  if (as.why.empty()) return {};
  return {msg("As things stand it does not count as a second convocation: {}.",
              base::MessageList{as.why})};
}

}  // namespace gouvernail::app
