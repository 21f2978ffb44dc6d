// SPDX-License-Identifier: MPL-2.0
// A text that somebody typed, read from its left: numbers, words, marks. Internal to `calendar`.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::calendar {

class TypedScan {
 public:
  // Blanks of any kind are one blank, none at either end; letters are small, without accents.
  explicit TypedScan(std::string_view text);

  bool at_end() const { return at_ == text_.size(); }
  void skip_blanks();
  // Whether one of those marks stands next; it is taken then.
  bool take(char mark);
  std::optional<char> take_one_of(std::string_view marks);
  // The digits that stand next; empty: none do.
  std::string digits();
  // The letters that stand next; empty: none do.
  std::string word();
  // Takes the next word where it is one of those, with a blank after it.
  bool take_word(std::initializer_list<std::string_view> words);
  // Where it stands, to come back to.
  std::size_t place() const { return at_; }
  void back_to(std::size_t place) { at_ = place; }
  // What stands from there on, as it was typed.
  std::string typed_rest() const;

 private:
  std::string typed_;
  std::string text_;
  std::vector<std::size_t> from_;  // of each letter of the text, where it stands in what was typed
  std::size_t at_ = 0;
};

}  // namespace gouvernail::calendar
