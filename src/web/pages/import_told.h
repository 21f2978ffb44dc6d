// SPDX-License-Identifier: MPL-2.0
// What a file would change, in the words of the page, and whether that is still what was shown.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/import.h"
#include "web/sent_file.h"
#include "web/uploads.h"
#include "web/visit.h"

namespace gouvernail::web {

// As it is, with sessions by what people call them in what is told of it.
app::Imported import_told(app::Opened& opened, const app::ImportFile& request, const Visit& visit);

// Line by line.
struct ImportTold {
  std::vector<std::string> added;
  std::vector<std::string> corrected;
  std::vector<std::string> doubts;  // with their keys, as the page sends them
  std::vector<std::string> errors;
  std::vector<std::string> warnings;

  std::string digest() const;
};
ImportTold told_of(const app::Imported& looked, const app::Opened& opened, const SentFile& sent,
                   const Visit& visit);

// What is doubtful, and how many others go with it: all of one key are confirmed as one.
std::string doubt_words(const reports::ImportDoubt& doubt, const app::Imported& looked,
                        const app::Opened& opened, const Visit& visit);

// "copil-annuel/2026: kept → pressing", of each verdict that would become another one.
std::set<std::string> verdicts_changed(const app::Imported& looked);

// All that is doubtful confirmed; none: nothing waits for a word.
std::optional<app::Imported> with_all_confirmed(app::Opened& opened, app::ImportFile request,
                                                const app::Imported& looked, const Visit& visit);

// Why what would be recorded now is not what was shown; empty: it is. `looked`: what it would be
// now, as `request` asks.
base::Message not_as_shown(const LookedAt& shown, app::Opened& opened,
                           const app::ImportFile& request, const app::Imported& looked,
                           const SentFile& sent, const Visit& visit);

}  // namespace gouvernail::web
