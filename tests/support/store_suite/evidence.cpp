// SPDX-License-Identifier: MPL-2.0
#include <gmock/gmock.h>

#include "base/sha256.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using testing::ElementsAre;

class EvidenceOf : public StoreTest {};

records::Evidence file_of(const std::string& name, const std::string& bytes) {
  return {name, static_cast<std::int64_t>(bytes.size()), base::sha256_hex(bytes)};
}

TEST_F(EvidenceOf, IsKeptByMeetingInOrder) {
  records::Workspace& db = fresh();
  const records::Evidence minutes = file_of("compte rendu.pdf", "a"),
                          sheet = file_of("émargement.pdf", "b");
  db.record({records::PutMeeting{held("m-1")}, records::PutMeeting{held("m-2")},
             records::AttachEvidence{"m-1", minutes}, records::AttachEvidence{"m-2", minutes},
             records::AttachEvidence{"m-1", sheet}},
            noon(), 0);
  const auto attached = reopened().evidence();
  ASSERT_EQ(attached.size(), 2U);
  EXPECT_THAT(attached.at("m-1"), ElementsAre(minutes, sheet));
  EXPECT_THAT(attached.at("m-2"), ElementsAre(minutes));
}

TEST_F(EvidenceOf, SameNameReplacesAndDetachingRemoves) {
  records::Workspace& db = fresh();
  const records::Evidence draft = file_of("cr.pdf", "projet"),
                          final = file_of("cr.pdf", "approuvé");
  db.record({records::PutMeeting{held("m-1")}, records::AttachEvidence{"m-1", draft}},
            at("20261013T120000Z"), 0);
  db.record({records::AttachEvidence{"m-1", final}}, at("20261015T120000Z"), 2);
  EXPECT_THAT(db.evidence().at("m-1"), ElementsAre(final));
  EXPECT_THAT(db.evidence(day("2026-10-14")).at("m-1"), ElementsAre(draft));
  db.record({records::DetachEvidence{"m-1", "cr.pdf"}}, at("20261016T120000Z"), 3);
  EXPECT_TRUE(db.evidence().empty());
}

TEST_F(EvidenceOf, NeedsAMeetingANameAndADigest) {
  records::Workspace& db = fresh();
  db.record({records::PutMeeting{held("m-1")}}, noon(), 0);
  const auto refused = [&](const records::Change& change) {
    return fault_of([&] { db.record({change}, noon(), 1); }) == records::StoreFault::bad_change;
  };
  const records::Evidence sound = file_of("cr.pdf", "a");
  records::Evidence path = sound, no_digest = sound, negative = sound;
  path.name = "/home/x/cr.pdf";
  no_digest.sha256 = std::string(63, 'a');
  negative.size = -1;
  EXPECT_TRUE(refused(records::AttachEvidence{"m-2", sound}));
  EXPECT_TRUE(refused(records::AttachEvidence{"m-1", path}));
  EXPECT_TRUE(refused(records::AttachEvidence{"m-1", no_digest}));
  EXPECT_TRUE(refused(records::AttachEvidence{"m-1", negative}));
  EXPECT_TRUE(refused(records::DetachEvidence{"m-1", "cr.pdf"}));
  EXPECT_FALSE(refused(records::AttachEvidence{"m-1", sound}));
}

}  // namespace
}  // namespace gouvernail::store_suite
