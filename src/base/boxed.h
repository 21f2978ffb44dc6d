// SPDX-License-Identifier: MPL-2.0
// A value that stands elsewhere: copied, moved and compared like the value itself, const like it.
//
// A header may hold one of a type that it only declares, so that whoever includes it does not read
// the type's own header. Whoever makes the value knows the type; to copy, move or drop a holder,
// nobody needs to.
#pragma once

#include <utility>

namespace gouvernail::base {

template <class Type>
class Boxed {
 public:
  Boxed() : Boxed(Type()) {}
  Boxed(Type value)  // NOLINT(google-explicit-constructor)
      : ways_(&ways_of), value_(new Type(std::move(value))) {}
  Boxed(const Boxed& other) : ways_(other.ways_), value_(ways_(other.value_, nullptr)) {}
  Boxed(Boxed&& other) noexcept
      : ways_(other.ways_), value_(std::exchange(other.value_, nullptr)) {}
  Boxed& operator=(Boxed other) noexcept {
    std::swap(ways_, other.ways_);
    std::swap(value_, other.value_);
    return *this;
  }
  ~Boxed() { ways_(nullptr, value_); }

  Type& operator*() { return *value_; }
  const Type& operator*() const { return *value_; }
  Type* operator->() { return value_; }
  const Type* operator->() const { return value_; }
  operator Type&() { return *value_; }              // NOLINT(google-explicit-constructor)
  operator const Type&() const { return *value_; }  // NOLINT(google-explicit-constructor)

  friend bool operator==(const Boxed& a, const Boxed& b) { return *a == *b; }

 private:
  // What only one who knows the type can do, so that a pointer to it goes with the value: a copy
  // of one, and the end of another.
  using Ways = Type* (*)(const Type* copied, const Type* dropped);
  static Type* ways_of(const Type* copied, const Type* dropped) {
    delete dropped;
    return copied ? new Type(*copied) : nullptr;
  }

  Ways ways_;
  Type* value_;  // null once it was moved from
};

}  // namespace gouvernail::base
