// SPDX-License-Identifier: MPL-2.0
// Private to the module.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gouvernail::search {

// xorshift64*: the same numbers on every machine, unlike the distributions of <random>.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 0x2545F4914F6CDD1DU) {}
  std::uint32_t next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::uint32_t>(state_ >> 32U);
  }
  int below(std::size_t n) { return static_cast<int>(next() % n); }
  float unit() { return static_cast<float>(next() >> 8U) * (1.F / 16777216.F); }

 private:
  std::uint64_t state_;
};

}  // namespace gouvernail::search
