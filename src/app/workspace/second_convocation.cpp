// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/second_convocation.h"

#include <algorithm>
#include <map>

#include "base/action.h"
#include "base/failure.h"
#include "compliance/sessions.h"
#include "compliance/validity.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/second_convocation.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::History;
using governance::Meeting;

bool is_marked(const Meeting& meeting) {
  return !meeting.second_of.empty() && meeting.status != governance::MeetingStatus::cancelled;
}

struct Mark {
  std::string second_of;
  base::Message why;  // empty: it counts as one
};

// Of each session that is marked, by uid.
std::map<std::string, Mark> marks_of(const Opened& opened, const History& facts) {
  std::map<std::string, Mark> marks;
  const bool any = std::any_of(facts.meetings.begin(), facts.meetings.end(), is_marked);
  if (!any) return marks;
  const compliance::Sessions sessions(facts);
  const compliance::Validity validity(opened.rules, sessions, facts);
  for (const Meeting& meeting : facts.meetings) {
    if (!is_marked(meeting)) continue;
    marks.emplace(meeting.uid, Mark{meeting.second_of, validity.convened_as(meeting).why});
  }
  return marks;
}

}  // namespace

std::vector<Misplaced> misplaced_seconds(const Opened& opened, const History& before,
                                         const History& after) {
  std::vector<Misplaced> found;
  const auto now = marks_of(opened, after);
  if (now.empty()) return found;
  const auto then = marks_of(opened, before);
  for (const Meeting& meeting : after.meetings) {
    const auto mark = now.find(meeting.uid);
    if (mark == now.end() || mark->second.why.empty()) continue;
    const auto old = then.find(meeting.uid);
    const bool known = old != then.end() && old->second.second_of == meeting.second_of &&
                       old->second.why == mark->second.why;
    if (known) continue;
    found.push_back(
        {meeting.uid, governance::refuses_second(meeting, after.meetings), mark->second.why});
  }
  return found;
}

History with_meeting(const Opened& opened, const std::string& uid, const Meeting* after) {
  History facts = opened.history;
  const auto place = std::find_if(facts.meetings.begin(), facts.meetings.end(),
                                  [&](const Meeting& one) { return one.uid == uid; });
  if (!after) {
    if (place != facts.meetings.end()) facts.meetings.erase(place);
  } else if (place != facts.meetings.end()) {
    *place = *after;
  } else {
    facts.meetings.push_back(*after);
  }
  return facts;
}

std::vector<base::Message> need_seconds_in_place(const Opened& opened, const std::string& uid,
                                                 const Meeting* after,
                                                 const base::Message& remedy) {
  const History facts = with_meeting(opened, uid, after);
  std::vector<base::Message> told;
  for (const Misplaced& one : misplaced_seconds(opened, opened.history, facts)) {
    if (one.uid != uid) {
      told.push_back(other_misplaced(one, facts));
      continue;
    }
    if (one.refusal) {
      throw base::bad_input(
          msg("it cannot be a second convocation: {}", base::MessageList{one.why}), remedy);
    }
    told.push_back(msg("As things stand it does not count as a second convocation: {}.",
                       base::MessageList{one.why}));
  }
  return told;
}

base::Message other_misplaced(const Misplaced& other, const History& history) {
  const Meeting* second = history.meeting(other.uid);
  const auto unmark = base::Action(base::Verb::correct_meeting)
                          .of(base::MeetingName{second->body, calendar::arg(second->day)})
                          .with(base::Detail::not_second)
                          .with(base::Detail::because, "…");
  return msg(
      "The session of {0}, marked as a second convocation, does not count as one as things stand: "
      "{1}. Where it is none, “{2}” says so.",
      calendar::arg(second->day), base::MessageList{other.why}, unmark);
}

}  // namespace gouvernail::app
