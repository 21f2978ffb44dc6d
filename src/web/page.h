// SPDX-License-Identifier: MPL-2.0
// What stands around every page: head, ways to the other pages, what was just done, the reader's
// language.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "reports/template.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

// A file of web/templates as a page of it is filled.
const reports::Template& page_template(std::string_view name);

// page_open.mustache and page_close.mustache. The title without the name of the program.
reports::View begin_page(const Visit& visit, const std::string& title);

// An address that a form leads back to: a path of ours, with what it asks; "/" for anything else.
std::string own_address(std::string back);

// With a capital: what is told where a sentence begins, although it was written to go on.
std::string as_begun(const std::string& words);

http::Response html(std::string body, int status = 200);
// With what begin_page gave, and more.
http::Response show(std::string_view name, const reports::View& view, int status = 200);
// The same of a page with a drawing that brings its own style.
http::Response show_drawn(std::string_view name, const reports::View& view);

// A page of `reports` that brings its own style, and nothing else: the browser is told its digest.
http::Response document(std::string html);

// One sentence and what to do about it, as a page.
http::Response show_message(const Visit& visit, int status, const base::Message& title,
                            const std::vector<base::Message>& lines);

// Of the files that pages ask for: their names change with what they hold.
std::string stylesheet_address();
std::string mark_address();
// The file under such a name; none: another one.
std::optional<http::Response> asset(const std::string& path);

}  // namespace gouvernail::web
