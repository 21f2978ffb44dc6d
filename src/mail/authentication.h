// SPDX-License-Identifier: MPL-2.0
// Whether a mail comes from whom it names, by what the server that took it in wrote on top of it
// (Authentication-Results, RFC 8601).
#pragma once

#include <string>
#include <vector>

namespace gouvernail::mail {

// `results`: the values of these headers, the topmost first. Only the first one of `server` (its
// authserv-id) counts: what stands below may have come with the mail. Proven is a pass of DMARC for
// the domain of `from`, of DKIM by a signature of that domain or of one above it, or of SPF for a
// sender of that domain or below it.
bool proves_sender(const std::vector<std::string>& results, const std::string& server,
                   const std::string& from);

}  // namespace gouvernail::mail
