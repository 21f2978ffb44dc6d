// SPDX-License-Identifier: MPL-2.0
// What a session on a day would touch, as touched.mustache shows it.
#pragma once

#include "app/try_meeting.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

// Puts the duties whose verdict changes into the view, the worse ones first, and how many more
// there are: "duties", "more".
void add_differences(reports::View& view, const std::vector<compliance::Difference>& differences,
                     const app::Opened& opened, const Visit& visit);

// `wanted`: id of the duty that the session is to keep, which is said first where it does not;
// empty: none.
reports::View touched_view(const app::MeetingTried& tried, const app::Opened& opened,
                           const Visit& visit, const std::string& wanted = "");

}  // namespace gouvernail::web
