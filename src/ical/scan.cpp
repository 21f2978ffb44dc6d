// SPDX-License-Identifier: MPL-2.0
#include "ical/scan.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gouvernail::ical {
namespace {

constexpr std::size_t longest_block = std::size_t{256} * 1024;    // octets
constexpr std::size_t longest_property = std::size_t{64} * 1024;  // octets, unfolded
constexpr std::size_t most_busy_lines = 20'000;
constexpr int deepest = 32;

struct LogicalLine {
  int number = 0;  // of its first physical line
  std::string text;
};

// Physical lines put together again, control characters dropped, blank lines left out.
std::vector<LogicalLine> unfolded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<LogicalLine> lines;
  int number = 1;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    std::size_t end = bytes.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = bytes.size();
    std::string_view line = bytes.substr(at, end - at);
    at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
    if (line.empty()) continue;
    const bool continued = (line.front() == ' ' || line.front() == '\t') && !lines.empty();
    if (continued) {
      line.remove_prefix(1);
    } else {
      lines.push_back({number, {}});
    }
    std::string& text = lines.back().text;
    const std::size_t before = text.size();
    text.append(line);
    const auto control = [](unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7F; };
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::any_of(from, text.end(), control)) {
      text.erase(std::remove_if(from, text.end(), control), text.end());
    }
  }
  return lines;
}

// Old exports are Windows-1252 throughout, whatever single lines look like.
void to_utf8(std::vector<LogicalLine>& lines) {
  const bool utf8 = std::none_of(lines.begin(), lines.end(), [](const LogicalLine& line) {
    return base::first_invalid_utf8(line.text).has_value();
  });
  if (utf8) return;
  for (LogicalLine& line : lines) line.text = base::windows1252_to_utf8(line.text);
}

std::string property_name(std::string_view line) {
  return base::upper_ascii(line.substr(0, line.find_first_of(";:")));
}

std::string value_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? "" : std::string(base::trim(line.substr(colon + 1)));
}

constexpr std::array wanted = {"DTSTART",  "DTEND",         "DURATION", "DTSTAMP", "SEQUENCE",
                               "SUMMARY",  "LOCATION",      "STATUS",   "TRANSP",  "CLASS",
                               "RRULE",    "RDATE",         "EXDATE",   "UID",     "COMMENT",
                               "ATTENDEE", "RECURRENCE-ID", "ORGANIZER"};

bool is_wanted(const std::string& name) {
  return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

bool is_read(const std::string& component) {
  return component == "VEVENT" || component == "VFREEBUSY" || component == "VTIMEZONE";
}

class Scanner {
 public:
  explicit Scanner(Purpose purpose) : purpose_(purpose) {}

  Scanned run(const std::vector<LogicalLine>& lines) {
    for (const LogicalLine& line : lines) {
      const std::string name = property_name(line.text);
      if (name == "BEGIN") {
        begin(base::upper_ascii(value_of(line.text)), line.number);
      } else if (name == "END") {
        end(base::upper_ascii(value_of(line.text)));
      } else {
        property(name, line.text);
      }
      if (result_.cut) break;
    }
    finish(false);
    end_calendar();
    return std::move(result_);
  }

 private:
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
    } else if (open_) {
      // STANDARD and DAYLIGHT belong to their zone; alarms do not matter here.
      if (depth_ < deepest) ++depth_;
      if (current().kind == "VTIMEZONE") append("BEGIN:" + component);
    }
  }

  void end(const std::string& component) {
    if (component == "VCALENDAR") {
      finish(false);
      end_calendar();
    } else if (open_ && component == current().kind) {
      finish(fits_);
    } else if (open_ && depth_ > 0) {
      --depth_;
      if (current().kind == "VTIMEZONE") append("END:" + component);
    }
  }

  void property(const std::string& name, const std::string& line) {
    if (!open_) {
      if (name == "METHOD") method_ = base::upper_ascii(value_of(line));
      const bool names = name == "NAME" || (name == "X-WR-CALNAME" && result_.name.empty());
      if (names) result_.name = value_of(line);
      if (name == "X-WR-RELCALID" && result_.id.empty()) result_.id = value_of(line);
      return;
    }
    Block& block = current();
    if (block.kind == "VTIMEZONE") return append(line);
    if (depth_ > 0) return;
    if (name == "UID" && block.uid.empty()) block.uid = value_of(line);
    if (name == "FREEBUSY") {
      if (block.busy.size() < most_busy_lines) block.busy.push_back(line);
      return;
    }
    if (purpose_ == Purpose::diary && name == "ATTENDEE" &&
        base::upper_ascii(line).find("DECLINED") == std::string::npos) {
      return;
    }
    if (is_wanted(name)) append(line);
  }

  void append(const std::string& line) {
    std::string& text = current().text;
    fits_ = fits_ && line.size() <= longest_property && text.size() + line.size() <= longest_block;
    if (fits_) text += line + "\r\n";
  }

  void finish(bool whole) {
    if (!open_) return;
    current().text += "END:" + current().kind + "\r\n";
    current().whole = whole;
    open_ = false;
    depth_ = 0;
  }

  // METHOD may stand after the events.
  void end_calendar() {
    for (; done_ < result_.blocks.size(); ++done_) result_.blocks[done_].method = method_;
    method_.clear();
  }

  Block& current() { return result_.blocks.back(); }

  Purpose purpose_;
  Scanned result_;
  bool open_ = false;     // within a block
  bool fits_ = true;      // the block is not too long so far
  int depth_ = 0;         // of components within the block
  std::string method_;    // of the present calendar
  std::size_t done_ = 0;  // blocks whose method is known
};

}  // namespace

Scanned scan(std::string_view bytes, Purpose purpose) {
  std::vector<LogicalLine> lines = unfolded(bytes);
  to_utf8(lines);
  return Scanner(purpose).run(lines);
}

}  // namespace gouvernail::ical
