// SPDX-License-Identifier: MPL-2.0
// What the journal tells of mails that left: of which session, how many, and to which roles.
#pragma once

#include <filesystem>
#include <vector>

#include "records/outbox.h"

namespace gouvernail::app {

// One entry for each session (or alert) and kind of mail among those that left in one run.
void note_sendings(const std::filesystem::path& workspace,
                   const std::vector<records::OutgoingMail>& left);

}  // namespace gouvernail::app
