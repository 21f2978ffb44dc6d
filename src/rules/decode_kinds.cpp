// SPDX-License-Identifier: MPL-2.0
// One function per kind of obligation.
#include <charconv>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

base::Message no_body(const std::string& id) { return msg("there is no body or act “{}”", id); }

// Reads the id (or ids) of bodies under `key`, each checked.
std::vector<std::string> bodies(TableReader& reader, std::string_view key, Decoding& d) {
  const auto list = reader.texts(key).value_or(std::vector<std::string>{});
  for (const std::string& id : list) {
    check_id(reader, reader.get(key), id, d.rules.convention->bodies, no_body(id));
  }
  return list;
}

void missing(TableReader& reader, const char* key, base::Message remedy) {
  reader.get(key);
  reader.error("missing-key", msg("“{}” is missing", std::string(key)), std::move(remedy));
}

struct PeriodName {
  const char* name;
  calendar::PeriodUnit unit;
};
constexpr PeriodName period_names[] = {
    {"month", calendar::PeriodUnit::month},
    {"quarter", calendar::PeriodUnit::quarter},
    {"semester", calendar::PeriodUnit::semester},
    {"year", calendar::PeriodUnit::year},
    {"school-year", calendar::PeriodUnit::school_year},
    {"convention-year", calendar::PeriodUnit::convention_year},
    {"term", calendar::PeriodUnit::term},
};

// "year", "2 years", "4 months"; none for anything else.
std::optional<calendar::Period> parse_period(std::string_view text) {
  calendar::Period period;
  const std::size_t blank = text.find(' ');
  std::string_view unit = text;
  if (blank != std::string_view::npos) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + blank, period.count);
    if (error != std::errc{} || end != text.data() + blank || period.count < 1) {
      return std::nullopt;
    }
    unit = text.substr(blank + 1);
    if (unit.ends_with('s')) unit.remove_suffix(1);
  }
  for (const PeriodName& known : period_names) {
    if (unit != known.name) continue;
    period.unit = known.unit;
    if (period.unit == calendar::PeriodUnit::term && period.count != 1) return std::nullopt;
    return period;
  }
  return std::nullopt;
}

calendar::Period read_period(TableReader& reader, const char* otherwise) {
  const std::string text = reader.text("per").value_or(otherwise);
  auto period = parse_period(text);
  if (!period) {
    std::vector<std::string> known;
    for (const PeriodName& name : period_names) known.emplace_back(name.name);
    known.emplace_back("2 years");
    known.emplace_back("as-needed");
    reader.error("unknown-period", reader.get("per"), msg("“{}” is not a period", text),
                 base::suggestion(text, known));
    period.emplace();
  }
  constexpr int most_periods = 1000;
  if (period->count > most_periods) {
    reader.error("limit", reader.get("per"),
                 msg("“{0}”: more than {1} periods at once", text, std::int64_t{most_periods}),
                 msg("write “term” for all of the convention"));
    period->count = 1;
  }
  period->anchored = reader.choice("anchor", {"calendar", "signature"}) == "signature";
  return *period;
}

// How many sessions a period asks for, or allows.
std::optional<std::int64_t> sessions(TableReader& reader, const char* key, std::int64_t least) {
  constexpr std::int64_t most = 1000;
  const auto number = reader.integer(key, least);
  if (!number || *number <= most) return number;
  reader.error(
      "limit", reader.get(key),
      msg("“{0}” is {1}: more than {2} sessions in a period", std::string(key), *number, most),
      msg("write fewer, or a shorter period"));
  return most;
}

struct NeedsBody {
  TableReader& reader;
  bool operator()(const Cadence&) const { return true; }
  bool operator()(const MaxGap&) const { return true; }
  bool operator()(const Precedence&) const { return true; }
  // Minutes answer the session itself, whatever its body.
  bool operator()(const Response&) const { return reader.text("answer") != "minutes"; }
  bool operator()(const Notice&) const { return true; }
  bool operator()(const Composition&) const { return true; }
  bool operator()(const Standing&) const { return false; }
  bool operator()(const Deadline&) const { return true; }
};

