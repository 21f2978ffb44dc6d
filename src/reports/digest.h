// SPDX-License-Identifier: MPL-2.0
// The weekly digest: what cannot be saved any more, what has to be done and until when, what has to
// be said, what is new, what went right. Ordered by last call, not by due date.
#pragma once

#include <string>
#include <vector>

#include "reports/check_report.h"
#include "reports/invitation_letter.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

struct DigestItem {
  std::string symbol;              // of its verdict, one column wide; "·" for a remark
  std::string head;                // "Comité technique avant chaque COPIL – réunion du…"
  std::vector<std::string> lines;  // what to do, until when, by which article
  std::string command;             // that does it; may be empty
};

struct DigestSection {
  std::string title;
  std::vector<DigestItem> items;  // at least one
};

struct Digest {
  std::string subject;
  std::string convention;
  std::string opening;                  // the sentence that everybody reads first
  std::vector<DigestSection> sections;  // none is empty

  // Something asks for somebody's action, or has changed.
  bool says_something() const { return !sections.empty(); }
};

// `before` are the verdicts of a week ago, on the same rules.
Digest digest(const CheckReport& report, const std::vector<compliance::Judgement>& before,
              const Language& language);

std::string digest_text(const Digest& digest, const TextStyle& style);
// As a mail: plain text and HTML of the same content; tables and inline styles, no image, no
// script.
LetterText digest_letter(const Digest& digest, const Language& language);

}  // namespace gouvernail::reports
