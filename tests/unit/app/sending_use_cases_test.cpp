// SPDX-License-Identifier: MPL-2.0
// Invitations and alerts from the request to the files and the outbox, without a server.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/export_invitations.h"
#include "app/mailed_invitations.h"
#include "app/preview_alert.h"
#include "app/publish_meetings.h"
#include "app/queue_alert.h"
#include "app/queue_invitations.h"
#include "app/rehearse_invitations.h"
#include "app/write_alert.h"
#include "base/failure.h"
#include "unit/app/mail_workspace.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

struct Sending : MailWorkspace {
  std::size_t files_in(const std::string& name) const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / name)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
  std::size_t mails() const { return open_record(folder.path()).database->outbox().size(); }
  QueueAlertResult alert(const std::string& day) {
    return queue_alert({folder.path(), test::day(day), english});
  }
};

TEST_F(Sending, AnExportWritesEachCalendarOnceAndThenNothing) {
  const ExportInvitationsRequest request{folder.path(), folder.path() / "out", "", today(),
                                         english};
  const ExportInvitationsResult first = export_invitations(request);
  EXPECT_EQ(first.meetings, 1);
  EXPECT_EQ(first.partners, 2);
  EXPECT_EQ(first.bodies, 1);
  EXPECT_EQ(first.written, 4);
  EXPECT_EQ(files_in("out"), 4U);
  set_now("20260106T100000Z");
  EXPECT_EQ(export_invitations(request).written, 0);
  EXPECT_EQ(mails(), 0U);
}

TEST_F(Sending, ARehearsalWritesTheMailsAndRecordsNothing) {
  const auto before = open_record(folder.path()).revision;
  const RehearseInvitationsResult seen = rehearse_invitations(
      {folder.path(), folder.path() / "out", {"caf", false}, today(), english});
  ASSERT_EQ(seen.letters.size(), 1U);
  EXPECT_EQ(seen.letters[0].person, "cat-d");
  EXPECT_FALSE(seen.letters[0].cancels);
  EXPECT_EQ(files_in("out"), 1U);
  EXPECT_EQ(open_record(folder.path()).revision, before);
}

TEST_F(Sending, WhatIsQueuedWaitsUntilItIsDelivered) {
  EXPECT_EQ(queue_invitations({folder.path(), {"", false}, today(), english}).queued, 2);
  const auto lines = mailed_invitations(MailedInvitationsRequest{folder.path()}).lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].standing, reports::MailStanding::waits);
  EXPECT_EQ(lines[0].title.fr, "COPIL");
  EXPECT_FALSE(lines[0].cancels);
}

TEST_F(Sending, AProposedDateIsMailedWhenAskedFor) {
  governance::Meeting proposed = session("2026-09-01");
  proposed.uid = "copil-deux";
  proposed.status = governance::MeetingStatus::proposed;
  put(proposed);
  const auto letters = [&](bool asked) {
    const Opened opened = open_here();
    return due_invitations(opened, folder.path(), {"", asked}, english, today()).letters.size();
  };
  EXPECT_EQ(letters(false), 2U);
  EXPECT_EQ(letters(true), 4U);
}

TEST_F(Sending, ANameThatNobodyHasIsRefused) {
  EXPECT_THROW(queue_invitations({folder.path(), {"nobody", false}, today(), english}),
               base::Failure);
}

TEST_F(Sending, AnAlertIsMadeOnceAWeek) {
  write_settings("[alert]\nalways = true\nothers = [\"cat-d\"]\n");
  const QueueAlertResult made = alert("2026-01-05");
  EXPECT_EQ(made.outcome, AlertOutcome::queued);
  EXPECT_EQ(made.week, "2026-W02");
  const std::size_t count = mails();
  EXPECT_GE(count, 2U);
  EXPECT_EQ(alert("2026-01-09").outcome, AlertOutcome::made_already);
  EXPECT_EQ(mails(), count);
  EXPECT_EQ(alert("2026-01-12").outcome, AlertOutcome::queued);
}

TEST_F(Sending, APreviewNamesWhoGetsWhatAndAFileIsWrittenForEach) {
  write_settings("[alert]\nalways = true\npersons = false\nothers = [\"cat-d\", \"misspelt\"]\n");
  const PreviewAlertResult seen = preview_alert({folder.path(), today(), english});
  ASSERT_EQ(seen.recipients.size(), 2U);
  EXPECT_EQ(seen.recipients[0].kind, AlertLetterKind::digest);
  EXPECT_EQ(seen.recipients[0].name, "Pilote");
  EXPECT_EQ(seen.recipients[1].kind, AlertLetterKind::copy);
  EXPECT_EQ(seen.recipients[1].name, "Denis Durand");
  EXPECT_EQ(seen.remarks.size(), 1U) << "the key that nobody has";
  const WriteAlertResult written =
      write_alert({folder.path(), folder.path() / "out", today(), english});
  EXPECT_EQ(written.mails, 2);
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "alerte-2026-W02.html"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "alerte-2026-W02.eml"));
  EXPECT_EQ(files_in("out"), 3U + static_cast<std::size_t>(written.dates));
  EXPECT_EQ(mails(), 0U);
}

TEST_F(Sending, TheFileOfASessionIsNamedWhateverItsUid) {
  governance::Meeting meeting = session("2026-06-09");
  meeting.uid = "aαααααα";
  put(meeting);
  Opened here = open_here();
  EXPECT_EQ(export_invitation(here, meeting, today(), english).name,
            "2026-06-09-copil-d9d8bfe073309f8c.ics");
}

TEST_F(Sending, WithoutACalendarNothingIsPublished) {
  EXPECT_THROW(publish_meetings({folder.path(), today(), english}), base::Failure);
}

}  // namespace
}  // namespace gouvernail::app
