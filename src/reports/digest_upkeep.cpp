// SPDX-License-Identifier: MPL-2.0
#include "reports/digest_upkeep.h"

#include <algorithm>

#include "compliance/tasks.h"
#include "governance/people.h"
#include "reports/meeting_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;

constexpr std::size_t most_upkeep = 6;  // of a section; the rest is counted

class Upkeep {
 public:
  Upkeep(Digest& digest, const DigestFacts& facts, const CheckReport& report,
         const NamedSessions& named, const Language& language)
      : digest_(digest),
        facts_(facts),
        report_(report),
        named_(named),
        convention_(report.rules->convention),
        language_(language) {}

  void add() {
    preparations();
    vacant();
    lapsing();
    calendars();
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  static DigestItem item(std::string head) {
    DigestItem item;
    item.symbol = "·";
    item.head = std::move(head);
    return item;
  }

  void section(const base::Message& title, std::vector<DigestItem> items, bool standing) {
    if (items.empty()) return;
    DigestSection section;
    section.title = say(title);
    section.items = std::move(items);
    section.standing = standing;
    digest_.sections.push_back(std::move(section));
  }

  // Whether dates of the body are among those that the digest offers.
  bool is_offered(const std::string& body) const {
    for (const DigestSection& section : digest_.sections) {
      for (const DigestItem& item : section.items) {
        for (const PossibleDate& date : item.dates) {
          if (date.slot.body == body) return true;
        }
      }
    }
    return false;
  }

  // With what is to be done for the session already.
  bool is_told(const PreparationNote& note) const {
    return note.dated && named_.days.contains({note.body, note.day});
  }

  // Nothing is late for a session that nobody has dated: the first thing to do is to choose a day.
  DigestItem undated(const PreparationNote& note) const {
    DigestItem one =
        item(say(msg("{0}: no date is set yet, the last day possible is {1}",
                     body_name(convention_, note.body, language_), calendar::arg(note.day))));
    if (is_offered(note.body)) {
      one.lines.push_back(say(msg("choose one of the dates offered above")));
    }
    one.steps.push_back({Action(Verb::show_checklist).of(note.list), {}});
    return one;
  }

  void preparations() {
    std::vector<DigestItem> items;
    bool late = false;
    if (facts_.checklists_faulty) {
      items.push_back(
          item(say(msg("The checklists of the rules cannot be read: “{0}” tells what is wrong.",
                       Action(Verb::check_rules)))));
    }
    for (const PreparationNote& note : facts_.preparations) {
      if (is_told(note)) continue;
      if (!note.dated) {
        items.push_back(undated(note));
        continue;
      }
      late = late || note.late > 0;
      DigestItem one = item(body_name(convention_, note.body, language_) + ", " +
                            language_.day(note.day) + " – " + state_of(note, language_));
      one.symbol = note.late > 0 ? "!" : "·";
      if (!note.next.empty()) {
        one.lines.push_back(
            note.until ? say(msg("next: {0}, by {1}", note.next, calendar::arg(*note.until)))
                       : say(msg("next: {0}", note.next)));
      }
      one.steps.push_back(
          {Action(Verb::show_checklist).of(note.list).with(Detail::date, calendar::arg(note.day)),
           {}});
      items.push_back(std::move(one));
    }
    section(msg("Sessions to prepare"), std::move(items), !late);
  }

  std::string bodies_of(const VacantRole& vacant) const {
    std::vector<std::string> names;
    for (const std::string& body : vacant.bodies) {
      names.push_back(body_name(convention_, body, language_));
    }
    constexpr std::size_t most = 2;
    if (names.size() <= most) return language_.list(names);
    return say(msg("{0} and {1} more", names[0] + ", " + names[1],
                   static_cast<std::int64_t>(names.size() - most)));
  }

  // Among what is to be done already.
  bool is_asked(const std::string& role) const {
    const auto& all = report_.tasks;
    return std::any_of(all.begin(), all.end(), [&](const compliance::Task& task) {
      return task.kind == compliance::TaskKind::fill_seat && !task.actions.empty() &&
             task.actions.front().words.front().object == base::Object(role);
    });
  }

  void vacant() {
    std::vector<DigestItem> items;
    if (!facts_.seats_known && !facts_.vacant.empty()) {
      DigestItem none = item(say(msg("No seat is recorded: who sits where is not known.")));
      none.steps.push_back({compliance::appoint(Blank::role, calendar::arg(report_.as_of)), {}});
      items.push_back(std::move(none));
      return section(msg("Vacant seats"), std::move(items), true);
    }
    for (const VacantRole& vacant : facts_.vacant) {
      if (is_asked(vacant.role)) continue;
      if (items.size() == most_upkeep) {
        items.push_back(item(say(msg("and {0} more: “{1}” shows who is recorded",
                                     static_cast<std::int64_t>(facts_.vacant.size() - most_upkeep),
                                     Action(Verb::list_seats)))));
        break;
      }
      DigestItem one = item(
          say(msg("Nobody is recorded as “{0}”", role_name(convention_, vacant.role, language_))));
      one.lines.push_back(bodies_of(vacant));
      one.steps.push_back({compliance::appoint(vacant.role, calendar::arg(report_.as_of)), {}});
      items.push_back(std::move(one));
    }
    section(msg("Vacant seats"), std::move(items), true);
  }

  std::string kind_name(const std::string& kind) const {
    if (kind == "municipales") return say(msg("Municipal elections"));
    if (kind == "departementales") return say(msg("Departmental elections"));
    if (kind == "regionales") return say(msg("Regional elections"));
    return say(msg("Elections “{0}”", kind));
  }

  void lapsing() {
    if (facts_.elected.empty()) return;
    std::vector<std::string> roles;
    for (const std::string& role : facts_.elected) {
      roles.push_back(role_name(convention_, role, language_));
    }
    std::vector<DigestItem> items;
    for (const calendar::Election& election : facts_.elections) {
      DigestItem one =
          item(say(msg("{0} on {1}: the seats of whoever sits for an assembly renewed then lapse",
                       kind_name(election.kind), calendar::arg(election.rounds.front()))));
      one.lines.push_back(say(
          msg("elected seats held today, whose end nobody recorded: {0}", language_.list(roles))));
      one.lines.push_back(
          say(msg("Ask each assembly for its new representatives, then record them.")));
      one.steps.push_back({Action(Verb::end_seat)
                               .of(Blank::role)
                               .of(Blank::person)
                               .with(Detail::on, calendar::arg(election.last_round())),
                           {}});
      items.push_back(std::move(one));
    }
    section(msg("Seats that lapse at an election"), std::move(items), true);
  }

  void calendars() {
    std::vector<DigestItem> items;
    for (const base::Message& calendar : facts_.calendars) {
      if (items.size() == most_upkeep) {
        items.push_back(item(say(msg(
            "and {0} more", static_cast<std::int64_t>(facts_.calendars.size() - most_upkeep)))));
        break;
      }
      items.push_back(item(say(calendar)));
    }
    section(msg("Calendars that are missing"), std::move(items), true);
  }

  Digest& digest_;
  const DigestFacts& facts_;
  const CheckReport& report_;
  const NamedSessions& named_;
  const governance::Convention& convention_;
  const Language& language_;
};

}  // namespace

