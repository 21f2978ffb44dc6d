// SPDX-License-Identifier: MPL-2.0
// A browser without sockets: it asks the application, keeps its cookies and fills in its forms.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "calendar/local_time.h"
#include "http/form.h"
#include "unit/app/example_workspace.h"
#include "unit/web/page_form.h"
#include "web/application.h"

namespace gouvernail::test {

class Browser {
 public:
  // Of an Application or a Portfolio.
  template <class Pages>
  Browser(const Pages& pages, std::string language)
      : pages_([&pages](const http::Request& request) { return pages.answer(request); }),
        language_(std::move(language)) {}

  http::Response get(const std::string& address) {
    return ask(request(http::Method::get, address));
  }

  // The form of that page as it stands there, with these fields in their place.
  http::Response send(const std::string& page, const Fields& fields, std::string to = "") {
    const std::string body = get(page).body;
    return send_from(body, fields, to.empty() ? page : to);
  }
  // The same of a page that was loaded before.
  http::Response send_from(const std::string& page, const Fields& fields, const std::string& to) {
    Fields all = fields;
    const auto is_typed = [&](const std::string& name) {
      return std::ranges::any_of(fields, [&](const auto& one) { return one.first == name; });
    };
    for (auto& [name, value] : untouched_form(page, to)) {
      if (!is_typed(name)) all.emplace_back(name, std::move(value));
    }
    // Where the page has no such form, what every form of ours hides.
    for (const char* name : {"token", "revision"}) {
      const std::string value = hidden(page, name);
      const bool there =
          std::ranges::any_of(all, [&](const auto& one) { return one.first == name; });
      if (!there && !value.empty()) all.emplace_back(name, value);
    }
    http::Request asked = request(http::Method::post, to);
    asked.headers.add("Content-Type", "application/x-www-form-urlencoded");
    asked.headers.add("Origin", "null");
    asked.headers.add("Sec-Fetch-Site", "same-origin");
    asked.body = http::query_of(all);
    return ask(asked);
  }
  // The form of that page with a file chosen, sent to the page itself or to another address.
  http::Response send_file(const std::string& page, const std::string& field,
                           const std::string& name, const std::string& bytes, std::string to = "") {
    if (to.empty()) to = page;
    const std::string boundary = "----of-the-test";
    std::string body;
    for (const auto& [other, value] : untouched_form(get(page).body, to)) {
      if (other == field) continue;
      body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + other +
              "\"\r\n\r\n" + value + "\r\n";
    }
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field +
            "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" +
            bytes + "\r\n--" + boundary + "--\r\n";
    http::Request asked = request(http::Method::post, to);
    asked.headers.add("Content-Type", "multipart/form-data; boundary=" + boundary);
    asked.headers.add("Sec-Fetch-Site", "same-origin");
    asked.body = std::move(body);
    return ask(asked);
  }
  http::Response follow(const http::Response& response) {
    return get(std::string(response.headers["location"]));
  }

  http::Request request(http::Method method, const std::string& address) const {
    http::Request asked{method, "", ""};
    const std::size_t mark = std::min(address.find('?'), address.size());
    asked.path = http::percent_decoded(address.substr(0, mark)).value();
    if (mark < address.size()) asked.query = address.substr(mark + 1);
    asked.headers.add("Host", "127.0.0.1:4874");
    asked.headers.add("Accept-Language", language_);
    std::string all;
    for (const auto& [name, value] : cookies_)
      all += (all.empty() ? "" : "; ") + name + "=" + value;
    if (!all.empty()) asked.headers.add("Cookie", all);
    return asked;
  }
  http::Response ask(const http::Request& asked) {
    http::Response response = pages_(asked);
    for (const auto& [name, value] : response.headers.all()) {
      if (name != "Set-Cookie") continue;
      const std::size_t sign = value.find('=');
      cookies_[value.substr(0, sign)] = value.substr(sign + 1, value.find(';') - sign - 1);
    }
    return response;
  }

  static std::string hidden(const std::string& page, const std::string& name) {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const std::size_t at = page.find(mark);
    if (at == std::string::npos) return {};
    const std::size_t first = at + mark.size();
    return page.substr(first, page.find('"', first) - first);
  }

 private:
  std::function<http::Response(const http::Request&)> pages_;
  std::string language_;
  std::map<std::string, std::string> cookies_;
};

// The example on Tuesday 24 November 2026, with a browser that reads English.
struct WebWorkspace : ExampleWorkspace {
  web::House house(const std::string& key = "") const {
    const calendar::UtcTime now = calendar::parse_ical_utc("20261124T100000Z").value();
    return {workspace, GOUVERNAIL_BINARY_DIR "/share/locale", 4874, key, [now] { return now; }};
  }

  web::Application application{house()};
  Browser browser{application, "en"};
};

}  // namespace gouvernail::test
