// SPDX-License-Identifier: MPL-2.0
#include "ical/merge.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "base/text.h"
#include "ical/event_reader.h"
#include "ical/reader.h"
#include "ical/scan.h"
#include "ical/writer.h"

namespace gouvernail::ical {
namespace {

constexpr std::size_t most_alarms = std::size_t{16} * 1024;  // octets

int sequence_of(const std::string& bytes) {
  for (const Block& block : scan(bytes, Purpose::diary).blocks) {
    if (block.kind != "VEVENT" || !block.whole) continue;
    const Component component = parse_component(block.text);
    if (component) return icalcomponent_get_sequence(component.get());
  }
  return -1;
}

}  // namespace

bool same_meaning(const std::string& ours, const std::string& theirs) {
  base::Diagnostics ignored;
  const auto a = read_calendar("", ours, ignored);
  const auto b = read_calendar("", theirs, ignored);
  if (a.size() != 1 || b.size() != 1) return false;
  const auto meaning = [](const CalendarEvent& e) {
    return std::tie(e.uid, e.day, e.start, e.end, e.last, e.summary, e.location, e.cancelled,
                    e.tentative);
  };
  return meaning(a.front()) == meaning(b.front()) && sequence_of(ours) == sequence_of(theirs);
}

namespace {

// Lines of the first VEVENT, unfolded, but for those of what stands within it.
std::vector<std::string> lines_of_event(const std::string& bytes) {
  std::vector<std::string> lines;
  int depth = -1;  // within the event: 0
  for (std::string line : base::split(bytes, '\n')) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    const bool folded = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (folded && !lines.empty()) {
      lines.back() += line.substr(1);
      continue;
    }
    if (depth < 0) {
      if (line == "BEGIN:VEVENT") depth = 0;
      continue;
    }
    if (line == "END:VEVENT") break;
    if (line.starts_with("BEGIN:")) ++depth;
    if (depth == 0 && !folded) lines.push_back(line);
    if (line.starts_with("END:")) --depth;
  }
  return lines;
}

std::string property_of(const std::string& line) {
  return base::upper_ascii(line.substr(0, line.find_first_of(";:")));
}

// Behind the name and its parameters, whose quoted values may hold colons.
std::string written_value_of(const std::string& line) {
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == ':' && !quoted) return line.substr(at + 1);
  }
  return "";
}

// A text as it is meant; none where no line has that name.
std::optional<std::string> text_in(const std::vector<std::string>& lines, std::string_view name) {
  for (const std::string& line : lines) {
    if (property_of(line) != name) continue;
    icalproperty* property =
        icalproperty_new_from_string(("DESCRIPTION:" + written_value_of(line)).c_str());
    std::string text = property ? text_of(icalproperty_get_description(property)) : "";
    if (property) icalproperty_free(property);
    return text;
  }
  return std::nullopt;
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string& line : base::split(text, '\n')) lines.emplace_back(base::trim(line));
  return lines;
}

// Lines of theirs that are none of ours, in their order; as often as they stand there more often.
std::string lines_beside(const std::string& ours, const std::string& theirs) {
  std::multiset<std::string> known;
  for (std::string& line : lines_of_text(ours)) known.insert(std::move(line));
  std::string beside;
  for (const std::string& line : lines_of_text(theirs)) {
    if (line.empty() && (beside.empty() || beside.ends_with('\n'))) continue;
    const auto its = line.empty() ? known.end() : known.find(line);
    if (its != known.end()) {
      known.erase(its);
    } else {
      beside += (beside.empty() ? "" : "\n") + line;
    }
  }
  return std::string(base::trim(beside));
}

// What stands in their description and is none of ours. `said`: what we wrote there last; where
// nobody knows, only what stands below a blank line can be told from it.
std::string note_in(const std::string& theirs, const std::string& ours,
                    const std::optional<std::string>& said) {
  const std::string& before = said.value_or(ours);
  if (!before.empty() && theirs.starts_with(before)) {
    const std::string below = theirs.substr(before.size());
    if (base::trim(below).empty()) return "";
    if (below.front() == '\n') return below;
  }
  if (said) {
    const std::string beside = lines_beside(*said, theirs);
    return beside.empty() ? "" : "\n\n" + beside;
  }
  const std::size_t blank = theirs.find("\n\n");
  if (blank == std::string::npos) return "";
  std::string note = theirs.substr(blank);
  return ours.find(note) == std::string::npos ? note : "";
}

