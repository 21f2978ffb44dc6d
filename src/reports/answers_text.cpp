// SPDX-License-Identifier: MPL-2.0
#include "reports/answers_text.h"

#include <array>

#include "governance/people.h"
#include "reports/text_layout.h"
#include "reports/waiting_words.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Answer;

struct AnswerGroup {
  Answer answer;
  const char* symbol;
  Ink ink;
};
constexpr std::array groups = {AnswerGroup{Answer::accepted, "✓ ", Ink::green},
                               AnswerGroup{Answer::delegated, "→ ", Ink::cyan},
                               AnswerGroup{Answer::tentative, "~ ", Ink::yellow},
                               AnswerGroup{Answer::declined, "✗ ", Ink::red},
                               AnswerGroup{Answer::needs_action, "? ", Ink::plain}};

base::Message group_name(Answer answer, std::int64_t count) {
  if (answer == Answer::accepted) return msg("{0} {0:accepts|accept}", count);
  if (answer == Answer::delegated) return msg("{0} {0:sends somebody|send somebody}", count);
  if (answer == Answer::tentative) return msg("{0} perhaps", count);
  if (answer == Answer::declined) return msg("{0} {0:declines|decline}", count);
  return msg("{0} without an answer", count);
}

std::string answer_word(Answer answer, const Language& language) {
  if (answer == Answer::accepted) return language.text(msg("accepts"));
  if (answer == Answer::declined) return language.text(msg("declines"));
  if (answer == Answer::tentative) return language.text(msg("perhaps"));
  if (answer == Answer::delegated) return language.text(msg("delegates"));
  return language.text(msg("does not say"));
}

std::string person_words(const PersonAnswer& person, const Language& language) {
  std::string out = person.person;
  if (!person.delegate.empty()) out += " → " + person.delegate;
  if (person.out_of_date) {
    out = language.text(msg("{0} (answered before the change)", out));
  }
  return out;
}

// Who is not told by mail, and who was not to be.
std::string set_apart(const MeetingAnswers& meeting, const Language& language,
                      const TextStyle& style) {
  std::string out;
  std::vector<std::string> untold;
  for (const PersonAnswer& person : meeting.persons) {
    if (person.not_told) untold.push_back(person.person);
  }
  if (!untold.empty()) {
    out += hang(paint("! ", Ink::yellow, style),
                language.text(msg("not told by mail, as the mailbox is the organiser's: {}",
                                  language.list(untold))),
                2, style);
  }
  std::vector<std::string> others;
  for (const PersonAnswer& person : meeting.uninvited) {
    others.push_back(language.text(
        msg("{0} ({1})", person_words(person, language), answer_word(person.answer, language))));
  }
  if (!others.empty()) {
    out += hang("· ", language.text(msg("not among those invited: {}", language.list(others))), 2,
                style);
  }
  return out;
}

std::string meeting_block(const MeetingAnswers& meeting, const Language& language,
                          const TextStyle& style) {
  std::string out =
      hang("", language.text(msg("{0}, {1}", meeting.title, calendar::arg(meeting.day))), 0, style,
           Ink::bold);
  for (const AnswerGroup& group : groups) {
    std::vector<std::string> names;
    for (const PersonAnswer& person : meeting.persons) {
      // An answer to what has changed since is no answer any more.
      const Answer counts = person.out_of_date ? Answer::needs_action : person.answer;
      if (person.to_be_told || person.not_told) continue;
      if (counts == group.answer) names.push_back(person_words(person, language));
    }
    if (names.empty()) continue;
    out += hang(paint(group.symbol, group.ink, style),
                language.text(msg(
                    "{0}: {1}", language.text(group_name(group.answer, std::int64_t(names.size()))),
                    language.list(names))),
                2, style);
  }
  out += set_apart(meeting, language, style);
  std::vector<std::string> sharing;
  for (const PersonAnswer& person : meeting.persons) {
    if (person.to_be_told) sharing.push_back(person.person);
  }
  if (!sharing.empty()) {
    out += hang(
        paint("! ", Ink::yellow, style),
        language.text(msg("an answer to attribute, from one mailbox: {}", language.list(sharing))),
        2, style);
  }
  for (const PersonAnswer& person : meeting.persons) {
    if (!person.comment.empty() && style.verbose) {
      out += hang("", person.person + " : " + person.comment, 4, style, Ink::dim);
    }
  }
  if (!meeting.forecast.empty()) {
    out += hang(paint("! ", Ink::yellow, style), language.text(meeting.forecast), 2, style);
  }
  return out;
}

// "Thursday 17 December 2026 at 14:00", or the day alone.
std::string moment_words(const calendar::LocalTime& moment, const Language& language) {
  if (moment.time == calendar::Minutes{0})
    return language.text(msg("{}", calendar::arg(moment.day)));
  return language.text(msg("{0} at {1}", calendar::arg(moment.day), language.time(moment.time)));
}

