// SPDX-License-Identifier: MPL-2.0
// A CalDAV collection (RFC 4791): calendar objects, each with its ETag.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/http.h"

namespace gouvernail::net {

struct Stored {
  std::string href;  // path on the server, percent-encoded as the server writes it
  std::string etag;  // with its quotes; empty: the server did not say
};

enum class Written {
  done,
  changed,    // 412: what stands there is not what If-Match named, or something stands there
  no_parent,  // 409: there is no collection
  elsewhere   // the collection has an object of this UID under another name (RFC 4791 5.3.2.1)
};

struct WriteResult {
  Written written = Written::done;
  std::string etag;  // of what stands there now; empty: the server did not say
};

// Throws NetError: `login` for 401 and 403, `answer` for what is no CalDAV, and as Http does.
class Collection {
 public:
  // `url` of the collection, with or without its last slash.
  Collection(const std::string& url, Access access);

  // What it holds; none when there is no collection (404).
  std::optional<std::vector<Stored>> list();
  void create();  // MKCALENDAR; one that stands already is no fault

  struct Object {
    std::string etag;
    std::string bytes;
  };
  std::optional<Object> get(const std::string& href);
  // `expected` is the ETag that must stand there; empty: nothing may stand there.
  WriteResult put(const std::string& href, const std::string& bytes, const std::string& expected);
  // Gone already is done too.
  Written remove(const std::string& href, const std::string& expected);

  // The object that holds this UID, whatever its name; none where there is none, or the server
  // cannot look for it.
  std::optional<std::string> find_uid(const std::string& uid);

  // Path of the object of that name ("UID.ics").
  std::string href_of(const std::string& name) const;

 private:
  std::string url_of(const std::string& href) const;
  HttpResponse checked(const HttpRequest& request);

  std::string origin_;  // "https://host:port"
  std::string path_;    // of the collection, ends with a slash
  Http http_;
};

}  // namespace gouvernail::net
