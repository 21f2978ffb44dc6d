// SPDX-License-Identifier: MPL-2.0
// Sessions that an earlier import of the same file brought, and that it has no longer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/opened.h"
#include "records/changes.h"
#include "reports/import_words.h"

namespace gouvernail::app {

struct Gone {
  const governance::Meeting* recorded = nullptr;
  // As it would be; none: it would not be recorded any more.
  std::optional<governance::Meeting> after;
};

// Within the bodies and the years of the rows: another year's file says nothing of this one; and on
// the days of new ones whatever the body, where a line may have been given another. A file that
// still has half of what it brought in those years speaks of all its bodies, but not a `copy`,
// which is known by its lines alone and may hold some bodies of another file. One still to come
// would be cancelled, and one that people were invited to by mail; any other never was. `brought`:
// uids.
std::vector<Gone> find_gone(const Opened& opened, const std::vector<Row>& rows,
                            const std::set<std::string>& brought, bool copy, calendar::Day today);

reports::ImportDoubt gone_doubt(const Gone& gone);
// What takes it away; `because`: why the record was wrong. `told`: what goes with it.
records::Changes changes_of(const Opened& opened, const Gone& gone, const std::string& because,
                            std::vector<base::Message>& told);

}  // namespace gouvernail::app
