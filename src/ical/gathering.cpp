// SPDX-License-Identifier: MPL-2.0
#include "ical/gathering.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/sha256.h"
#include "base/text.h"
#include "ical/event_time.h"
#include "ical/lines.h"
#include "ical/rule.h"
#include "ical/session_uid.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::LocalTime;

constexpr std::string_view made_uid = "ics-";
constexpr std::size_t longest_shown = 200;  // octets of a rule

// The value of the first line of that name, as written; empty where there is none.
std::string line_of(const std::string& text, const std::string& name) {
  const std::vector<std::string> all = lines_of(text, name);
  return all.empty() ? "" : all.front();
}

// The day with which a moment begins that cannot be read ("20260310T1"); null: none.
icaltimetype day_begun_by(const std::string& written) {
  const std::string day = written.substr(0, 8);
  const bool is_day = calendar::parse_ical_utc(day + "T000000Z").has_value();
  return is_day ? icaltime_from_string(day.c_str()) : icaltime_null_time();
}

bool has(icalcomponent* component, icalproperty_kind kind) {
  return icalcomponent_get_first_property(component, kind) != nullptr;
}

// What somebody wishes or says of an event (RFC 5546) is none of his diary.
bool is_answer(const std::string& method) {
  return method == "REPLY" || method == "COUNTER" || method == "DECLINECOUNTER" ||
         method == "REFRESH";
}

// The same whenever the same calendar is read again.
std::string made_uid_of(const std::string& text, const CalendarEvent& event) {
  std::string said = event.summary + "\n" + event.location + "\n" + calendar::to_iso(event.day);
  if (event.start) said += "T" + std::to_string(event.start->count());
  return std::string(made_uid) +
         base::sha256_hex(said + "\n" + line_of(text, "RRULE")).substr(0, 24);
}

// Of a second session of its day, the hour tells which.
std::string uid_in_series(const std::string& uid, const LocalTime& session, bool first_of_day) {
  return to_text({uid, session.day, first_of_day ? std::nullopt : std::optional(session.time)});
}

// The higher SEQUENCE, then the later DTSTAMP (RFC 5546 2.1.5); whoever says none is older.
bool is_newer(const CalendarEvent& a, const CalendarEvent& b) {
  return std::tie(a.sequence, a.stamp) > std::tie(b.sequence, b.stamp);
}

// `session` as the change of it and of all that follow has it.
CalendarEvent as_changed(const CalendarEvent& change, const LocalTime& changed_one,
                         const CalendarEvent& session) {
  const std::int64_t shift = wall_minutes(start_of(change), changed_one);
  const LocalTime from = later(start_of(session), shift);
  CalendarEvent its = change;
  its.line = change.line;
  its.day = from.day;
  its.last = from.day + (change.last - change.day);
  if (!change.start) return its;
  its.start = from.time;
  if (change.end) its.end = later(from, wall_minutes(*change.end, start_of(change)));
  return its;
}

}  // namespace

bool is_made_event_uid(std::string_view uid) { return uid.starts_with(made_uid); }

Gathering::Gathering(EventReader& reader, const calendar::DayRange& within)
    : reader_(reader), within_(within) {}

std::vector<CalendarEvent> Gathering::run(const std::vector<Block>& blocks,
                                          std::vector<UnreadEvent>* unread) {
  for (const Block& block : blocks) {
    if (block.kind != "VEVENT") continue;
    if (is_answer(block.method)) {
      reader_.warn(block, "no-event", msg("this answers an invitation, and is no event: left out"),
                   msg("drop the file among the answers"));
      continue;
    }
    if (auto entry = read(block)) {
      entries_.push_back(std::move(*entry));
    } else if (unread) {
      unread->push_back({block.line, line_of(block.text, "SUMMARY"), block.uid});
    }
  }
  settle_versions();
  settle_costs();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].instead && entries_[i].counts) instead_[entries_[i].event.series].push_back(i);
  }
  std::vector<CalendarEvent> events;
  std::vector<std::pair<std::size_t, const Entry*>> moved;  // events, and what they were made of
  for (const Entry& entry : entries_) {
    if (!entry.counts) continue;
    if (entry.instead) moved.emplace_back(events.size(), &entry);
    entry.series ? expand(entry, events) : events.push_back(entry.event);
  }
  // Which session of its day one was that was moved alone, only its series tells.
  for (const auto& [place, entry] : moved) {
    const auto name = names_.find({entry->event.series, entry->instead->of});
    if (name != names_.end()) events[place].uid = name->second;
  }
  return events;
}

