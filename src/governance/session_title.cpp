// SPDX-License-Identifier: MPL-2.0
#include "governance/session_title.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "base/text.h"
#include "governance/convention.h"

namespace gouvernail::governance {

std::vector<std::string> bodies_named_in(const Convention& convention, const std::string& text) {
  const std::string words = "-" + base::fold(text) + "-";
  std::vector<std::string> ids;
  std::size_t longest = 0;
  for (const Body& body : convention.bodies) {
    if (convention.is_act(body.id)) continue;
    for (const std::string& name : {body.id, body.name.fr, body.name.en}) {
      const std::string folded = base::fold(name);
      if (folded.empty() || words.find("-" + folded + "-") == std::string::npos) continue;
      if (folded.size() < longest) continue;
      if (folded.size() > longest) ids.clear();
      longest = folded.size();
      if (ids.empty() || ids.back() != body.id) ids.push_back(body.id);
    }
  }
  return ids;
}

namespace {

bool begins_with(const std::string& text, std::initializer_list<std::string_view> words) {
  const std::string folded = base::fold(text);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return folded.starts_with(word) && (folded.size() == word.size() || folded[word.size()] == '-');
  });
}

}  // namespace

bool is_put_off(const std::string& title) {
  return begins_with(title, {"reporte", "reportee", "report", "ajourne", "ajournee", "differe",
                             "differee", "decale", "decalee", "postponed", "adjourned"});
}

bool is_called_off(const std::string& title) {
  return is_put_off(title) ||
         begins_with(title, {"annule", "annulee", "annulation", "cancelled", "canceled"});
}

}  // namespace gouvernail::governance
