// SPDX-License-Identifier: MPL-2.0
// What a browser sends of a form that nobody touched.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gouvernail::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

// Of the form of that page which is sent to that address; empty: the page has none. A test fails
// where the page cannot be read as XML.
Fields untouched_form(const std::string& page, const std::string& address);

}  // namespace gouvernail::test