// "06-30": a month and a day that every year has.
std::optional<DayOfYear> read_day_of_year(const std::string& text) {
  const auto day = calendar::parse_iso_day("2023-" + text);
  if (!day || text.size() != 5) return std::nullopt;
  return DayOfYear{calendar::month_of(*day), calendar::day_of_month(*day)};
}

void decode_anchor(TableReader& reader, std::string_view key, Deadline& rule) {
  auto table = reader.table(key);
  if (!table) return;
  const std::string anchor = table->need_text("anchor");
  const auto each_year = read_day_of_year(anchor);
  rule.anchor = anchor == "start"       ? Anchor::start
                : anchor == "end"       ? Anchor::end
                : anchor == "signature" ? Anchor::signature
                : each_year             ? Anchor::yearly
                                        : Anchor::event;
  if (each_year) rule.each_year = *each_year;
  if (rule.anchor == Anchor::event) rule.event = anchor;
  const bool bare = !table->has("months") && !table->has("days");
  if (bare && key == "after") {
    table->finish();
    return;
  }
  const bool varies = rule.anchor == Anchor::event || rule.anchor == Anchor::yearly;
  const auto span = decode_span(reader, key, varies, true);
  (key == "before" ? rule.before : rule.after) = span;
}

// A day, or so long before the end of the term; of what is due each year, a day of each year.
void decode_opening(TableReader& reader, Deadline& rule) {
  const TableReader::Value at = reader.get("opens");
  if (!at) return;
  const auto* text = at.node->as_string();
  const bool is_yearly = !rule.due && rule.anchor == Anchor::yearly;
  if (is_yearly || (text && read_day_of_year(text->get()))) {
    rule.opens_each_year = text ? read_day_of_year(text->get()) : std::nullopt;
    if (is_yearly && rule.opens_each_year) return;
    reader.error("bad-deadline", at,
                 is_yearly
                     ? msg("it is due each year, and `opens` does not name a day of each year")
                     : msg("it is due once, and `opens` names a day of each year"),
                 is_yearly ? msg("write opens = \"03-01\", for 1 March of each year")
                           : msg("write opens = 2026-03-01"));
    return;
  }
  if (!at.node->is_table()) {
    rule.opens = calendar::read_day(reader, "opens");
    return;
  }
  auto table = reader.table("opens");
  table->choice("anchor", {"end"});
  rule.opens_before = decode_span(reader, "opens", true, true);
}

// A fixed anchor gives a fixed day: it must exist, or the rule must name its rounding.
void check_fixed_day(TableReader& reader, const Deadline& rule, Decoding& d) {
  const Span* span = rule.before ? &*rule.before : rule.after ? &*rule.after : nullptr;
  const bool open = span && span->months > 0 && rule.anchor != Anchor::event &&
                    rule.anchor != Anchor::yearly &&
                    span->rounding == calendar::MonthRounding::refuse;
  if (!open) return;
  const governance::Convention& convention = d.rules.convention;
  const calendar::Day anchor = rule.anchor == Anchor::start       ? convention.term.first
                               : rule.anchor == Anchor::signature ? convention.anchor()
                                                                  : convention.term.last;
  const int months = rule.before ? -span->months : span->months;
  if (calendar::add_months(anchor, months, calendar::MonthRounding::refuse)) return;
  reader.error(
      "no-rounding", reader.get(rule.before ? "before" : "after"),
      msg("{} months from a 31st may end on a day that does not exist", std::int64_t{span->months}),
      msg("add rounding = \"down\" (last day of the month) or \"up\" (first of the "
          "next)"));
}

}  // namespace

