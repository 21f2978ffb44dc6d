// SPDX-License-Identifier: MPL-2.0
#include "web/markdown.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <new>

namespace gouvernail::web {
namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
  void operator()(char* text) const { std::free(text); }  // NOLINT(*-no-malloc): as cmark gives it
};
using Node = std::unique_ptr<cmark_node, Free>;

std::string text_in(cmark_node* node) {
  std::string text;
  const std::unique_ptr<cmark_iter, Free> iterator(cmark_iter_new(node));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    const char* literal = cmark_node_get_literal(cmark_iter_get_node(iterator.get()));
    if (literal != nullptr) text += literal;
  }
  return text;
}

}  // namespace

MarkdownPage read_markdown(std::string_view text,
                           const std::function<std::string(const std::string& link)>& address) {
  const Node document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  if (!document) throw std::bad_alloc();
  MarkdownPage page;
  cmark_node* first = cmark_node_first_child(document.get());
  if (first != nullptr && cmark_node_get_type(first) == CMARK_NODE_HEADING) {
    page.title = text_in(first);
    cmark_node_unlink(first);
    cmark_node_free(first);
  }
  const std::unique_ptr<cmark_iter, Free> iterator(cmark_iter_new(document.get()));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    cmark_node_set_url(node, address(cmark_node_get_url(node)).c_str());
  }
  const std::unique_ptr<char, Free> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT));
  page.html = html.get();
  return page;
}

}  // namespace gouvernail::web
