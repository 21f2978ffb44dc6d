// SPDX-License-Identifier: MPL-2.0
#include "reports/audit_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/markup.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Meeting;

class AuditPage {
 public:
  AuditPage(const TermReport& report, const Language& language)
      : report_(report), language_(language), convention_(report.check.rules->convention) {}

  std::string write() {
    out_ = "<h2>" + say(msg("Evidence file")) + "</h2>\n";
    readings();
    sessions();
    waivers();
    journal();
    return std::move(out_);
  }

 private:
  std::string say(const base::Message& message) const {
    return escape_markup(language_.text(message));
  }
  std::string day(const std::optional<calendar::Day>& day) const {
    return day ? escape_markup(language_.short_day(*day)) : "–";
  }

  void readings() {
    out_ += "<p>" +
            say(msg("Judged with the {0}; as known on {1}.",
                    reading_words(*report_.check.rules, language_),
                    calendar::arg(report_.check.as_of))) +
            "</p>\n<p>" +
            say(msg("Documents and journal are those recorded until now, whatever the day of the "
                    "report.")) +
            "</p>\n";
  }

  std::string present(const Meeting& meeting) const {
    if (!meeting.present) {
      return meeting.status == governance::MeetingStatus::held ? say(msg("not recorded")) : "–";
    }
    std::vector<std::string> roles;
    for (const governance::Presence& presence : *meeting.present) {
      const std::string role = role_name(convention_, presence.role, language_);
      roles.push_back(presence.count == 1 ? role : fmt::format("{} × {}", role, presence.count));
    }
    return roles.empty() ? say(msg("nobody")) : escape_markup(language_.list(roles));
  }

  // A file's name may tell a person's: its digest is proof enough.
  std::string documents(const std::string& uid) const {
    const auto found = report_.audit->documents.find(uid);
    if (found == report_.audit->documents.end()) return "–";
    std::string out;
    for (const Document& document : found->second) {
      if (!out.empty()) out += "<br/>";
      if (!report_.anonymous) out += escape_markup(document.name) + ", ";
      out += say(msg("{0} bytes", document.size)) +
             ", <code>sha256:" + escape_markup(document.sha256) + "</code>";
    }
    return out;
  }

  void sessions() {
    std::vector<const Meeting*> all;
    for (const Meeting& meeting : report_.check.history->meetings) all.push_back(&meeting);
    std::stable_sort(all.begin(), all.end(),
                     [](const Meeting* a, const Meeting* b) { return comes_first(*a, *b); });
    PageTable table(language_.text(msg("Sessions recorded: {0}", std::int64_t(all.size()))),
                    {msg("Session"), msg("Status"), msg("Convened"), msg("Minutes"), msg("Present"),
                     msg("Documents")},
                    language_, "audit");
    for (const Meeting* meeting : all) {
      std::string name = escape_markup(body_name(convention_, meeting->body, language_));
      if (!report_.anonymous && !meeting->note.empty()) {
        name += "<br/><span class=\"small\">" + escape_markup(meeting->note) + "</span>";
      }
      table.row({escape_markup(meeting_time(*meeting, {}, language_)) + "<br/>" + name,
                 escape_markup(status_word(meeting->status, language_)), day(meeting->convened_on),
                 day(meeting->minutes_on), "<span>" + present(*meeting) + "</span>",
                 "<span>" + documents(meeting->uid) + "</span>"});
    }
    out_ += table.end();
  }

  void waivers() {
    const auto& all = report_.check.history->waivers;
    if (all.empty()) {
      out_ += "<p>" + say(msg("No waiver is recorded.")) + "</p>\n";
      return;
    }
    PageTable table(
        language_.text(msg("Waivers: {0}", std::int64_t(all.size()))),
        {msg("Duty"), msg("Granted on"), msg("Authority"), msg("Reason"), msg("Evidence")},
        language_, "audit");
    const auto free_text = [&](const std::string& text) {
      return report_.anonymous || text.empty() ? std::string("–")
                                               : "<span>" + escape_markup(text) + "</span>";
    };
    for (const governance::Waiver& waiver : all) {
      table.row({escape_markup(waiver.target),
                 escape_markup(language_.short_day(waiver.granted_on)), free_text(waiver.authority),
                 free_text(waiver.reason), free_text(waiver.evidence)});
    }
    out_ += table.end();
  }

  void journal() {
    const AuditFile& audit = *report_.audit;
    out_ += "<h3>" + say(msg("Journal")) + "</h3>\n<p>" +
            say(audit.altered.empty() ? msg("{0} {0:entry|entries}; every hash was recomputed and "
                                            "none is wrong. The last one stands for all of them:",
                                            std::int64_t(audit.journal.size()))
                                      : audit.altered) +
            " <code>" + escape_markup(audit.head) + "</code></p>\n";
    if (audit.journal.empty()) return;
    out_ += "<details><summary>" + say(msg("Every entry")) + "</summary>\n";
    PageTable table(language_.text(msg("What was recorded, and when")),
                    {msg("Number"), msg("Recorded on"), msg("What"), msg("Hash")}, language_,
                    "audit");
    for (const JournalLine& line : audit.journal) {
      const calendar::LocalTime at = calendar::to_paris(line.at);
      table.row({std::to_string(line.number),
                 escape_markup(language_.short_day(at.day) + " " + language_.time(at.time)),
                 "<span>" + escape_markup(language_.text(line.what)) + "</span>",
                 "<code>" + escape_markup(line.digest) + "</code>"});
    }
    out_ += table.end() + "</details>\n";
  }

  const TermReport& report_;
  const Language& language_;
  const governance::Convention& convention_;
  std::string out_;
};

}  // namespace

std::string audit_html(const TermReport& report, const Language& language) {
  if (!report.audit) return "";
  return AuditPage(report, language).write();
}

}  // namespace gouvernail::reports
