// SPDX-License-Identifier: MPL-2.0
// A CalDAV collection, as servers of several makers answer.
#include "net/collection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scripted_server.h"
#include "unit/net/fault.h"

namespace gouvernail::net::collection_test {
namespace {

using namespace gouvernail::test;
using test::error_of;
using test::fault_of;
using testing::ElementsAre;

std::string answered(const std::string& status, const std::string& body = "",
                     const std::string& headers = "") {
  return http_answer(status, headers, body);
}

// What the collection at "/cal/" does with a server that always answers so.
template <class Call>
auto with(const std::string& answer, Call call) {
  const ScriptedServer server(http([&](const Asked&) { return answer; }));
  Collection collection(server.address("http") + "/cal", {});
  return call(collection);
}

template <class Call>
NetFault fault_with(const std::string& answer, Call call) {
  return with(answer, [&](Collection& c) { return fault_of([&] { call(c); }); });
}

TEST(Collection, ListsItsObjectsAndNotItself) {
  const std::string body = R"(<?xml version="1.0"?>
    <D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
    <D:response><D:href>/cal/</D:href><D:propstat><D:prop>
      <D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop></D:propstat>
    </D:response>
    <D:response><D:href>/cal/a%20b.ics</D:href><D:propstat><D:prop>
      <D:getetag>"7"</D:getetag><D:resourcetype/></D:prop></D:propstat></D:response>
    <D:response><D:href>/cal/c.ics</D:href></D:response>
    </D:multistatus>)";
  const ScriptedServer server(http([&](const Asked& asked) {
    EXPECT_EQ(asked.headers.at("depth"), "1");
    EXPECT_THAT(asked.body, testing::HasSubstr("getetag"));
    return answered("207 Multi-Status", body);
  }));
  Collection collection(server.address("http") + "/cal", {});
  const auto stored = collection.list();
  ASSERT_TRUE(stored);
  ASSERT_EQ(stored->size(), 2U);
  EXPECT_EQ((*stored)[0].href, "/cal/a%20b.ics");
  EXPECT_EQ((*stored)[0].etag, "\"7\"");
  EXPECT_EQ((*stored)[1].etag, "");
  EXPECT_THAT(server.heard(), ElementsAre("PROPFIND /cal/"));
}

TEST(Collection, WhatIsNoCollection) {
  const auto list = [](Collection& c) { return c.list(); };
  EXPECT_FALSE(with(answered("404 Not Found"), list));
  for (const char* answer : {"200 OK", "500 Oops"}) {
    EXPECT_EQ(fault_with(answered(answer, "<html/>"), list), NetFault::answer) << answer;
  }
  EXPECT_EQ(fault_with(answered("207 Multi-Status", "<D:multi"), list), NetFault::answer);
  for (const char* answer : {"401 Who", "403 No"}) {
    EXPECT_EQ(fault_with(answered(answer), list), NetFault::login) << answer;
  }
}

TEST(Collection, AnotherAddressIsSaidAndNotFollowed) {
  const auto moved = answered("301 Moved", "", "Location: /elsewhere/\r\n");
  const auto error = with(moved, [](Collection& c) { return error_of([&] { c.list(); }); });
  EXPECT_EQ(error.fault(), NetFault::answer);
  EXPECT_EQ(error.cause().arguments[1], base::Argument(std::string("/elsewhere/")));
}

TEST(Collection, IsMadeOnce) {
  const auto create = [](Collection& c) { c.create(); };
  EXPECT_NO_THROW(with(answered("201 Created"), create));
  EXPECT_NO_THROW(with(answered("405 Exists"), create));
  EXPECT_EQ(fault_with(answered("409 Conflict"), create), NetFault::answer);
  EXPECT_EQ(fault_with(answered("403 No"), create), NetFault::login);
}

TEST(Collection, ObjectsAreReadWithTheirTag) {
  const auto get = [](Collection& c) { return c.get("/cal/a.ics"); };
  const auto object = with(answered("200 OK", "BEGIN:VCALENDAR", "ETag: \"1\"\r\n"), get);
  ASSERT_TRUE(object);
  EXPECT_EQ(object->etag, "\"1\"");
  EXPECT_EQ(object->bytes, "BEGIN:VCALENDAR");
  EXPECT_FALSE(with(answered("404 Not Found"), get));
  EXPECT_FALSE(with(answered("410 Gone"), get));
  EXPECT_EQ(fault_with(answered("503 Later"), get), NetFault::answer);
}

TEST(Collection, AWritingSaysWhatItExpectsToStandThere) {
  std::vector<std::string> conditions;
  const ScriptedServer server(http([&](const Asked& asked) {
    for (const char* name : {"if-match", "if-none-match"}) {
      const auto found = asked.headers.find(name);
      if (found != asked.headers.end()) conditions.push_back(name + (": " + found->second));
    }
    return answered("201 Created", "", "ETag: \"2\"\r\n");
  }));
  Collection collection(server.address("http") + "/cal/", {});
  EXPECT_EQ(collection.put("/cal/a.ics", "x", "").etag, "\"2\"");
  collection.put("/cal/a.ics", "x", "\"2\"");
  collection.remove("/cal/a.ics", "\"2\"");
  collection.remove("/cal/a.ics", "");
  EXPECT_THAT(conditions, ElementsAre("if-none-match: *", "if-match: \"2\"", "if-match: \"2\""));
}

TEST(Collection, WhatCameOfAWriting) {
  const auto put = [](Collection& c) { return c.put("/cal/a.ics", "x", "\"1\"").written; };
  EXPECT_EQ(with(answered("204 Done"), put), Written::done);
  EXPECT_EQ(with(answered("412 Changed"), put), Written::changed);
  // No collection, or the UID is taken: not every server says which.
  EXPECT_EQ(with(answered("409 Conflict"), put), Written::elsewhere);
  EXPECT_EQ(with(answered("404 No parent"), put), Written::no_parent);
  EXPECT_EQ(fault_with(answered("507 Full"), put), NetFault::answer);
  const auto remove = [](Collection& c) { return c.remove("/cal/a.ics", "\"1\""); };
  EXPECT_EQ(with(answered("204 Done"), remove), Written::done);
  EXPECT_EQ(with(answered("404 Gone"), remove), Written::done);
  EXPECT_EQ(with(answered("412 Changed"), remove), Written::changed);
  EXPECT_EQ(fault_with(answered("500 Oops"), remove), NetFault::answer);
}

TEST(Collection, AddressesOfAnotherServerAreNotFollowed) {
  const ScriptedServer server(http([](const Asked&) { return answered("200 OK", "x"); }));
  Collection collection(server.address("http") + "/cal/", {});
  EXPECT_TRUE(collection.get(server.address("http") + "/cal/a.ics"));
  EXPECT_EQ(fault_of([&] { collection.get("http://dav.example.org/cal/a.ics"); }),
            NetFault::answer);
  EXPECT_THAT(server.heard(), ElementsAre("GET /cal/a.ics"));
}

}  // namespace
}  // namespace gouvernail::net::collection_test
