// SPDX-License-Identifier: MPL-2.0
// Of many names, those that are most like what was written are told.
#include "governance/unknown_name.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "governance/convention.h"

namespace gouvernail::governance::unknown_name_test {
namespace {

std::string first_told(const UnknownName& unknown) {
  const auto* list = std::get_if<base::MessageList>(&unknown.remedy.arguments.at(0));
  if (list == nullptr) return "";
  return std::get<std::string>(list->front().arguments.at(0));
}

TEST(UnknownName, TheNearestOfManyComeFirst) {
  Convention convention;
  for (int i = 0; i < 14; ++i) {
    convention.roles.emplace_back().id = "role-" + std::to_string(i);
    convention.bodies.emplace_back().id = "groupe-" + std::to_string(i);
  }
  convention.roles[9].id = "vp-jeunesse";
  convention.bodies[12].name.fr = "Comité de la petite enfance";
  EXPECT_EQ(first_told(unknown_role(convention, "élue à la jeunesse et aux sports")),
            "vp-jeunesse");
  EXPECT_EQ(first_told(unknown_body(convention, "réunion Petite enfance du jeudi")), "groupe-12");
}

}  // namespace
}  // namespace gouvernail::governance::unknown_name_test
