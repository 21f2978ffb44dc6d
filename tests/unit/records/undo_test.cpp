// SPDX-License-Identifier: MPL-2.0
// What could not be taken back once it was recorded is known before.
#include "records/undo.h"

#include <gtest/gtest.h>

#include <vector>

#include "governance/meeting.h"
#include "records/outbox.h"

namespace gouvernail::records::undo_test {
namespace {

governance::Meeting session() {
  governance::Meeting meeting;
  meeting.uid = "copil-1";
  meeting.body = "copil";
  meeting.day = *calendar::parse_iso_day("2026-12-08");
  return meeting;
}

OutgoingMail sent(const char* kind, const char* method) {
  OutgoingMail mail;
  mail.kind = kind;
  mail.method = method;
  mail.subject = "copil-1";
  mail.recipient = "dgs@example.org";
  mail.state = MailState::sent;
  return mail;
}

TEST(UndoAhead, WhatMailsToldAlreadyIsNotTakenBack) {
  const governance::Meeting before = session();
  governance::Meeting after = before;
  const auto kept = [&](const governance::Meeting* then, const std::vector<OutgoingMail>& mails) {
    return is_kept_by_mails({{then, &after}}, mails);
  };
  const OutgoingMail invitation = sent(invitation_kind, request_method);
  EXPECT_FALSE(kept(&before, {invitation}));
  EXPECT_TRUE(kept(nullptr, {invitation}));  // it would vanish again
  after.convened_on = after.day;
  EXPECT_TRUE(kept(&before, {invitation}));
  EXPECT_FALSE(kept(&before, {}));
  EXPECT_FALSE(kept(&after, {invitation}));
  after.convened_on.reset();
  after.documents_on = after.day;
  EXPECT_FALSE(kept(&before, {invitation}));
  EXPECT_TRUE(kept(&before, {sent(documents_kind, "")}));
}

}  // namespace
}  // namespace gouvernail::records::undo_test
