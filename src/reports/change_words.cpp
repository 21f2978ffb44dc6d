// SPDX-License-Identifier: MPL-2.0
#include "reports/change_words.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/transitions.h"
#include "governance/waiver.h"
#include "records/journal.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {

using base::Message;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using MaybeDay = std::optional<calendar::Day>;

std::string standing_words(const Meeting& meeting, const Language& language) {
  if (meeting.status == MeetingStatus::convened && meeting.convened_on) {
    return language.text(msg("convened on {0:short}", calendar::arg(*meeting.convened_on)));
  }
  if (meeting.status == MeetingStatus::cancelled && meeting.cancelled_on) {
    return language.text(msg("cancelled on {0:short}", calendar::arg(*meeting.cancelled_on)));
  }
  return status_word(meeting.status, language);
}

namespace {

class Differences {
 public:
  Differences(const Language& language, Reader reader, const governance::Convention* convention)
      : language_(language), reader_(reader), convention_(convention) {}

  void tell(const Message& message) { told_.push_back(language_.text(message)); }
  // "label: a → b"; of what was not there before, "label: b".
  void turn(const Message& label, const std::string& before, const std::string& after) {
    if (before == after) return;
    const std::string none = language_.text(msg("(none)"));
    if (before == none) return tell(msg("{0}: {1}", language_.text(label), after));
    if (after == none) {
      return tell(msg("{0}: {1} before, nothing any more", language_.text(label), before));
    }
    tell(msg("{0}: {1} → {2}", language_.text(label), before, after));
  }
  void turn(const Message& label, const MaybeDay& before, const MaybeDay& after) {
    turn(label, day(before), day(after));
  }
  // Texts that are the house's business alone: "label changed" to others.
  void text(const Message& label, const Message& changed, const std::string& before,
            const std::string& after) {
    if (before == after) return;
    if (reader_ == Reader::others) return tell(changed);
    turn(label, quoted(before), quoted(after));
  }
  // The same of what was not there.
  void text(const Message& label, const std::string& text) {
    if (text.empty() || reader_ == Reader::others) return;
    tell(msg("{0}: {1}", language_.text(label), quoted(text)));
  }
  bool is_for_house() const { return reader_ == Reader::house; }
  std::string day(const MaybeDay& day) const {
    return day ? language_.short_day(*day) : language_.text(msg("(none)"));
  }
  std::string or_none(const std::string& text) const {
    return text.empty() ? language_.text(msg("(none)")) : text;
  }
  std::string quoted(const std::string& text) const {
    if (text.empty()) return language_.text(msg("(none)"));
    std::string lines;
    for (const std::string& line : base::split(text, '\n')) {
      lines += (lines.empty() ? "" : " / ") + line;
    }
    return language_.text(msg("“{}”", lines));
  }
  const Language& language() const { return language_; }
  const governance::Convention& convention() const {
    static const governance::Convention none;
    return convention_ != nullptr ? *convention_ : none;
  }
  std::string body(const std::string& id) const {
    return convention_ != nullptr ? body_name(*convention_, id, language_) : id;
  }
  std::string site(const std::string& id) const {
    if (id.empty()) return or_none(id);
    return convention_ != nullptr ? site_name(*convention_, id, language_) : id;
  }
  std::string joined() const {
    std::string out;
    for (const std::string& one : told_) {
      out = out.empty() ? one : language_.text(msg("{0}; {1}", out, one));
    }
    return out;
  }

 private:
  const Language& language_;
  Reader reader_;
  const governance::Convention* convention_;
  std::vector<std::string> told_;
};

// Of the day that it has or, where it ends on another, with that.
std::string hours(const Meeting& meeting, const Language& language) {
  if (!meeting.start_time) return language.text(msg("(none)"));
  std::string out = language.time(*meeting.start_time);
  if (!meeting.end) return out;
  out += " – ";
  if (meeting.end->day != meeting.day) out += language.short_day(meeting.end->day) + ", ";
  return out + language.time(meeting.end->time);
}

// As if it were on that day: moved as a whole, its hours are the same.
std::string hours_on(calendar::Day day, Meeting meeting, const Language& language) {
  if (meeting.end) meeting.end->day += day - meeting.day;
  meeting.day = day;
  return hours(meeting, language);
}

using AttendanceSheet = std::optional<std::vector<governance::Presence>>;

// Lines of the sheet that the other has not: who came and how.
std::string lines_beside(const AttendanceSheet& sheet, const AttendanceSheet& other,
                         const Differences& out) {
  Meeting apart;
  apart.present.emplace();
  for (const governance::Presence& line : sheet.value_or(std::vector<governance::Presence>{})) {
    const bool stands = other && std::find(other->begin(), other->end(), line) != other->end();
    if (!stands) apart.present->push_back(line);
  }
  const Language& language = out.language();
  const std::vector<std::string> lines = attendance_lines(apart, out.convention(), true, language);
  const auto is_split = [](const std::string& one) { return one.find(", ") != std::string::npos; };
  if (std::none_of(lines.begin(), lines.end(), is_split)) return language.list(lines);
  // "Ann Bee, DGS": with commas between them, each person would read as two.
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : " · ") + line;
  return all;
}