base::Message words_for_another_session(const WaitingAnswer& waiting, const Language& language) {
  const std::string session = moment_words(*waiting.instance, language);
  if (waiting.instance_start) {
    return msg("{0} proposes {1} for another session of a series, that of {2}", waiting.attendee,
               moment_words(*waiting.instance_start, language), session);
  }
  if (!waiting.sender.empty() && waiting.sender != waiting.attendee) {
    return msg("{0} answers for {1}, for another session of a series, that of {2}: {3}",
               waiting.sender, waiting.attendee, session, answer_word(waiting.answer, language));
  }
  return msg("{0} answers for another session of a series, that of {1}: {2}", waiting.attendee,
             session, answer_word(waiting.answer, language));
}

base::Message unbound_words(const WaitingAnswer& waiting) {
  if (waiting.others.empty()) {
    return msg("{0} writes, in answer to no mail from here: “{1}”", waiting.attendee,
               waiting.comment);
  }
  base::MessageList others;
  for (const PossibleSession& one : waiting.others) {
    others.push_back(msg("{0}, {1}", one.title, calendar::arg(one.day)));
  }
  return msg("{0} writes, in answer to no mail from here: “{1}”; it may be about {2}, too",
             waiting.attendee, waiting.comment, std::move(others));
}

base::Message why_it_waits(const WaitingAnswer& waiting, const Language& language) {
  if (waiting.doubt == records::Doubt::instance && waiting.instance) {
    return words_for_another_session(waiting, language);
  }
  if (waiting.doubt == records::Doubt::unbound) return unbound_words(waiting);
  if (waiting.doubt == records::Doubt::counter && waiting.start) {
    return msg("{0} proposes {1} at {2}", waiting.attendee, calendar::arg(waiting.start->day),
               language.time(waiting.start->time));
  }
  if (waiting.doubt == records::Doubt::stranger) {
    return msg("{0} is not invited, and {1}", waiting.attendee,
               answer_word(waiting.answer, language));
  }
  if (waiting.doubt == records::Doubt::sender && waiting.sender.empty()) {
    return msg("one answer speaks for several persons, and says that {0} {1}", waiting.attendee,
               answer_word(waiting.answer, language));
  }
  if (waiting.doubt == records::Doubt::sender && waiting.sender == waiting.attendee) {
    return msg("{0} {1}, says a mail that does not prove to come from there", waiting.attendee,
               answer_word(waiting.answer, language));
  }
  if (waiting.doubt == records::Doubt::sender) {
    return msg("{0} answers for {1}: {2}", waiting.sender, waiting.attendee,
               answer_word(waiting.answer, language));
  }
  if (waiting.doubt == records::Doubt::text) {
    return msg("{0} answers in words: “{1}”", waiting.attendee, waiting.comment);
  }
  if (waiting.doubt == records::Doubt::returned && waiting.sender == waiting.attendee) {
    return msg(
        "a mail to {0} did not arrive, and which one it was is not said: did {0} get this one?",
        waiting.attendee);
  }
  if (waiting.doubt == records::Doubt::returned) {
    return msg("a mail to {0} did not arrive at {1}, which it was not sent to: did {0} get it?",
               waiting.attendee, waiting.sender);
  }
  if (waiting.doubt == records::Doubt::shared) {
    return msg("{0}, the address of {1}, {2}: whose answer is it?", waiting.attendee,
               language.list(waiting.sharing), answer_word(waiting.answer, language));
  }
  if (waiting.delegate.empty()) {
    return msg("{} sends somebody else, and does not say whom", waiting.attendee);
  }
  if (governance::same_address(waiting.attendee, waiting.delegate)) {
    return msg("{} is to be replaced, by the same address: who comes?", waiting.attendee);
  }
  return msg(
      "{0} sends {1}, whom the convention does not let sit in that place, or who is not "
      "known",
      waiting.attendee, waiting.delegate);
}

}  // namespace

base::Message waiting_words(const WaitingAnswer& waiting, const Language& language) {
  base::Message why = why_it_waits(waiting, language);
  if (!waiting.cancelled) return why;
  return msg("{0}; the meeting is cancelled", base::MessageList{std::move(why)});
}

std::string answers_text(const std::vector<MeetingAnswers>& meetings,
                         const std::vector<WaitingAnswer>& waiting, const Language& language,
                         const TextStyle& style) {
  std::string out;
  if (!waiting.empty()) {
    out += hang("", language.text(msg("To be decided")), 0, style, Ink::bold);
    for (const WaitingAnswer& one : waiting) {
      const std::string number = std::to_string(one.number);
      out += hang(pad(number, 4),
                  language.text(msg("{0}, {1}: {2}", one.title, calendar::arg(one.day),
                                    base::MessageList{waiting_words(one, language)})),
                  4, style);
      // What is in words was said above.
      if (!one.comment.empty() && !records::is_in_words(one.doubt))
        out += hang("", one.comment, 4, style, Ink::dim);
    }
    out += hang("",
                language.text(msg("“{0}” or “{1}” decides.",
                                  base::Action(base::Verb::accept_answer).of(base::Blank::number),
                                  base::Action(base::Verb::refuse_answer).of(base::Blank::number))),
                0, style);
  }
  if (meetings.empty() && waiting.empty()) {
    return language.text(msg("Nobody was invited by mail from here to a meeting ahead.")) + "\n";
  }
  for (const MeetingAnswers& meeting : meetings) {
    if (!out.empty()) out += "\n";
    out += meeting_block(meeting, language, style);
  }
  return out;
}

}  // namespace gouvernail::reports
