// SPDX-License-Identifier: MPL-2.0
// What was mailed, waits or was refused, for a terminal. Persons are named by their keys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/local_time.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

struct LetterLine {
  base::LocalizedText title;
  calendar::Day day;
  bool cancels = false;
  std::string person;
};

// Grouped by session.
std::string letters_text(const std::vector<LetterLine>& lines, const Language& language,
                         const TextStyle& style);

struct SentCounts {
  int sent = 0;
  int refused = 0;
  int later = 0;
  int waiting = 0;
};

// "3 courriels envoyés, 1 refusé." One line.
std::string sent_text(const SentCounts& counts, const Language& language);

enum class MailStanding { sent, waits, refused };

struct MailLine {
  base::LocalizedText title;
  calendar::Day day;                    // that the mail told
  std::optional<calendar::Day> untold;  // where the session stands now, and nobody was told
  bool cancels = false;
  std::string person;
  MailStanding standing = MailStanding::sent;
  calendar::LocalTime since;               // of that standing, in Europe/Paris
  std::optional<calendar::LocalTime> due;  // of the next try
  int attempts = 0;
  int reply = 0;  // code of the server; 0: none
};

// By session: what waits or was refused line by line, what was sent as a number.
std::string outbox_text(const std::vector<MailLine>& lines, const Language& language,
                        const TextStyle& style);

}  // namespace gouvernail::reports
