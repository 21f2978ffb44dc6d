// SPDX-License-Identifier: MPL-2.0
#include "governance/history_csv.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>

#include "base/text.h"
#include "governance/csv_table.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;
using calendar::LocalTime;

const std::vector<std::string> needed_columns = {
    "uid", "body", "start", "end", "status", "convened_on", "present", "minutes_on", "note"};
const std::vector<std::string> further_columns = {"documents_on", "cancelled_on", "urgent", "site"};

std::optional<Day> parse_day(std::string_view text) {
  const auto iso = calendar::parse_iso_day(text);
  return iso ? iso : calendar::parse_french_day(text);
}

// Same text, same number, on every machine and for ever (FNV-1a).
std::string stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 15U];
  return out;
}

class Reader {
 public:
  Reader(const std::string& file, const std::string& text, const Convention& convention,
         base::Diagnostics& diagnostics)
      : file_(file), text_(text), convention_(convention), diagnostics_(diagnostics) {}

  std::optional<History> read() {
    const auto before = diagnostics_.size();
    const CsvTable table = read_csv(file_, text_, diagnostics_);
    if (diagnostics_.size() != before || !read_header(table)) return std::nullopt;
    History history;
    for (const CsvRecord& record : table.records) read_record(record, history);
    if (diagnostics_.size() != before) return std::nullopt;
    return history;
  }

 private:
  void error(int line, std::string code, base::Message what, base::Message remedy) {
    diagnostics_.push_back({base::Severity::error,
                            std::move(code),
                            {file_, line, 0},
                            base::line_of(text_, line),
                            std::move(what),
                            std::move(remedy)});
  }

  bool read_header(const CsvTable& table) {
    std::vector<std::string> all = needed_columns;
    all.insert(all.end(), further_columns.begin(), further_columns.end());
    bool sound = true;
    for (std::size_t i = 0; i < table.header.fields.size(); ++i) {
      const std::string name(base::trim(table.header.fields[i]));
      if (std::find(all.begin(), all.end(), name) == all.end()) {
        error(1, "unknown-column", msg("unknown column “{}”", name), base::suggestion(name, all));
        sound = false;
      } else if (!columns_.emplace(name, i).second) {
        error(1, "duplicate-column", msg("the column “{}” stands twice", name),
              msg("delete one of them"));
        sound = false;
      }
    }
    for (const std::string& name : needed_columns) {
      if (columns_.count(name) > 0) continue;
      error(1, "missing-column", msg("the column “{}” is missing", name),
            msg("the first line must be {}",
                std::string("uid,body,start,end,status,convened_on,present,minutes_on,note")));
      sound = false;
    }
    return sound;
  }

  std::string field(const CsvRecord& record, const char* column, bool trimmed = true) const {
    const auto found = columns_.find(column);
    if (found == columns_.end()) return "";
    const std::string& value = record.fields[found->second];
    return trimmed ? std::string(base::trim(value)) : value;
  }

  void read_record(const CsvRecord& record, History& history) {
    if (record.fields.size() != columns_.size()) {
      error(record.line, "wrong-field-count",
            msg("{0} fields where the header has {1}", std::int64_t(record.fields.size()),
                std::int64_t(columns_.size())),
            msg("put a text that holds the separator between quotes"));
      return;
    }
    Meeting meeting;
    meeting.body = read_body(record);
    read_times(record, meeting);
    read_status(record, meeting);
    meeting.convened_on = day(record, "convened_on");
    meeting.minutes_on = day(record, "minutes_on");
    meeting.documents_on = day(record, "documents_on");
    meeting.cancelled_on = day(record, "cancelled_on");
    meeting.present = read_presence(record);
    meeting.site = field(record, "site");
    meeting.note = field(record, "note", false);
    const std::string urgent = base::fold(field(record, "urgent"));
    meeting.urgent = urgent == "1" || urgent == "oui" || urgent == "yes" || urgent == "true";
    check_order(record, meeting);
    meeting.uid = read_uid(record, meeting);
    history.meetings.push_back(std::move(meeting));
  }

  std::string read_body(const CsvRecord& record) {
    const std::string id = field(record, "body");
    if (convention_.body(id)) return id;
    std::vector<std::string> known;
    for (const Body& body : convention_.bodies) known.push_back(body.id);
    error(record.line, "unknown-body",
          id.empty() ? msg("no body is given") : msg("there is no body or act “{}”", id),
          base::suggestion(id, known));
    return id;
  }

  std::optional<Day> day(const CsvRecord& record, const char* column) {
    const std::string text = field(record, column);
    if (text.empty()) return std::nullopt;
    const auto result = parse_day(text);
    if (!result) bad_day(record, column, text);
    return result;
  }

  void bad_day(const CsvRecord& record, const char* column, const std::string& text) {
    error(record.line, "bad-day",
          msg("“{0}” in column {1} is not a day", text, std::string(column)),
          msg("write 2026-10-13 or 13/10/2026, a day that exists"));
  }

  // A day, or a day and an hour; false when it is neither.
  bool read_moment(const std::string& text, Day& day, std::optional<calendar::Minutes>& time) {
    if (const auto whole = parse_day(text)) {
      day = *whole;
      return true;
    }
    const auto moment = calendar::parse_local_time(text);
    if (!moment) return false;
    day = moment->day;
    time = moment->time;
    return true;
  }

