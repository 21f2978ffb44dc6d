// SPDX-License-Identifier: MPL-2.0
#include "lives/any_record.h"

#include <rapidcheck.h>

#include <set>

#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/second_convocation.h"
#include "governance/tick.h"
#include "governance/transitions.h"
#include "governance/waiver.h"
#include "lives/chance.h"

namespace gouvernail::app {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Minutes;
using governance::Meeting;
using governance::MeetingStatus;

template <class Value>
Value one_of(const std::vector<Value>& all) {
  return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
}

// The same at most once.
std::string fresh(std::set<std::string>& seen, const std::string& text) {
  std::string own = text;
  for (int number = 2; !seen.insert(own).second; ++number) {
    own = text + "-" + std::to_string(number);
  }
  return own;
}

std::string any_uid(std::set<std::string>& seen) {
  return fresh(seen, one_of<std::string>({"copil-2026-10-13", "45000", "46123", "2026-10-13",
                                          "#N/A", "=1+1", "-", "'x", "+33", "csv-0123456789abcdef",
                                          "040000008200E00074C5B7101A82E008@x", "m 1", "é€😀",
                                          "Total", "uid", "1E5", "true", "a/b|c*d=e"}));
}

// As people.toml may name somebody.
std::string any_key(std::set<std::string>& seen) {
  return fresh(seen, one_of<std::string>({"jmartin", "J. Martin", "dgs", "a.b@c", "M & D", "O'Neil",
                                          "elu", "Jean by Paul", "p (excusé)", "12", "x+y"}));
}

std::optional<Day> maybe(Day day) { return below(2) == 0 ? std::nullopt : std::optional(day); }

std::vector<governance::Presence> any_sheet(const governance::Convention& convention,
                                            const std::vector<std::string>& keys) {
  std::vector<governance::Presence> sheet;
  for (int i = below(4); i > 0; --i) {
    governance::Presence one;
    one.role = one_of(convention.roles).id;
    if (below(2) == 0) one.person = one_of(keys);
    if (one.person.empty()) one.count = 1 + below(12);
    one.attending = static_cast<governance::Attending>(below(5));
    if (one.attending == governance::Attending::represented) {
      if (below(2) == 0) one.by_role = one_of(convention.roles).id;
      if (below(2) == 0 && one.count == 1) one.by_person = one_of(keys);
    }
    sheet.push_back(one);
  }
  return sheet;
}

// Of the body on the day; what else it says fits together, or is left out.
Meeting any_meeting(const governance::Convention& convention, const std::vector<std::string>& keys,
                    Day today, std::set<std::string>& uids) {
  Meeting m;
  m.uid = any_uid(uids);
  m.body = one_of(convention.bodies).id;
  m.day = today + Days{below(900) - 600};
  if (below(3) != 0) m.start_time = Minutes{below(24 * 60)};
  if (below(2) == 0) {
    m.end = m.start_time ? calendar::LocalTime{m.day + Days{1}, Minutes{below(24 * 60)}}
                         : calendar::LocalTime{m.day + Days{1 + below(2)}, calendar::last_minute};
    if (m.start_time && below(2) == 0) m.end = calendar::LocalTime{m.day, calendar::last_minute};
  }
  m.urgent = below(4) == 0;
  m.site = one_of<std::string>({"", "fruges", "Salle \"B\"; rez-de-chaussée", "-", " mairie"});
  m.note = any_words();
  m.agenda = any_words();
  m.reason = any_words();
  m.joint = one_of<std::string>({"", "", "copil-2026-10-13", "45000", "="});
  const Meeting plain = m;
  for (int tries = 0; tries < 20; ++tries) {
    m = plain;
    m.status = static_cast<MeetingStatus>(below(4));
    if (m.day > today && m.status == MeetingStatus::held) m.status = MeetingStatus::convened;
    m.convened_on = maybe(std::min(m.day, today) - Days{below(40)});
    m.documents_on = maybe(std::min(m.day, today) - Days{below(40)});
    m.cancelled_on = maybe(std::min(m.day, today) - Days{below(5)});
    m.moved_from = maybe(m.day - Days{below(60)});
    if (below(2) == 0) m.present = any_sheet(convention, keys);
    const Day after = m.day + Days{below(30)};
    if (after <= today) m.minutes_sent_on = maybe(after);
    if (after <= today) m.minutes_on = maybe(after);
    if (below(4) == 0)
      m.awaited = governance::Awaited{m.day + Days{below(9)}, m.start_time, m.site};
    const bool sound = governance::contradictions(m).empty() &&
                       governance::told_too_early(m, today).empty() &&
                       !governance::held_too_early(m, today);
    if (sound) return m;
  }
  return plain;
}

void add_meetings(AnyRecord& record, const governance::Convention& convention,
                  const std::vector<std::string>& keys, Day today) {
  std::set<std::string> uids;
  std::vector<Meeting> all;
  for (int i = below(7); i > 0; --i) all.push_back(any_meeting(convention, keys, today, uids));
  for (Meeting& second : all) {
    if (below(3) != 0) continue;
    for (const Meeting& first : all) {
      second.second_of = below(2) == 0 ? first.uid : calendar::to_iso(first.day);
      if (!governance::refuses_second(second, all)) break;
      second.second_of.clear();
    }
  }
  // What missed its quorum is withdrawn, or called off: those that follow it keep their mark.
  for (Meeting& one : all) {
    if (below(5) == 0) {
      record.lost.push_back(one);
    } else {
      if (below(6) == 0 && one.status == MeetingStatus::proposed && !one.awaited) {
        one.status = MeetingStatus::cancelled;
      }
      record.whole.history.meetings.push_back(one);
    }
  }
}

void add_beside(AnyRecord& record, const governance::Convention& convention,
                const std::vector<std::string>& keys, Day today) {
  governance::Exchange& whole = record.whole;
  std::set<std::string> seats;
  std::set<std::string> ids;
  for (int i = below(4); i > 0; --i) {
    governance::Seat seat{one_of(convention.roles).id,
                          one_of(keys),
                          one_of<std::string>({"", "caf"}),
                          today - Days{below(900)},
                          {}};
    if (below(2) == 0) seat.until = seat.from + Days{below(400)};
    if (seats.insert(seat.role + "/" + seat.person).second) whole.history.seats.push_back(seat);
  }
  for (int i = below(3); i > 0; --i) {
    const std::string id = fresh(ids, one_of<std::string>({"w", "12", "=w"}));
    whole.history.waivers.push_back(
        {id, one_of<std::string>({"copil-annuel/2025", "zorglub/2025", "copil-annuel"}),
         maybe(today), maybe(today + Days{3}), today - Days{below(100) - 20}, any_words(),
         any_words(), any_words()});
  }
  if (whole.history.meetings.empty()) return;
  std::set<std::string> ticked;
  for (int i = below(4); i > 0; --i) {
    const Meeting& session = one_of(whole.history.meetings);
    const std::string item = one_of<std::string>({"salle", "date", "a step that went"});
    if (!ticked.insert(session.uid + "/" + item).second) continue;
    whole.history.ticks.push_back({session.uid, "copil", item, today - Days{below(40)}, session.day,
                                   one_of<std::string>({"", "jmartin"}), any_words()});
  }
  std::set<std::string> answered;
  for (int i = below(4); i > 0; --i) {
    governance::AnswerRecord answer;
    answer.meeting = one_of(whole.history.meetings).uid;
    answer.person = one_of(keys);
    answer.answer = static_cast<governance::Answer>(below(5));
    // Nobody comes in his own place.
    const bool sends = answer.answer == governance::Answer::delegated;
    if (sends) answer.delegate = one_of(keys);
    if (sends && answer.delegate == answer.person) continue;
    answer.sequence = below(5);
    answer.dtstamp = calendar::parse_ical_utc("20261013T120000Z").value();
    answer.comment = any_words();
    if (answered.insert(answer.meeting + "/" + answer.person).second)
      whole.answers.push_back(answer);
  }
}

}  // namespace

