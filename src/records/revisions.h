// SPDX-License-Identifier: MPL-2.0
// What a revision of an invitation is held to before it becomes a fact.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/changes.h"

namespace gouvernail::records {

// Addresses in lower case, each once, in order.
std::vector<std::string> normal_recipients(const std::vector<std::string>& recipients);

// `bad_change` unless `next` may follow `last`: sequence not lower, DTSTAMP later, a known method,
// addresses on one line.
void check_revision(const InvitationRevision& next, const std::optional<InvitationRevision>& last);

}  // namespace gouvernail::records