std::string state_of(const PreparationNote& note, const Language& language) {
  if (note.late > 0) return language.text(msg("{0} {0:item|items} late", note.late));
  if (note.left > 0) {
    return language.text(msg("nothing late, {0} {0:item|items} ahead", note.left));
  }
  return language.text(msg("all is ready"));
}

std::string without_answer(const MeetingAnswers& meeting, const governance::People* people,
                           const Language& language) {
  std::vector<std::string> who;
  for (const PersonAnswer& answer : meeting.persons) {
    const governance::Person* person = people ? people->find(answer.person) : nullptr;
    who.push_back(person && !person->name.empty() ? person->name : answer.person);
  }
  return language.text(msg("no answer from {0}", language.list(who)));
}

void add_unanswered(Digest& digest, const std::vector<MeetingAnswers>& unanswered,
                    const NamedSessions& named, const governance::People* people, bool names,
                    const Language& language) {
  DigestSection section;
  section.title = language.text(names ? msg("Without an answer") : msg("Your answer is awaited"));
  for (const MeetingAnswers& meeting : unanswered) {
    if (names && named.uids.contains(meeting.uid)) continue;
    DigestItem item;
    item.symbol = "?";
    item.head = language.text(meeting.title) + ", " + language.day(meeting.day);
    if (names) {
      item.lines.push_back(without_answer(meeting, people, language));
      item.steps.push_back({Action(Verb::list_answers), {}});
    } else {
      item.lines.push_back(
          language.text(msg("Will you come? Accept or decline the invitation in your calendar, or "
                            "reply to this message.")));
    }
    section.items.push_back(std::move(item));
  }
  if (!section.items.empty()) digest.sections.push_back(std::move(section));
}

void add_upkeep(Digest& digest, const DigestFacts& facts, const CheckReport& report,
                const NamedSessions& named, const Language& language) {
  Upkeep(digest, facts, report, named, language).add();
}

}  // namespace gouvernail::reports
