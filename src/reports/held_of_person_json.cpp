// SPDX-License-Identifier: MPL-2.0
#include <nlohmann/json.hpp>

#include "governance/convention.h"
#include "records/journal.h"
#include "reports/held_of_person.h"

namespace gouvernail::reports {
namespace {

using Json = nlohmann::ordered_json;

const char* held_place(Mention::Place place) {
  switch (place) {
    case Mention::Place::note:
      return "note";
    case Mention::Place::agenda:
      return "agenda";
    case Mention::Place::reason:
      return "reason";
    case Mention::Place::document:
      return "document";
    case Mention::Place::waiver:
      return "waiver";
    case Mention::Place::comment:
      return "comment";
    case Mention::Place::tick:
      return "tick";
    case Mention::Place::people:
      return "people.toml";
    case Mention::Place::settings:
      break;
  }
  return "gouvernail.toml";
}

Json seats_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const governance::Seat& seat : held.seats) {
    all.push_back({{"role", seat.role},
                   {"party", seat.party},
                   {"from", calendar::to_iso(seat.from)},
                   {"until", seat.until ? Json(calendar::to_iso(*seat.until)) : Json(nullptr)}});
  }
  return all;
}

Json sessions_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const TookPart& one : held.sessions) {
    all.push_back({{"meeting", one.meeting.uid},
                   {"body", one.meeting.body},
                   {"day", calendar::to_iso(one.meeting.day)},
                   {"role", one.presence.role},
                   {"attending", governance::to_string(one.presence.attending)}});
  }
  return all;
}

Json answers_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const records::AnswerRecord& answer : held.answers) {
    all.push_back({{"meeting", answer.meeting},
                   {"answer", records::word_for(answer.answer).format},
                   {"delegate", answer.delegate},
                   {"at", calendar::to_ical_utc(answer.dtstamp)},
                   {"comment", answer.comment}});
  }
  return all;
}

Json undecided_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const records::Undecided& one : held.undecided) {
    all.push_back({{"meeting", one.meeting},
                   {"attendee", one.attendee},
                   {"sender", one.sender},
                   {"delegate", one.delegate},
                   {"at", calendar::to_ical_utc(one.received_at)},
                   {"comment", one.comment}});
  }
  return all;
}

Json mails_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const records::OutgoingMail& mail : held.mails) {
    all.push_back({{"kind", mail.kind},
                   {"about", mail.subject},
                   {"address", mail.recipient},
                   {"state", records::to_string(mail.state)},
                   {"queued_at", calendar::to_ical_utc(mail.queued_at)},
                   {"changed_at", calendar::to_ical_utc(mail.changed_at)},
                   {"reply", mail.reply}});
  }
  return all;
}

Json texts_json(const HeldOfPerson& held) {
  Json all = Json::array();
  for (const Mention& one : held.mentions) {
    all.push_back({{"where", held_place(one.place)}, {"of", one.of}, {"text", one.text}});
  }
  return all;
}

}  // namespace

std::string held_json(const HeldOfPerson& held, const HeldIn& in) {
  Json ticks = Json::array();
  for (const governance::Tick& tick : held.ticks) {
    ticks.push_back({{"meeting", tick.meeting},
                     {"checklist", tick.checklist},
                     {"item", tick.item},
                     {"done_on", calendar::to_iso(tick.done_on)},
                     {"note", tick.note}});
  }
  const Json all = {{"format", "gouvernail.person/1"},
                    {"convention", in.convention->id},
                    {"person",
                     {{"key", held.person.key},
                      {"name", held.person.name},
                      {"address", held.person.address},
                      {"aliases", held.person.aliases},
                      {"party", held.person.party}}},
                    {"seats", seats_json(held)},
                    {"sessions", sessions_json(held)},
                    {"invited", held.invited},
                    {"answers", answers_json(held)},
                    {"undecided", undecided_json(held)},
                    {"mails", mails_json(held)},
                    {"ticks", std::move(ticks)},
                    {"entries", held.entries},
                    {"files", held.files},
                    {"texts", texts_json(held)},
                    {"backups", held.backups}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
