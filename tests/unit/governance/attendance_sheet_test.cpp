// SPDX-License-Identifier: MPL-2.0
#include "governance/attendance_sheet.h"

#include <gtest/gtest.h>

#include "governance/presence_text.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::attendance_sheet_test {
namespace {

using sample::day;

// Three élus, of whom one is vice-president as well; one DGS by the text; the public is nobody's.
Convention small() {
  Convention convention;
  Role elu;
  elu.id = "elu";
  elu.party = "epci";
  Role vice;
  vice.id = "vice-president";
  vice.seats = 1;
  vice.is_also = {"elu"};
  Role dgs;
  dgs.id = "dgs";
  dgs.seats = 1;
  Role guest;
  guest.id = "invite";
  convention.roles = {elu, vice, dgs, guest};
  return convention;
}

std::vector<Seat> seats() {
  return {{"elu", "a", "", day("2026-01-01"), {}},
          {"elu", "b", "", day("2026-01-01"), day("2026-06-30")}};
}

std::vector<Overfull> full(const std::vector<Presence>& sheet, const char* on) {
  return overfull(sheet, day(on), seats(), small());
}

TEST(AnAttendanceSheet, HoldsNoMorePersonsThanSeats) {
  // Two seats and that of the vice-president, who is an élu too.
  EXPECT_TRUE(full({{"elu", 3}}, "2026-06-30").empty());
  EXPECT_EQ(full({{"elu", 4}}, "2026-06-30"), (std::vector<Overfull>{{"elu", 4, 3}}));
  // The day after, one seat has ended.
  EXPECT_EQ(full({{"elu", 3}}, "2026-07-01"), (std::vector<Overfull>{{"elu", 3, 2}}));
  EXPECT_EQ(full({{"dgs", 2}}, "2026-06-30"), (std::vector<Overfull>{{"dgs", 2, 1}}));
}

TEST(AnAttendanceSheet, CountsWhoeverIsOnItHoweverTheyTookPart) {
  Presence excused{"dgs", 1, Attending::excused};
  EXPECT_EQ(full({{"dgs", 1}, excused}, "2026-06-30"), (std::vector<Overfull>{{"dgs", 2, 1}}));
  EXPECT_TRUE(full({excused}, "2026-06-30").empty());
}

TEST(AnAttendanceSheet, CountsARoleTogetherWithThoseThatFillItBesides) {
  EXPECT_TRUE(full({{"elu", 2}, {"vice-president", 1}}, "2026-06-30").empty());
  // The seats are told once, of the role that has the choice.
  EXPECT_EQ(full({{"elu", 3}, {"vice-president", 1}}, "2026-06-30"),
            (std::vector<Overfull>{{"elu", 4, 3}}));
  EXPECT_EQ(full({{"vice-president", 1}, {"elu", 3}}, "2026-06-30"),
            (std::vector<Overfull>{{"elu", 4, 3}}));
}

TEST(AnAttendanceSheet, CountsWhoeverComesForTheRoleThatHeBrings) {
  const Presence by_dgs{"elu", 2, Attending::represented, "", "dgs", ""};
  EXPECT_EQ(full({by_dgs}, "2026-06-30"), (std::vector<Overfull>{{"dgs", 2, 1}}));
  const Presence one{"elu", 1, Attending::represented, "", "dgs", ""};
  EXPECT_TRUE(full({one}, "2026-06-30").empty());
  EXPECT_EQ(full({one, {"dgs", 1}}, "2026-06-30"), (std::vector<Overfull>{{"dgs", 2, 1}}));
  // A colleague brings no role, and takes nobody's seat.
  const Presence colleague{"elu", 1, Attending::represented, "", "", "somebody"};
  EXPECT_TRUE(full({colleague, {"dgs", 1}}, "2026-06-30").empty());
}

TEST(AnAttendanceSheet, IsNeverTooFullOfThoseWhoseSeatsNobodyKnows) {
  EXPECT_TRUE(full({{"invite", 500}}, "2026-06-30").empty());
  EXPECT_TRUE(full({{"elu", 9}}, "2025-12-31").empty());
}

TEST(AnAttendanceSheet, NamesEachPersonOnce) {
  const Presence a{"elu", 1, Attending::present, "a"};
  const Presence b{"elu", 1, Attending::represented, "b", "elu", "a"};
  EXPECT_EQ(named_twice({a, a}), std::vector<std::string>{"a"});
  EXPECT_EQ(named_twice({a, b}), std::vector<std::string>{"a"});
  EXPECT_TRUE(named_twice({a, {"elu", 2}}).empty());
}

// What was read, or the codes of what was wrong.
struct ReadSheet {
  std::vector<Presence> sheet;
  std::vector<std::string> codes;
};

ReadSheet read(const std::string& text) {
  const Convention convention = small();
  PresenceReader reader(convention, [](const std::string& name) -> std::optional<Sitter> {
    if (name == "jmartin") return Sitter{"jmartin", "elu"};
    return std::nullopt;
  });
  ReadSheet result;
  result.sheet = reader.read(text, [&](const char* code, base::Message, base::Message) {
    result.codes.emplace_back(code);
  });
  return result;
}

TEST(AttendanceAsItIsWritten, SaysHowEachTookPart) {
  const ReadSheet got = read(
      "elu*2|dgs=visio|jmartin=excusé|vice-president = représentée par jmartin|"
      "invite=absent|invite=présente");
  EXPECT_TRUE(got.codes.empty());
  EXPECT_EQ(got.sheet, (std::vector<Presence>{
                           {"elu", 2},
                           {"dgs", 1, Attending::remote},
                           {"elu", 1, Attending::excused, "jmartin"},
                           {"vice-president", 1, Attending::represented, "", "elu", "jmartin"},
                           {"invite", 1, Attending::absent},
                           {"invite", 1, Attending::present},
                       }));
  EXPECT_EQ(read("elu=represented by dgs").sheet,
            (std::vector<Presence>{{"elu", 1, Attending::represented, "", "dgs", ""}}));
}

TEST(AttendanceAsItIsWritten, IsReadBackAsItWas) {
  for (const char* text :
       {"", "-", "elu*3|dgs", "elu/jmartin", "dgs=remote|elu*2=excused",
        "vice-president=represented by elu/jmartin", "elu=represented by -/somebody",
        "elu=represented by dgs", "elu=represented", "elu=absent"}) {
    const std::string given = text;
    std::optional<std::vector<Presence>> sheet;
    if (!given.empty()) sheet = read(given).sheet;
    EXPECT_EQ(presence_text(sheet), given);
  }
}

TEST(AttendanceAsItIsWritten, IsRefusedWhereItSaysNothing) {
  const auto codes = [](const char* text) { return read(text).codes; };
  EXPECT_EQ(codes("elu=parti"), std::vector<std::string>{"bad-attending"});
  EXPECT_EQ(codes("elu=visio par dgs"), std::vector<std::string>{"bad-attending"});
  EXPECT_EQ(codes("elu=représenté par personne"), std::vector<std::string>{"unknown-role"});
  EXPECT_EQ(codes("jmartin*2"), std::vector<std::string>{"bad-presence"});
  EXPECT_EQ(codes("elu*0"), std::vector<std::string>{"bad-presence"});
  EXPECT_EQ(codes("elu|"), std::vector<std::string>{"missing-role"});
  EXPECT_EQ(codes("=visio"), std::vector<std::string>{"missing-role"});
}

}  // namespace
}  // namespace gouvernail::governance::attendance_sheet_test
