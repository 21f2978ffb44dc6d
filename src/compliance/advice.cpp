// SPDX-License-Identifier: MPL-2.0
#include "compliance/advice.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compliance/opinion.h"
#include "governance/convention.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

// As many absences in a row as make a habit.
constexpr int absences_that_tell = 3;

struct Context {
  const rules::Rules& rules;
  const World& world;
  const Sessions& sessions;
  Day as_of;
  std::vector<Advice>& out;
};

const calendar::Period* rhythm_of(const Duty& duty) {
  return rules::traits(duty.obligation->kind).rhythm;
}

bool counts_now(const Judgement& judgement) {
  return judgement.verdict == Verdict::satisfied || judgement.verdict == Verdict::covered;
}

std::vector<const Meeting*> sessions_of(const Judgement& judgement, const Context& context) {
  std::vector<const Meeting*> result;
  for (const std::string& uid : judgement.meetings) {
    if (const Meeting* meeting = context.sessions.find(uid)) result.push_back(meeting);
  }
  return result;
}

// A rhythm that was kept by sessions heaped together: a quarter or longer, several sessions or
// neighbouring windows in one week.
void same_week(const std::vector<Judgement>& judgements, const Context& context) {
  std::map<std::string, std::pair<Day, std::string>> last_of;  // by obligation: day, uid
  for (const Judgement& judgement : judgements) {
    const calendar::Period* rhythm = rhythm_of(judgement.duty);
    if (!rhythm || rhythm->unit == calendar::PeriodUnit::month) continue;
    for (const Meeting* meeting : sessions_of(judgement, context)) {
      const auto before = last_of.find(judgement.duty.obligation->id);
      if (before != last_of.end() && before->second.second != meeting->uid &&
          calendar::monday_of_week(before->second.first) ==
              calendar::monday_of_week(meeting->day)) {
        context.out.push_back(
            {"same-week", judgement.duty.id, meeting->day,
             msg("“{0}”: two sessions in one week ({1} and {2}) keep the letter of the rhythm, "
                 "not its spirit.",
                 body_name(context.rules, judgement.duty.body), calendar::arg(before->second.first),
                 calendar::arg(meeting->day))});
      }
      last_of[judgement.duty.obligation->id] = {meeting->day, meeting->uid};
    }
  }
}

void year_end(const std::vector<Judgement>& judgements, const Context& context) {
  for (const Judgement& judgement : judgements) {
    const calendar::Period* rhythm = rhythm_of(judgement.duty);
    const bool yearly = rhythm && rhythm->unit == calendar::PeriodUnit::year &&
                        rhythm->count == 1 && judgement.duty.required >= 2;
    if (!yearly || !counts_now(judgement)) continue;
    const auto sessions = sessions_of(judgement, context);
    const bool all_in_december =
        !sessions.empty() && std::all_of(sessions.begin(), sessions.end(), [](const Meeting* m) {
          return calendar::month_of(m->day) == 12;
        });
    if (!all_in_december) continue;
    context.out.push_back({"year-end", judgement.duty.id, sessions.front()->day,
                           msg("“{0}”: all sessions of {1} are in December.",
                               body_name(context.rules, judgement.duty.body),
                               std::int64_t{calendar::year_of(sessions.front()->day)})});
  }
}

bool has_party(const Meeting& meeting, const std::string& party,
               const governance::Convention& convention) {
  return std::any_of(meeting.present->begin(), meeting.present->end(), [&](const auto& presence) {
    const bool came = governance::took_part(presence);
    const governance::Role* role = convention.role(came ? presence.role : presence.by_role);
    return role && role->party == party && presence.count > 0;
  });
}

bool invites(const governance::Body& body, const std::string& party,
             const governance::Convention& convention) {
  return std::any_of(body.members.begin(), body.members.end(), [&](const std::string& id) {
    const governance::Role* role = convention.role(id);
    return role && role->party == party;
  });
}

