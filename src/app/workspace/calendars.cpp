// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/calendars.h"

#include <utility>

#include "base/diagnostic.h"
#include "base/failure.h"
#include "base/memo.h"
#include "platform/files.h"
#include "platform/shipped.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* elections_name = "elections.toml";
constexpr std::size_t files_kept = 16;  // of each kind: the zones, and other folders than ours

// What the text of a file says, with what is wrong in it.
template <class Value>
struct SaidByFile {
  Value value;
  base::Diagnostics found;
};

template <class Value>
const Value& said_in(const SaidByFile<Value>& said, base::Diagnostics& found) {
  found.insert(found.end(), said.found.begin(), said.found.end());
  return said.value;
}

using Elections = SaidByFile<std::vector<calendar::Election>>;

std::shared_ptr<const Elections> elections_in(const fs::path& file) {
  static base::Memo<std::string, Elections> known(files_kept);
  const std::string text = platform::read_file(file);
  return known.get(text, [&] {
    Elections said;
    said.value = calendar::load_elections(elections_name, text, said.found);
    return said;
  });
}

std::string school_name(calendar::SchoolZone zone) {
  const char letter = zone == calendar::SchoolZone::a   ? 'a'
                      : zone == calendar::SchoolZone::b ? 'b'
                                                        : 'c';
  return std::string("ecole-zone-") + letter + ".toml";
}

}  // namespace

fs::path calendar_folder(const std::string& named) {
  return named.empty() ? platform::shipped().calendars : fs::path(named);
}

std::vector<calendar::Election> read_elections(const fs::path& folder, base::Diagnostics& found) {
  return said_in(*elections_in(folder / elections_name), found);
}

std::vector<std::string> kinds_of_elections(const fs::path& folder) {
  std::vector<std::string> kinds;
  if (!fs::is_regular_file(folder / elections_name)) return kinds;
  for (const auto& election : elections_in(folder / elections_name)->value) {
    kinds.push_back(election.kind);
  }
  return kinds;
}

std::optional<calendar::SchoolCalendar> read_school(const fs::path& folder,
                                                    calendar::SchoolZone zone,
                                                    base::Diagnostics& found) {
  using School = SaidByFile<std::optional<calendar::SchoolCalendar>>;
  static base::Memo<std::pair<std::string, std::string>, School> known(files_kept);
  const std::string name = school_name(zone);
  const std::string text = platform::read_file(folder / name);
  const auto said = known.get({name, text}, [&] {
    School its;
    its.value = calendar::load_school_calendar(name, text, its.found);
    return its;
  });
  return said_in(*said, found);
}

}  // namespace gouvernail::app
