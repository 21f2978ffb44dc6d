// SPDX-License-Identifier: MPL-2.0
#include "web/linked_words.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "reports/action_words.h"
#include "reports/language.h"
#include "web/page_words.h"

namespace gouvernail::web {
namespace {

// Stand in no sentence: the label of an action begins and ends there.
constexpr char link_begins = '\x01';
constexpr char link_ends = '\x02';

class LinkedWords : public reports::ActionWords {
 public:
  explicit LinkedWords(std::vector<std::string>& addresses) : addresses_(addresses) {}

  std::string action(const base::Action& action, const reports::Language& language) const override {
    std::string label = page_words().action(action, language);
    std::string address = action_address(action);
    if (address.empty()) return label;
    addresses_.push_back(std::move(address));
    return link_begins + std::to_string(addresses_.size() - 1) + link_begins + label + link_ends;
  }
  std::string input(const base::Input& input, const reports::Language& language) const override {
    return page_words().input(input, language);
  }

 private:
  std::vector<std::string>& addresses_;
};

}  // namespace

std::vector<reports::View> linked_parts(const base::Message& message, const Visit& visit) {
  std::vector<std::string> addresses;
  const LinkedWords words(addresses);
  const std::string text = visit.language.with_actions(words).text(message);
  std::vector<reports::View> parts;
  const auto add = [&](std::string plain, std::string address, std::string label) {
    parts.emplace_back()
        .text("text", std::move(plain))
        .text("address", std::move(address))
        .text("label", std::move(label));
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = std::min(text.find(link_begins, at), text.size());
    if (begin > at) add(text.substr(at, begin - at), "", "");
    if (begin == text.size()) break;
    const std::size_t middle = text.find(link_begins, begin + 1);
    const std::size_t end = text.find(link_ends, middle);
    const std::string number = text.substr(begin + 1, middle - begin - 1);
    add("", addresses.at(std::stoul(number)), text.substr(middle + 1, end - middle - 1));
    at = end + 1;
  }
  return parts;
}

}  // namespace gouvernail::web
