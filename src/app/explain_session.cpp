// SPDX-License-Identifier: MPL-2.0
#include "app/explain_session.h"

#include <algorithm>

#include "app/workspace/portfolio_names.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/session_name.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;

struct NamedSession {
  std::size_t member = 0;
  std::string body;
  calendar::Day day;
};

NamedSession need_session(const std::string& text, const PlanningFacts& facts) {
  const PortfolioNames names(facts.members);
  const auto standing = names.find(
      text, [&](std::size_t i, const std::string& name) { return knows_meeting(facts, i, name); });
  if (!standing.members.empty()) {
    const std::size_t member = names.only_one(standing);
    const std::string uid = uid_named(facts, member, standing.name);
    if (const auto* meeting = facts.opened[member]->history->meeting(uid)) {
      return {member, meeting->body, meeting->day};
    }
  }
  const auto session = governance::parse_session_name(text);
  if (!session) {
    throw base::bad_input(msg("there is no meeting “{}”", text),
                          msg("write it as BODY/DAY: copil/2027-05-13"));
  }
  const auto found = names.find(session->body, [&](std::size_t i, const std::string& name) {
    return knows_body(facts, i, name);
  });
  if (found.members.empty()) {
    std::vector<std::string> known;
    for (const auto& opened : facts.opened) {
      for (const governance::Body& one : opened->rules->convention->bodies) known.push_back(one.id);
    }
    throw base::bad_input(msg("there is no body or act “{}”", found.name),
                          base::suggestion(found.name, known));
  }
  return {names.only_one(found), found.name, calendar::need_day(session->day)};
}

bool stands(const Opened& opened, const NamedSession& named) {
  const auto& meetings = opened.history->meetings;
  return std::any_of(meetings.begin(), meetings.end(), [&](const governance::Meeting& meeting) {
    return meeting.body == named.body && meeting.day == named.day &&
           meeting.status != governance::MeetingStatus::cancelled;
  });
}

}  // namespace

ExplainSessionResult explain_session(const ExplainSessionRequest& request) {
  ExplainSessionResult result{read_planning_facts(request.calendar), 0, {}};
  const PlanningFacts& facts = result.facts;
  const Search& search = request.calendar.search;
  search.begin(facts.warnings);
  const NamedSession named = need_session(request.session, facts);
  result.member = named.member;
  if (stands(*facts.opened[named.member], named)) return result;
  result.explanation = planning::explain_together(facts.problems, named.member, named.body,
                                                  named.day, search.control);
  if (!result.explanation) {
    throw base::bad_input(
        msg("the plan has no session of “{0}” on {1}", named.body, calendar::arg(named.day)),
        msg("see its sessions with “{0}”", base::Action(base::Verb::plan)));
  }
  return result;
}

}  // namespace gouvernail::app
