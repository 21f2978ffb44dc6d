// SPDX-License-Identifier: MPL-2.0
// Whether the record still knows what left from here: gouvernail.sent, beside it, has the mark with
// which mails last left. One that was copied without its log, or put back by hand from an earlier
// copy, never had that mark, and would write to everybody again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::app {

// Invitations that left from here, as gouvernail.sent knows, and the record does not.
std::int64_t forgotten_invitations(const Opened& opened);

// Where the record is not the one that mails last left from: that it is so. None: it is, or nobody
// kept its mark.
std::optional<base::Message> lost_memory(const Opened& opened);
std::optional<base::Message> lost_memory(const std::filesystem::path& workspace);

// Before anything leaves: a Failure where the record has lost its memory, until somebody has
// accepted it.
void need_memory(const Opened& opened);
// Somebody knows of it: mails leave from this record from now on.
void accept_record(const std::filesystem::path& workspace);

}  // namespace gouvernail::app
