// SPDX-License-Identifier: MPL-2.0
// A calendar that was found, as a comparison with what stands.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "http/message.h"
#include "planning/plan.h"
#include "web/form_page.h"
#include "web/proposals.h"
#include "web/visit.h"

namespace gouvernail::web {

// What moves, or goes, makes room for what else does: such a calendar is kept whole, and of one
// that only adds sessions any may be left.
bool is_kept_whole(const FoundCalendar& found);
// What the form calls a change of the workspace at `member`; the halves of a session that several
// conventions hold together are one.
std::string change_name(std::size_t member, const planning::PlannedMeeting& planned);
std::set<std::string> change_names(const planning::JointPlan& plan);
// What a mended calendar leaves to be settled.
std::int64_t left_open(const FoundCalendar& found);

// `name`: of the search. Nothing of it can be kept any more where the problem is a conflict (409).
http::Response show_plan(const Visit& visit, const std::string& name, const FoundCalendar& found,
                         const Problem* problem);

}  // namespace gouvernail::web