// `told`: what is guessed of its start was told before.
Component Gathering::component_of(const Block& block, bool told) {
  Component component = block.whole ? parse_component(block.text) : nullptr;
  if (!component || !reader_.guesses()) return component;
  icalproperty* start = icalcomponent_get_first_property(component.get(), ICAL_DTSTART_PROPERTY);
  const icaltimetype time = start ? icalproperty_get_dtstart(start) : icaltime_null_time();
  const std::string written = line_of(block.text, "DTSTART");
  if (start && has_day(time) && has_hour(time)) return component;
  const icaltimetype day = day_begun_by(written);
  if (!has_day(day)) return component;
  if (start) {
    icalcomponent_remove_property(component.get(), start);
    icalproperty_free(start);
  }
  icalcomponent_add_property(component.get(), icalproperty_new_dtstart(day));
  if (!told) {
    reader_.warn(block, "bad-start",
                 msg("at what hour the event begins cannot be read (“{}”): its day counts as busy",
                     std::string(base::cut_utf8(written, 100))),
                 msg("correct this event in the calendar it comes from, or leave it out"));
  }
  return component;
}

std::optional<Gathering::Entry> Gathering::read(const Block& block) {
  const Component component = component_of(block, false);
  if (!component) {
    reader_.error(block, "cut-short", msg("the event is cut short, or too long to be read"));
    return std::nullopt;
  }
  auto event = reader_.single(component.get(), block);
  if (!event) return std::nullopt;
  event->cancelled = event->cancelled || block.method == "CANCEL";
  Entry entry;
  entry.block = &block;
  if (event->uid.empty()) {
    event->uid = made_uid_of(block.text, *event);
    event->made_uid = true;
  }
  entry.event = std::move(*event);
  if (!entry.event.made_uid && !lines_of(block.text, "RECURRENCE-ID").empty()) {
    if (!read_instead(component.get(), block, entry)) return std::nullopt;
  } else {
    const Rules rules = rules_of(block.text, reader_.guesses());
    for (const std::string& rule : rules.unreadable) tell_unreadable(rule, block);
    for (const std::string& rule : rules.unreadable_struck_out) {
      tell_unreadable_struck_out(rule, block);
    }
    set_rules(component.get(), rules);
    entry.series = !rules.read.empty() || has(component.get(), ICAL_RDATE_PROPERTY);
  }
  if (entry.series) {
    entry.steps = steps_of(component.get(), days_of(entry));
    entry.yearly = is_yearly(component.get());
  }
  return entry;
}

// Which session of its series it stands for. Where that cannot be read, it is none of the series
// itself, and as busy time it is one more.
bool Gathering::read_instead(icalcomponent* component, const Block& block, Entry& entry) {
  CalendarEvent& event = entry.event;
  icalproperty* instead = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY);
  const icaltimetype named =
      instead ? icalproperty_get_recurrenceid(instead) : icaltime_null_time();
  event.series = event.uid;
  if (!instead || (reader_.guesses() && (!has_day(named) || !has_hour(named)))) {
    const base::Message why = msg("to which session of a series the event belongs cannot be read");
    if (!reader_.guesses()) {
      reader_.error(block, "bad-instance", why);
      return false;
    }
    reader_.warn(block, "bad-instance", why,
                 msg("correct this event in the calendar it comes from, or leave it out"));
    entry.instead = {start_of(event), false, false};
    event.uid = uid_in_series(event.series, start_of(event), true);
    return true;
  }
  const auto of = reader_.moment(named, instead, block);
  if (!of) return false;
  const icalparameter* range = icalproperty_get_first_parameter(instead, ICAL_RANGE_PARAMETER);
  entry.instead = {*of, named.is_date != 0,
                   range && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE};
  event.uid = uid_in_series(event.series, *of, true);
  return true;
}

// On which a session can begin that touches those asked for: it may last for weeks, be written in
// a zone that is a day ahead, or be moved with all that follow.
calendar::DayRange Gathering::days_of(const Entry& entry) const {
  constexpr std::int64_t a_day = 1440;
  constexpr calendar::Days furthest{366};  // that a series is moved: what it costs is bounded
  calendar::Days before = last_day_of(entry.event) - entry.event.day;
  calendar::Days after{0};
  const auto changes = instead_.find(entry.event.uid);
  if (changes != instead_.end()) {
    for (const std::size_t i : changes->second) {
      const Entry& change = entries_[i];
      if (!change.instead->onwards) continue;
      const calendar::Days shift{
          static_cast<int>(wall_minutes(start_of(change.event), change.instead->of) / a_day)};
      const calendar::Days length = last_day_of(change.event) - change.event.day;
      before = std::max(before, length + std::clamp(shift, calendar::Days{0}, furthest));
      after = std::max(after, std::clamp(-shift, calendar::Days{0}, furthest));
    }
  }
  constexpr calendar::Days a_zone{1};
  return {within_.first - before - a_zone, within_.last + after + a_zone};
}

bool Gathering::is_asked_for(const CalendarEvent& event) const {
  return event.day <= within_.last && last_day_of(event) >= within_.first;
}

void Gathering::tell_unreadable(const std::string& rule, const Block& block) {
  const std::string shown(base::cut_utf8(rule, longest_shown));
  reader_.warn(block, "unreadable-rule",
               reader_.guesses()
                   ? msg("how often it comes again cannot be read (“{}”): as far as it can, it "
                         "counts as busy",
                         shown)
                   : msg("how often it comes again cannot be read (“{}”): only its first "
                         "session is known",
                         shown),
               msg("correct this event in the calendar it comes from, or leave it out"));
}

