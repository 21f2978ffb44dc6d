// SPDX-License-Identifier: MPL-2.0
#include "rules/obligation.h"

namespace gouvernail::rules {
namespace {

// The words of the key `kind` in a rule file. An overload for each: a kind that is added to the
// variant does not compile until it has a name.
struct Name {
  const char* operator()(const Cadence&) const { return "cadence"; }
  const char* operator()(const MaxGap&) const { return "max-gap"; }
  const char* operator()(const Precedence&) const { return "precedence"; }
  const char* operator()(const Response&) const { return "response"; }
  const char* operator()(const Notice&) const { return "notice"; }
  const char* operator()(const Composition&) const { return "composition"; }
  const char* operator()(const Standing&) const { return "standing"; }
  const char* operator()(const Deadline&) const { return "deadline"; }
};

}  // namespace

const char* kind_name(const Kind& kind) { return std::visit(Name{}, kind); }

}  // namespace gouvernail::rules
