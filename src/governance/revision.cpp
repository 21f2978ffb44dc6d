// SPDX-License-Identifier: MPL-2.0
#include "governance/revision.h"

#include <array>
#include <utility>

namespace gouvernail::governance {
namespace {

constexpr std::array<std::pair<RevisionMethod, const char*>, 3> method_words{{
    {RevisionMethod::request, "REQUEST"},
    {RevisionMethod::cancel, "CANCEL"},
    {RevisionMethod::publish, "PUBLISH"},
}};

}  // namespace

const char* to_text(RevisionMethod method) {
  for (const auto& [one, word] : method_words) {
    if (one == method) return word;
  }
  return "";
}

std::optional<RevisionMethod> parse_revision_method(std::string_view text) {
  for (const auto& [one, word] : method_words) {
    if (text == word) return one;
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance
