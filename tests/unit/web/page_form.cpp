// SPDX-License-Identifier: MPL-2.0
#include "unit/web/page_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string_view>

namespace gouvernail::test {
namespace {

std::string attribute(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

// With line ends as browsers send them.
std::string typed_lines(std::string_view text) {
  std::string sent;
  for (const char c : text) sent += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return sent;
}

void add(const pugi::xml_node& node, Fields& fields) {
  const std::string name = attribute(node, "name");
  const std::string_view kind = node.name();
  if (kind == "input") {
    const std::string type = attribute(node, "type");
    const bool box = type == "checkbox" || type == "radio";
    if (!box || node.attribute("checked")) fields.emplace_back(name, attribute(node, "value"));
  } else if (kind == "textarea") {
    fields.emplace_back(name, typed_lines(node.child_value()));
  } else if (kind == "select") {
    pugi::xml_node chosen = node.find_child_by_attribute("option", "selected", "selected");
    if (!chosen) chosen = node.child("option");
    fields.emplace_back(name, attribute(chosen, "value"));
  }
}

}  // namespace

Fields untouched_form(const std::string& page, const std::string& address) {
  pugi::xml_document document;
  const auto read = document.load_string(page.c_str(), pugi::parse_default | pugi::parse_doctype);
  EXPECT_TRUE(read) << address << ": " << read.description() << " in\n"
                    << page.substr(static_cast<std::size_t>(read.offset), 200);
  const pugi::xml_node form = document.find_node([&](const pugi::xml_node& node) {
    return std::string_view(node.name()) == "form" && attribute(node, "action") == address;
  });
  Fields fields;
  form.find_node([&](const pugi::xml_node& node) {
    if (node.attribute("name")) add(node, fields);
    return false;
  });
  return fields;
}

}  // namespace gouvernail::test
