// SPDX-License-Identifier: MPL-2.0
#include "net/collection.h"

#include <pugixml.hpp>

#include <charconv>
#include <cstring>

namespace gouvernail::net {
namespace {

using base::msg;

constexpr const char* list_request =
    R"(<?xml version="1.0" encoding="utf-8"?>)"
    R"(<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>)";
constexpr const char* create_request =
    R"(<?xml version="1.0" encoding="utf-8"?>)"
    R"(<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>)"
    R"(<d:displayname>Gouvernail</d:displayname></d:prop></d:set></c:mkcalendar>)";

// Servers choose their own prefixes: names are compared without.
bool is_named(const pugi::xml_node& node, const char* name) {
  const char* colon = std::strrchr(node.name(), ':');
  return std::strcmp(colon ? colon + 1 : node.name(), name) == 0;
}

template <class Visit>
void each(const pugi::xml_node& parent, const char* name, Visit visit) {
  for (const pugi::xml_node& child : parent.children()) {
    if (is_named(child, name)) visit(child);
  }
}

// The text of the first element of that name anywhere below; empty when there is none.
std::string text_below(const pugi::xml_node& parent, const char* name) {
  const auto found = parent.find_node([&](const pugi::xml_node& n) { return is_named(n, name); });
  return found ? found.text().get() : "";
}

// "HTTP/1.1 404 Not Found" -> 404; 0 for anything else.
int status_of(const std::string& line) {
  const std::size_t blank = line.find(' ');
  int status = 0;
  if (blank == std::string::npos) return status;
  std::from_chars(line.data() + blank + 1, line.data() + line.size(), status);
  return status;
}

// Of an answer in parts, the status of the part that is about the whole object: the first that is a
// failure, else 200.
int worst_status(const std::string& body) {
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return 200;
  int worst = 200;
  each(document.document_element(), "response", [&](const pugi::xml_node& entry) {
    each(entry, "status", [&](const pugi::xml_node& node) {
      if (const int status = status_of(node.text().get()); status >= 400 && worst < 400) {
        worst = status;
      }
    });
    each(entry, "propstat", [&](const pugi::xml_node& part) {
      const int status = status_of(text_below(part, "status"));
      if (status >= 400 && worst < 400) worst = status;
    });
  });
  return worst;
}

bool says_uid_is_taken(const std::string& body) {
  return body.find("no-uid-conflict") != std::string::npos;
}

std::string as_xml(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string hex(unsigned char c) {
  constexpr const char* digits = "0123456789ABCDEF";
  return {'%', digits[c >> 4U], digits[c & 15U]};
}

std::string encoded(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    out += plain ? std::string(1, c) : hex(static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

Collection::Collection(const std::string& url, Access access) : http_(std::move(access)) {
  const std::size_t scheme = url.find("://");
  const bool http = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t slash = http ? url.find('/', scheme + 3) : std::string::npos;
  if (slash == std::string::npos || slash + 1 == url.size() ||
      url.find_first_of("?# \r\n") != std::string::npos) {
    throw NetError(NetFault::answer, msg("“{}” is not the address of a calendar", url),
                   msg("write it as https://dav.example.org/user/calendar/"));
  }
  origin_ = url.substr(0, slash);
  path_ = url.substr(slash);
  if (!path_.ends_with('/')) path_ += '/';
}

std::string Collection::href_of(const std::string& name) const { return path_ + encoded(name); }

std::string Collection::url_of(const std::string& href) const {
  // A server may list whole addresses; another machine's is never followed with our password.
  if (href.starts_with(origin_ + "/")) return href;
  if (href.starts_with('/')) return origin_ + href;
  throw NetError(NetFault::answer, msg("“{}” names an address elsewhere", host_of(origin_)),
                 msg("check the address of the calendar in the settings"));
}

HttpResponse Collection::checked(const HttpRequest& request) {
  HttpResponse response = http_.run(request);
  if (response.status == 403 && says_uid_is_taken(response.body)) return response;
  if (response.status == 401 || response.status == 403) {
    throw NetError(
        NetFault::login,
        msg("“{0}” refused access ({1})", host_of(origin_), std::int64_t{response.status}),
        msg("check “user”, the password and the rights on the calendar"));
  }
  if (response.status >= 300 && response.status < 400) {
    throw NetError(NetFault::answer,
                   msg("“{0}” says that the calendar is elsewhere: {1}", host_of(origin_),
                       response.header("location")),
                   msg("write that address in the settings"));
  }
  return response;
}

std::optional<std::vector<Stored>> Collection::list() {
  const HttpResponse response =
      checked({"PROPFIND",
               origin_ + path_,
               {"Depth: 1", "Content-Type: application/xml; charset=utf-8"},
               list_request});
  if (response.status == 404) return std::nullopt;
  pugi::xml_document document;
  if (response.status != 207 || !document.load_buffer(response.body.data(), response.body.size())) {
    throw NetError(NetFault::answer,
                   msg("“{0}” is no CalDAV calendar (answer {1})", origin_ + path_,
                       std::int64_t{response.status}),
                   msg("check the address of the calendar in the settings"));
  }
  std::vector<Stored> stored;
  each(document.document_element(), "response", [&](const pugi::xml_node& entry) {
    const bool folder =
        !!entry.find_node([](const pugi::xml_node& node) { return is_named(node, "collection"); });
    const std::string href = text_below(entry, "href");
    bool gone = false;
    each(entry, "status",
         [&](const pugi::xml_node& node) { gone = gone || status_of(node.text().get()) >= 400; });
    if (gone) return;
    // Each property stands in the part that says whether it could be had.
    std::string etag;
    each(entry, "propstat", [&](const pugi::xml_node& part) {
      if (status_of(text_below(part, "status")) < 400) etag += text_below(part, "getetag");
    });
    if (!folder && !href.empty()) stored.push_back({href, etag});
  });
  return stored;
}

void Collection::create() {
  const HttpResponse response = checked({"MKCALENDAR",
                                         origin_ + path_,
                                         {"Content-Type: application/xml; charset=utf-8"},
                                         create_request});
  // 405: it exists already.
  if (response.is_success() || response.status == 405) return;
  throw NetError(NetFault::answer,
                 msg("“{0}” does not let a calendar be made (answer {1})", host_of(origin_),
                     std::int64_t{response.status}),
                 msg("make the calendar on the server, then write its address in the settings"));
}

std::optional<std::string> Collection::find_uid(const std::string& uid) {
  const std::string query =
      R"(<?xml version="1.0" encoding="utf-8"?>)"
      R"(<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/>)"
      R"(</d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">)"
      R"(<c:prop-filter name="UID"><c:text-match collation="i;octet">)" +
      as_xml(uid) +
      R"(</c:text-match></c:prop-filter></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>)";
  const HttpResponse response =
      checked({"REPORT",
               origin_ + path_,
               {"Depth: 1", "Content-Type: application/xml; charset=utf-8"},
               query});
  pugi::xml_document document;
  if (response.status != 207 || !document.load_buffer(response.body.data(), response.body.size())) {
    return std::nullopt;
  }
  // The filter looks for a part of the text: the object itself tells.
  std::vector<std::string> hrefs;
  each(document.document_element(), "response", [&](const pugi::xml_node& entry) {
    if (const std::string href = text_below(entry, "href"); !href.empty()) hrefs.push_back(href);
  });
  for (const std::string& href : hrefs) {
    const auto object = get(href);
    if (object && object->bytes.find("UID:" + uid + "\r\n") != std::string::npos) return href;
    if (object && object->bytes.find("UID:" + uid + "\n") != std::string::npos) return href;
  }
  return hrefs.size() == 1 ? std::optional(hrefs.front()) : std::nullopt;
}

std::optional<Collection::Object> Collection::get(const std::string& href) {
  HttpResponse response = checked({"GET", url_of(href), {}, ""});
  if (response.status == 404 || response.status == 410) return std::nullopt;
  if (!response.is_success()) {
    throw NetError(
        NetFault::answer,
        msg("“{0}” answered {1} to a reading", host_of(origin_), std::int64_t{response.status}),
        msg("try again later"));
  }
  return Object{response.header("etag"), std::move(response.body)};
}

WriteResult Collection::put(const std::string& href, const std::string& bytes,
                            const std::string& expected) {
  const HttpResponse response =
      checked({"PUT",
               url_of(href),
               {expected.empty() ? "If-None-Match: *" : "If-Match: " + expected,
                "Content-Type: text/calendar; charset=utf-8"},
               bytes});
  const int status = response.status == 207 ? worst_status(response.body) : response.status;
  if (status == 412 && !says_uid_is_taken(response.body)) return {Written::changed, ""};
  // Radicale says no more than 409, whether there is no collection or the UID is taken.
  if (says_uid_is_taken(response.body) || status == 409) return {Written::elsewhere, ""};
  if (status == 404) return {Written::no_parent, ""};
  if (status >= 400) {
    throw NetError(NetFault::answer,
                   msg("“{0}” answered {1} to a writing", host_of(origin_), std::int64_t{status}),
                   msg("try again later"));
  }
  return {Written::done, response.header("etag")};
}

Written Collection::remove(const std::string& href, const std::string& expected) {
  std::vector<std::string> headers;
  if (!expected.empty()) headers.push_back("If-Match: " + expected);
  const HttpResponse response = checked({"DELETE", url_of(href), headers, ""});
  const int status = response.status == 207 ? worst_status(response.body) : response.status;
  if (status == 412) return Written::changed;
  if (status < 400 || status == 404 || status == 410) return Written::done;
  throw NetError(NetFault::answer,
                 msg("“{0}” answered {1} to a deletion", host_of(origin_), std::int64_t{status}),
                 msg("try again later"));
}

}  // namespace gouvernail::net