  void read_times(const CsvRecord& record, Meeting& meeting) {
    const std::string start = field(record, "start");
    if (start.empty()) {
      error(record.line, "missing-start", msg("no day is given"),
            msg("write the day of the session in column start"));
      return;
    }
    if (!read_moment(start, meeting.day, meeting.start_time)) bad_day(record, "start", start);
    const std::string end = field(record, "end");
    if (end.empty()) return;
    Day end_day = meeting.day;
    std::optional<calendar::Minutes> end_time;
    const auto same_day = calendar::parse_local_time(calendar::to_iso(meeting.day) + " " + end);
    if (same_day) {
      end_time = same_day->time;
    } else if (!read_moment(end, end_day, end_time)) {
      return bad_day(record, "end", end);
    }
    const LocalTime begins{meeting.day, meeting.start_time.value_or(calendar::Minutes{0})};
    // A whole day ends with its last minute; that minute never reads as an hour of closing.
    const LocalTime ends{end_day, end_time.value_or(calendar::Minutes{1439})};
    if (ends < begins) {
      error(record.line, "end-before-start", msg("the session ends before it starts"),
            msg("correct start or end"));
    }
    if (end_time || end_day != meeting.day) meeting.end = ends;
  }

  void read_status(const CsvRecord& record, Meeting& meeting) {
    const std::string text = field(record, "status");
    const auto status = parse_status(text);
    if (status) {
      meeting.status = *status;
      return;
    }
    error(record.line, "unknown-status", msg("“{}” is not a status", text),
          base::suggestion(text, {"proposed", "convened", "held", "cancelled"}));
  }

  std::optional<std::vector<Presence>> read_presence(const CsvRecord& record) {
    const std::string text = field(record, "present");
    if (text.empty()) return std::nullopt;
    std::vector<Presence> result;
    if (text == "-") return result;
    for (const std::string& part : base::split(text, '|')) {
      Presence presence;
      std::string name(base::trim(part));
      const std::size_t star = name.rfind('*');
      if (star != std::string::npos) {
        const std::string_view digits = base::trim(std::string_view(name).substr(star + 1));
        const auto [end, bad] =
            std::from_chars(digits.data(), digits.data() + digits.size(), presence.count);
        if (bad != std::errc{} || end != digits.data() + digits.size() || presence.count < 1) {
          error(record.line, "bad-presence", msg("“{}” is not a number of persons", part),
                msg("write role*3 for three persons"));
          presence.count = 1;
        }
        name = std::string(base::trim(std::string_view(name).substr(0, star)));
      }
      if (const Role* role = convention_.find_role(name)) {
        presence.role = role->id;
        result.push_back(std::move(presence));
      } else {
        unknown_role(record, name);
      }
    }
    return result;
  }

  void unknown_role(const CsvRecord& record, const std::string& name) {
    std::vector<std::string> known;
    for (const Role& role : convention_.roles) known.push_back(role.id);
    error(record.line, "unknown-role", msg("there is no role “{}”", name),
          base::suggestion(name, known));
  }

  void check_order(const CsvRecord& record, const Meeting& meeting) {
    if (meeting.minutes_on && *meeting.minutes_on < meeting.day) {
      error(record.line, "minutes-before-session", msg("the minutes are older than the session"),
            msg("correct minutes_on or start"));
    }
    if (meeting.convened_on && *meeting.convened_on > meeting.day) {
      error(record.line, "convened-after-session", msg("the session was convened after its day"),
            msg("correct convened_on or start"));
    }
  }

  std::string read_uid(const CsvRecord& record, const Meeting& meeting) {
    std::string uid = field(record, "uid");
    if (uid.empty()) {
      const std::string basis = meeting.body + "|" + field(record, "start");
      const int nth = ++anonymous_[basis];
      uid = "csv-" + stable_hash(nth == 1 ? basis : basis + "|" + std::to_string(nth));
    }
    const auto [known, fresh] = lines_.emplace(uid, record.line);
    if (!fresh) {
      error(record.line, "duplicate-uid",
            msg("the uid “{0}” stands already in line {1}", uid, std::int64_t{known->second}),
            msg("give each session its own uid, or leave it empty"));
    }
    return uid;
  }

  const std::string& file_;
  const std::string& text_;
  const Convention& convention_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::map<std::string, int> anonymous_;
  std::map<std::string, int> lines_;
};

std::string optional_day(const std::optional<Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

std::string presence_text(const std::optional<std::vector<Presence>>& present) {
  if (!present) return "";
  if (present->empty()) return "-";
  std::string text;
  for (const Presence& presence : *present) {
    if (!text.empty()) text += '|';
    text += presence.role;
    if (presence.count != 1) text += "*" + std::to_string(presence.count);
  }
  return text;
}

}  // namespace

std::optional<History> read_history_csv(const std::string& file, std::string_view bytes,
                                        const Convention& convention,
                                        base::Diagnostics& diagnostics) {
  const std::string text = base::to_utf8(bytes);
  return Reader(file, text, convention, diagnostics).read();
}

std::string write_history_csv(const History& history) {
  std::string out =
      "uid,body,start,end,status,convened_on,present,minutes_on,note,documents_on,cancelled_on,"
      "urgent,site\r\n";
  for (const Meeting& m : history.meetings) {
    const std::string start =
        m.start_time ? calendar::to_iso(LocalTime{m.day, *m.start_time}) : calendar::to_iso(m.day);
    const std::string fields[] = {m.uid,
                                  m.body,
                                  start,
                                  m.end ? calendar::to_iso(*m.end) : "",
                                  to_string(m.status),
                                  optional_day(m.convened_on),
                                  presence_text(m.present),
                                  optional_day(m.minutes_on),
                                  m.note,
                                  optional_day(m.documents_on),
                                  optional_day(m.cancelled_on),
                                  m.urgent ? "yes" : "",
                                  m.site};
    bool first = true;
    for (const std::string& field : fields) {
      if (!first) out += ',';
      out += csv_field(field, ',');
      first = false;
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace gouvernail::governance
