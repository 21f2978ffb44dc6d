// SPDX-License-Identifier: MPL-2.0
#include "reports/held_of_person.h"

#include "governance/convention.h"
#include "governance/history.h"
#include "records/journal.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/template.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;

class HeldWords {
 public:
  HeldWords(const HeldOfPerson& held, const HeldIn& in, const Language& language)
      : held_(held), in_(in), language_(language) {}

  std::string title() const {
    const std::string& name = held_.person.name;
    return say(msg("What is held about {}", name.empty() ? held_.person.key : name));
  }

  std::vector<HeldSection> sections() const {
    std::vector<HeldSection> all;
    const auto add = [&](const base::Message& title, std::vector<std::string> lines) {
      if (!lines.empty()) all.push_back({say(title), std::move(lines)});
    };
    add(msg("Who they are"), identity());
    add(msg("Seats"), seats());
    add(msg("Meetings on whose sheet they stand"), sessions());
    add(msg("Invitations"), invitations());
    add(msg("Answers"), answers());
    add(msg("Mails to them"), mails());
    add(msg("What they recorded"), recorded());
    add(msg("Diaries"), held_.files);
    for (HeldSection& one : left()) all.push_back(std::move(one));
    return all;
  }

  std::vector<HeldSection> left() const {
    std::vector<HeldSection> all;
    if (auto lines = mentions(); !lines.empty()) {
      all.push_back({say(msg("Texts in which their name may stand")), std::move(lines)});
    }
    if (!held_.backups.empty()) {
      all.push_back(
          {say(msg("Backups, which hold what stood when they were made")), held_.backups});
    }
    return all;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  std::vector<std::string> identity() const {
    const governance::Person& person = held_.person;
    std::vector<std::string> lines{say(msg("key: {}", person.key))};
    if (!person.name.empty()) lines.push_back(say(msg("name: {}", person.name)));
    if (!person.address.empty()) lines.push_back(say(msg("mail address: {}", person.address)));
    for (const std::string& alias : person.aliases) {
      lines.push_back(say(msg("other address: {}", alias)));
    }
    if (!person.party.empty()) {
      lines.push_back(say(msg("party: {}", party_name(*in_.convention, person.party, language_))));
    }
    return lines;
  }

  std::vector<std::string> seats() const {
    std::vector<std::string> lines;
    for (const governance::Seat& seat : held_.seats) {
      const std::string role = role_name(*in_.convention, seat.role, language_);
      lines.push_back(seat.until
                          ? say(msg("{0}, {1}", role, language_.days({seat.from, *seat.until})))
                          : say(msg("{0}, since {1}", role, language_.plain_day(seat.from))));
    }
    return lines;
  }

  std::string session(const governance::Meeting& meeting) const {
    return language_.plain_day(meeting.day) + " · " +
           body_name(*in_.convention, meeting.body, language_);
  }
  std::string session(const std::string& uid) const {
    for (const governance::Meeting& meeting : in_.history->meetings) {
      if (meeting.uid == uid) return session(meeting);
    }
    return uid;
  }

  std::vector<std::string> sessions() const {
    std::vector<std::string> lines;
    for (const TookPart& one : held_.sessions) lines.push_back(session(one.meeting));
    return lines;
  }

  std::vector<std::string> invitations() const {
    std::vector<std::string> lines;
    for (const std::string& uid : held_.invited) lines.push_back(session(uid));
    return lines;
  }

  std::vector<std::string> answers() const {
    std::vector<std::string> lines;
    for (const records::AnswerRecord& answer : held_.answers) {
      std::string line = session(answer.meeting) + " · " + say(records::word_for(answer.answer));
      if (!answer.comment.empty()) line += " · " + answer.comment;
      lines.push_back(std::move(line));
    }
    for (const records::Undecided& one : held_.undecided) {
      std::string line = session(one.meeting) + " · " + one.attendee;
      if (!one.comment.empty()) line += " · " + one.comment;
      lines.push_back(std::move(line));
    }
    return lines;
  }

  std::vector<std::string> mails() const {
    std::vector<std::string> lines;
    for (const records::OutgoingMail& mail : held_.mails) {
      lines.push_back(language_.plain_day(calendar::to_paris(mail.changed_at).day) + " · " +
                      mail.recipient + " · " + session(mail.subject));
    }
    return lines;
  }

  std::vector<std::string> recorded() const {
    if (held_.entries.empty() && held_.ticks.empty()) return {};
    return {say(msg("{0} {0:entry|entries} of the journal, {1} {1:step|steps} of checklists",
                    static_cast<std::int64_t>(held_.entries.size()),
                    static_cast<std::int64_t>(held_.ticks.size())))};
  }

  std::vector<std::string> mentions() const {
    std::vector<std::string> lines;
    for (const Mention& one : held_.mentions) {
      lines.push_back(where(one) + " · " + one.text);
    }
    return lines;
  }

  std::string where(const Mention& one) const {
    switch (one.place) {
      case Mention::Place::note:
        return say(msg("private note")) + " · " + session(one.of);
      case Mention::Place::agenda:
        return say(msg("agenda")) + " · " + session(one.of);
      case Mention::Place::reason:
        return say(msg("reason of a change")) + " · " + session(one.of);
      case Mention::Place::document:
        return say(msg("name of a document")) + " · " + session(one.of);
      case Mention::Place::waiver:
        return say(msg("waiver")) + " · " + one.of;
      case Mention::Place::comment:
        return say(msg("somebody's answer")) + " · " + session(one.of);
      case Mention::Place::tick:
        return say(msg("step of a checklist")) + " · " + session(one.of);
      case Mention::Place::people:
        return say(msg("people.toml, line {}", one.of));
      case Mention::Place::settings:
        break;
    }
    return say(msg("gouvernail.toml, line {}", one.of));
  }

  const HeldOfPerson& held_;
  const HeldIn& in_;
  const Language& language_;
};

}  // namespace

std::vector<HeldSection> held_sections(const HeldOfPerson& held, const HeldIn& in,
                                       const Language& language) {
  return HeldWords(held, in, language).sections();
}

std::vector<HeldSection> left_after_erasing(const HeldOfPerson& held, const HeldIn& in,
                                            const Language& language) {
  return HeldWords(held, in, language).left();
}

std::string held_text(const HeldOfPerson& held, const HeldIn& in, const Language& language,
                      const TextStyle& style) {
  const HeldWords words(held, in, language);
  std::string out = hang("", words.title(), 0, style, Ink::bold);
  for (const HeldSection& section : words.sections()) {
    out += "\n" + hang("", section.title, 0, style, Ink::bold);
    for (const std::string& line : section.lines) out += hang("  – ", line, 4, style);
  }
  return out;
}

std::string held_html(const HeldOfPerson& held, const HeldIn& in, const Language& language) {
  static const Template page("held_of_person.mustache");
  const HeldWords words(held, in, language);
  View view = page_view(words.title(), language);
  view.text("title", words.title())
      .text("convention", language.text(in.convention->name))
      .text("lead", language.text(msg("All that this workspace holds about this person, and what "
                                      "texts of others may say of them.")));
  std::vector<View> sections;
  for (const HeldSection& section : words.sections()) {
    sections.emplace_back().text("heading", section.title).lines("lines", section.lines);
  }
  view.list("sections", std::move(sections));
  return page.render(view);
}

}  // namespace gouvernail::reports
