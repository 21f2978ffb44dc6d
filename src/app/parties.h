// SPDX-License-Identifier: MPL-2.0
// The parties of the convention, and since when each is bound. The day on which one signed, where
// the rules know the earliest one alone, is told by whoever has the signed copy.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "calendar/day.h"
#include "governance/convention.h"

namespace gouvernail::app {

const std::vector<governance::Party>& list_parties(const Opened& opened);

struct SetParty {
  std::string party;  // id
  calendar::Day signed_on;
};
// Written into gouvernail.toml and told in the journal, or neither; the rest of the file stays. A
// day on which the party could not sign is refused.
governance::Party set_party(Opened& opened, const SetParty& request);

// "Since the start", "signed on…", "at the earliest…".
base::Message bound_since(const governance::Party& party);

}  // namespace gouvernail::app