std::string any_words() {
  if (below(2) == 0) {
    return one_of<std::string>({"",           "#N/A",    "#REF!", "Err:502",     "=1+1",    "'x",
                                "'=x",        "-",       "—",     "Total",       "a\r\nb",  "\t",
                                "\n",         "_x000D_", "😀",     "10\u202F000", "\u202F",  " a ",
                                "2026-10-13", "45000",   "1E5",   "true",        "\uFEFFa", "uid",
                                "\"",         "''+"});
  }
  std::string text;
  for (int i = below(6); i > 0; --i) {
    text += one_of<std::string>({"=",       "+1", "@",  "'",   "\"", ",",       ";", "\n",
                                 "\r\n",    "|",  "\t", " ",   "é",  "réunion", "€", "0",
                                 "SUM(A1)", "{}", "😀",  "_x0", "\\", "\u202F"});
  }
  return text;
}

AnyRecord any_record(const governance::Convention& convention, Day today) {
  AnyRecord record;
  std::set<std::string> seen;
  std::vector<std::string> keys;
  for (int i = 1 + below(3); i > 0; --i) {
    governance::Person person;
    person.key = any_key(seen);
    person.name = one_of<std::string>({"Jean Martin", "=Jean", "'É. D\"Arc", "-"});
    person.address =
        one_of<std::string>({"", "a@example.org", "é@example.org", "x@münchen.example"});
    person.party = one_of<std::string>({"", "caf"});
    for (int j = below(3); j > 0; --j) {
      person.aliases.push_back(
          one_of<std::string>({"b@example.org", "a|b@example.org", "+c@example.org"}));
    }
    keys.push_back(person.key);
    record.whole.persons.push_back(person);
  }
  add_meetings(record, convention, keys, today);
  add_beside(record, convention, keys, today);
  return record;
}

}  // namespace gouvernail::app
