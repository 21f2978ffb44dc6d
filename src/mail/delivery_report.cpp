// SPDX-License-Identifier: MPL-2.0
#include "mail/delivery_report.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/mail_address.h"
#include "base/mail_status.h"
#include "base/text.h"

namespace gouvernail::mail {
namespace {

// The value of a field in lines of "Name: value", whatever its case, with the lines that go on with
// it; empty where there is none.
std::string field_in(const std::string& lines, std::string_view name) {
  std::string value;
  bool found = false;
  for (const std::string& line : base::split(lines, '\n')) {
    if (found) {
      if (line.empty() || (line.front() != ' ' && line.front() != '\t')) break;
      value += " " + std::string(base::trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    if (base::lower_ascii(base::trim(std::string_view(line).substr(0, colon))) != name) continue;
    found = true;
    value = base::trim(std::string_view(line).substr(colon + 1));
  }
  return std::string(base::trim(value));
}

// "claire+2Bdgs" -> "claire+dgs" (RFC 3461 4): only where two capitals of sixteen follow the sign.
std::string without_xtext(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const bool coded =
        text[i] == '+' && digits.size() == 2 && base::upper_ascii(digits) == digits &&
        std::from_chars(digits.data(), digits.data() + 2, value, 16).ptr == digits.data() + 2;
    out += coded ? static_cast<char>(value) : text[i];
    if (coded) i += 2;
  }
  return out;
}

// "rfc822; somebody@example.org"
std::string address_in(const std::string& recipient) {
  const std::size_t semicolon = recipient.find(';');
  return without_brackets(
      std::string_view(recipient).substr(semicolon == std::string::npos ? 0 : semicolon + 1));
}

// "5.1.1" -> 511. None where its numbers have more digits than can be kept ("5.7.133"), or where it
// would read like a code.
std::optional<int> dotted(std::string_view word) {
  const auto digit = [&](std::size_t at) { return word[at] >= '0' && word[at] <= '9'; };
  if (word.size() != 5 || word[1] != '.' || word[3] != '.') return std::nullopt;
  if ((word[0] != '4' && word[0] != '5') || !digit(2) || !digit(4)) return std::nullopt;
  const int code = (word[0] - '0') * 100 + (word[2] - '0') * 10 + (word[4] - '0');
  return base::is_server_code(code) ? std::nullopt : std::optional(code);
}

// "511" for "5.1.1", as some write it; and "550", which is a code.
std::optional<int> undotted(std::string_view word) {
  int code = 0;
  if (word.size() != 3) return std::nullopt;
  const auto [end, error] = std::from_chars(word.data(), word.data() + 3, code);
  const bool whole = error == std::errc{} && end == word.data() + 3;
  return whole && code >= 400 && code <= 599 ? std::optional(code) : std::nullopt;
}

std::vector<std::string> tokens_of(std::string text) {
  for (char& c : text) {
    if (std::string_view(" \t,;()[]<>-#:").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> words = base::split(text, ' ');
  std::erase(words, "");
  return words;
}

// Of "5.1.1", "5.1.1 (bad mailbox)", "511"; else of what the server said: "smtp; 550 5.1.1 no such
// user", "smtp;550 511 unknown".
int status_in(const std::string& status, const std::string& said) {
  std::optional<int> code;
  const auto look = [&](const std::string& text, const auto& read) {
    for (const std::string& word : tokens_of(text)) {
      if (!code) code = read(word);
    }
  };
  look(status, dotted);
  look(said, dotted);
  look(status, undotted);
  look(said, undotted);
  return code.value_or(0);
}

// "failed", "delayed", "relayed"…; of a report that leaves it out, what the status says.
std::string action_of(const std::string& group) {
  const std::vector<std::string> words = tokens_of(base::lower_ascii(field_in(group, "action")));
  if (!words.empty()) return words.front();
  const std::string status = field_in(group, "status");
  if (status.starts_with('5')) return "failed";
  return status.starts_with('4') ? "delayed" : "";
}

}  // namespace

std::string without_brackets(std::string_view id) {
  id = base::trim(id);
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return std::string(id);
}

std::string message_id_in(std::string headers) {
  std::erase(headers, '\r');
  return without_brackets(field_in(headers, "message-id"));
}

DeliveryReport read_delivery_status(std::string report) {
  std::erase(report, '\r');
  DeliveryReport result;
  std::string envelope;
  std::string id;
  for (std::size_t at = 0; at < report.size();) {
    std::size_t end = report.find("\n\n", at);
    if (end == std::string::npos) end = report.size();
    const std::string group = report.substr(at, end - at);
    at = end + 2;
    if (envelope.empty()) envelope = without_brackets(field_in(group, "original-envelope-id"));
    // Of Google: the report goes without the mail.
    if (id.empty()) id = without_brackets(field_in(group, "x-original-message-id"));
    const std::string action = action_of(group);
    if (action != "failed" && action != "delayed") continue;
    std::vector<Bounce>& list = action == "failed" ? result.failed : result.delayed;
    if (list.size() >= most_bounces) continue;
    Bounce bounce;
    const std::string final_one = address_in(field_in(group, "final-recipient"));
    bounce.recipient = without_xtext(address_in(field_in(group, "original-recipient")));
    if (bounce.recipient.empty()) {
      bounce.recipient = final_one;
    } else if (final_one != bounce.recipient) {
      bounce.final_recipient = final_one;
    }
    bounce.status = status_in(field_in(group, "status"), field_in(group, "diagnostic-code"));
    list.push_back(std::move(bounce));
  }
  for (std::vector<Bounce>* list : {&result.failed, &result.delayed}) {
    for (Bounce& bounce : *list) {
      bounce.message_id = id;
      bounce.envelope_id = envelope;
    }
  }
  return result;
}

bool is_of_a_server(std::string_view address) {
  const std::string name = base::lower_ascii(address.substr(0, address.find('@')));
  return name == "mailer-daemon" || name == "postmaster" || name == "mail-daemon";
}

std::vector<Bounce> read_notice(std::string_view text) {
  constexpr std::size_t longest = std::size_t{64} * 1024;
  std::string plain(text.substr(0, longest));
  const std::string id = message_id_in(plain);
  for (char& c : plain) {
    if (std::string_view(" \t\r\n,;()[]<>:\"'").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<Bounce> bounces;
  for (const std::string& word : base::split(plain, ' ')) {
    if (word.find('@') == std::string::npos || word == id || !base::is_mail_address(word)) continue;
    const bool known = std::any_of(bounces.begin(), bounces.end(),
                                   [&](const Bounce& one) { return one.recipient == word; });
    if (known || bounces.size() >= most_bounces) continue;
    Bounce bounce{id, word};
    bounce.said_in_words = true;
    bounces.push_back(std::move(bounce));
  }
  return bounces;
}

}  // namespace gouvernail::mail