void decode(Cadence& rule, TableReader& reader, Decoding& d) {
  const auto at_least = sessions(reader, "at_least", 0);
  const auto at_most = sessions(reader, "at_most", 1);
  const auto exactly = sessions(reader, "exactly", 1);
  if (exactly && (at_least || at_most)) {
    reader.error("exactly-and-bounds", reader.get("exactly"),
                 msg("`exactly` excludes `at_least` and `at_most`"), msg("keep one of them"));
  }
  rule.at_least = static_cast<int>(exactly.value_or(at_least.value_or(0)));
  if (exactly || at_most) rule.at_most = static_cast<int>(exactly ? *exactly : *at_most);
  if (rule.at_most && *rule.at_most < rule.at_least) {
    reader.error("at-most-below-at-least", reader.get("at_most"),
                 msg("at most {0} is below at least {1}", std::int64_t{*rule.at_most},
                     std::int64_t{rule.at_least}),
                 msg("correct one of the two"));
  }
  rule.delegated = reader.text("per") == "as-needed";
  if (!rule.delegated) {
    if (!reader.has("at_least") && !reader.has("at_most") && !reader.has("exactly")) {
      missing(reader, "at_least", msg("add at_least = 1, at_most or exactly"));
    }
    if (!reader.has("per")) missing(reader, "per", msg("add per = \"year\""));
    rule.per = read_period(reader, "year");
  }
  const auto partial = reader.choice("partial", {"prorata", "full", "skip"});
  rule.partial = partial == "full"   ? PartialWindow::full
                 : partial == "skip" ? PartialWindow::skip
                                     : PartialWindow::prorata;
  rule.counts = decode_evidence_level(reader).value_or(EvidenceLevel::held);
  for (const std::int64_t month :
       reader.integers("except_months").value_or(std::vector<std::int64_t>{})) {
    if (month < 1 || month > 12) {
      reader.error("out-of-range", reader.get("except_months"), msg("there is no month {}", month),
                   msg("months go from 1 to 12"));
    }
    rule.except_months.push_back(static_cast<int>(month));
  }
  rule.also_counts = bodies(reader, "also_counts", d);
  rule.mark = reader.text("mark").value_or("");
  rule.state = reader.boolean("state").value_or(false);
  rule.counting = decode_counting(reader);
}

void decode(MaxGap& rule, TableReader& reader, Decoding&) {
  if (const auto gap = decode_span(reader, "gap", true)) {
    rule.gap = *gap;
  } else {
    missing(reader, "gap", msg("add gap = {{ months = 3, rounding = \"down\" }}"));
  }
  rule.from_signature = reader.boolean("from_signature").value_or(false);
  rule.counts = decode_evidence_level(reader).value_or(EvidenceLevel::held);
  rule.counting = decode_counting(reader);
}

void decode(Precedence& rule, TableReader& reader, Decoding& d) {
  rule.before_each = reader.need_text("before_each");
  bodies(reader, "before_each", d);
  rule.fresh = reader.boolean("fresh").value_or(true);
  rule.within = decode_span(reader, "within", true);
  rule.at_least_before = decode_span(reader, "at_least_before", true);
  rule.counting = decode_counting(reader);
}

void decode(Response& rule, TableReader& reader, Decoding& d) {
  rule.after_each = bodies(reader, "after_each", d);
  if (rule.after_each.empty()) missing(reader, "after_each", msg("add after_each = \"copil\""));
  rule.answered_by = reader.choice("answer", {"session", "minutes"}) == "minutes"
                         ? AnsweredBy::minutes
                         : AnsweredBy::session;
  rule.after_failed_quorum = reader.choice("when", {"quorum-failed"}).has_value();
  rule.formal_notice = reader.boolean("formal_notice").value_or(false);
  rule.at_least_after = decode_span(reader, "at_least_after", true);
  rule.within = decode_span(reader, "within", true);
  rule.since = decode_span(reader, "since", true);
  rule.own = reader.boolean("own").value_or(false);
  rule.silent_approval = decode_span(reader, "silent_approval", true);
  rule.counting = decode_counting(reader);
}

