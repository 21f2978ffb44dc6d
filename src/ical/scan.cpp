// SPDX-License-Identifier: MPL-2.0
#include "ical/scan.h"

#include <algorithm>
#include <array>

#include "base/file_text.h"
#include "base/text.h"

namespace gouvernail::ical {
namespace {

constexpr std::size_t longest_block = std::size_t{256} * 1024;    // octets
constexpr std::size_t longest_property = std::size_t{64} * 1024;  // octets, unfolded
constexpr int deepest = 32;

bool is_control(unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7F; }

// Gives each line, put together again from its physical ones, and the number of the first of those;
// control characters are dropped, blank lines left out. One line is held at a time: a file may have
// millions of them. It ends where `give` says that it has seen enough.
template <typename Give>
void each_line(std::string_view bytes, const Give& give) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text;
  int first = 0;  // 0: no line has begun
  int number = 1;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    std::size_t end = bytes.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = bytes.size();
    std::string_view line = bytes.substr(at, end - at);
    at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
    if (line.empty()) continue;
    const bool continued = (line.front() == ' ' || line.front() == '\t') && first > 0;
    if (continued) {
      line.remove_prefix(1);
    } else {
      if (first > 0 && !give(first, text)) return;
      first = number;
      text.clear();
    }
    const std::size_t before = text.size();
    text.append(line);
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::any_of(from, text.end(), is_control)) {
      text.erase(std::remove_if(from, text.end(), is_control), text.end());
    }
  }
  if (first > 0) give(first, text);
}

// Old exports are Windows-1252 throughout, whatever single lines look like. A fold may stand within
// a letter, so that lines tell it where the bytes do not.
bool is_utf8(std::string_view bytes) {
  if (!base::first_invalid_utf8(bytes)) return true;
  bool utf8 = true;
  each_line(bytes, [&](int, const std::string& text) {
    utf8 = !base::first_invalid_utf8(text);
    return utf8;
  });
  return utf8;
}

std::string property_name(std::string_view line) {
  return base::upper_ascii(line.substr(0, line.find_first_of(";:")));
}

std::string value_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? "" : std::string(base::trim(line.substr(colon + 1)));
}

constexpr std::array<std::string_view, 19> wanted = {
    "DTSTART", "DTEND",   "DURATION", "DTSTAMP",       "SEQUENCE", "SUMMARY", "LOCATION",
    "STATUS",  "TRANSP",  "CLASS",    "RRULE",         "RDATE",    "EXDATE",  "EXRULE",
    "UID",     "COMMENT", "ATTENDEE", "RECURRENCE-ID", "ORGANIZER"};

bool is_wanted(const std::string& name) {
  return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

bool is_read(const std::string& component) {
  return component == "VEVENT" || component == "VFREEBUSY" || component == "VTIMEZONE";
}

class Scanner {
 public:
  explicit Scanner(Purpose purpose) : purpose_(purpose) {}

  Scanned run(std::string_view bytes) {
    const bool utf8 = is_utf8(bytes);
    each_line(bytes, [&](int number, const std::string& text) {
      utf8 ? take(number, text) : take(number, base::windows1252_to_utf8(text));
      return !result_.cut;
    });
    finish(false);
    end_calendar();
    return std::move(result_);
  }

 private:
  void take(int number, const std::string& line) {
    const std::string name = property_name(line);
    if (name == "BEGIN") {
      begin(base::upper_ascii(value_of(line)), number);
    } else if (name == "END") {
      end(base::upper_ascii(value_of(line)));
    } else {
      property(name, line);
    }
  }

  void begin(const std::string& component, int line) {
    if (component == "VCALENDAR") {
      result_.calendar = true;
      finish(false);
      end_calendar();
    } else if (is_read(component)) {
      finish(false);  // the END of the one before is missing
      if (result_.blocks.size() >= most_blocks) {
        result_.cut = true;
        return;
      }
      result_.blocks.push_back({component, line, {}, {}, "BEGIN:" + component + "\r\n", false, {}});
      open_ = true;
      fits_ = true;
    } else {
      // STANDARD and DAYLIGHT belong to their zone; alarms and tasks do not matter here.
      if (depth_ < deepest) ++depth_;
      if (open_ && current().kind == "VTIMEZONE") append("BEGIN:" + component);
    }
  }

  void end(const std::string& component) {
    if (component == "VCALENDAR") {
      finish(false);
      end_calendar();
    } else if (open_ && component == current().kind) {
      finish(fits_);
    } else if (depth_ > 0) {
      --depth_;
      if (open_ && current().kind == "VTIMEZONE") append("END:" + component);
    }
  }

  void property(const std::string& name, const std::string& line) {
    if (!open_) {
      if (depth_ == 0) property_of_calendar(name, line);
      return;
    }
    Block& block = current();
    if (block.kind == "VTIMEZONE") return append(line);
    if (depth_ > 0) return;
    if (name == "UID" && block.uid.empty()) block.uid = value_of(line);
    if (name == "FREEBUSY") {
      block.busy.push_back(line);
      return;
    }
    if (purpose_ == Purpose::diary && name == "ATTENDEE" &&
        base::upper_ascii(line).find("DECLINED") == std::string::npos) {
      return;
    }
    if (is_wanted(name)) append(line);
  }

  void property_of_calendar(const std::string& name, const std::string& line) {
    const auto note = [&](std::string& value) {
      if (value.empty()) value = value_of(line);
    };
    if (name == "METHOD") method_ = base::upper_ascii(value_of(line));
    if (name == "NAME") note(name_);
    if (name == "X-WR-CALNAME") note(called_);
    if (name == "X-WR-RELCALID") note(result_.id);
  }

  void append(const std::string& line) {
    std::string& text = current().text;
    fits_ = fits_ && line.size() <= longest_property && text.size() + line.size() <= longest_block;
    if (fits_) text += line + "\r\n";
  }

  void finish(bool whole) {
    depth_ = 0;
    if (!open_) return;
    current().text += "END:" + current().kind + "\r\n";
    current().whole = whole;
    open_ = false;
  }

  // METHOD may stand after the events, and NAME after X-WR-CALNAME.
  void end_calendar() {
    if (result_.name.empty()) result_.name = name_.empty() ? called_ : name_;
    name_.clear();
    called_.clear();
    for (; done_ < result_.blocks.size(); ++done_) result_.blocks[done_].method = method_;
    method_.clear();
  }

  Block& current() { return result_.blocks.back(); }

  Purpose purpose_;
  Scanned result_;
  bool open_ = false;     // within a block
  bool fits_ = true;      // the block is not too long so far
  int depth_ = 0;         // of components within the block, or beside all blocks
  std::string method_;    // of the present calendar, as the next two
  std::string name_;      // NAME
  std::string called_;    // X-WR-CALNAME
  std::size_t done_ = 0;  // blocks whose method is known
};

}  // namespace

Scanned scan(std::string_view bytes, Purpose purpose) {
  const auto text = base::text_of_utf16(bytes);
  return Scanner(purpose).run(text ? std::string_view(*text) : bytes);
}

}  // namespace gouvernail::ical