// The last sessions of a body with an attendance sheet, all without one of its parties.
void party_absent(const Context& context) {
  const governance::Convention& convention = context.rules.convention;
  for (const governance::Body& body : convention.bodies) {
    std::vector<const Meeting*> sheets;
    for (const Meeting* meeting : context.sessions.of(body.id)) {
      if (meeting->status == MeetingStatus::held && meeting->present) sheets.push_back(meeting);
    }
    for (const governance::Party& party : convention.parties) {
      if (!invites(body, party.id, convention)) continue;
      int absences = 0;
      for (auto it = sheets.rbegin(); it != sheets.rend(); ++it) {
        if (!party.is_bound((*it)->day) || has_party(**it, party.id, convention)) break;
        ++absences;
      }
      if (absences < absences_that_tell) continue;
      context.out.push_back({"party-absent", party.id, sheets.back()->day,
                             msg("{0} was absent from the last {1} sessions of “{2}”.", party.name,
                                 std::int64_t{absences}, body.name)});
    }
  }
}

bool has_elected(const governance::Body& body, const governance::Convention& convention) {
  return std::any_of(body.members.begin(), body.members.end(), [&](const std::string& id) {
    const governance::Role* role = convention.role(id);
    return role && role->elected;
  });
}

// Windows still open or to come that lie in a campaign: the élus will not come.
void elections(const std::vector<Judgement>& judgements, const Context& context) {
  for (const calendar::Election& election : context.world.elections) {
    if (election.last_round() < context.as_of) continue;
    std::set<std::string> told;
    for (const Judgement& judgement : judgements) {
      const governance::Body* body = context.rules.convention->body(judgement.duty.body);
      if (!body || !rhythm_of(judgement.duty) || !has_elected(*body, context.rules.convention) ||
          !judgement.duty.window.contains(election.rounds.front()) ||
          !told.insert(body->id).second) {
        continue;
      }
      context.out.push_back(
          {"election", judgement.duty.id, election.rounds.front(),
           msg("“{0}”: the seats of its élus lapse with the elections of {1}; hold the session "
               "well before, or once the new ones are appointed.",
               body->name, calendar::arg(election.rounds.front()))});
    }
  }
}

void same_day(const std::vector<Judgement>& judgements, const Context& context) {
  for (const Judgement& judgement : judgements) {
    const Meeting* trigger = context.sessions.find(judgement.duty.trigger);
    if (!rules::traits(judgement.duty.obligation->kind).precedence || !trigger ||
        !counts_now(judgement))
      continue;
    const auto sessions = sessions_of(judgement, context);
    if (sessions.empty() || sessions.front()->day != trigger->day) continue;
    context.out.push_back(
        {"same-day", judgement.duty.id, trigger->day,
         msg("“{0}” met on the very day of “{1}” ({2}): nothing could be "
             "prepared between the two.",
             body_name(context.rules, judgement.duty.body), body_name(context.rules, trigger->body),
             calendar::arg(trigger->day))});
  }
}

// Guests who did not come to the last session of a body: they owe nothing, but the session lacked
// them.
void guests_absent(const std::vector<Judgement>& judgements, const Context& context) {
  std::map<std::string, const Judgement*> last_of;  // by body
  for (const Judgement& judgement : judgements) {
    const bool held = judgement.verdict == Verdict::satisfied &&
                      rules::traits(judgement.duty.obligation->kind).composition;
    if (!held) continue;
    const Judgement*& last = last_of[judgement.duty.body];
    if (!last || *last->duty.session_day < *judgement.duty.session_day) last = &judgement;
  }
  for (const auto& [body, judgement] : last_of) {
    if (judgement->absent_guests.empty()) continue;
    base::MessageList absent;
    for (const base::LocalizedText& guest : judgement->absent_guests) {
      absent.push_back(msg("{}", guest));
    }
    context.out.push_back({"guest-absent", judgement->duty.id, *judgement->duty.session_day,
                           msg("“{0}” of {1} met without guests who had been invited, and owe "
                               "nothing: {2}.",
                               body_name(context.rules, body),
                               calendar::arg(*judgement->duty.session_day), std::move(absent))});
  }
}

}  // namespace

std::vector<Advice> advise(const rules::Rules& rules, const World& world,
                           const governance::HistoryAsOf& known,
                           const std::vector<Judgement>& judgements) {
  std::vector<Advice> result;
  const Sessions sessions(*known);
  const Context context{rules, world, sessions, known.day(), result};
  same_week(judgements, context);
  year_end(judgements, context);
  party_absent(context);
  elections(judgements, context);
  same_day(judgements, context);
  guests_absent(judgements, context);
  std::stable_sort(result.begin(), result.end(), [](const Advice& a, const Advice& b) {
    return std::tie(a.day, a.code) < std::tie(b.day, b.code);
  });
  return result;
}

}  // namespace gouvernail::compliance
