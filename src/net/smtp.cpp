// SPDX-License-Identifier: MPL-2.0
#include "net/smtp.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "net/curl_handle.h"

namespace gouvernail::net {
using base::msg;

// How far a conversation went: by the last command sent.
enum class Stage { greeting, sender, recipient, data, body };

// Not in an anonymous namespace: lambdas of a class of the header capture it.
struct Conversation {
  std::string_view message;
  std::size_t given = 0;  // octets of the message handed to libcurl
  Stage stage = Stage::greeting;
  std::string reply;  // the server's last refusal; it still answers our QUIT after that
};

namespace {

std::size_t give(char* out, std::size_t size, std::size_t count, void* self) {
  auto& talk = *static_cast<Conversation*>(self);
  const std::size_t bytes = std::min(size * count, talk.message.size() - talk.given);
  std::memcpy(out, talk.message.data() + talk.given, bytes);
  talk.given += bytes;
  if (talk.given == talk.message.size()) talk.stage = Stage::body;
  return bytes;
}

int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
  auto& talk = *static_cast<Conversation*>(self);
  const std::string_view line(data, size);
  if (type == CURLINFO_HEADER_OUT) {
    if (line.starts_with("MAIL ")) talk.stage = Stage::sender;
    if (line.starts_with("RCPT ")) talk.stage = Stage::recipient;
    if (line.starts_with("DATA")) talk.stage = Stage::data;
  } else if (type == CURLINFO_HEADER_IN && (line.starts_with('4') || line.starts_with('5'))) {
    talk.reply = line.substr(0, line.find_last_not_of("\r\n ") + 1);
  }
  return 0;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// What a server says is shown, and must not steer a terminal.
std::string printable(const std::string& text) {
  std::string out;
  for (const char c : text.substr(0, 300)) {
    out += static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7F ? c : '?';
  }
  return out;
}

}  // namespace

class Smtp::Impl {
 public:
  explicit Impl(SmtpServer server) : server_(std::move(server)), handle_(make_handle()) {}

  Delivery send(const std::string& from, const std::string& to, const std::string& message) {
    Conversation talk;
    talk.message = message;
    const StringList recipients({"<" + to + ">"});
    const std::string sender = "<" + from + ">";
    const CURLcode code = run(talk, [&](CURL* handle) {
      set(handle, CURLOPT_MAIL_FROM, sender.c_str());
      set(handle, CURLOPT_MAIL_RCPT, recipients.get());
      set(handle, CURLOPT_UPLOAD, 1L);
      set(handle, CURLOPT_READFUNCTION, give);
      set(handle, CURLOPT_READDATA, &talk);
      set(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
      // What is large takes its time on a slow line, beyond the patience with a server.
      constexpr long slowest_line = 16;  // bytes a millisecond
      const auto patience = static_cast<long>(server_.access.patience.count());
      set(handle, CURLOPT_TIMEOUT_MS, patience + static_cast<long>(message.size()) / slowest_line);
    });
    return outcome_of(code, talk);
  }

  Delivery probe() {
    Conversation talk;
    const CURLcode code = run(talk, [](CURL* handle) {
      set(handle, CURLOPT_CUSTOMREQUEST, "NOOP");
      set(handle, CURLOPT_NOBODY, 1L);
    });
    return outcome_of(code, talk);
  }

 private:
  template <class Configure>
  CURLcode run(Conversation& talk, Configure configure) {
    CURL* handle = handle_.get();
    begin(handle, server_.access, server_.host);
    const bool tls = server_.security == Security::tls;
    const std::string url =
        (tls ? "smtps://" : "smtp://") +
        (server_.host.find(':') == std::string::npos ? server_.host : "[" + server_.host + "]") +
        ":" + std::to_string(server_.port) + "/localhost";
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (server_.security == Security::starttls) set(handle, CURLOPT_USE_SSL, CURLUSESSL_ALL);
    set(handle, CURLOPT_VERBOSE, 1L);
    set(handle, CURLOPT_DEBUGFUNCTION, listen);
    set(handle, CURLOPT_DEBUGDATA, &talk);
    set(handle, CURLOPT_HEADERFUNCTION, ignore);
    set(handle, CURLOPT_WRITEFUNCTION, ignore);
    configure(handle);
    return curl_easy_perform(handle);
  }

  Delivery outcome_of(CURLcode code, const Conversation& talk) const {
    Delivery delivery;
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    delivery.code = static_cast<int>(status);
    if (code == CURLE_OK) {
      delivery.outcome = Outcome::accepted;
      return delivery;
    }
    // libcurl calls a refused recipient a failure to send: the server's answer tells more.
    if (status >= 400 && talk.stage != Stage::greeting && code != CURLE_OPERATION_TIMEDOUT) {
      delivery.outcome = status < 500 ? Outcome::later : Outcome::refused;
      // 530 and 535 ask for a login, whatever the command; a sender is the same for all messages.
      if (status >= 500 && (talk.stage == Stage::sender || status == 530 || status == 535)) {
        delivery.outcome = Outcome::unusable;
      }
      delivery.cause = msg("the server said: {}", printable(talk.reply));
      return delivery;
    }
    const NetError fault = fault_of(code, server_.host, server_.access);
    delivery.cause = fault.cause();
    delivery.remedy = fault.remedy();
    const bool broke = code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ||
                       code == CURLE_GOT_NOTHING || code == CURLE_OPERATION_TIMEDOUT ||
                       code == CURLE_WEIRD_SERVER_REPLY;
    if (broke && talk.stage == Stage::body) {
      delivery.outcome = Outcome::unsure;
    } else if (broke && talk.stage != Stage::greeting) {
      delivery.outcome = Outcome::later;
    }
    return delivery;
  }

  SmtpServer server_;
  Handle handle_;
};

Smtp::Smtp(SmtpServer server) : impl_(std::make_unique<Impl>(std::move(server))) {}
Smtp::~Smtp() = default;
Smtp::Smtp(Smtp&&) noexcept = default;
Smtp& Smtp::operator=(Smtp&&) noexcept = default;

Delivery Smtp::send(const std::string& from, const std::string& to, const std::string& message) {
  return impl_->send(from, to, message);
}

Delivery Smtp::probe() { return impl_->probe(); }

}  // namespace gouvernail::net