// In lines of 75 octets at most, never cut within a letter (RFC 5545 3.1).
std::string folded(const std::string& line) {
  constexpr std::size_t longest = 74;
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at + 1;
    while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0U) == 0x80U) ++next;
    if (length + next - at > longest) {
      out += "\r\n ";
      length = 1;
    }
    out.append(line, at, next - at);
    length += next - at;
    at = next;
  }
  return out + "\r\n";
}

// What we say ourselves, or did once; when it is; and what servers and programs keep of it.
bool is_ours_to_say(const std::string& name) {
  static constexpr auto ours = std::to_array<std::string_view>(
      {"UID",           "SEQUENCE",    "DTSTAMP",  "DTSTART",       "DTEND",         "SUMMARY",
       "DESCRIPTION",   said_property, "LOCATION", "STATUS",        "TRANSP",        "ORGANIZER",
       "ATTENDEE",      "DURATION",    "RRULE",    "RDATE",         "EXDATE",        "EXRULE",
       "RECURRENCE-ID", "CREATED",     "METHOD",   "LAST-MODIFIED", "REQUEST-STATUS"});
  return std::ranges::find(ours, name) != ours.end() || name.starts_with("X-MICROSOFT-CDO-") ||
         name.starts_with("X-LIC-");
}

// Lines of theirs that say what we never do: an address, an attachment, a category…
std::string additions_of(const std::vector<std::string>& ours,
                         const std::vector<std::string>& theirs) {
  constexpr std::size_t most = std::size_t{4} * 1024 * 1024;  // octets: files may stand in it
  std::set<std::string> said;
  for (const std::string& line : ours) said.insert(property_of(line));
  std::string added;
  for (const std::string& line : theirs) {
    const std::string name = property_of(line);
    if (name.empty() || is_ours_to_say(name) || said.contains(name)) continue;
    if (added.size() + line.size() < most) added += folded(line);
  }
  return added;
}

// Our bytes with the note below our description.
std::string with_note(const std::string& ours, const std::string& note) {
  if (note.empty()) return ours;
  const std::size_t at = ours.find("\r\nDESCRIPTION");
  if (at == std::string::npos) return ours;
  std::size_t end = ours.find("\r\n", at + 2);
  while (end != std::string::npos && ours.compare(end + 2, 1, " ") == 0) {
    end = ours.find("\r\n", end + 2);
  }
  if (end == std::string::npos) return ours;
  std::string line;
  for (const std::string& part : base::split(ours.substr(at + 2, end - at - 2), '\n')) {
    line += line.empty() ? part : part.substr(1);
    while (!line.empty() && line.back() == '\r') line.pop_back();
  }
  return ours.substr(0, at + 2) + folded(line + escape_text(note)) + ours.substr(end + 2);
}

std::string alarms_of(const std::string& theirs) {
  constexpr const char* begin = "BEGIN:VALARM";
  constexpr const char* end = "END:VALARM";
  std::string alarms;
  for (std::size_t at = theirs.find(begin); at != std::string::npos;
       at = theirs.find(begin, at + 1)) {
    const std::size_t stop = theirs.find(end, at);
    if (stop == std::string::npos || alarms.size() + stop - at > most_alarms) break;
    std::string alarm = theirs.substr(at, stop - at) + end;
    std::erase(alarm, '\r');
    for (const char c : alarm) {
      if (c == '\n') alarms += '\r';
      alarms += c;
    }
    alarms += "\r\n";
    at = stop;
  }
  return alarms;
}

}  // namespace

std::string with_additions_of(const std::string& ours, const std::string& theirs) {
  const std::vector<std::string> our_lines = lines_of_event(ours);
  const std::vector<std::string> their_lines = lines_of_event(theirs);
  const std::string note =
      note_in(text_in(their_lines, "DESCRIPTION").value_or(""),
              text_in(our_lines, "DESCRIPTION").value_or(""), text_in(their_lines, said_property));
  const std::string noted = with_note(ours, note);
  const std::string added = additions_of(our_lines, their_lines) + alarms_of(theirs);
  const std::size_t last = noted.rfind("END:VEVENT");
  if (added.empty() || last == std::string::npos) return noted;
  return noted.substr(0, last) + added + noted.substr(last);
}

}  // namespace gouvernail::ical
