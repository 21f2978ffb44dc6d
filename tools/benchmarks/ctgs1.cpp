// SPDX-License-Identifier: MPL-2.0
#include "ctgs1.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>

namespace gouvernail::benchmarks {
namespace {

using search::Model;
using search::Resource;
using search::Session;

// Words of a text, one line at a time.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  void next_line() {
    if (rest_.empty()) fail("the file ends too early");
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
  }
  std::string_view word() {
    const std::size_t first = std::min(line_.find_first_not_of(" \r"), line_.size());
    line_.remove_prefix(first);
    const std::size_t end = std::min(line_.find_first_of(" \r"), line_.size());
    if (end == 0) fail("a word is missing");
    const std::string_view result = line_.substr(0, end);
    line_.remove_prefix(end);
    return result;
  }
  int number() {
    const std::string_view text = word();
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
      fail("“" + std::string(text) + "” is not a whole number");
    }
    return value;
  }
  int number_below(int limit) {
    const int value = number();
    if (value < 0 || value >= limit) fail(std::to_string(value) + " is out of range");
    return value;
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error("line " + std::to_string(number_) + ": " + what);
  }

 private:
  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;
};

Session read_session(Words& words, int times) {
  for (int skipped = 0; skipped < 5; ++skipped) words.word();
  Session session;
  for (int n = words.number(); n > 0; --n) {
    const int t = words.number_below(times);
    session.candidates.push_back({t, words.number()});
  }
  std::sort(session.candidates.begin(), session.candidates.end(),
            [](const auto& a, const auto& b) { return a.t < b.t; });
  return session;
}

}  // namespace

Model read_ctgs1(const std::string& text) {
  Words words(text);
  words.next_line();
  if (words.word() != "CTGS1") words.fail("this is not a CTGS1 file");
  Model model;
  const int days = words.number();
  model.slots = words.number();
  const int meetings = words.number();
  const int edges = words.number();
  const int resources = words.number();
  const int pairs = words.number();
  if (model.slots < 1 || model.slots > 32) words.fail("1 to 32 slots are read");
  model.cells = model.slots;
  for (int slot = 0; slot < model.slots; ++slot) {
    model.half_of_slot.push_back(2 * slot / model.slots);
  }
  for (int i = 0; i < days; ++i) {
    words.next_line();
    model.days.push_back(words.number());
  }
  for (int i = 0; i < meetings; ++i) {
    words.next_line();
    model.sessions.push_back(read_session(words, days * model.slots));
  }
  for (int i = 0; i < edges; ++i) {
    words.next_line();
    const int before = words.number_below(meetings);
    const int after = words.number_below(meetings);
    const int least = words.number();
    const int most = words.number();
    const int target = words.number();
    model.gaps.push_back({before, after, least, most, target, words.number()});
  }
  for (int i = 0; i < resources; ++i) {
    words.next_line();
    Resource resource;
    resource.name = words.word();
    resource.per_day = words.number();
    for (int n = words.number(); n > 0; --n) {
      resource.sessions.push_back(words.number_below(meetings));
    }
    model.resources.push_back(std::move(resource));
  }
  for (int i = 0; i < pairs; ++i) {
    words.next_line();
    const int first = words.number_below(meetings);
    const int second = words.number_below(meetings);
    model.pairs.push_back({first, second, words.number()});
  }
  return model;
}

}  // namespace gouvernail::benchmarks
