// SPDX-License-Identifier: MPL-2.0
#include "reports/catalogue.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <stdexcept>
#include <utility>

namespace gouvernail::reports {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Messages = boost::locale::message_format<char>;

constexpr const char* domain = "gouvernail";
constexpr const char* no_context = nullptr;

gettext::messages_info where(const std::string& folder, const std::string& language) {
  gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";  // of the sources, of the catalogue and of what we write: no conversion
  info.domains.emplace_back(domain);
  info.paths.push_back(folder);
  return info;
}

}  // namespace

std::shared_ptr<const Catalogue> Catalogue::load(const std::string& folder,
                                                 const std::string& language) {
  try {
    const Catalogue read(std::locale(
        std::locale::classic(), gettext::create_messages_facet<char>(where(folder, language))));
    // A catalogue answers the empty msgid with its header, which names its language.
    if (read.text("").find("Language: " + language) == std::string::npos) return nullptr;
    return std::make_shared<const Catalogue>(read);
  } catch (const std::runtime_error&) {
    return nullptr;  // not a catalogue at all
  }
}

Catalogue::Catalogue(const std::locale& messages)
    : messages_(messages), domain_(std::use_facet<Messages>(messages_).domain(domain)) {}

std::string Catalogue::text(const std::string& msgid) const {
  const char* found = std::use_facet<Messages>(messages_).get(domain_, no_context, msgid.c_str());
  return found != nullptr ? found : msgid;
}

std::string Catalogue::plural(const char* one, const char* many, int count) const {
  const char* found = std::use_facet<Messages>(messages_).get(domain_, no_context, one, count);
  if (found != nullptr) return found;
  return count == 1 ? one : many;
}

}  // namespace gouvernail::reports
