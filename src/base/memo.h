// SPDX-License-Identifier: MPL-2.0
// What is dear to make and follows from its key alone is made once and given again: rules from the
// text of their files, an answer from a question. The whole key is compared, so that nothing
// stale is ever given; whoever reads files keys by what they hold, not by their names or times.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

namespace gouvernail::base {

// Threads may share one. Keeps the `limit` values used last, each alive for as long as somebody
// holds it.
template <class Key, class Value>
class Memo {
 public:
  explicit Memo(std::size_t limit) : limit_(limit) {}

  // The value of that key, from `make()` where it is not known yet. What `make` throws is passed
  // on, and nothing is kept. Two threads that ask at once may both make it.
  template <class Make>
  std::shared_ptr<const Value> get(const Key& key, Make&& make) {
    {
      const std::lock_guard lock(mutex_);
      if (auto known = find(key)) return known;
    }
    auto made = std::make_shared<const Value>(std::forward<Make>(make)());
    const std::lock_guard lock(mutex_);
    if (auto known = find(key)) return known;  // another thread was faster
    kept_.emplace_front(key, made);
    if (kept_.size() > limit_) kept_.pop_back();
    return made;
  }

 private:
  std::shared_ptr<const Value> find(const Key& key) {
    for (auto it = kept_.begin(); it != kept_.end(); ++it) {
      if (!(it->first == key)) continue;
      kept_.splice(kept_.begin(), kept_, it);
      return it->second;
    }
    return nullptr;
  }

  std::size_t limit_;
  std::mutex mutex_;
  std::list<std::pair<Key, std::shared_ptr<const Value>>> kept_;  // the one used last first
};

}  // namespace gouvernail::base
