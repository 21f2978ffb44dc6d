// SPDX-License-Identifier: MPL-2.0
#include "records/content.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "calendar/day.h"
#include "calendar/local_time.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/errors.h"
#include "records/json_value.h"

namespace gouvernail::records {
namespace {

using base::msg;
using calendar::Day;
using calendar::LocalTime;
using nlohmann::json;

constexpr const char* corrected_because = "corrected_because";

template <class Value>
Value need(const std::optional<Value>& value) {
  if (!value) throw std::invalid_argument("not a day or time");
  return *value;
}

Day day_in(const JsonValue& object, const char* key) {
  return need(calendar::parse_iso_day(object.at(key).text()));
}

std::optional<Day> optional_day_in(const JsonValue& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return day_in(object, key);
}

std::string text_in(const JsonValue& object, const char* key) { return object.text_in(key); }

// So many of a role, who were in the room, are two values; whatever else is told has a name.
governance::Presence presence_in(const JsonValue& content) {
  if (content.is_list()) {
    const std::vector<JsonValue> both = content.items();
    return {both.at(0).text(), both.at(1).whole()};
  }
  governance::Presence presence;
  presence.role = text_in(content, "role");
  presence.count = content.whole_in("count", 1);
  presence.attending = content.contains("attending")
                           ? need(governance::parse_attending(content.at("attending").text()))
                           : governance::Attending::present;
  presence.person = text_in(content, "person");
  presence.by_role = text_in(content, "by_role");
  presence.by_person = text_in(content, "by_person");
  return presence;
}

governance::Meeting read(const JsonValue& object, const governance::Meeting*) {
  governance::Meeting m;
  m.uid = object.at("uid").text();
  m.body = object.at("body").text();
  m.day = day_in(object, "day");
  if (object.contains("start_minutes")) {
    m.start_time = calendar::Minutes{object.at("start_minutes").whole()};
  }
  if (object.contains("end")) {
    m.end = need(calendar::parse_local_time(object.at("end").text()));
  }
  m.status = need(governance::parse_status(object.at("status").text()));
  m.convened_on = optional_day_in(object, "convened_on");
  m.documents_on = optional_day_in(object, "documents_on");
  m.minutes_on = optional_day_in(object, "minutes_on");
  m.cancelled_on = optional_day_in(object, "cancelled_on");
  if (object.contains("present")) {
    m.present.emplace();
    for (const JsonValue& presence : object.at("present").items()) {
      m.present->push_back(presence_in(presence));
    }
  }
  m.urgent = object.flag_in("urgent");
  m.site = text_in(object, "site");
  m.note = text_in(object, "note");
  m.joint = text_in(object, "joint");
  m.agenda = text_in(object, "agenda");
  m.reason = text_in(object, "reason");
  m.moved_from = optional_day_in(object, "moved_from");
  m.minutes_sent_on = optional_day_in(object, "minutes_sent_on");
  m.second_of = text_in(object, "second_of");
  m.awaited = governance::parse_awaited(text_in(object, "awaited"));
  m.diary = governance::parse_diary_state(text_in(object, "diary"));
  return m;
}

governance::Seat read(const JsonValue& object, const governance::Seat*) {
  return {object.at("role").text(), object.at("person").text(), text_in(object, "party"),
          day_in(object, "from"), optional_day_in(object, "until")};
}

governance::Waiver read(const JsonValue& object, const governance::Waiver*) {
  governance::Waiver w;
  w.id = object.at("id").text();
  w.target = object.at("target").text();
  w.from = optional_day_in(object, "from");
  w.until = optional_day_in(object, "until");
  w.granted_on = day_in(object, "granted_on");
  w.reason = text_in(object, "reason");
  w.authority = text_in(object, "authority");
  w.evidence = text_in(object, "evidence");
  return w;
}

governance::Tick read(const JsonValue& object, const governance::Tick*) {
  governance::Tick tick;
  tick.meeting = object.at("meeting").text();
  tick.checklist = object.at("checklist").text();
  tick.item = object.at("item").text();
  tick.done_on = day_in(object, "done_on");
  tick.session_day = day_in(object, "session_day");
  tick.person = text_in(object, "person");
  tick.note = text_in(object, "note");
  return tick;
}

MeetingEvidence read(const JsonValue& object, const MeetingEvidence*) {
  return {object.at("meeting").text(),
          {object.at("name").text(), object.at("size").number(), object.at("sha256").text()}};
}

InvitationRevision read(const JsonValue& object, const InvitationRevision*) {
  InvitationRevision r;
  r.uid = object.at("uid").text();
  r.sequence = object.at("sequence").whole();
  r.dtstamp = need(calendar::parse_ical_utc(object.at("dtstamp").text()));
  r.method = need(governance::parse_revision_method(object.at("method").text()));
  r.content_sha256 = object.at("content_sha256").text();
  r.when = text_in(object, "when");
  r.place = text_in(object, "place");
  r.convenes = object.flag_in("convenes");
  return r;
}

AnswerRecord read(const JsonValue& object, const AnswerRecord*) {
  AnswerRecord a;
  a.meeting = object.at("meeting").text();
  a.person = object.at("person").text();
  a.answer = need(answer_of_word(object.at("answer").text()));
  a.delegate = text_in(object, "delegate");
  a.sequence = object.at("sequence").whole();
  a.dtstamp = need(calendar::parse_ical_utc(object.at("dtstamp").text()));
  return a;
}

template <class Value>
Value parse(const std::string& content) {
  try {
    const std::vector<JsonNode> nodes = read_json(content);
    return read(JsonValue(nodes, 0), static_cast<const Value*>(nullptr));
  } catch (const std::exception& error) {
    throw damaged(msg("a fact cannot be read ({})", std::string(error.what())));
  }
}

void put(json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void put(json& object, const char* key, const std::optional<Day>& day) {
  if (day) object[key] = calendar::to_iso(*day);
}

json presence_content(const governance::Presence& presence) {
  if (presence == governance::Presence{presence.role, presence.count}) {
    return json::array({presence.role, presence.count});
  }
  json object = json::object();
  put(object, "role", presence.role);
  if (presence.count != 1) object["count"] = presence.count;
  if (presence.attending != governance::Attending::present) {
    object["attending"] = governance::to_string(presence.attending);
  }
  put(object, "person", presence.person);
  put(object, "by_role", presence.by_role);
  put(object, "by_person", presence.by_person);
  return object;
}

template <class Value>
bool reads_back(const Value& value, const std::string& content) {
  return parse<Value>(content) == value;
}

bool reads_back(const InvitationRevision& value, const std::string& content) {
  InvitationRevision read_again = parse<InvitationRevision>(content);
  read_again.recipients = value.recipients;
  return read_again == value;
}

bool reads_back(const AnswerRecord& value, const std::string& content) {
  AnswerRecord read_again = parse<AnswerRecord>(content);
  read_again.comment = value.comment;
  read_again.recorded_at = value.recorded_at;
  return read_again == value;
}

}  // namespace

std::string to_content(const governance::Meeting& m) {
  json object = {{"uid", m.uid},
                 {"body", m.body},
                 {"day", calendar::to_iso(m.day)},
                 {"status", governance::to_string(m.status)}};
  if (m.start_time) object["start_minutes"] = m.start_time->count();
  if (m.end) object["end"] = calendar::to_iso(*m.end);
  put(object, "convened_on", m.convened_on);
  put(object, "documents_on", m.documents_on);
  put(object, "minutes_on", m.minutes_on);
  put(object, "cancelled_on", m.cancelled_on);
  if (m.present) {
    object["present"] = json::array();
    for (const governance::Presence& presence : *m.present) {
      object["present"].push_back(presence_content(presence));
    }
  }
  if (m.urgent) object["urgent"] = true;
  put(object, "site", m.site);
  put(object, "note", m.note);
  put(object, "joint", m.joint);
  put(object, "agenda", m.agenda);
  put(object, "reason", m.reason);
  put(object, "moved_from", m.moved_from);
  put(object, "minutes_sent_on", m.minutes_sent_on);
  put(object, "second_of", m.second_of);
  if (m.awaited) put(object, "awaited", governance::to_text(*m.awaited));
  if (m.diary) put(object, "diary", governance::to_text(*m.diary));
  return object.dump();
}

std::string to_content(const governance::Seat& seat) {
  json object = {
      {"role", seat.role}, {"person", seat.person}, {"from", calendar::to_iso(seat.from)}};
  put(object, "party", seat.party);
  put(object, "until", seat.until);
  return object.dump();
}

std::string to_content(const governance::Waiver& w) {
  json object = {
      {"id", w.id}, {"target", w.target}, {"granted_on", calendar::to_iso(w.granted_on)}};
  put(object, "from", w.from);
  put(object, "until", w.until);
  put(object, "reason", w.reason);
  put(object, "authority", w.authority);
  put(object, "evidence", w.evidence);
  return object.dump();
}

std::string to_content(const governance::Tick& tick) {
  json object = {{"meeting", tick.meeting},
                 {"checklist", tick.checklist},
                 {"item", tick.item},
                 {"done_on", calendar::to_iso(tick.done_on)},
                 {"session_day", calendar::to_iso(tick.session_day)}};
  put(object, "person", tick.person);
  put(object, "note", tick.note);
  return object.dump();
}

std::string to_content(const MeetingEvidence& e) {
  return json{{"meeting", e.meeting},
              {"name", e.evidence.name},
              {"size", e.evidence.size},
              {"sha256", e.evidence.sha256}}
      .dump();
}

std::string to_content(const InvitationRevision& r) {
  json object = {{"uid", r.uid},
                 {"sequence", r.sequence},
                 {"dtstamp", calendar::to_ical_utc(r.dtstamp)},
                 {"method", governance::to_text(r.method)},
                 {"content_sha256", r.content_sha256}};
  put(object, "when", r.when);
  put(object, "place", r.place);
  if (r.convenes) object["convenes"] = true;
  return object.dump();
}

const char* answer_word(governance::Answer answer) { return governance::to_partstat(answer); }

std::optional<governance::Answer> answer_of_word(std::string_view word) {
  using governance::Answer;
  for (const Answer answer : {Answer::accepted, Answer::declined, Answer::delegated,
                              Answer::needs_action, Answer::tentative}) {
    if (word == answer_word(answer)) return answer;
  }
  return std::nullopt;
}

std::string to_content(const AnswerRecord& a) {
  json object = {{"meeting", a.meeting},
                 {"person", a.person},
                 {"answer", answer_word(a.answer)},
                 {"sequence", a.sequence},
                 {"dtstamp", calendar::to_ical_utc(a.dtstamp)}};
  put(object, "delegate", a.delegate);
  return object.dump();
}

std::string with_reason(const std::string& content, const std::string& reason) {
  json object = json::parse(content);
  object[corrected_because] = reason;
  return object.dump();
}

std::string without_reason(const std::string& content) {
  if (reason_in(content).empty()) return content;
  json object = json::parse(content);
  object.erase(corrected_because);
  return object.dump();
}

std::string withdrawn_for(const std::string& reason) { return json{{"withdrawn", reason}}.dump(); }

std::string reason_in(const std::string& content) {
  const json object = json::parse(content, nullptr, false);
  if (!object.is_object()) return "";
  for (const char* key : {corrected_because, "withdrawn"}) {
    if (const auto reason = object.find(key); reason != object.end() && reason->is_string()) {
      return reason->get<std::string>();
    }
  }
  return "";
}

template <>
governance::Meeting from_content(const std::string& content) {
  return parse<governance::Meeting>(content);
}
template <>
governance::Seat from_content(const std::string& content) {
  return parse<governance::Seat>(content);
}
template <>
governance::Waiver from_content(const std::string& content) {
  return parse<governance::Waiver>(content);
}
template <>
governance::Tick from_content(const std::string& content) {
  return parse<governance::Tick>(content);
}
template <>
MeetingEvidence from_content(const std::string& content) {
  return parse<MeetingEvidence>(content);
}
template <>
InvitationRevision from_content(const std::string& content) {
  return parse<InvitationRevision>(content);
}

template <>
AnswerRecord from_content(const std::string& content) {
  return parse<AnswerRecord>(content);
}

template <class Value>
std::string checked_content(const Value& value) {
  try {
    std::string content = to_content(value);
    if (reads_back(value, content)) return content;
  } catch (const json::exception&) {  // text that is not UTF-8
  } catch (const StoreError&) {       // a day that has no ISO form
  }
  throw bad_change(msg("a text that is not UTF-8, or a day out of range, cannot be recorded"),
                   msg("correct the text or the day"));
}

template std::string checked_content(const governance::Meeting&);
template std::string checked_content(const governance::Seat&);
template std::string checked_content(const governance::Waiver&);
template std::string checked_content(const governance::Tick&);
template std::string checked_content(const MeetingEvidence&);
template std::string checked_content(const InvitationRevision&);
template std::string checked_content(const AnswerRecord&);

}  // namespace gouvernail::records
