// SPDX-License-Identifier: MPL-2.0
#include "mail/message.h"

#include <stdexcept>
#include <string_view>

#include "mail/gmime_object.h"

namespace gouvernail::mail {
namespace {

constexpr const char* charset = "utf-8";

GMimeObject* object(auto* part) { return reinterpret_cast<GMimeObject*>(part); }

Owned<GMimeStream> stream_of(std::string_view bytes) {
  return own(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
}

Owned<GMimePart> part_of(const char* type, const char* subtype, const std::string& bytes,
                         GMimeContentEncoding encoding) {
  auto part = own(g_mime_part_new_with_type(type, subtype));
  const auto stream = stream_of(bytes);
  const auto content =
      own(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), encoding);
  return part;
}

Owned<GMimePart> text_part(const char* subtype, const std::string& text) {
  auto part = part_of("text", subtype, text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_object_set_content_type_parameter(object(part.get()), "charset", charset);
  return part;
}

Owned<GMimeMultipart> multipart(const char* subtype, const std::string& boundary) {
  auto parts = own(g_mime_multipart_new_with_subtype(subtype));
  g_mime_multipart_set_boundary(parts.get(), boundary.c_str());
  return parts;
}

void add(GMimeMultipart* parts, auto* part) { g_mime_multipart_add(parts, object(part)); }

// Outlook takes the invitation from the last part of an alternative.
Owned<GMimeMultipart> alternative(const Message& message, const std::string& boundary) {
  auto parts = multipart("alternative", boundary + "-a");
  add(parts.get(), text_part("plain", message.plain).get());
  if (!message.html.empty()) add(parts.get(), text_part("html", message.html).get());
  if (message.calendar) {
    const auto part =
        part_of("text", "calendar", message.calendar->bytes, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_content_type_parameter(object(part.get()), "charset", charset);
    g_mime_object_set_content_type_parameter(object(part.get()), "method",
                                             message.calendar->method.c_str());
    add(parts.get(), part.get());
  }
  return parts;
}

void attach(GMimeMultipart* mixed, const Attachment& file) {
  const std::size_t slash = file.type.find('/');
  const auto part = part_of(file.type.substr(0, slash).c_str(), file.type.substr(slash + 1).c_str(),
                            file.bytes, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(object(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(part.get(), file.file_name.c_str());
  add(mixed, part.get());
}

Owned<GMimeObject> body_of(const Message& message, const std::string& boundary) {
  const bool alone = message.attachments.empty() && !message.calendar;
  if (message.html.empty() && alone) {
    return Owned<GMimeObject>(object(text_part("plain", message.plain).release()));
  }
  auto texts = alternative(message, boundary);
  if (alone) return Owned<GMimeObject>(object(texts.release()));
  auto mixed = multipart("mixed", boundary + "-m");
  add(mixed.get(), texts.get());
  // As text/calendar, Thunderbird would show it a second time.
  if (message.calendar) {
    attach(mixed.get(), {"application/ics", message.calendar->bytes, message.calendar->file_name});
  }
  for (const Attachment& file : message.attachments) attach(mixed.get(), file);
  return Owned<GMimeObject>(object(mixed.release()));
}

void put_address(GMimeMessage* message, GMimeAddressType kind, const Address& address) {
  InternetAddressList* list = g_mime_message_get_addresses(message, kind);
  const auto mailbox = own(internet_address_mailbox_new(
      address.name.empty() ? nullptr : address.name.c_str(), address.address.c_str()));
  internet_address_set_charset(INTERNET_ADDRESS(mailbox.get()), charset);
  internet_address_list_add(list, INTERNET_ADDRESS(mailbox.get()));
}

void put_thread(GMimeObject* message, const std::vector<std::string>& answers) {
  if (answers.empty()) return;
  g_mime_object_set_header(message, "In-Reply-To", ("<" + answers.back() + ">").c_str(), nullptr);
  std::string references;
  for (const std::string& id : answers) {
    references += (references.empty() ? "<" : " <") + id + ">";
  }
  g_mime_object_set_header(message, "References", references.c_str(), nullptr);
}

std::string boundary_of(const std::string& id) {
  return "=_" + id.substr(0, std::min<std::size_t>(id.find('@'), 40));
}

void put_date(GMimeMessage* message, calendar::UtcTime date) {
  GDateTime* time = g_date_time_new_from_unix_utc(date.time_since_epoch().count());
  g_mime_message_set_date(message, time);
  g_date_time_unref(time);
}

std::string bytes_of(GMimeObject* message) {
  g_mime_object_encode(message, GMIME_ENCODING_CONSTRAINT_7BIT);
  GMimeFormatOptions* options = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
  const auto stream = own(g_mime_stream_mem_new());
  const bool written = g_mime_object_write_to_stream(message, options, stream.get()) >= 0;
  g_mime_format_options_free(options);
  if (!written) throw std::runtime_error("a mail could not be written");
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string hex_of(const std::string& bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

}  // namespace

void start_gmime() {
  static const bool started = (g_mime_init(), true);
  (void)started;
}

std::string compose(const Message& m) {
  start_gmime();
  const auto message = own(g_mime_message_new(TRUE));
  GMimeObject* const headers = object(message.get());
  put_date(message.get(), m.date);
  put_address(message.get(), GMIME_ADDRESS_TYPE_FROM, m.from);
  if (m.sender) put_address(message.get(), GMIME_ADDRESS_TYPE_SENDER, *m.sender);
  put_address(message.get(), GMIME_ADDRESS_TYPE_TO, m.to);
  g_mime_message_set_subject(message.get(), m.subject.c_str(), charset);
  g_mime_message_set_message_id(message.get(), m.id.c_str());
  put_thread(headers, m.answers);
  for (const auto& [name, value] : m.headers) {
    g_mime_object_set_header(headers, name.c_str(), value.c_str(), nullptr);
  }
  const auto body = body_of(m, boundary_of(m.id));
  g_mime_message_set_mime_part(message.get(), body.get());
  return bytes_of(headers);
}

std::string with_files(const std::string& bytes, const std::vector<Attachment>& files) {
  start_gmime();
  const auto stream = stream_of(bytes);
  const auto parser = own(g_mime_parser_new_with_stream(stream.get()));
  const auto message = own(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) throw std::runtime_error("a mail of the outbox cannot be read");
  const std::string id = g_mime_message_get_message_id(message.get());
  auto mixed = multipart("mixed", boundary_of(id) + "-f");
  g_mime_multipart_add(mixed.get(), g_mime_message_get_mime_part(message.get()));
  for (const Attachment& file : files) attach(mixed.get(), file);
  g_mime_message_set_mime_part(message.get(), object(mixed.get()));
  return bytes_of(object(message.get()));
}

std::string make_id(const std::string& sixteen_bytes, const std::string& address) {
  const std::size_t at = address.rfind('@');
  return hex_of(sixteen_bytes) + "@" +
         (at == std::string::npos ? std::string("localhost") : address.substr(at + 1));
}

}  // namespace gouvernail::mail
