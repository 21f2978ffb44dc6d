// SPDX-License-Identifier: MPL-2.0
#include "mail/incoming.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "mail/delivery_report.h"
#include "mail/gmime_object.h"
#include "mail/plain_text.h"

namespace gouvernail::mail {
namespace {

constexpr std::size_t most_calendars = 16;

bool ends_as_calendar(const char* name) {
  if (!name) return false;
  return base::lower_ascii(name).ends_with(".ics");
}

bool is_calendar(GMimePart* part) {
  GMimeContentType* type = g_mime_object_get_content_type(reinterpret_cast<GMimeObject*>(part));
  return (type && (g_mime_content_type_is_type(type, "text", "calendar") ||
                   g_mime_content_type_is_type(type, "application", "ics"))) ||
         ends_as_calendar(g_mime_part_get_filename(part));
}

std::string decoded(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return "";
  const auto memory = own(g_mime_stream_mem_new());
  const auto filtered = own(g_mime_stream_filter_new(memory.get()));
  const char* charset =
      g_mime_object_get_content_type_parameter(reinterpret_cast<GMimeObject*>(part), "charset");
  // Calendars without a charset are looked at by whoever reads them.
  if (charset && g_ascii_strcasecmp(charset, "utf-8") != 0) {
    const auto filter = own(g_mime_filter_charset_new(charset, "utf-8"));
    if (filter) {
      g_mime_stream_filter_add(reinterpret_cast<GMimeStreamFilter*>(filtered.get()), filter.get());
    }
  }
  g_mime_data_wrapper_write_to_stream(content, filtered.get());
  g_mime_stream_flush(filtered.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

// Forwarded mails are looked into, one within the other.
constexpr int deepest = 8;
constexpr std::size_t longest_text = 2000;

struct Collected {
  std::vector<std::string> calendars;
  std::string text;
  std::string html;  // of the first one that says something
  DeliveryReport report;
  bool reports = false;  // it is a report of a machine, of whatever
  std::string returned;  // Message-ID of the mail that came back
  int depth = 0;
};

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* its = g_mime_object_get_content_type(object);
  return its && g_mime_content_type_is_type(its, type, subtype);
}

bool is_attached(GMimeObject* object) {
  GMimeContentDisposition* its = g_mime_object_get_content_disposition(object);
  return its && g_ascii_strcasecmp(g_mime_content_disposition_get_disposition(its),
                                   GMIME_DISPOSITION_ATTACHMENT) == 0;
}

void collect_report(GMimePart* part, Collected& collected) {
  collected.reports = true;
  DeliveryReport report = read_delivery_status(decoded(part));
  for (const auto& [from, into] : {std::pair(&report.failed, &collected.report.failed),
                                   std::pair(&report.delayed, &collected.report.delayed)}) {
    for (Bounce& bounce : *from) {
      if (into->size() < most_bounces) into->push_back(std::move(bounce));
    }
  }
}

void collect_text(GMimePart* part, Collected& collected) {
  auto* object = reinterpret_cast<GMimeObject*>(part);
  if (is_type(object, "message", "delivery-status") ||
      is_type(object, "message", "global-delivery-status")) {
    return collect_report(part, collected);
  }
  if (is_type(object, "message", "disposition-notification")) collected.reports = true;
  if (is_type(object, "text", "rfc822-headers") || is_type(object, "message", "global-headers")) {
    if (collected.returned.empty()) collected.returned = message_id_in(decoded(part));
    return;
  }
  if (collected.depth > 0 || is_attached(object)) return;
  std::string* its = is_type(object, "text", "plain")  ? &collected.text
                     : is_type(object, "text", "html") ? &collected.html
                                                       : nullptr;
  if (its != nullptr && base::trim(*its).empty()) *its = decoded(part);
}

void collect(GMimeObject*, GMimeObject* object, gpointer into) {
  auto& collected = *static_cast<Collected*>(into);
  auto& calendars = collected.calendars;
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner =
        g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
    if (!inner || collected.depth >= deepest) return;
    const char* id = g_mime_message_get_message_id(inner);
    if (id && collected.returned.empty()) collected.returned = without_brackets(id);
    ++collected.depth;
    g_mime_message_foreach(inner, collect, into);
    --collected.depth;
    return;
  }
  if (!GMIME_IS_PART(object)) return;
  auto* part = reinterpret_cast<GMimePart*>(object);
  if (!is_calendar(part)) return collect_text(part, collected);
  if (calendars.size() >= most_calendars) return;
  std::string bytes = decoded(part);
  if (std::find(calendars.begin(), calendars.end(), bytes) == calendars.end()) {
    calendars.push_back(std::move(bytes));
  }
}

// What the mail answers, the nearest first.
std::vector<std::string> answered_by(GMimeMessage* message) {
  std::vector<std::string> ids;
  for (const char* header : {"In-Reply-To", "References"}) {
    const char* value = g_mime_object_get_header(reinterpret_cast<GMimeObject*>(message), header);
    std::vector<std::string> found;
    for (const std::string& word : base::split(value ? value : "", '<')) {
      const std::size_t end = word.find('>');
      if (end != std::string::npos) found.push_back(word.substr(0, end));
    }
    if (found.empty() && value) found.push_back(std::string(base::trim(value)));
    ids.insert(ids.end(), found.rbegin(), found.rend());
  }
  return ids;
}

std::optional<calendar::UtcTime> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (!date) return std::nullopt;
  const auto seconds = g_date_time_to_unix(date);
  constexpr std::int64_t first{0};
  constexpr std::int64_t last{4'102'444'800};  // 2100
  if (seconds < first || seconds > last) return std::nullopt;
  return calendar::UtcTime{std::chrono::seconds{seconds}};
}

// Of a header, in lower case; empty where there is none.
std::string header_of(GMimeMessage* message, const char* name) {
  const char* value = g_mime_object_get_header(reinterpret_cast<GMimeObject*>(message), name);
  return base::lower_ascii(base::trim(value ? value : ""));
}

// RFC 3834, and what was written before it, or beside it (Exchange asks so of others what it never
// asks in a mail that somebody wrote).
bool is_automatic(GMimeMessage* message) {
  const std::string submitted = header_of(message, "Auto-Submitted");
  const std::string word(base::trim(submitted.substr(0, submitted.find_first_of(";( \t"))));
  if (!word.empty() && word != "no") return true;
  for (const char* name : {"X-Autoreply", "X-Autorespond", "X-Autoresponder"}) {
    const std::string value = header_of(message, name);
    if (!value.empty() && value != "no") return true;
  }
  const std::string precedence = header_of(message, "Precedence");
  if (precedence == "auto_reply" || precedence == "auto-reply") return true;
  const std::string suppressed = header_of(message, "X-Auto-Response-Suppress");
  return suppressed == "all" || suppressed.find("oof") != std::string::npos ||
         suppressed.find("autoreply") != std::string::npos;
}

// Of all headers of that name, in their order.
std::vector<std::string> all_of(GMimeMessage* message, const char* name) {
  std::vector<std::string> values;
  GMimeHeaderList* list = g_mime_object_get_header_list(reinterpret_cast<GMimeObject*>(message));
  for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
    const char* its = g_mime_header_get_name(header);
    const char* value = g_mime_header_get_raw_value(header);
    if (its && value && g_ascii_strcasecmp(its, name) == 0) values.emplace_back(value);
  }
  return values;
}

bool names_several(GMimeMessage* message) {
  InternetAddressList* list = g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_FROM);
  return (list && internet_address_list_length(list) > 1) || all_of(message, "From").size() > 1;
}

