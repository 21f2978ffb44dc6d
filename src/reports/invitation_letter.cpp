// SPDX-License-Identifier: MPL-2.0
#include "reports/invitation_letter.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/session_changes.h"
#include "reports/template.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;

class Letter {
 public:
  Letter(const InvitationLetter& letter, const Language& language)
      : letter_(letter), meeting_(*letter.meeting), language_(language) {
    name_ = body_name(letter.rules->convention, meeting_.body, language);
    convention_ = language.text(letter.rules->convention->name);
    when_ = when(meeting_);
    changed();
    for (const compliance::Judgement* judgement : letter.duties) {
      const std::string source = source_name(judgement->duty.obligation->source, language);
      std::string line = obligation_name(*letter.rules, *judgement->duty.obligation, language) +
                         " – " + window_name(judgement->duty, language);
      if (!source.empty()) line += " (" + source + ")";
      reasons_.push_back(std::move(line));
    }
    agenda_ = agenda_lines(meeting_);
  }

  LetterText write() const { return {subject(), plain(), html()}; }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  std::string when(const governance::Meeting& meeting) const {
    std::string text = language_.day(meeting.day);
    if (!meeting.start_time) return text;
    text += ", " + language_.time(*meeting.start_time);
    const auto end = end_of(meeting, letter_.length);
    if (!end) return text;
    text += " – ";
    if (end->day != meeting.day) text += language_.short_day(end->day) + ", ";
    return text + language_.time(end->time);
  }

  // Day and hour as they were told before; none when they are the same, or not known.
  std::optional<std::string> before() const {
    if (letter_.when_before.empty()) return std::nullopt;
    governance::Meeting old = meeting_;
    old.end.reset();
    if (const auto time = calendar::parse_local_time(letter_.when_before)) {
      old.day = time->day;
      old.start_time = time->time;
    } else if (const auto day = calendar::parse_iso_day(letter_.when_before)) {
      old.day = *day;
      old.start_time.reset();
    } else {
      return std::nullopt;
    }
    if (old.day == meeting_.day && old.start_time == meeting_.start_time) return std::nullopt;
    std::string text = language_.day(old.day);
    if (old.start_time) text += ", " + language_.time(*old.start_time);
    return text;
  }

  void changed() {
    if (letter_.kind == LetterKind::cancellation) {
      if (const auto old = before())
        changes_.push_back(say(msg("It was to be held on {0}.", *old)));
      return tell_reason();
    }
    if (letter_.kind != LetterKind::update) return;
    if (const auto old = before()) {
      moved_ = true;
      std::string now = language_.day(meeting_.day);
      if (meeting_.start_time) now += ", " + language_.time(*meeting_.start_time);
      changes_.push_back(say(msg("Moved from {0} to {1}.", *old, now)));
      tell_reason();
    }
    if (!letter_.place_before.empty() && letter_.place_before != letter_.place) {
      changes_.push_back(
          say(msg("New place: {0} (before: {1}).", letter_.place, letter_.place_before)));
    }
    const bool stays = changes_.empty() && !letter_.confirms;
    if (letter_.before) {
      if (!moved_ && meeting_.reason != letter_.before->reason) tell_reason();
      for (std::string& change : session_changes({*letter_.before, letter_.length_before},
                                                 {meeting_, letter_.length}, language_)) {
        changes_.push_back(std::move(change));
      }
    }
    if (stays) changes_.push_back(say(msg("Day, hour and place stay as they are.")));
  }

  void tell_reason() {
    if (!meeting_.reason.empty()) changes_.push_back(say(msg("Reason: {}", meeting_.reason)));
  }

  std::string subject() const {
    std::string day = language_.day(meeting_.day);
    if (meeting_.start_time) day += ", " + language_.time(*meeting_.start_time);
    const bool proposed = meeting_.status == governance::MeetingStatus::proposed;
    switch (letter_.kind) {
      case LetterKind::invitation:
        return say(proposed ? msg("Date to be confirmed: {0}, {1}", name_, day)
                            : msg("Invitation: {0}, {1}", name_, day));
      case LetterKind::update:
        if (moved_) return say(msg("Meeting moved: {0}, {1}", name_, day));
        return say(letter_.confirms ? msg("Invitation confirmed: {0}, {1}", name_, day)
                                    : msg("Invitation changed: {0}, {1}", name_, day));
      case LetterKind::cancellation:
        return say(msg("Meeting cancelled: {0}, {1}", name_, day));
      case LetterKind::withdrawal:
        return say(msg("No longer invited: {0}, {1}", name_, day));
      case LetterKind::documents:
        return say(msg("Documents: {0}, {1}", name_, day));
      case LetterKind::minutes:
        return say(msg("Minutes: {0}, {1}", name_, day));
      case LetterKind::reminder:
        return say(msg("Reminder: {0}, {1}", name_, day));
    }
    return name_;
  }