void compare_attendance(const Meeting& before, const Meeting& after, Differences& out) {
  const AttendanceSheet& was = before.present;
  const AttendanceSheet& is = after.present;
  if (was == is) return;
  const Language& language = out.language();
  if (!out.is_for_house()) {
    return out.tell(!was  ? msg("attendance recorded")
                    : !is ? msg("attendance taken back")
                          : msg("attendance corrected"));
  }
  const auto words = [&](const AttendanceSheet& sheet, const AttendanceSheet& other,
                         const Message& none) {
    const std::string lines = lines_beside(sheet, other, out);
    return lines.empty() ? language.text(none) : lines;
  };
  const Message label = msg("attendance");
  if (!was) return out.turn(label, language.text(msg("(none)")), words(is, {}, msg("nobody")));
  if (!is) return out.turn(label, words(was, {}, msg("nobody")), language.text(msg("(none)")));
  const std::string gone = lines_beside(was, is, out);
  const std::string come = lines_beside(is, was, out);
  if (gone.empty()) return out.tell(msg("attendance, added: {0}", come));
  if (come.empty()) return out.tell(msg("attendance, taken out: {0}", gone));
  out.turn(label, gone, come);
}

void compare(const Meeting& before, const Meeting& after, Differences& out) {
  const Language& language = out.language();
  const std::string was = standing_words(before, language);
  const std::string is = standing_words(after, language);
  if (was != is) out.tell(msg("{0} → {1}", was, is));
  out.turn(msg("body"), out.body(before.body), out.body(after.body));
  out.turn(msg("day"), before.day, after.day);
  if (hours_on(after.day, before, language) != hours(after, language)) {
    out.turn(msg("hours"), hours(before, language), hours(after, language));
  }
  out.turn(msg("place"), out.site(before.site), out.site(after.site));
  // Where it is convened, its standing says so.
  if (before.status != MeetingStatus::convened && after.status != MeetingStatus::convened) {
    out.turn(msg("convocations"), before.convened_on, after.convened_on);
  }
  out.turn(msg("documents"), before.documents_on, after.documents_on);
  out.turn(msg("minutes sent"), before.minutes_sent_on, after.minutes_sent_on);
  out.turn(msg("minutes"), before.minutes_on, after.minutes_on);
  compare_attendance(before, after, out);
  if (before.urgent != after.urgent) {
    out.tell(after.urgent ? msg("urgent") : msg("no longer urgent"));
  }
  if (before.second_of != after.second_of) {
    out.tell(after.second_of.empty() ? msg("no longer a second convocation")
                                     : msg("second convocation"));
  }
  if (governance::is_untold(before) && !governance::is_untold(after) &&
      before.status == after.status && before.day == after.day) {
    out.tell(msg("those who were convened know of it"));
  }
  out.text(msg("agenda"), msg("agenda changed"), before.agenda, after.agenda);
  out.text(msg("reason"), msg("reason changed"), before.reason, after.reason);
  out.text(msg("note"), msg("note changed"), before.note, after.note);
  if (before.joint != after.joint) {
    out.tell(after.joint.empty() ? msg("no longer held jointly") : msg("held jointly"));
  }
}

void alone(const Meeting& meeting, Differences& out) {
  const Language& language = out.language();
  out.tell(msg("{0}, on {1:short}", standing_words(meeting, language), calendar::arg(meeting.day)));
  if (meeting.start_time) out.tell(msg("{}", hours(meeting, language)));
  if (!meeting.site.empty()) out.tell(msg("{}", out.site(meeting.site)));
  const std::string came = lines_beside(meeting.present, {}, out);
  if (!came.empty() && out.is_for_house()) out.tell(msg("attendance: {0}", came));
  out.text(msg("agenda"), meeting.agenda);
  out.text(msg("reason"), meeting.reason);
  out.text(msg("note"), meeting.note);
}

