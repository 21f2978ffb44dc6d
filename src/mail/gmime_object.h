// SPDX-License-Identifier: MPL-2.0
// Ownership of GMime's objects. Private to the module.
#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace gouvernail::mail {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Unref>;

template <class Type>
Owned<Type> own(Type* object) {
  return Owned<Type>(object);
}

// GMime's tables, once a process.
void start_gmime();

}  // namespace gouvernail::mail
