// SPDX-License-Identifier: MPL-2.0
// The search on one model, a few rounds at a time. Private to the module.
#pragma once

#include <memory>

#include "search/reduction.h"
#include "search/search.h"

namespace gouvernail::search {

class Engine {
 public:
  // The model must outlive it. Throws as solve().
  Engine(const Model& model, const Limits& limits);
  // Begins with the prices of the model that this one is a part of.
  Engine(const Part& part, Limits limits);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // A first plan, or the proof that there is none; once, before anything else.
  void start();
  void advance(std::uint64_t rounds);
  // Nothing more is to be had, or the limits are reached.
  bool is_over() const;
  Progress progress() const;
  Result result();

  // All of it.
  Result run();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::search
