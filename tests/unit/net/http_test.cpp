// SPDX-License-Identifier: MPL-2.0
#include "net/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scripted_server.h"
#include "unit/net/fault.h"

namespace gouvernail::net::http_test {
namespace {

using namespace gouvernail::test;
using test::error_of;
using test::fault_of;
using testing::ElementsAre;
using testing::HasSubstr;

// For silence alone: all else has more time than a busy machine takes.
Access quick() {
  Access access;
  access.patience = std::chrono::milliseconds(900);
  return access;
}

TEST(Http, AnswersComeWithStatusHeadersAndBody) {
  const ScriptedServer server(http([](const Asked& asked) {
    EXPECT_EQ(asked.headers.at("if-match"), "\"7\"");
    return http_answer("200 OK", "ETag:  \"8\" \r\nX-Empty:\r\n", "é\n");
  }));
  Http client{Access{}};
  const HttpResponse response =
      client.run({"GET", server.address("http") + "/a", {"If-Match: \"7\""}, ""});
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(response.is_success());
  EXPECT_EQ(response.header("etag"), "\"8\"");
  EXPECT_EQ(response.header("x-empty"), "");
  EXPECT_EQ(response.header("absent"), "");
  EXPECT_EQ(response.body, "é\n");
}

TEST(Http, AnyStatusIsAnAnswer) {
  for (const int status : {204, 401, 404, 412, 500, 503}) {
    const ScriptedServer server(
        http([&](const Asked&) { return http_answer(std::to_string(status) + " x"); }));
    const auto response = Http(Access{}).run({"GET", server.address("http") + "/", {}, ""});
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(response.is_success(), status == 204);
  }
}

TEST(Http, MethodsCarryTheirBodies) {
  std::string body;
  const ScriptedServer server(http([&](const Asked& asked) {
    body = asked.body;
    return http_answer("201 Created");
  }));
  Http client{Access{}};
  const std::string url = server.address("http") + "/x";
  EXPECT_EQ(client.run({"PUT", url, {}, "BEGIN"}).status, 201);
  EXPECT_EQ(body, "BEGIN");
  client.run({"PROPFIND", url, {}, "<x/>"});
  EXPECT_EQ(body, "<x/>");
  client.run({"DELETE", url, {}, ""});
  EXPECT_EQ(body, "");
  EXPECT_THAT(server.heard(), ElementsAre("PUT /x", "PROPFIND /x", "DELETE /x"));
}

TEST(Http, ThreeRedirectionsOfAReadingAreFollowedAndNoMore) {
  const ScriptedServer server(http([](const Asked& asked) {
    const int left = asked.target.back() - '0';
    if (left == 0) return http_answer("200 OK", "", "here");
    return http_answer("302 Found", "Location: /" + std::to_string(left - 1) + "\r\nX-Old: 1\r\n");
  }));
  Http client{Access{}};
  const auto response = client.run({"GET", server.address("http") + "/3", {}, ""});
  EXPECT_EQ(response.body, "here");
  EXPECT_EQ(response.header("x-old"), "") << "of the last answer alone";
  EXPECT_EQ(fault_of([&] {
              client.run({"GET", server.address("http") + "/4", {}, ""});
            }),
            NetFault::unreachable);
}

TEST(Http, AWritingIsNotRedirected) {
  const ScriptedServer server(
      http([](const Asked&) { return http_answer("301 Moved", "Location: /elsewhere\r\n"); }));
  EXPECT_EQ(Http(Access{}).run({"PUT", server.address("http") + "/a", {}, "x"}).status, 301);
  EXPECT_THAT(server.heard(), ElementsAre("PUT /a"));
}

TEST(Http, ARedirectionNeverLeadsToAFile) {
  const ScriptedServer server(http(
      [](const Asked&) { return http_answer("302 Found", "Location: file:///etc/passwd\r\n"); }));
  EXPECT_EQ(fault_of([&] {
              Http(Access{}).run({"GET", server.address("http") + "/", {}, ""});
            }),
            NetFault::unreachable);
}

TEST(Http, APasswordDoesNotFollowARedirectionToAnotherServer) {
  bool carried = true;
  const ScriptedServer other(http([&](const Asked& asked) {
    carried = asked.headers.contains("authorization");
    return http_answer("200 OK", "", "there");
  }));
  const ScriptedServer server(http([&](const Asked&) {
    return http_answer("302 Found", "Location: " + other.address("http") + "/\r\n");
  }));
  Access access;
  access.user = "u";
  access.password = "p";
  EXPECT_EQ(Http(access).run({"GET", server.address("http") + "/", {}, ""}).body, "there");
  EXPECT_FALSE(carried);
}

TEST(Http, ALoginIsAnsweredToTheServerThatAsks) {
  const ScriptedServer server(http([](const Asked& asked) {
    const auto given = asked.headers.find("authorization");
    return given == asked.headers.end()
               ? http_answer("401 No", "WWW-Authenticate: Basic realm=\"x\"\r\n")
               : http_answer("200 OK", "", given->second);
  }));
  Access access;
  access.user = "u";
  access.password = "p";
  EXPECT_EQ(Http(access).run({"GET", server.address("http") + "/", {}, ""}).body, "Basic dTpw");
}

TEST(Http, WhatIsTooLargeIsNotTaken) {
  const ScriptedServer server(
      http([](const Asked&) { return http_answer("200 OK", "", std::string(3000, 'x')); }));
  const std::string url = server.address("http") + "/";
  EXPECT_EQ(fault_of([&] { Http(Access{}, 2999).run({"GET", url, {}, ""}); }), NetFault::too_large);
  EXPECT_EQ(Http(Access{}, 3000).run({"GET", url, {}, ""}).body.size(), 3000U);
}

TEST(Http, ServersThatDoNotAnswer) {
  const ScriptedServer silent(http([](const Asked&) { return stay_silent; }));
  const auto slow = error_of([&] {
    Http(quick()).run({"GET", silent.address("http") + "/", {}, ""});
  });
  ASSERT_EQ(slow.fault(), NetFault::slow);
  EXPECT_EQ(slow.cause().arguments[1], base::Argument(std::int64_t{1})) << "whole seconds, upward";
  Http client{Access{}};
  const ScriptedServer closing(http([](const Asked&) { return hang_up; }));
  const ScriptedServer breaking(
      http([](const Asked&) { return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"; }));
  const ScriptedServer other([](Client& visitor, ScriptedServer&) { visitor.say("SSH-2.0\r\n"); });
  for (const auto& address :
       {closing.address("http"), breaking.address("http"), other.address("http"),
        "http://127.0.0.1:" + std::to_string(silent_port())}) {
    EXPECT_EQ(fault_of([&] { client.run({"GET", address + "/", {}, ""}); }), NetFault::unreachable);
  }
}

TEST(Http, NoTlsWhereTlsWasAskedFor) {
  const ScriptedServer server([](Client& client, ScriptedServer&) {
    client.octets(1);
    client.say(http_answer("400 Bad Request"));
  });
  const auto error = error_of([&] {
    Http(Access{}).run({"GET", server.address("https") + "/", {}, ""});
  });
  EXPECT_EQ(error.fault(), NetFault::insecure);
  EXPECT_THAT(error.remedy().format, HasSubstr("ca-file"));
}

TEST(Http, AFileThatIsNotThere) {
  EXPECT_EQ(fault_of([] {
              Http(Access{}).run({"GET", "file:///no/such/file.ics", {}, ""});
            }),
            NetFault::unreachable);
}

}  // namespace
}  // namespace gouvernail::net::http_test
