// SPDX-License-Identifier: MPL-2.0
#include "net/imap.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "net/curl_handle.h"

namespace gouvernail::net {
namespace {

using base::msg;

// "* SEARCH 3 7 9" -> 3, 7, 9; other lines give nothing.
std::vector<std::uint32_t> numbers_of(const std::string& answer) {
  std::vector<std::uint32_t> numbers;
  constexpr std::string_view label = "* SEARCH";
  std::size_t at = 0;
  while ((at = answer.find(label, at)) != std::string::npos) {
    at += label.size();
    const std::size_t end = std::min(answer.find_first_of("\r\n", at), answer.size());
    while (at < end) {
      if (answer[at] == ' ') {
        ++at;
        continue;
      }
      std::uint32_t number = 0;
      const auto [next, error] = std::from_chars(answer.data() + at, answer.data() + end, number);
      if (error != std::errc{}) break;
      numbers.push_back(number);
      at = static_cast<std::size_t>(next - answer.data());
    }
    at = end;
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

constexpr std::size_t largest_answer = std::size_t{4} * 1024 * 1024;

}  // namespace

class Mailbox::Impl {
 public:
  Impl(std::string url, Access access, std::string keyword)
      : keyword_(std::move(keyword)),
        url_(std::move(url)),
        host_(host_of(url_)),
        access_(std::move(access)),
        handle_(make_handle()) {
    const bool known = url_.starts_with("imap://") || url_.starts_with("imaps://");
    const std::size_t folder = known ? url_.find('/', url_.find("://") + 3) : std::string::npos;
    if (host_.empty() || folder == std::string::npos || folder + 1 == url_.size()) {
      throw NetError(NetFault::answer, msg("“{}” is not the address of a mailbox", url_),
                     msg("write it as imaps://imap.example.org/INBOX"));
    }
    if (url_.find('@') != std::string::npos) {
      throw NetError(NetFault::answer, msg("the address of the mailbox names a user"),
                     msg("write the user and the file of the password in the settings"));
    }
  }

  std::vector<std::uint32_t> unprocessed() {
    const auto waiting = numbers_of(command("UID SEARCH UNKEYWORD " + keyword_ + " UNDELETED"));
    const auto unseen = numbers_of(command("UID SEARCH UNSEEN"));
    unseen_ = {unseen.begin(), unseen.end()};
    return waiting;
  }

  std::string fetch(std::uint32_t uid, std::size_t most) {
    const std::string number = std::to_string(uid);
    std::string message = run(url_ + "/;UID=" + number, "", most);
    // libcurl asks for BODY[], which marks the message as read: somebody still has to read it.
    if (unseen_.count(uid) > 0) command("UID STORE " + number + " -FLAGS.SILENT (\\Seen)");
    return message;
  }

  void mark_processed(std::uint32_t uid) {
    command("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT (" + keyword_ + ")");
  }

 private:
  std::string command(const std::string& text) { return run(url_, text, largest_answer); }

  std::string run(const std::string& url, const std::string& command, std::size_t most) {
    CURL* handle = handle_.get();
    begin(handle, access_, host_);
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    if (url.starts_with("imap:") && !is_local(host_)) set(handle, CURLOPT_USE_SSL, CURLUSESSL_ALL);
    if (!command.empty()) set(handle, CURLOPT_CUSTOMREQUEST, command.c_str());
    Received received{{}, most};
    set(handle, CURLOPT_WRITEFUNCTION, Received::take);
    set(handle, CURLOPT_WRITEDATA, &received);
    const CURLcode code = curl_easy_perform(handle);
    if (received.too_large) {
      throw NetError(NetFault::too_large,
                     msg("a message of “{0}” is larger than {1} MB", host_,
                         static_cast<std::int64_t>(most / 1024 / 1024)),
                     msg("look at it in the mailbox, and move it elsewhere"));
    }
    if (code == CURLE_QUOTE_ERROR || code == CURLE_REMOTE_FILE_NOT_FOUND) {
      throw NetError(NetFault::answer, msg("“{}” has no such mailbox, or refuses it", host_),
                     msg("check the name of the folder in the address"));
    }
    if (code != CURLE_OK) throw fault_of(code, host_, access_);
    return std::move(received.bytes);
  }

  std::string keyword_;
  std::string url_;
  std::string host_;
  Access access_;
  Handle handle_;
  std::set<std::uint32_t> unseen_;
};

bool is_keyword(const std::string& text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

Mailbox::Mailbox(const std::string& url, Access access, std::string keyword)
    : impl_(std::make_unique<Impl>(url, std::move(access), std::move(keyword))) {}
Mailbox::~Mailbox() = default;
Mailbox::Mailbox(Mailbox&&) noexcept = default;
Mailbox& Mailbox::operator=(Mailbox&&) noexcept = default;

std::vector<std::uint32_t> Mailbox::unprocessed() { return impl_->unprocessed(); }
std::string Mailbox::fetch(std::uint32_t uid, std::size_t most) { return impl_->fetch(uid, most); }
void Mailbox::mark_processed(std::uint32_t uid) { impl_->mark_processed(uid); }

}  // namespace gouvernail::net
