// SPDX-License-Identifier: MPL-2.0
#include "base/toml_limits.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gouvernail::base {
namespace {

// Knows strings and comments, and counts what stands outside of them.
class Measure {
 public:
  explicit Measure(std::string_view text) : text_(text) {}

  // The line where a limit is passed; 0: none is.
  int find() {
    while (at_ < text_.size() && !passed()) step();
    return passed() ? line_ : 0;
  }
  bool key_is_too_long() const { return parts_ > longest_toml_key; }

 private:
  bool passed() const { return key_is_too_long() || depth_ > deepest_toml; }

  void step() {
    switch (text_[at_]) {
      case '#':
        at_ = std::min(text_.find('\n', at_), text_.size());
        return;
      case '"':
      case '\'':
        return pass_string(text_[at_]);
      case '\n':
        ++line_;
        parts_ = 1;
        break;
      case '[':
      case '{':
        ++depth_;
        parts_ = 1;
        break;
      case ']':
      case '}':
        depth_ = std::max(0, depth_ - 1);
        break;
      case '=':
      case ',':
        parts_ = 1;
        break;
      case '.':
        ++parts_;
        break;
      default:
        break;
    }
    ++at_;
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const bool of_lines = text_.substr(at_, 3) == three;
    at_ += of_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (quote == '"' && c == '\\') {
        at_ += 2;
        continue;
      }
      if (of_lines ? text_.substr(at_, 3) == three : c == quote) {
        at_ += of_lines ? 3 : 1;
        return;
      }
      // One that is never closed ends with its line; the parser says so.
      if (c == '\n' && !of_lines) return;
      if (c == '\n') ++line_;
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int depth_ = 0;
  int parts_ = 1;
};

Diagnostic limit(const SourceText& source, int line, Message what, Message remedy) {
  return {Severity::error, "limit", {source.name, line, 0}, "", std::move(what), std::move(remedy)};
}

}  // namespace

std::optional<Diagnostic> beyond_limits(const SourceText& source) {
  if (source.text.size() > largest_toml) {
    return limit(source, 0, msg("larger than {} bytes", static_cast<std::int64_t>(largest_toml)),
                 msg("check that it is the right file, or split it"));
  }
  Measure measure(source.text);
  const int line = measure.find();
  if (line == 0) return std::nullopt;
  if (measure.key_is_too_long()) {
    return limit(source, line, msg("a key of more than {} parts", std::int64_t{longest_toml_key}),
                 msg("correct this line: what separates the parts of a key is a point"));
  }
  return limit(source, line,
               msg("more than {} brackets in one another", std::int64_t{deepest_toml}),
               msg("correct this line: some of them may lack their other half"));
}

}  // namespace gouvernail::base