  // Several who share a mailbox are named: each knows that he is meant.
  std::string greeting() const {
    if (letter_.readers.size() < 2) return say(msg("Good day,"));
    return say(msg("Good day {},", language_.list(letter_.readers)));
  }

  std::string opening() const {
    switch (letter_.kind) {
      case LetterKind::invitation:
        return say(meeting_.status == governance::MeetingStatus::proposed
                       ? msg("{} asks you to keep this date free. It is still to be confirmed.",
                             letter_.organiser)
                       : msg("{} invites you to this meeting.", letter_.organiser));
      case LetterKind::update:
        return say(letter_.confirms
                       ? msg("{} confirms this meeting, and invites you to it.", letter_.organiser)
                       : msg("This invitation has changed."));
      case LetterKind::cancellation:
        return say(msg("This meeting will not take place."));
      case LetterKind::withdrawal:
        return say(msg(
            "This meeting takes place. Those who sit in this body have changed, so you need not "
            "come to it any more. Thank you for your part in it."));
      case LetterKind::documents:
        return say(letter_.documents.empty()
                       ? msg("The documents of this meeting can be read at the address below.")
                       : msg("You will find the documents of this meeting attached."));
      case LetterKind::minutes:
        return say(letter_.documents.empty()
                       ? msg("The minutes of this meeting can be read at the address below.")
                       : msg("You will find the minutes of this meeting attached."));
      case LetterKind::reminder:
        return say(
            msg("{} has no answer from you to this invitation yet. Nothing about it has "
                "changed: will you come?",
                letter_.organiser));
    }
    return {};
  }

  bool is_on() const {
    return letter_.kind == LetterKind::invitation || letter_.kind == LetterKind::update;
  }

  bool asks_for_an_answer() const { return is_on() || letter_.kind == LetterKind::reminder; }

  std::vector<std::string> document_lines() const {
    std::vector<std::string> lines = letter_.documents;
    if (!letter_.link.empty()) lines.push_back(letter_.link);
    return lines;
  }

  std::string closing() const {
    return say(
        msg("To answer, accept or decline in your calendar: your answer reaches us by mail."));
  }

  std::string plain() const {
    std::string out = greeting() + "\n\n" + opening() + "\n";
    for (const std::string& change : changes_) out += change + "\n";
    out += "\n" + name_ + "\n" + convention_ + "\n\n";
    out += say(msg("When: {}", when_)) + "\n";
    if (!letter_.place.empty()) out += say(msg("Where: {}", letter_.place)) + "\n";
    if (is_on()) {
      if (!agenda_.empty()) {
        out += "\n" + say(msg("Agenda")) + "\n";
        for (const std::string& line : agenda_) out += "  " + line + "\n";
      }
      if (!reasons_.empty()) {
        out += "\n" + say(msg("Why this meeting")) + "\n";
        for (const std::string& reason : reasons_) out += "  - " + reason + "\n";
      }
    }
    if (const auto lines = document_lines(); !lines.empty()) {
      out += "\n" + say(msg("Documents")) + "\n";
      for (const std::string& line : lines) out += "  - " + line + "\n";
    }
    if (asks_for_an_answer()) out += "\n" + closing() + "\n";
    return out + "\n" + letter_.organiser + "\n";
  }

  std::vector<View> facts() const {
    std::vector<View> rows;
    rows.emplace_back()
        .text("name", say(msg("When")))
        .text("value", when_)
        .flag("struck", letter_.kind == LetterKind::cancellation);
    if (!letter_.place.empty()) {
      rows.emplace_back()
          .text("name", say(msg("Where")))
          .text("value", letter_.place)
          .flag("struck", false);
    }
    return rows;
  }

  std::vector<View> lists() const {
    std::vector<View> lists;
    const auto list = [&](const base::Message& title, const std::vector<std::string>& items) {
      if (!items.empty()) lists.emplace_back().text("title", say(title)).lines("items", items);
    };
    if (is_on()) {
      list(msg("Agenda"), agenda_);
      list(msg("Why this meeting"), reasons_);
    }
    list(msg("Documents"), letter_.documents);
    return lists;
  }

  std::string html() const {
    static const Template letter("invitation_letter.mustache");
    View view = letter_view(subject(), language_);
    view.text("greeting", greeting())
        .text("opening", opening())
        .lines("changes", changes_)
        .text("body", name_)
        .text("convention", convention_)
        .list("facts", facts())
        .list("lists", lists())
        .text("link", letter_.link)
        .text("closing", asks_for_an_answer() ? closing() : "")
        .text("organiser", letter_.organiser);
    return letter.render(view);
  }

  const InvitationLetter& letter_;
  const governance::Meeting& meeting_;
  const Language& language_;
  std::string name_;
  std::string convention_;
  std::string when_;
  bool moved_ = false;
  std::vector<std::string> changes_;
  std::vector<std::string> reasons_;
  std::vector<std::string> agenda_;
};

}  // namespace

LetterText invitation_letter(const InvitationLetter& letter, const Language& language) {
  return Letter(letter, language).write();
}

}  // namespace gouvernail::reports
