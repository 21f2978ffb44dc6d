// SPDX-License-Identifier: MPL-2.0
// Rules that are written well and can make no duty, or none that anybody can keep: each is an error
// at the key that is to blame. What may have been meant so is the linter's. A rule that makes sense
// under one reading of another table does so: under another it may well be without object. Private
// to the module.
#pragma once

#include "rules/decode.h"

namespace gouvernail::rules {

// Days on which the obligation is in force, by its own keys; what is wrong with them is reported.
calendar::DayRange decode_force(base::TableReader& reader, Decoding& d);

// Why nobody would ever owe the version that an amendment of `effective` writes: it ends, or is
// due, before that day. Not where the former text, the last of `rules`, was due before that day as
// well: it was judged by then, and the new one only says it anew. `in_force` is that of its own
// keys.
struct NeverOwed {
  base::Message what;
  base::Message remedy;
};
std::optional<NeverOwed> why_never_owed(const Obligation& version, calendar::Day effective,
                                        const Rules& rules);

// Of an obligation whose keys were all read without an error; `in_force` is that of its own keys.
void check_sense(const Obligation& obligation, base::TableReader& reader, Decoding& d);

// Of what was found under the default reading: drops what `other`, found under an alternative, does
// not have, unless that alternative writes the very table anew.
void keep_senseless_under(const base::Diagnostics& other,
                          const std::vector<base::Position>& overridden, base::Diagnostics& found);
// Of what was found under chosen readings: drops what stands in tables that they leave as they are.
void keep_senseless_at(const std::vector<base::Position>& overriding, base::Diagnostics& found);
bool is_senseless(const base::Diagnostic& diagnostic);

}  // namespace gouvernail::rules
