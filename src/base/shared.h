// SPDX-License-Identifier: MPL-2.0
// A value that its copies share until one of them is changed: copied in no time, const through
// every holder, and a holder that wants to change it gets one of its own first (`own`).
//
// For what is large and mostly handed on as it is. As with Boxed, a header may hold one of a type
// that it only declares.
#pragma once

#include <memory>
#include <utility>

namespace gouvernail::base {

template <class Type>
class Shared {
 public:
  Shared() : Shared(Type()) {}
  Shared(Type value)  // NOLINT(google-explicit-constructor)
      : value_(std::make_shared<Type>(std::move(value))) {}

  const Type& operator*() const { return *value_; }
  const Type* operator->() const { return value_.get(); }
  operator const Type&() const { return *value_; }  // NOLINT(google-explicit-constructor)

  // To be changed: no other holder sees it. What was read through this one before may be of the
  // value that the others keep.
  Type& own() {
    if (value_.use_count() > 1) value_ = std::make_shared<Type>(*value_);
    return *value_;
  }

  friend bool operator==(const Shared& a, const Shared& b) {
    return a.value_ == b.value_ || *a == *b;
  }

 private:
  std::shared_ptr<Type> value_;
};

}  // namespace gouvernail::base
