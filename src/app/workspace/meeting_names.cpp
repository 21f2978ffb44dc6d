// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/meeting_names.h"

#include <algorithm>
#include <vector>

#include "base/action.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/session_name.h"
#include "governance/unknown_name.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;

namespace {

// Shorter beginnings of an identifier are words that somebody may have meant otherwise.
constexpr std::size_t shortest_uid_start = 8;

}  // namespace

bool is_named(const Meeting& meeting, const std::string& name) {
  if (name.size() >= shortest_uid_start && meeting.uid.starts_with(name)) return true;
  const auto session = governance::parse_session_name(name);
  return session && meeting.body == session->body &&
         calendar::parse_day(session->day) == meeting.day;
}

namespace {

// A session that was cancelled lends its name to the one that takes its place.
void forget_struck_out(std::vector<const Meeting*>& found) {
  const auto struck_out = [](const Meeting* meeting) {
    return meeting->status == governance::MeetingStatus::cancelled;
  };
  if (!std::all_of(found.begin(), found.end(), struck_out)) std::erase_if(found, struck_out);
}

}  // namespace

const governance::Body& need_body(const Opened& opened, const std::string& name) {
  if (const auto* body = opened.rules->convention->find_body(name)) return *body;
  const governance::UnknownName unknown = governance::unknown_body(opened.rules->convention, name);
  throw base::bad_input(unknown.cause, unknown.remedy);
}

namespace {

// With the id of the body, where its name stands.
std::string with_body_id(const std::string& name, const governance::Convention& convention) {
  const auto session = governance::parse_session_name(name);
  const governance::Body* body = session ? convention.find_body(session->body) : nullptr;
  return body ? body->id + name.substr(session->body.size()) : name;
}

}  // namespace

std::vector<const Meeting*> meetings_named(const Opened& opened, const std::string& name) {
  const std::string by_id = with_body_id(name, opened.rules->convention);
  std::vector<const Meeting*> found;
  for (const Meeting& meeting : opened.history->meetings) {
    // Even where another identifier begins with it.
    if (meeting.uid == name) return {&meeting};
    if (is_named(meeting, name) || is_named(meeting, by_id)) found.push_back(&meeting);
  }
  if (found.size() > 1) forget_struck_out(found);
  return found;
}

Meeting need_meeting(const Opened& opened, const std::string& name) {
  const base::Action list{base::Verb::list_meetings};
  const std::vector<const Meeting*> found = meetings_named(opened, name);
  if (found.size() == 1) return *found.front();
  if (found.empty()) {
    throw base::bad_input(msg("there is no meeting “{}”", name),
                          msg("name it as BODY/DAY, copil/2026-10-13; “{0}” shows them", list));
  }
  throw base::bad_input(msg("“{0}” names {1} meetings", name, std::int64_t(found.size())),
                        msg("give the identifier that “{0}” shows", list));
}

std::optional<std::string> site_named(const Opened& opened,
                                      const std::optional<std::string>& said) {
  if (!said) return std::nullopt;
  return opened.rules->convention->site_named(*said);
}

}  // namespace gouvernail::app
