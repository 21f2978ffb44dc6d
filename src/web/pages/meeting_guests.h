// SPDX-License-Identifier: MPL-2.0
// The guests on the page of a meeting.
#pragma once

#include "app/workspace/opened.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::web {

// Each with the answer that counts now, and the way to note one; what the answers foretell.
void add_guests(reports::View& view, const governance::Meeting& meeting, const app::Opened& opened,
                const Visit& visit);
// Of a meeting that nobody is asked to any more.
void leave_out_guests(reports::View& view);

}  // namespace gouvernail::web