void Gathering::tell_unreadable_struck_out(const std::string& rule, const Block& block) {
  reader_.warn(block, "unreadable-rule",
               msg("what is left out of this series cannot be read (“{}”): all of it is taken",
                   std::string(base::cut_utf8(rule, longest_shown))),
               msg("correct this event in the calendar it comes from, or leave it out"));
}

// Of several states of one event, wherever they stand, the newest counts; where nothing tells
// which that is, all of them do.
void Gathering::settle_versions() {
  std::map<std::tuple<std::string, std::string, bool>, std::size_t> newest;
  const auto key_of = [](const Entry& entry) {
    const std::string of = entry.instead ? calendar::to_iso(entry.instead->of) : "";
    return std::tuple(entry.instead ? entry.event.series : entry.event.uid, of,
                      entry.instead && entry.instead->onwards);
  };
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto [place, is_first] = newest.emplace(key_of(entries_[i]), i);
    if (!is_first && is_newer(entries_[i].event, entries_[place->second].event)) place->second = i;
  }
  for (Entry& entry : entries_) {
    entry.counts = !is_newer(entries_[newest.at(key_of(entry))].event, entry.event);
  }
}

// The dearest series of a file are left out where all of them would cost too much.
void Gathering::settle_costs() {
  std::vector<Entry*> series;
  for (Entry& entry : entries_) {
    if (entry.series && entry.counts) series.push_back(&entry);
  }
  std::stable_sort(series.begin(), series.end(),
                   [](const Entry* a, const Entry* b) { return a->steps < b->steps; });
  std::int64_t left_of_yearly = most_steps;
  std::int64_t left_of_others = most_steps;
  for (Entry* entry : series) {
    std::int64_t& left = entry->yearly ? left_of_yearly : left_of_others;
    if (entry->steps <= most_steps_of_series && entry->steps <= left) {
      left -= entry->steps;
      continue;
    }
    entry->series = false;
    entry->counts = is_asked_for(entry->event);
    reader_.warn(*entry->block, "long-series",
                 msg("this series would take too long to be worked out: only its first session is "
                     "known"),
                 msg("export a shorter period"));
  }
}

const Gathering::Entry* Gathering::moved_alone(const std::string& uid, const CalendarEvent& session,
                                               bool first_of_day) const {
  const auto found = instead_.find(uid);
  if (found == instead_.end()) return nullptr;
  for (const std::size_t i : found->second) {
    const Instead& instead = *entries_[i].instead;
    const bool same_day = instead.of.day == session.day;
    if (instead.whole_day || !session.start ? same_day && first_of_day
                                            : instead.of == start_of(session)) {
      return &entries_[i];
    }
  }
  return nullptr;
}

// The last change before that session of it and all that follow.
const Gathering::Entry* Gathering::moved_onwards(const std::string& uid,
                                                 const LocalTime& from) const {
  const Entry* last = nullptr;
  const auto found = instead_.find(uid);
  if (found == instead_.end()) return nullptr;
  for (const std::size_t i : found->second) {
    const Instead& instead = *entries_[i].instead;
    if (!instead.onwards || from < instead.of) continue;
    if (!last || last->instead->of < instead.of) last = &entries_[i];
  }
  return last;
}

void Gathering::expand(const Entry& entry, std::vector<CalendarEvent>& events) {
  const Component component = component_of(*entry.block, true);
  if (!component) return;
  set_rules(component.get(), rules_of(entry.block->text, reader_.guesses()));
  icalproperty* start = icalcomponent_get_first_property(component.get(), ICAL_DTSTART_PROPERTY);
  const Series series =
      sessions_of(component.get(), zone_of(start), reader_.zones(), days_of(entry));
  if (series.cut) {
    reader_.warn(*entry.block, "long-series",
                 msg("this series has too many sessions: the later ones are left out"),
                 msg("export a shorter period"));
  }
  if (series.outside) {
    reader_.warn(*entry.block, "start-outside-rule",
                 msg("the event begins on a day that its rule does not give: that day counts as "
                     "well"),
                 {});
  }
  if (series.without_hour) {
    reader_.warn(*entry.block, "day-without-hour",
                 msg("a session of this series is added as a day without an hour: it is taken at "
                     "the hour of the first one"),
                 {});
  }
  std::set<calendar::Day> days;
  const std::string& uid = entry.event.uid;
  for (const Session& one : series.sessions) {
    auto session = reader_.on_session(entry.event, start, one, *entry.block);
    if (!session) continue;
    const bool first_of_day = days.insert(session->day).second;
    const std::string name = uid_in_series(uid, start_of(*session), first_of_day);
    if (const Entry* moved = moved_alone(uid, *session, first_of_day)) {
      names_[{uid, moved->instead->of}] = name;
      continue;
    }
    if (const Entry* change = moved_onwards(uid, start_of(*session))) {
      session = as_changed(change->event, change->instead->of, *session);
    }
    if (!is_asked_for(*session)) continue;
    session->of_series = true;
    session->series = uid;
    session->uid = name;
    events.push_back(std::move(*session));
  }
}

}  // namespace gouvernail::ical
