// SPDX-License-Identifier: MPL-2.0
// The agenda on the page of a meeting.
#pragma once

#include "app/workspace/opened.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::web {

// Its items, each with the way to the next session, and how long they take.
void add_agenda(reports::View& view, const governance::Meeting& meeting, const app::Opened& opened,
                const Visit& visit);

}  // namespace gouvernail::web
