// SPDX-License-Identifier: MPL-2.0
#include "web/pages/meeting_parts.h"

#include <algorithm>
#include <functional>

#include "app/sending/convened_by_mail.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/session_name.h"
#include "records/workspace.h"
#include "reports/change_words.h"
#include "reports/meeting_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page_words.h"

namespace gouvernail::web {

using base::msg;

const governance::Meeting& meeting_at(const app::Opened& opened, const std::string& uid) {
  const governance::Meeting* found = opened.history->meeting(uid);
  if (!found) throw NotFound{};
  return *found;
}

std::string address_of(const governance::Meeting& meeting) {
  return "/reunions/" + http::percent_encoded(meeting.uid);
}

std::string name_of(const governance::Meeting& meeting, const app::Opened& opened,
                    const Visit& visit) {
  return visit.say(msg("{0}, {1}",
                       reports::body_name(opened.rules->convention, meeting.body, visit.language),
                       calendar::arg(meeting.day)));
}

FormPage form_of_meeting(const Visit& visit, const app::Opened& opened,
                         const governance::Meeting& meeting) {
  FormPage page;
  page.back = address_of(meeting);
  page.back_words = name_of(meeting, opened, visit);
  page.revision = opened.revision;
  return page;
}

std::string typed_hour(const std::optional<calendar::Minutes>& time) {
  if (!time) return {};
  const auto two = [](long long number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(time->count() / 60) + ":" + two(time->count() % 60);
}

base::Message sending_label(const governance::Meeting& meeting, const compliance::Untold* untold) {
  const bool off = meeting.status == governance::MeetingStatus::cancelled;
  const base::Verb verb = off      ? base::Verb::send_cancellation
                          : untold ? compliance::sending_verb(*untold)
                                   : base::Verb::send_invitations;
  return action_label(base::Action(verb));
}

Note note_of(base::Message done, const app::MeetingChanged& changed, const Visit& visit) {
  Note note{std::move(done), changed.remarks};
  if (changed.replaced) {
    note.remarks.push_back(
        msg("Replaced in the record: {}",
            reports::change_words(base::Boxed(*changed.replaced), base::Boxed(changed.after),
                                  reports::Reader::house, visit.language)));
  }
  note.remarks.insert(note.remarks.end(), changed.behind.begin(), changed.behind.end());
  return note;
}

namespace {

// All that he sat in has ended: no session waits for him.
bool has_left(const std::string& person, const app::Opened& opened, calendar::Day today) {
  bool sat = false;
  for (const governance::Seat& seat : opened.history->seats) {
    if (seat.person != person) continue;
    if (!governance::ended_by(seat, today)) return false;
    sat = true;
  }
  return sat;
}

}  // namespace

std::vector<Choice> persons_and_rooms(const app::Opened& opened, const Visit& visit) {
  std::vector<Choice> choices;
  for (const governance::Person& person : opened.people->persons) {
    if (has_left(person.key, opened, visit.today())) continue;
    choices.push_back({person.key, person_name(person.key, opened.people)});
  }
  for (const planning::Room& room : opened.settings->preferences.rooms) {
    choices.push_back({room.id, visit.say(msg("Room “{}”", room.id))});
  }
  return choices;
}

Field party_field(const Visit& visit, const app::Opened& opened, const std::string& value) {
  Field field{"party", msg("Party"), Field::Kind::choice, value};
  field.choices = {{"", visit.say(msg("None"))}};
  for (const governance::Party& party : opened.rules->convention->parties) {
    field.choices.push_back({party.id, visit.say(party.name)});
  }
  return field;
}

std::vector<Choice> body_choices(const app::Opened& opened, const Visit& visit) {
  std::vector<Choice> choices;
  const governance::Convention& convention = opened.rules->convention;
  for (const bool acts : {false, true}) {
    for (const governance::Body& body : convention.bodies) {
      if (convention.is_act(body.id) != acts) continue;
      choices.push_back({body.id, visit.say(body.name)});
    }
  }
  return choices;
}

Field second_field(const app::Opened& opened, const Visit& visit, const std::string& value) {
  constexpr calendar::Days long_ago{120};
  Field field{"second-of", msg("Second convocation after the session of"), Field::Kind::choice,
              value};
  field.hint = msg("The session that missed its quorum, where there was one.");
  field.choices = {{"", visit.say(msg("of none"))}};
  std::vector<governance::Meeting> before;
  for (const governance::Meeting& meeting : opened.history->meetings) {
    const bool asked = meeting.uid == value;
    const bool late = meeting.day <= visit.today() && meeting.day > visit.today() - long_ago;
    if (asked || (late && !opened.rules->convention->is_act(meeting.body)))
      before.push_back(meeting);
  }
  std::ranges::sort(before, std::greater{}, &governance::Meeting::day);
  bool known = value.empty();
  for (const governance::Meeting& meeting : before) {
    const std::string named = governance::session_name(meeting);
    const bool is_it = meeting.uid == value || named == value;
    if (is_it) field.value = named;
    known = known || is_it;
    field.choices.push_back({named, name_of(meeting, opened, visit)});
  }
  if (!known) field.choices.push_back({value, value});
  return field;
}

Field site_field(const app::Opened& opened, const Visit& visit, const std::string& value) {
  const governance::Convention& convention = opened.rules->convention;
  Field field{"site", msg("Place")};
  field.value = reports::site_name(convention, value, visit.language);
  field.hint = msg("Where nothing stands, the usual one.");
  for (const governance::Site& site : convention.sites) {
    const std::string name = visit.say(site.name);
    field.choices.push_back({name, name});
  }
  return field;
}

OtherWay way_to_note(const governance::Meeting& meeting, const app::Opened& opened,
                     std::int64_t count) {
  if (meeting.status == governance::MeetingStatus::cancelled) return {};
  if (!opened.settings->connections.mail) return {msg("Note that it was convened by other means")};
  if (count > 0 || meeting.status != governance::MeetingStatus::proposed) return {};
  const auto left = app::mailed_on(meeting, opened);
  if (!left) return {};
  return {msg("Note that it was convened"),
          msg("Its invitations left on {}, and that is not recorded.", calendar::arg(*left))};
}

}  // namespace gouvernail::web