void decode(Notice& rule, TableReader& reader, Decoding&) {
  rule.of = reader.choice("of", {"convocation", "documents"}) == "documents"
                ? NoticeOf::documents
                : NoticeOf::convocation;
  if (const auto ahead = decode_span(reader, "ahead", true)) {
    rule.ahead = *ahead;
  } else {
    missing(reader, "ahead", msg("add ahead = {{ days = 15 }}"));
  }
  rule.urgent = decode_span(reader, "urgent", true);
  rule.second = decode_span(reader, "second", true);
  rule.from_next_day = reader.boolean("from_next_day").value_or(false);
  rule.counted = reader.choice("counted", {"sent", "received"}) == "received"
                     ? NoticeCounts::received
                     : NoticeCounts::sent;
  rule.delivery = decode_span(reader, "delivery", true);
  if ((rule.counted == NoticeCounts::received) != rule.delivery.has_value()) {
    reader.error("bad-delivery", msg("`counted = \"received\"` and `delivery` go together"),
                 msg("say how long a sending takes: delivery = {{ days = 2, regime = "
                     "\"ouvrable\" }}"));
  }
}

void decode(Standing& rule, TableReader& reader, Decoding& d) {
  rule.role = reader.need_text("role");
  if (const auto at = reader.get("role"); at && !rule.role.empty()) {
    check_id(reader, at, rule.role, d.rules.convention->roles,
             msg("there is no role “{}”", rule.role));
  }
  const auto filled = reader.choice("filled", {"always", "at-sessions", "once"});
  rule.filled = filled == "at-sessions" ? Filled::at_sessions
                : filled == "once"      ? Filled::once
                                        : Filled::always;
  rule.sessions_of = reader.text("sessions_of").value_or("");
  if ((rule.filled == Filled::at_sessions) != !rule.sessions_of.empty()) {
    reader.get("sessions_of");
    reader.error("bad-standing", msg("`filled = \"at-sessions\"` and `sessions_of` go together"),
                 msg("say whose sessions: sessions_of = \"cotech\""));
  }
  if (!rule.sessions_of.empty()) bodies(reader, "sessions_of", d);
  rule.vacancy = decode_span(reader, "vacancy", true).value_or(Span{});
  rule.per = read_period(reader, "year");
}

void decode(Deadline& rule, TableReader& reader, Decoding& d) {
  rule.due = calendar::read_day(reader, "due");
  const int given = int{reader.has("due")} + int{reader.has("before")} + int{reader.has("after")};
  for (const char* key : {"before", "after"}) {
    if (reader.has(key)) decode_anchor(reader, key, rule);
    reader.get(key);
  }
  if (given != 1) {
    reader.error("bad-deadline", msg("a deadline needs one of `due`, `before` and `after`"),
                 msg("write due = 2028-12-31, or before = {{ anchor = \"end\", months = 6, "
                     "rounding = \"down\" }}"));
  }
  check_fixed_day(reader, rule, d);
  decode_opening(reader, rule);
  rule.state = reader.boolean("state").value_or(false);
  rule.counts = decode_evidence_level(reader).value_or(EvidenceLevel::held);
  rule.counting = decode_counting(reader);
}

std::optional<Kind> decode_kind(const std::string& name, TableReader& reader, Decoding& d) {
  for (Kind& kind : every_kind()) {
    if (traits(kind).name != name) continue;
    std::visit([&](auto& rule) { decode(rule, reader, d); }, kind);
    return kind;
  }
  return std::nullopt;
}

bool needs_body(const std::string& name, TableReader& reader) {
  for (const Kind& kind : every_kind()) {
    if (traits(kind).name == name) return std::visit(NeedsBody{reader}, kind);
  }
  return true;
}

}  // namespace gouvernail::rules
