// SPDX-License-Identifier: MPL-2.0
#include "http/form.h"

#include <gtest/gtest.h>

#include "http/message.h"
#include "http/route.h"

namespace gouvernail::http {
namespace {

using Parts = std::vector<std::string>;

TEST(Percent, DecodesUtf8AndRefusesWhatIsNone) {
  EXPECT_EQ(percent_decoded("r%C3%A9union"), "réunion");
  EXPECT_EQ(percent_decoded("a+b"), "a+b");
  for (const char* bad : {"%", "%2", "%zz", "%C3", "%00", "%ED%A0%80"}) {
    EXPECT_EQ(percent_decoded(bad), std::nullopt) << bad;
  }
}

TEST(Percent, WhatIsEncodedDecodesToItself) {
  const std::string text = "élus 3/4 & \"x\" = +%\n";
  EXPECT_EQ(percent_decoded(percent_encoded(text)), text);
  EXPECT_EQ(percent_encoded("a-b_c.d~"), "a-b_c.d~");
}

TEST(Form, FieldsKeepTheirOrderAndTheirValues) {
  const auto form = parse_form("a=1&b=d%C3%A9+x&a=2&c&=y&&");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->text("a"), "1");
  EXPECT_EQ(form->text("b"), "dé x");
  EXPECT_TRUE(form->has("c"));
  EXPECT_FALSE(form->has("d"));
  EXPECT_EQ(form->fields().size(), 5U);
  EXPECT_EQ(parse_form("a=%FF"), std::nullopt);
}

TEST(Form, BlanksAroundAreNoValue) {
  const auto form = parse_form("a=+%0D%0Ax+y+&b=++");
  EXPECT_EQ(form->text("a"), "x y");
  EXPECT_EQ(form->text("b"), "");
}

Request sent(const std::string& type, const std::string& body) {
  Request request{Method::post, "/", ""};
  request.headers.add("Content-Type", type);
  request.body = body;
  return request;
}

TEST(Form, APartOfManyIsAFieldOrAFile) {
  const std::string body =
      "--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
      "--xx\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\d\\h.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\nuid;body\r\n\xFF\r\n--xx--\r\n";
  const auto form = form_of(sent("multipart/form-data; boundary=xx", body));
  ASSERT_TRUE(form);
  EXPECT_EQ(form->text("a"), "1");
  const Upload* file = form->upload("f");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->name, "h.csv");
  EXPECT_EQ(file->bytes, "uid;body\r\n\xFF");
  EXPECT_EQ(form->upload("a"), nullptr);
}

TEST(Form, WhatIsCutOffOrOfAnotherKindIsNone) {
  const std::string part = "--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1";
  for (const std::string& body :
       {std::string(), part, part + "\r\n--xx", std::string("--xx\r\n")}) {
    EXPECT_EQ(form_of(sent("multipart/form-data; boundary=xx", body)), std::nullopt) << body;
  }
  EXPECT_EQ(form_of(sent("multipart/form-data", "--\r\n")), std::nullopt);
  EXPECT_EQ(form_of(sent("application/json", "{}")), std::nullopt);
}

TEST(Message, CookiesAreFoundByTheirWholeName) {
  Request request{Method::get, "/", ""};
  request.headers.add("cookie", "ab=1; a=2;b = 3 ; c");
  EXPECT_EQ(cookie(request, "a"), "2");
  EXPECT_EQ(cookie(request, "b"), "3");
  EXPECT_EQ(cookie(request, "c"), "");
}

TEST(Message, HeadersAreFoundInAnyCase) {
  Headers headers;
  headers.add("Host", "a");
  headers.add("HOST", "b");
  EXPECT_EQ(headers["host"], "a");
  EXPECT_EQ(headers.count("hOST"), 2U);
}

TEST(Route, AStarIsOnePartAndTwoAreTheRest) {
  EXPECT_EQ(match("/", "/"), Parts{});
  EXPECT_EQ(match("/a/*/b", "/a/m-1/b"), Parts{"m-1"});
  EXPECT_EQ(match("/a/**", "/a/b/c"), Parts{"b/c"});
  const std::string inner = "/a/s" + std::string(inner_slash) + "2026-12-01";
  EXPECT_EQ(match("/a/*/b", inner + "/b"), Parts{"s/2026-12-01"});
  EXPECT_EQ(match("/a/**", inner), Parts{"s/2026-12-01"});
  for (const char* path : {"/", "/a", "/a/", "/a//b", "/a/x/b/", "/a/x/b/c", "/b/x/b"}) {
    EXPECT_EQ(match("/a/*/b", path), std::nullopt) << path;
  }
  EXPECT_EQ(match("/a/**", "/a/"), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::http
