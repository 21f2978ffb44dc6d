// SPDX-License-Identifier: MPL-2.0
// Keys that a rule gives in vain: whoever writes one believes that it says something. Private to
// the module.
#pragma once

#include <string_view>

#include "base/toml_reader.h"
#include "rules/obligation.h"

namespace gouvernail::rules {

struct Decoding;

// Tells that what stands at `at` changes nothing, and why.
void report_idle(base::TableReader& reader, const base::TableReader::Value& at,
                 std::string_view key, base::Message why);

// The same of a key of the reader beside another, `decider`, which leaves it without effect. What
// a reading or an amendment lays over a key leaves it without a word: it has its sense where it is
// written.
void report_idle_beside(base::TableReader& reader, const char* key, const char* decider,
                        base::Message why);

// Reports each key of the obligation that changes nothing beside its others.
void check_effect(const Obligation& obligation, base::TableReader& reader, Decoding& d);

}  // namespace gouvernail::rules
