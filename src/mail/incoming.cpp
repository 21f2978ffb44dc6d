// SPDX-License-Identifier: MPL-2.0
#include "mail/incoming.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "mail/gmime_object.h"

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

struct Collected {
  std::vector<std::string> calendars;
  int depth = 0;
};

void collect(GMimeObject*, GMimeObject* object, gpointer into) {
  auto& collected = *static_cast<Collected*>(into);
  auto& calendars = collected.calendars;
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner =
        g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
    if (!inner || collected.depth >= deepest) return;
    ++collected.depth;
    g_mime_message_foreach(inner, collect, into);
    --collected.depth;
    return;
  }
  if (!GMIME_IS_PART(object) || calendars.size() >= most_calendars) return;
  auto* part = reinterpret_cast<GMimePart*>(object);
  if (!is_calendar(part)) return;
  std::string bytes = decoded(part);
  if (std::find(calendars.begin(), calendars.end(), bytes) == calendars.end()) {
    calendars.push_back(std::move(bytes));
  }
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
  result.from = first_address(message.get(), GMIME_ADDRESS_TYPE_FROM);
  result.sender = first_address(message.get(), GMIME_ADDRESS_TYPE_SENDER);
  Collected collected;
  g_mime_message_foreach(message.get(), collect, &collected);
  result.calendars = std::move(collected.calendars);
  return result;
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