std::string first_address(GMimeMessage* message, GMimeAddressType kind) {
  InternetAddressList* list = g_mime_message_get_addresses(message, kind);
  if (!list) return "";
  for (int i = 0; i < internet_address_list_length(list); ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    const char* text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    if (text && *text) return text;
  }
  return "";
}

// All that stands behind the headers, which grow on the way.
std::string text_behind_head(std::string_view bytes) {
  std::string all(bytes);
  std::erase(all, '\r');
  const std::size_t end = all.find("\n\n");
  return end == std::string::npos ? "" : all.substr(end);
}

// What somebody wrote, whole, in UTF-8.
std::string said_in(const Collected& collected) {
  if (!base::trim(collected.text).empty()) return base::to_utf8(collected.text);
  return text_of_html(base::to_utf8(collected.html));
}

}  // namespace

Incoming read_message(std::string_view bytes) {
  if (bytes.size() > longest_mail) throw std::length_error("a mail that is too long");
  start_gmime();
  Incoming result;
  const auto stream = own(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const auto parser = own(g_mime_parser_new_with_stream(stream.get()));
  const auto message = own(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return result;
  const char* id = g_mime_message_get_message_id(message.get());
  result.id = id ? id : "";
  const char* subject = g_mime_message_get_subject(message.get());
  result.subject = base::cut_utf8(base::to_utf8(subject ? subject : ""), longest_text);
  result.from = first_address(message.get(), GMIME_ADDRESS_TYPE_FROM);
  result.sender = first_address(message.get(), GMIME_ADDRESS_TYPE_SENDER);
  result.several_authors = names_several(message.get());
  result.authentication = all_of(message.get(), "Authentication-Results");
  result.date = date_of(message.get());
  result.answers = answered_by(message.get());
  result.automatic = is_automatic(message.get());
  Collected collected;
  g_mime_message_foreach(message.get(), collect, &collected);
  result.calendars = std::move(collected.calendars);
  result.automatic = result.automatic || collected.reports;
  const std::string text = said_in(collected);
  result.digest =
      base::sha256_hex(result.id + "\n" + header_of(message.get(), "Date") + "\n" + result.subject +
                       "\n" + (result.id.empty() ? text_behind_head(bytes) : text));
  result.text = base::cut_utf8(text, longest_text);
  result.bounces = std::move(collected.report.failed);
  result.delayed = std::move(collected.report.delayed);
  if (!collected.reports && result.calendars.empty() && is_of_a_server(result.from)) {
    result.automatic = true;
    result.bounces = read_notice(text);
  }
  for (std::vector<Bounce>* list : {&result.bounces, &result.delayed}) {
    for (Bounce& bounce : *list) {
      if (!collected.returned.empty()) bounce.message_id = collected.returned;
    }
  }
  return result;
}

std::vector<std::string_view> mails_in(std::string_view bytes) {
  constexpr std::string_view mark = "From ";
  std::vector<std::string_view> mails;
  if (!bytes.starts_with(mark)) return {bytes};
  for (std::size_t begin = 0; begin < bytes.size();) {
    std::size_t end = bytes.size();
    for (std::size_t at = bytes.find("\nFrom ", begin); at != std::string_view::npos;
         at = bytes.find("\nFrom ", at + 1)) {
      // Behind a blank line, and a header follows: no sentence of a letter.
      const bool blank_before =
          bytes.substr(0, at).ends_with('\n') || bytes.substr(0, at).ends_with("\n\r");
      const std::size_t next = bytes.find('\n', at + 1);
      if (!blank_before || next == std::string_view::npos || !is_mail(bytes.substr(next + 1))) {
        continue;
      }
      end = at + 1;
      break;
    }
    const std::string_view one = bytes.substr(begin, end - begin);
    const std::size_t head = one.find('\n');
    if (head != std::string_view::npos) mails.push_back(one.substr(head + 1));
    begin = end;
  }
  return mails;
}

bool is_mail(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("From ")) return true;  // mbox
  const std::size_t colon = bytes.substr(0, 200).find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  const std::string_view name = bytes.substr(0, colon);
  if (name == "BEGIN" || name == "begin") return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace gouvernail::mail
