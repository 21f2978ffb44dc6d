// SPDX-License-Identifier: MPL-2.0
#include "http/compression.h"

#define ZLIB_CONST  // it only reads what is to be compressed
#include <zlib.h>

#include <cstddef>
#include <limits>
#include <new>

#include "base/text.h"

namespace gouvernail::http {
namespace {

// A packet carries as much in one go.
constexpr std::size_t worth_it = 1400;

}  // namespace

bool accepts_gzip(const Request& request) {
  for (const std::string& one : base::split(request.headers["accept-encoding"], ',')) {
    const auto parts = base::split(one, ';');
    if (base::trim(parts.front()) != "gzip") continue;
    const std::string_view quality = parts.size() > 1 ? base::trim(parts[1]) : std::string_view();
    return quality.empty() || quality.find_first_of("123456789") != std::string::npos;
  }
  return false;
}

std::string gzip(std::string_view bytes) {
  constexpr int with_header_of_gzip = 16;
  constexpr std::size_t header_of_gzip = 18;  // bytes, with what stands behind
  constexpr int usual_memory = 8;
  std::string out(compressBound(static_cast<uLong>(bytes.size())) + header_of_gzip, '\0');
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + with_header_of_gzip,
                   usual_memory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();  // its one cause, with arguments that are right
  }
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);  // ends at once: `out` is long enough
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

void encode_for(const Request& request, Response& response) {
  if (!response.compressible) return;
  response.headers.add("Vary", "Accept-Encoding");
  const bool fits = response.body.size() < std::numeric_limits<uInt>::max() / 2;
  if (response.body.size() < worth_it || !fits || !accepts_gzip(request)) return;
  response.body = gzip(response.body);
  response.headers.add("Content-Encoding", "gzip");
}

}  // namespace gouvernail::http
