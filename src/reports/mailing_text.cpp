// SPDX-License-Identifier: MPL-2.0
#include "reports/mailing_text.h"

#include <map>
#include <tuple>

#include "base/mail_status.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;

// Sessions in the order of their days.
template <class Line>
std::map<std::tuple<calendar::Day, std::string, bool>, std::vector<const Line*>> by_session(
    const std::vector<Line>& lines, const Language& language) {
  std::map<std::tuple<calendar::Day, std::string, bool>, std::vector<const Line*>> sessions;
  for (const Line& line : lines) {
    sessions[{line.day, language.text(line.title), line.cancels}].push_back(&line);
  }
  return sessions;
}

std::string session_heading(const std::tuple<calendar::Day, std::string, bool>& session,
                            const Language& language, const TextStyle& style) {
  const auto& [day, title, cancels] = session;
  const std::string text =
      language.text(cancels ? msg("{0}, {1} – cancelled", title, calendar::arg(day))
                            : msg("{0}, {1}", title, calendar::arg(day)));
  return hang("", text, 0, style, Ink::bold);
}

std::string moment(const calendar::LocalTime& time, const Language& language) {
  return language.text(msg("{0:short} at {1}", calendar::arg(time.day), language.time(time.time)));
}

}  // namespace

std::string letters_text(const std::vector<LetterLine>& lines, const Language& language,
                         const TextStyle& style) {
  if (lines.empty()) return language.text(msg("Nobody has to be written to.")) + "\n";
  std::string out;
  for (const auto& [session, letters] : by_session(lines, language)) {
    out += session_heading(session, language, style);
    std::vector<std::string> persons;
    for (const LetterLine* letter : letters) persons.push_back(letter->person);
    out += hang("", language.list(persons), 2, style);
  }
  return out;
}

std::string sent_text(const SentCounts& counts, const Language& language) {
  std::vector<std::string> parts;
  const auto add = [&](int count, const base::Message& message) {
    if (count > 0) parts.push_back(language.text(message));
  };
  parts.push_back(language.text(msg("{0} {0:mail sent|mails sent}", std::int64_t{counts.sent})));
  add(counts.refused, msg("{0} {0:refused|refused}", std::int64_t{counts.refused}));
  add(counts.later, msg("{0} to be tried again", std::int64_t{counts.later}));
  add(counts.waiting, msg("{0} not due yet", std::int64_t{counts.waiting}));
  return language.list(parts) + ".";
}

std::string outbox_text(const std::vector<MailLine>& lines, const Language& language,
                        const TextStyle& style) {
  if (lines.empty()) return language.text(msg("No invitation was mailed yet.")) + "\n";
  std::string out;
  for (const auto& [session, mails] : by_session(lines, language)) {
    out += session_heading(session, language, style);
    int sent = 0;
    for (const MailLine* mail : mails) {
      if (mail->standing == MailStanding::sent) ++sent;
    }
    if (sent > 0) {
      out += hang(paint("✓ ", Ink::green, style),
                  language.text(msg("{0} {0:mail sent|mails sent}", std::int64_t{sent})), 2, style);
    }
    if (mails.front()->untold) {
      out += hang(paint("! ", Ink::yellow, style),
                  language.text(msg("moved to {} since, which nobody was told yet",
                                    calendar::arg(*mails.front()->untold))),
                  2, style);
    }
    for (const MailLine* mail : mails) {
      if (mail->standing == MailStanding::refused) {
        out += hang(
            paint("✗ ", Ink::red, style),
            language.text(msg("{0}: refused on {1} (the server answered {2})", mail->person,
                              moment(mail->since, language), base::mail_status_text(mail->reply))),
            2, style);
      } else if (mail->standing == MailStanding::waits && mail->attempts > 0 && mail->due) {
        out += hang(
            paint("… ", Ink::yellow, style),
            language.text(msg("{0}: waits, tried {1} {1:time|times}; again from {2}", mail->person,
                              std::int64_t{mail->attempts}, moment(*mail->due, language))),
            2, style);
      } else if (mail->standing == MailStanding::waits) {
        out += hang(paint("… ", Ink::yellow, style),
                    language.text(msg("{0}: waits to be sent", mail->person)), 2, style);
      }
    }
  }
  return out;
}

}  // namespace gouvernail::reports
