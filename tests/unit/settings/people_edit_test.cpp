// SPDX-License-Identifier: MPL-2.0
// A person who goes takes her own lines along, and none of anybody else's.
#include "settings/people_edit.h"

#include <gtest/gtest.h>

namespace gouvernail::settings {
namespace {

const std::string file = R"(# Les personnes.
[[person]]
key = "a"
name = "Alix Fictif"  # le matin
address = "a@example.org"

# Bo : le soir.
[[person]]
key = "b"
name = """
[[person]] qui
n'en est pas une"""

[[seat]]
role = "dgs"
person = "a"
from = 2026-01-01

[[seat]]
role = "elu"
person = "b"
from = 2026-01-01
)";

TEST(WithoutPerson, TakesTablesOfThatPersonAlone) {
  EXPECT_EQ(without_person(R"(# Les personnes.
[[person]]
key = "a"
name = "Alix Fictif"

# Bo : le soir.
[[person]]
key = "b"

[[seat]]
role = "dgs"
person = "a"

[[seat]]
role = "elu"
person = "b"
)",
                           "a"),
            R"(# Les personnes.

# Bo : le soir.
[[person]]
key = "b"

[[seat]]
role = "elu"
person = "b"
)");
}

TEST(WithoutPerson, TakesWhatStandsRightAboveAlong) {
  EXPECT_EQ(without_person("# Tous.\n[[person]]\nkey = \"a\"\n\n# Une note.\n# En congé.\n"
                           "[[person]]\nkey = \"b\"\n\n# Suit.\n[[person]]\nkey = \"c\"\n",
                           "b"),
            "# Tous.\n[[person]]\nkey = \"a\"\n\n# Suit.\n[[person]]\nkey = \"c\"\n");
}

TEST(WithoutPerson, LeavesWhatItCannotFollowToAHand) {
  EXPECT_EQ(without_person(file, "nobody"), std::nullopt);
  EXPECT_EQ(without_person("person = [{key = \"a\"}, {key = \"b\"}]\n", "a"), std::nullopt);
  EXPECT_EQ(without_person("[[person]\n", "a"), std::nullopt);
  // A text that looks like a table.
  EXPECT_EQ(without_person(file, "b"), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::settings
