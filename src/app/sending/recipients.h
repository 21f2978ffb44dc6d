// SPDX-License-Identifier: MPL-2.0
// For whom invitations are asked: a party, a body or a person, by name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/sending/guests.h"
#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// The id of the party or body, or the key of the person, that is meant: as it is, or by mail
// address. None: nobody has that name; it must not look like somebody without sessions.
std::optional<std::string> find_recipient(const Opened& opened, const std::string& name);
// The same, or a Failure with what may have been meant. Empty: everybody.
std::string need_recipient(const Opened& opened, const std::string& name);
// Whether anybody in that workspace has the name.
bool is_recipient_in(const std::filesystem::path& workspace, const std::string& name);

// Whether the session is one of the party's, body's or person's; of everybody's when it is empty.
bool concerns(const governance::Meeting& meeting, const std::vector<Guest>& guests,
              const std::string& only);

}  // namespace gouvernail::app
