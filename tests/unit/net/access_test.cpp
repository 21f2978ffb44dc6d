// SPDX-License-Identifier: MPL-2.0
#include "net/access.h"

#include <gtest/gtest.h>

#include "net/collection.h"
#include "net/http.h"
#include "net/imap.h"

namespace gouvernail::net {
namespace {

TEST(Access, OnlyThisMachineIsLocal) {
  for (const char* host : {"localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"}) {
    EXPECT_TRUE(is_local(host)) << host;
  }
  for (const char* host : {"", "127.evil.example", "localhost.example", "10.0.0.1", "::2"}) {
    EXPECT_FALSE(is_local(host)) << host;
  }
}

TEST(Access, HostOfAUrl) {
  EXPECT_EQ(host_of("https://dav.example.org:8443/a@b"), "dav.example.org");
  EXPECT_EQ(host_of("https://u:p@dav.example.org/"), "dav.example.org");
  EXPECT_EQ(host_of("http://[::1]:80/"), "::1");
  EXPECT_EQ(host_of("no url"), "");
}

TEST(Http, D6_APasswordNeverGoesUnencryptedToAnotherMachine) {
  Access access;
  access.user = "u";
  access.password = "p";
  Http http(access);
  try {
    http.run({"GET", "http://dav.example.org/", {}, ""});
    FAIL();
  } catch (const NetError& error) {
    EXPECT_EQ(error.fault(), NetFault::insecure);
  }
}

TEST(Collection, AddressesThatAreNone) {
  for (const char* url : {"", "ftp://x/y/", "https://host", "https://host/", "https://h/a?b"}) {
    EXPECT_THROW(Collection(url, {}), NetError) << url;
  }
  EXPECT_EQ(Collection("https://host/a", {}).href_of("b c.ics"), "/a/b%20c.ics");
}

TEST(Mailbox, AddressesThatAreNone) {
  for (const char* url :
       {"", "imap://host", "imap://host/", "http://host/INBOX", "imap://u:p@host/INBOX"}) {
    EXPECT_THROW(Mailbox(url, {}), NetError) << url;
  }
}

}  // namespace
}  // namespace gouvernail::net
