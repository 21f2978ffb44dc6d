// SPDX-License-Identifier: MPL-2.0
// The minutes as they are begun: ours, and by the house's own model.
#include "app/draft_minutes.h"

#include <gmock/gmock.h>

#include "app/meetings.h"
#include "platform/files.h"
#include "platform/odt.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::draft_minutes_test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct DraftMinutes : ExampleWorkspace {
  std::string document(const std::string& meeting) const {
    return app::draft_minutes(opened(), {meeting}, day("2026-12-11"), english());
  }
  static std::string content_of(const std::string& odt) {
    std::string content;
    platform::with_texts(odt, [&](const std::string& text) {
      if (content.empty()) content = text;
      return text;
    });
    return content;
  }
  void hold(const std::string& present) const {
    app::Opened here = opened();
    app::describe_meeting(here, {"copil-2026-12-10", "Bilan <2026>\nBudget & suites", {}});
    here = opened();
    app::HoldMeeting hold;
    hold.meeting = "copil-2026-12-10";
    hold.present = present;
    app::hold_meeting(here, hold, day("2026-12-11"));
  }
};

TEST_F(DraftMinutes, HoldWhoCameWhoDidNotAndTheAgenda) {
  hold("dgs/dgs|elu-cchpm*3|charge-cooperation-pilote/pilote=excusé");
  const std::string odt = document("copil-2026-12-10");
  // The kind of the document comes first, as it is.
  EXPECT_EQ(odt.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
  const std::string content = content_of(odt);
  EXPECT_THAT(content, HasSubstr(">Present<"));
  EXPECT_THAT(content, HasSubstr("Excused or absent"));
  EXPECT_LT(content.find("Directrice générale des services"), content.find("Excused or absent"));
  EXPECT_GT(content.find("Chargée de coopération pilote"), content.find("Excused or absent"));
  EXPECT_THAT(content, HasSubstr("Bilan &lt;2026&gt;"));
  EXPECT_THAT(content, HasSubstr("Budget &amp; suites"));
  EXPECT_EQ(odt, document("copil-2026-12-10")) << "the same record gives the same bytes";
}

TEST_F(DraftMinutes, NameThoseInvitedWhereNobodyNotedWhoCame) {
  const std::string content = content_of(document("elus-2026-12-08"));
  EXPECT_THAT(content, HasSubstr("Invited"));
  EXPECT_THAT(content, Not(HasSubstr(">Present<")));
}

TEST_F(DraftMinutes, FollowTheModelOfTheHouse) {
  hold("dgs/dgs");
  platform::write_file(
      workspace / app::minutes_model,
      platform::make_odt(
          {{"content.xml", "<x>{instance} – {presents} – {ordre-du-jour} {other}</x>"},
           {"styles.xml", "<s/>"}}));
  EXPECT_EQ(content_of(document("copil-2026-12-10")),
            "<x>Steering committee – Directrice générale des services, Director general "
            "of services of the CCHPM – Bilan &lt;2026&gt; ; "
            "Budget &amp; suites {other}</x>");
  platform::write_file(workspace / app::minutes_model, "no zip");
  EXPECT_THAT(refusal([&] { document("copil-2026-12-10"); }), HasSubstr("no text document"));
}

}  // namespace
}  // namespace gouvernail::test::draft_minutes_test
