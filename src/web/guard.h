// SPDX-License-Identifier: MPL-2.0
// Who may ask, and what every answer says to the browser about itself.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace gouvernail::web {

// Whether the request names this machine: another name that leads here is a page of elsewhere that
// plays ours (DNS rebinding).
bool is_asked_here(const http::Request& request, int port);
// Whether a form was sent by one of our own pages. Without a referrer, browsers have "null" as its
// origin; they say where it comes from all the same (Sec-Fetch-Site).
bool is_sent_from_here(const http::Request& request, int port);
// Whether a page of elsewhere asks for it without somebody going there: as a picture, a frame, a
// script. Our answers are work (a report, a PDF) that nobody would see.
bool is_fetched_from_elsewhere(const http::Request& request);

// In the same time whatever differs.
bool is_equal_in_secret(std::string_view a, std::string_view b);

// Cookies of one machine are shared by all its ports.
std::string browser_cookie(int port);   // a browser, known by its number
std::string key_cookie(int port);       // that the key was given
std::string language_cookie(int port);  // the language chosen

std::string new_secret();
// What the forms of a browser carry, and the cookie of one that gave the key.
std::string token_of(const std::string& browser);
// The token as one page has it: written otherwise each time, so that how short the page becomes
// when it is compressed tells nothing of it. And whether a form brought that token back.
std::string masked(const std::string& token);
bool is_masked(std::string_view sent, const std::string& token);
std::string key_proof(const std::string& key);

// It comes with a link from elsewhere (a mail's), too; what changes something needs more than a
// cookie.
void set_cookie(http::Response& response, const std::string& name, const std::string& value);

// What a browser may load and send from a page, as Content-Security-Policy has it: where styles
// and scripts come from, and where forms go to.
std::string content_policy(std::string_view styles, std::string_view forms,
                           std::string_view scripts);

// Of a page; `lasting`: of a file whose address changes with it.
void add_security(http::Response& response, bool lasting = false);

}  // namespace gouvernail::web
