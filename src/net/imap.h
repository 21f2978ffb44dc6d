// SPDX-License-Identifier: MPL-2.0
// Reading a mailbox (IMAP through libcurl). Messages are never deleted and stay unread for people
// who look at them; those that were processed carry a keyword.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "net/access.h"
#include "net/error.h"

namespace gouvernail::net {

// The keyword (RFC 3501 flag) of messages that were processed, unless another is given.
inline constexpr const char* processed_keyword = "Gouvernail";

// A keyword is an atom: ASCII letters, digits, '-' and '_'; at most 40.
bool is_keyword(const std::string& text);

// One mailbox: "imaps://imap.example.org/INBOX", "imap://localhost:1143/INBOX". For one thread.
// Every function throws NetError.
class Mailbox {
 public:
  // `imap` asks for STARTTLS unless the host is this machine; a user in the URL is refused.
  Mailbox(const std::string& url, Access access, std::string keyword = processed_keyword);
  ~Mailbox();
  Mailbox(Mailbox&&) noexcept;
  Mailbox& operator=(Mailbox&&) noexcept;

  // UIDs of the messages that are not processed, ascending.
  std::vector<std::uint32_t> unprocessed();
  // The message as it arrived; `too_large` beyond `most` octets. Seen or not, it stays so.
  std::string fetch(std::uint32_t uid, std::size_t most);
  void mark_processed(std::uint32_t uid);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::net
