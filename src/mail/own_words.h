// SPDX-License-Identifier: MPL-2.0
// What somebody wrote himself beside an answer in a calendar: programs write texts of their own
// there, and quote the invitation.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::mail {

// Without what is quoted, what a program says of the answer (“X has declined this invitation”, and
// all that it tells of the event behind), signatures and what says no more than the answer itself
// (“Oui”, “Merci”). Empty: nothing is left. `text` in UTF-8.
std::string own_words(std::string_view text);

}  // namespace gouvernail::mail
