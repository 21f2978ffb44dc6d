// SPDX-License-Identifier: MPL-2.0
#include "http/compression.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace gouvernail::http {
namespace {

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
  std::string out(1 << 20, '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

Request accepting(const std::string& encodings) {
  Request request;
  if (!encodings.empty()) request.headers.add("Accept-Encoding", encodings);
  return request;
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "échéance n° " + std::to_string(i * i) + "\n";
  return text;
}

TEST(Compression, IsAcceptedByWhoeverNamesIt) {
  for (const char* yes :
       {"gzip", "br, gzip", "gzip, deflate, br, zstd", "gzip;q=0.5", "deflate,gzip"}) {
    EXPECT_TRUE(accepts_gzip(accepting(yes))) << yes;
  }
  for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "xgzip", "*"}) {
    EXPECT_FALSE(accepts_gzip(accepting(no))) << no;
  }
}

TEST(Compression, GivesTheSameBytesBack) {
  for (const std::string& text : {std::string(), std::string("a"), long_text()}) {
    EXPECT_EQ(gunzip(gzip(text)), text);
  }
}

TEST(Compression, ABodyTravelsCompressedWhereItMayAndIsAskedTo) {
  const std::string text = long_text();
  const auto sent = [&](bool may, const std::string& encodings, const std::string& body) {
    Response response;
    response.body = body;
    response.compressible = may;
    encode_for(accepting(encodings), response);
    return response;
  };
  const Response yes = sent(true, "gzip", text);
  EXPECT_EQ(yes.headers["content-encoding"], "gzip");
  EXPECT_EQ(yes.headers["vary"], "Accept-Encoding");
  EXPECT_LT(yes.body.size(), text.size() / 2);
  EXPECT_EQ(gunzip(yes.body), text);
  const Response plain = sent(true, "", text);
  EXPECT_EQ(plain.body, text);
  EXPECT_EQ(plain.headers["vary"], "Accept-Encoding");
  EXPECT_EQ(sent(true, "gzip", "short").body, "short");
  const Response secret = sent(false, "gzip", text);
  EXPECT_EQ(secret.body, text);
  EXPECT_EQ(secret.headers.count("content-encoding"), 0U);
}

}  // namespace
}  // namespace gouvernail::http
