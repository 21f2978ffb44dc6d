// SPDX-License-Identifier: MPL-2.0
// One compiled gettext catalogue (.mo) as a value: what the msgids are called in another language.
// Private to the module.
#pragma once

#include <locale>
#include <memory>
#include <string>

namespace gouvernail::reports {

// Immutable: any number of them, read by any number of threads. Neither the process's locale nor
// its environment is asked or changed.
class Catalogue {
 public:
  // `folder` holds fr/LC_MESSAGES/gouvernail.mo. Null when that file is missing, cannot be read,
  // or is of another language.
  static std::shared_ptr<const Catalogue> load(const std::string& folder,
                                               const std::string& language);

  // The msgid itself when the catalogue does not have it.
  std::string text(const std::string& msgid) const;
  // The form for `count` by the catalogue's own rule (its header Plural-Forms); `one` for 1 and
  // `many` for all others when the catalogue does not have them.
  std::string plural(const char* one, const char* many, int count) const;

 private:
  explicit Catalogue(const std::locale& messages);

  // A value of its own, never made the process's: Boost.Locale keeps a catalogue as a facet.
  std::locale messages_;
  int domain_;
};

}  // namespace gouvernail::reports
