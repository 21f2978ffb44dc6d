// SPDX-License-Identifier: MPL-2.0
// A value that stands elsewhere: copied, moved and compared like the value itself, const like it.
//
// A header may hold one of a type that it only declares, so that whoever includes it does not read
// the type's own header. Whoever holds one declares its constructors and its destructor, and
// defines them where the type is known.
#pragma once

#include <memory>
#include <utility>

namespace gouvernail::base {

template <class Type>
class Boxed {
 public:
  Boxed() : value_(std::make_unique<Type>()) {}
  Boxed(Type value)  // NOLINT(google-explicit-constructor)
      : value_(std::make_unique<Type>(std::move(value))) {}
  Boxed(const Boxed& other) : value_(std::make_unique<Type>(*other.value_)) {}
  Boxed(Boxed&& other) noexcept : value_(std::move(other.value_)) {}
  Boxed& operator=(const Boxed& other) {
    if (this != &other) value_ = std::make_unique<Type>(*other.value_);
    return *this;
  }
  Boxed& operator=(Boxed&& other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Boxed() = default;

  Type& operator*() { return *value_; }
  const Type& operator*() const { return *value_; }
  Type* operator->() { return value_.get(); }
  const Type* operator->() const { return value_.get(); }
  operator Type&() { return *value_; }              // NOLINT(google-explicit-constructor)
  operator const Type&() const { return *value_; }  // NOLINT(google-explicit-constructor)

 private:
  std::unique_ptr<Type> value_;  // none once it was moved from
};

}  // namespace gouvernail::base
