// SPDX-License-Identifier: MPL-2.0
// A second convocation (Meeting::second_of) and the session that it follows. Commands, imports and
// verdicts ask here what cannot be; whether it counts as one hangs on the rules, too
// (compliance/validity).
#pragma once

#include <optional>
#include <vector>

namespace gouvernail::governance {

struct Meeting;
struct Refusal;

// The session among `meetings` that `second` is marked to follow, one that takes place before one
// that was cancelled; null: none is called so, or it is marked as nobody's second.
const Meeting* first_of(const Meeting& second, const std::vector<Meeting>& meetings);

// Why it cannot follow that session: it is not there, is one of another body, was cancelled (and
// so missed no quorum) or does not come before. `meetings` need not hold `second` itself.
std::optional<Refusal> refuses_second(const Meeting& second, const std::vector<Meeting>& meetings);

}  // namespace gouvernail::governance
