// SPDX-License-Identifier: MPL-2.0
// The weekly alert: one digest a week to the organiser, whatever cron does; one short mail to each
// person who has something to do; nothing to the others unless the settings say so.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/alerts/date_files.h"
#include "app/workspace/opened.h"
#include "app/workspace/subscriptions.h"
#include "mail/message.h"
#include "reports/digest.h"

namespace gouvernail::app {

// The ISO week that holds the day: "2026-W48".
std::string week_name(calendar::Day day);

// Whose mail it is, and so what is in it.
enum class AlertLetterKind {
  digest,  // the organiser's: all of it, with dates as files
  copy,    // all of it, without files
  person   // what one person has to do
};
const char* to_text(AlertLetterKind kind);  // "digest", "copy", "person"

// One mail of the alert, before it is written.
struct AlertLetter {
  AlertLetterKind kind = AlertLetterKind::digest;
  std::string person;  // key; may be empty for the organiser
  mail::Address to;
  reports::Digest digest;  // what it says (reports::digest_letter)
  std::vector<mail::Attachment> attachments;
};

struct Alert {
  calendar::Day day;
  reports::Digest digest;
  std::vector<DateFile> dates;  // of the digest, all of them
  // The organiser's first, then copies, then persons'; none where there is nothing to say. An
  // organiser without an address has one too, which cannot be sent.
  std::vector<AlertLetter> letters;
  std::vector<base::Message> remarks;  // on the settings
};

// With Reach::copies, which is at once, calendars that have grown old are not fetched. `closing`:
// the last words of the digest; or empty.
Alert make_alert(const Opened& opened, const std::filesystem::path& workspace, calendar::Day today,
                 const reports::Language& language, Reach reach, const base::Message& closing = {});

}  // namespace gouvernail::app
