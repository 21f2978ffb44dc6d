// SPDX-License-Identifier: MPL-2.0
// What somebody says of a file that is looked at: what its columns are, and which bodies its names
// mean. The fields, and what was chosen in them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/import.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

governance::ColumnsGiven columns_chosen(const Visit& visit);
std::vector<reports::View> column_views(const app::Imported& looked, const Visit& visit);

// What was chosen beside each name.
void ask_bodies(const Visit& visit, app::ImportFile& request);
// Of names that are no body's, and of those that are nearly one's.
std::vector<reports::View> body_views(const app::Imported& looked, const app::Opened& opened,
                                      const Visit& visit);

}  // namespace gouvernail::web
