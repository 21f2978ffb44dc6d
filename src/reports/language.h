// SPDX-License-Identifier: MPL-2.0
// The reader's language: turns base::Message into sentences, days into dates, lists into
// enumerations.
//
// English is the language of the msgids; French comes from the gettext catalogue of domain
// "gouvernail" (po/fr.po, compiled at build). In a message, and in its translation, arguments
// are fmt's positional ones:
//   {0}        text, number, LocalizedText, list ("a, b et c"); a day: "mardi 13 octobre 2026"
//   {0:plain}  a day without its weekday: "13 octobre 2026"
//   {0:short}  a day in columns: "13/10/2026" ("13 Oct 2026" in English)
//   {0:a|b}    a choice of words by the number {0}: singular, then plural, by the rule of the
//              language (0 and 1 are singular in French, 1 alone in English). The number itself
//              is not written: "{0} {0:réunion tenue|réunions tenues}".
//   {0:the}    a name that rules give (LocalizedText), within a sentence: "le comité technique",
//              "the technical committee"; {0:of}: "du comité technique". A name of which the
//              article is not known stands in quotation marks.
//   {0}        an action, an input: as ActionWords show them to the reader, a command at first
// A translation may use any of these forms for an argument, whatever the msgid uses, in any
// order; it may not add or drop an argument.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::reports {

class ActionWords;
class Catalogue;

enum class Lang { fr, en };

std::optional<Lang> parse_lang(std::string_view text);  // "fr", "en"; also "fr_FR.UTF-8"
const char* to_string(Lang lang);                       // "fr", "en"

// Immutable: any number of them, of one language or of two, in any number of threads. Nothing of
// the process is asked or changed, neither its locale nor its environment. Copies share the
// catalogue.
class Language {
 public:
  // `catalogues` is the folder that holds fr/LC_MESSAGES/gouvernail.mo. When there is none,
  // everything falls back to English, dates too, and complete() is false.
  Language(Lang lang, const std::string& catalogues);

  // The same, for who reads elsewhere than at a terminal. `words` outlive it.
  Language with_actions(const ActionWords& words) const;

  Lang lang() const { return lang_; }  // as asked for
  Lang spoken() const;                 // as rendered: English when the catalogue is missing
  bool complete() const;

  // A format that its arguments do not fit is rendered as it stands: a wrong translation must
  // never hide a verdict. Empty for an empty message.
  std::string text(const base::Message& message) const;
  std::string text(const base::LocalizedText& text) const;
  std::string text(const base::Action& action) const;
  // One count only: `one` when the language has the singular for `count`, else `many`, looked up
  // as a pair (ngettext). The count is argument {0}.
  std::string plural(const char* one, const char* many, std::int64_t count) const;

  bool is_singular(std::int64_t count) const;

  std::string day(calendar::Day day) const;  // "mardi 13 octobre 2026", "Tuesday 13 October 2026"
  std::string plain_day(calendar::Day day) const;   // "13 octobre 2026"; the first: "1er octobre"
  std::string short_day(calendar::Day day) const;   // "13/10/2026", "13 Oct 2026"
  std::string day_number(calendar::Day day) const;  // "13", "1er"
  std::string month(int year, int month) const;     // "octobre 2026"
  std::string weekday(int iso) const;               // "mardi"; 1 Monday to 7 Sunday
  std::string time(calendar::Minutes time) const;   // "14 h 30", "14:30"
  std::string days(const calendar::DayRange& days) const;         // "du 1er au 31 octobre 2026"
  std::string number(double value, int decimals = 0) const;       // "1 234,5" (no-break), "1,234.5"
  std::string list(const std::vector<std::string>& items) const;  // "a, b et c"; "" when empty

 private:
  std::string translate(const std::string& msgid) const;
  std::string day_and_month(calendar::Day day) const;  // "13 octobre"

  Lang lang_;
  std::shared_ptr<const Catalogue> catalogue_;  // null: English
  const ActionWords* actions_;
};

base::Message month_name(int month);  // "janvier", from 1

}  // namespace gouvernail::reports