void compare(const governance::Seat& before, const governance::Seat& after, Differences& out) {
  out.turn(msg("last day"), before.until, after.until);
  out.turn(msg("party"), out.or_none(before.party), out.or_none(after.party));
}

void alone(const governance::Seat& seat, Differences& out) {
  const auto from = calendar::arg(seat.from);
  out.tell(seat.until ? msg("{0}, from {1:short} to {2:short}", seat.person, from,
                            calendar::arg(*seat.until))
                      : msg("{0}, from {1:short} on", seat.person, from));
}

void compare(const governance::Waiver& before, const governance::Waiver& after, Differences& out) {
  out.turn(msg("duty"), before.target, after.target);
  out.turn(msg("first day"), before.from, after.from);
  out.turn(msg("last day"), before.until, after.until);
  out.turn(msg("granted"), before.granted_on, after.granted_on);
  out.text(msg("reason"), msg("reason changed"), before.reason, after.reason);
  out.text(msg("authority"), msg("authority changed"), before.authority, after.authority);
  out.text(msg("evidence"), msg("evidence changed"), before.evidence, after.evidence);
}

void alone(const governance::Waiver& waiver, Differences& out) {
  out.tell(msg("granted on {0:short}", calendar::arg(waiver.granted_on)));
  if (waiver.from && waiver.until) {
    out.tell(msg("from {0:short} to {1:short}", calendar::arg(*waiver.from),
                 calendar::arg(*waiver.until)));
  }
  out.text(msg("reason"), waiver.reason);
  out.text(msg("authority"), waiver.authority);
  out.text(msg("evidence"), waiver.evidence);
}

void compare(const governance::Tick& before, const governance::Tick& after, Differences& out) {
  out.turn(msg("done"), before.done_on, after.done_on);
  out.turn(msg("by"), out.or_none(before.person), out.or_none(after.person));
  out.text(msg("note"), msg("note changed"), before.note, after.note);
}

void alone(const governance::Tick& tick, Differences& out) {
  out.tell(msg("done on {0:short}", calendar::arg(tick.done_on)));
  if (!tick.person.empty()) out.tell(msg("by {0}", tick.person));
  out.text(msg("note"), tick.note);
}

void compare(const records::Evidence& before, const records::Evidence& after, Differences& out) {
  if (!(before == after)) out.tell(msg("another content of the same document"));
}

void alone(const records::Evidence&, Differences& out) { out.tell(msg("one document")); }

std::string answer_words(const records::AnswerRecord& answer, const Language& language) {
  const std::string word = language.text(records::word_for(answer.answer));
  if (answer.delegate.empty()) return word;
  return language.text(msg("{0} (represented by {1})", word, answer.delegate));
}

void compare(const records::AnswerRecord& before, const records::AnswerRecord& after,
             Differences& out) {
  const Language& language = out.language();
  const std::string was = answer_words(before, language);
  const std::string is = answer_words(after, language);
  if (governance::counts_more(before, after)) {
    return out.tell(msg("answer: {0}, which does not count: what counts is {1}", is, was));
  }
  out.turn(msg("answer"), was, is);
}

template <class Value>
bool told(const records::State& before, const records::State& after, Reader reader,
          const Language& language, const governance::Convention* convention, std::string& words) {
  const Value* was = records::value_in<Value>(before);
  const Value* is = records::value_in<Value>(after);
  if (!was && !is) return false;
  Differences out(language, reader, convention);
  if constexpr (std::is_same_v<Value, records::AnswerRecord>) {
    const Value none;  // before the first one
    compare(was ? *was : none, is ? *is : none, out);
    words = out.joined();
  } else if (was && is) {
    compare(*was, *is, out);
    words = out.joined();
  } else {
    alone(was ? *was : *is, out);
    words = language.text(is ? msg("new: {0}", out.joined()) : msg("no longer: {0}", out.joined()));
  }
  return true;
}

}  // namespace

std::string change_words(const records::State& before, const records::State& after, Reader reader,
                         const Language& language, const governance::Convention* convention) {
  std::string words;
  const auto is_told = [&]<class Value>(std::type_identity<Value>) {
    return told<Value>(before, after, reader, language, convention, words);
  };
  is_told(std::type_identity<Meeting>{}) || is_told(std::type_identity<governance::Seat>{}) ||
      is_told(std::type_identity<governance::Waiver>{}) ||
      is_told(std::type_identity<governance::Tick>{}) ||
      is_told(std::type_identity<records::Evidence>{}) ||
      is_told(std::type_identity<records::AnswerRecord>{});
  return words;
}

}  // namespace gouvernail::reports
