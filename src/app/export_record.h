// SPDX-License-Identifier: MPL-2.0
// All that a workspace has recorded, to be taken elsewhere: as tables that an import reads back to
// the same record, and as an archive with the journal (docs/formats.md).
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "calendar/local_time.h"
#include "governance/exchange.h"

namespace gouvernail::app {

// Persons as people.toml has them. Not in it: documents, which are files, and mails.
governance::Exchange export_record(const Opened& opened);

// A JSON object a line: what the archive is, each row of each table, each entry of the journal, and
// how many lines there were.
std::string export_archive(const Opened& opened, calendar::UtcTime now);

}  // namespace gouvernail::app
