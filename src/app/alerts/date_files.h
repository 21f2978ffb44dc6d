// SPDX-License-Identifier: MPL-2.0
// The dates that the digest offers, as .ics files: to be put into a calendar with one click, and
// to be thrown away just as well.
#pragma once

#include <string>
#include <vector>

#include "reports/digest.h"

namespace gouvernail::app {

struct Opened;

struct DateFile {
  std::string name;  // ASCII: "copil-2026-12-15-1400.ics"
  std::string bytes;
};

// A file for each date, in the order of the digest, each session once; and what must come before it
// with it. Tentative, METHOD:PUBLISH, nobody invited; the same duty and date have the same UID for
// ever. Their names are put into the digest.
std::vector<DateFile> date_files(reports::Digest& digest, const Opened& opened,
                                 calendar::UtcTime at, const reports::Language& language);

}  // namespace gouvernail::app
