// SPDX-License-Identifier: MPL-2.0
// Bodies that travel compressed.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace gouvernail::http {

// Whether whoever asks takes gzip: named in Accept-Encoding, and not with a quality of 0.
bool accepts_gzip(const Request& request);

// As gzip (RFC 1952) has it.
std::string gzip(std::string_view bytes);

// The response as it travels to whoever asked: a body that may be compressed is, where that is
// accepted and gains something.
void encode_for(const Request& request, Response& response);

}  // namespace gouvernail::http
