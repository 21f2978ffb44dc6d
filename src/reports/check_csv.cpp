// SPDX-License-Identifier: MPL-2.0
#include "reports/check_csv.h"

#include <cstdint>

#include "reports/meeting_words.h"
#include "reports/names.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;

class Table {
 public:
  explicit Table(const Language& language)
      : language_(language), separator_(language.spoken() == Lang::fr ? ';' : ',') {}

  void text(const base::Message& message) { text(language_.text(message)); }

  // A spreadsheet runs what looks like a formula; people wrote some of this text.
  void text(const std::string& value) {
    const bool formula =
        !value.empty() && std::string_view{"=+-@\t\r"}.find(value[0]) != std::string_view::npos;
    put(formula ? "'" + value : value);
  }

  void number(const std::optional<int>& value) { put(value ? std::to_string(*value) : ""); }

  void day(const std::optional<calendar::Day>& day) {
    if (!day) return put("");
    put(language_.spoken() == Lang::fr ? language_.short_day(*day) : calendar::to_iso(*day));
  }

  void end_line() {
    out_ += "\r\n";
    first_ = true;
  }

  std::string take() { return std::move(out_); }

 private:
  void put(const std::string& value) {
    if (!first_) out_ += separator_;
    first_ = false;
    if (value.find_first_of(std::string{"\"\r\n,;\t"}) == std::string::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) out_ += c == '"' ? std::string{"\"\""} : std::string(1, c);
    out_ += '"';
  }

  const Language& language_;
  char separator_;
  bool first_ = true;
  std::string out_ = "\xEF\xBB\xBF";  // Excel takes a file without BOM for Windows-1252
};

void write_header(Table& table) {
  for (const base::Message& title :
       {msg("Duty"), msg("Body"), msg("Obligation"), msg("Period"), msg("First day"),
        msg("Last day"), msg("Verdict"), msg("Required"), msg("Held"), msg("Sessions"),
        msg("Last call"), msg("Last resort"), msg("Working days left"), msg("Weight"),
        msg("Source"), msg("Readings on which it depends"), msg("Reason"), msg("To do")}) {
    table.text(title);
  }
  table.end_line();
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

void write_duty(Table& table, const CheckReport& report, const Judgement& j,
                const Language& language) {
  const rules::Obligation& obligation = *j.duty.obligation;
  table.text(j.duty.id);
  table.text(body_name(report.rules->convention, j.duty.body, language));
  table.text(obligation_title(obligation, language));
  table.text(window_name(j.duty, language));
  table.day(j.duty.window.first);
  table.day(j.duty.window.last);
  table.text(verdict_word(j.verdict, language));
  table.number(j.duty.required);
  table.number(j.counted);
  table.text(joined(j.meetings));
  table.day(j.last_call);
  table.day(j.last_resort);
  table.number(j.slack);
  const bool must = obligation.weight == rules::Weight::obligation;
  table.text(must ? msg("obligation") : msg("recommendation"));
  table.text(source_name(obligation.source, language));
  table.text(joined(j.depends_on));
  table.text(j.because);
  table.text(j.next);
  table.end_line();
}

}  // namespace

std::string check_csv(const CheckReport& report, const Language& language) {
  Table table{language};
  write_header(table);
  for (const Judgement* judgement : looked_at(report)) {
    write_duty(table, report, *judgement, language);
  }
  return table.take();
}

}  // namespace gouvernail::reports
