// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gouvernail::rules {

// How a member takes part: `invited` asks for a convocation, `present` for the member in the
// room, `represented` accepts whoever the substitution clause lets sit in his place.
enum class Participation { invited, present, represented };

// Numerator and denominator as written ("2/3"); never a rounded decimal.
struct Fraction {
  int numerator = 0;
  int denominator = 1;
};

// At least `at_least` persons of a role (or exactly, or every seat of it).
struct RoleRequirement {
  std::string role;
  int at_least = 1;
  std::optional<int> exactly;
  bool every_member = false;
  std::string condition;  // conditional member: only where governance::has_tag
};

// At least a fraction of a college (of its seats, or of those present).
struct CollegeShare {
  std::string college;
  Fraction at_least;
  bool of_present = false;  // share of the persons in the room, else of the college's seats
};

struct Parity {
  std::string college_a;
  std::string college_b;
  int tolerance = 0;  // largest difference of heads
};

// Quorum over all members: a fraction present at the first convocation, another at the second.
struct Quorum {
  Fraction first;
  int more = 0;                    // persons beyond that fraction: "half plus one"
  std::optional<Fraction> second;  // 0: nobody need come
};

// Who must be invited, present or represented at each session of the body.
struct Composition {
  Participation require = Participation::represented;
  std::vector<RoleRequirement> roles;
  std::vector<std::string> parties;  // each by at least one of its roles
  std::vector<CollegeShare> shares;
  std::optional<Parity> parity;
  std::optional<Quorum> quorum;
  std::string condition;  // asked of sessions alone whose note or agenda holds "#condition"
};

}  // namespace gouvernail::rules
