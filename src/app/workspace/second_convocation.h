// SPDX-License-Identifier: MPL-2.0
// Marking a session as the second convocation after one that missed its quorum.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// The uid of the session called `first` (as need_meeting takes it), as Meeting::second_of of
// `second`. One of another body, or that does not come before it, is a Failure.
std::string need_first_convocation(const Opened& opened, const governance::Meeting& second,
                                   const std::string& first);

// Of a session that was marked so: why it does not count as one, as things stand.
std::vector<base::Message> convocation_remarks(const Opened& opened,
                                               const governance::Meeting& second);

}  // namespace gouvernail::app
