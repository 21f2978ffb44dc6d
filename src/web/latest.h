// SPDX-License-Identifier: MPL-2.0
// What is kept between two requests, each under a name that nobody guesses: the latest ones alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {

template <class Value, std::size_t most>
class Latest {
 public:
  std::string put(Value value) {
    std::string name = base::sha256_hex(platform::random_bytes(16)).substr(0, 16);
    const std::lock_guard lock(mutex_);
    if (values_.size() == most) values_.pop_front();
    values_.emplace_back(name, std::move(value));
    return name;
  }
  // None: it was dropped, or forgotten for later ones.
  std::optional<Value> get(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(values_, name, &std::pair<std::string, Value>::first);
    if (found == values_.end()) return std::nullopt;
    return found->second;
  }
  void drop(const std::string& name) {
    const std::lock_guard lock(mutex_);
    std::erase_if(values_, [&](const auto& one) { return one.first == name; });
  }

 private:
  mutable std::mutex mutex_;
  std::deque<std::pair<std::string, Value>> values_;
};

}  // namespace gouvernail::web
