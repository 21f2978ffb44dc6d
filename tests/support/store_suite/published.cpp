// SPDX-License-Identifier: MPL-2.0
// What stands in calendars.
#include <gmock/gmock.h>

#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using testing::ElementsAre;

class Publications : public StoreTest {
 protected:
  static records::Published one(const std::string& collection, const std::string& meeting,
                                const std::string& etag) {
    return {collection, meeting, "/" + meeting + ".ics", etag, std::string(64, 'a')};
  }
  static std::vector<std::string> etags(const records::Workspace& db,
                                        const std::string& collection) {
    std::vector<std::string> result;
    for (const records::Published& each : db.published(collection)) result.push_back(each.etag);
    return result;
  }
};

TEST_F(Publications, AreKeptByCalendarInTheOrderOfMeetings) {
  records::Workspace& db = fresh();
  db.put_published(one("https://a/", "m-2", "2"));
  db.put_published(one("https://a/", "m-1", "1"));
  db.put_published(one("https://b/", "m-1", "3"));
  EXPECT_THAT(etags(reopened(), "https://a/"), ElementsAre("1", "2"));
}

TEST_F(Publications, TakeThePlaceOfTheFormerAndAreDropped) {
  records::Workspace& db = fresh();
  db.put_published(one("https://a/", "m-1", "1"));
  db.put_published(one("https://a/", "m-1", "2"));
  EXPECT_THAT(etags(db, "https://a/"), ElementsAre("2"));
  db.drop_published("https://a/", "m-1");
  db.drop_published("https://a/", "m-1");
  EXPECT_TRUE(db.published("https://a/").empty());
  EXPECT_EQ(db.revision(), 0) << "no fact";
}

}  // namespace
}  // namespace gouvernail::store_suite
