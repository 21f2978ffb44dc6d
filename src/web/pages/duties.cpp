// SPDX-License-Identifier: MPL-2.0
// Every duty, filtered; one of them with all that its verdict rests on.
#include <algorithm>
#include <set>

#include "app/explain_obligation.h"
#include "app/judge_convention.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/weight_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using compliance::Judgement;
using reports::View;

constexpr const char* all_years = "all";
constexpr const char* depends_on_reading = "selon";

std::string weight_id(rules::Weight weight) {
  switch (weight) {
    case rules::Weight::obligation:
      return "obligation";
    case rules::Weight::indicator:
      return "indicator";
    case rules::Weight::recommendation:
      return "recommendation";
  }
  return {};
}

class Duties {
 public:
  Duties(const app::JudgeConventionResult& judged, const Visit& visit)
      : opened_(*judged.opened),
        report_(judged.report),
        visit_(visit),
        language_(visit.language),
        body_(visit.query.text("instance")),
        article_(visit.query.text("article")),
        year_(visit.query.text("annee")),
        verdict_(visit.query.text("verdict")),
        weight_(visit.query.text("poids")),
        reading_(visit.query.text("lectures")) {}

  View fill() const {
    View view = begin_page(visit_, say(msg("Duties")));
    std::vector<View> groups;
    std::vector<const Judgement*> of_one;
    std::int64_t shown = 0;
    const auto end_group = [&] {
      if (!of_one.empty()) groups.push_back(group(of_one));
      of_one.clear();
    };
    for (const Judgement& judgement : report_.judgements) {
      if (!is_asked(judgement)) continue;
      const bool other =
          !of_one.empty() && of_one.front()->duty.obligation->id != judgement.duty.obligation->id;
      if (other) end_group();
      of_one.push_back(&judgement);
      ++shown;
    }
    end_group();
    reports::add_words(view,
                       {{"show_words", msg("Show")},
                        {"filter_label", msg("Choose duties")},
                        {"period_column", msg("Period")},
                        {"verdict_column", msg("Verdict")},
                        {"standing_column", msg("Where it stands")}},
                       language_);
    view.text("count", say(msg("{0} {0:duty|duties}.", shown)))
        .list("groups", std::move(groups))
        .list("filters", filters());
    return view;
  }

 private:
  template <class Said>
  std::string say(const Said& said) const {
    return language_.text(said);
  }

  // A year is looked at unless another one, or a verdict or readings whatever the year, are asked
  // for.
  bool is_of_year(const calendar::DayRange& window) const {
    const bool any = !verdict_.empty() || !reading_.empty();
    if (year_ == all_years || (year_.empty() && any)) return true;
    const std::string year =
        year_.empty() ? std::to_string(calendar::year_of(visit_.today())) : year_;
    return std::to_string(calendar::year_of(window.first)) <= year &&
           std::to_string(calendar::year_of(window.last)) >= year;
  }

  bool is_asked(const Judgement& judgement) const {
    const rules::Obligation& obligation = *judgement.duty.obligation;
    return (body_.empty() || judgement.duty.body == body_) &&
           (article_.empty() || reports::source_name(obligation.source, language_) == article_) &&
           (verdict_.empty() || compliance::to_string(judgement.verdict) == verdict_) &&
           (weight_.empty() || weight_id(obligation.weight) == weight_) &&
           (reading_.empty() || !judgement.depends_on.empty()) && is_of_year(judgement.duty.window);
  }

  View group(const std::vector<const Judgement*>& duties) const {
    std::vector<View> rows;
    std::int64_t kept = 0;
    for (const Judgement* judgement : duties) {
      if (judgement->verdict == compliance::Verdict::satisfied) ++kept;
      View row;
      row.text("period", reports::window_name(judgement->duty, language_))
          .text("address", duty_address(judgement->duty.id))
          .text("standing", reports::standing(report_, *judgement, language_))
          .part("badge", reports::badge(judgement->verdict, language_));
      rows.push_back(std::move(row));
    }
    const rules::Obligation& obligation = *duties.front()->duty.obligation;
    View view;
    view.text("title", reports::obligation_name(*report_.rules, obligation, language_))
        .text("source", reports::weight_and_source(obligation, language_))
        .text("kept", say(msg("{0} of {1} kept", kept, static_cast<std::int64_t>(duties.size()))))
        .list("rows", std::move(rows));
    return view;
  }

  View filter(const char* name, const base::Message& label, const std::string& value,
              std::vector<Choice> choices, const base::Message& all = msg("Any")) const {
    Field field{name, label, Field::Kind::choice, value, true};
    field.choices = {{"", say(all)}};
    field.choices.insert(field.choices.end(), choices.begin(), choices.end());
    return field_view(field, visit_, nullptr);
  }

  std::vector<View> filters() const {
    std::vector<Choice> articles;
    std::vector<Choice> years;
    std::vector<Choice> verdicts;
    std::vector<Choice> weights;
    std::set<std::string> seen;
    for (const Judgement& judgement : report_.judgements) {
      const std::string source = reports::source_name(judgement.duty.obligation->source, language_);
      if (!source.empty() && seen.insert(source).second) articles.push_back({source, source});
    }
    const calendar::DayRange& term = opened_.rules->convention->term;
    for (int one = calendar::year_of(term.first); one <= calendar::year_of(term.last); ++one) {
      years.push_back({std::to_string(one), std::to_string(one)});
    }
    years.push_back({all_years, say(msg("All"))});
    for (const compliance::Verdict verdict : reports::verdicts_by_concern()) {
      verdicts.push_back(
          {compliance::to_string(verdict), reports::verdict_word(verdict, language_)});
    }
    for (const rules::Weight weight : rules::all_weights) {
      weights.push_back({weight_id(weight), reports::weight_word(weight, language_)});
    }
    return {filter("instance", msg("Body"), body_, body_choices(opened_, visit_), msg("All")),
            filter("article", msg("Article"), article_, articles),
            filter("annee", msg("Year"), year_, years, msg("This year")),
            filter("verdict", msg("Verdict"), verdict_, verdicts),
            filter("poids", msg("Weight"), weight_, weights),
            filter("lectures", msg("Readings of the text"), reading_,
                   {{depends_on_reading, say(msg("The verdict depends on them"))}}, msg("All"))};
  }

  const app::Opened& opened_;
  const reports::CheckReport& report_;
  const Visit& visit_;
  const reports::Language& language_;
  std::string body_;
  std::string article_;
  std::string year_;
  std::string verdict_;
  std::string weight_;
  std::string reading_;
};

class DutyPage {
 public:
  DutyPage(const app::JudgeConventionResult& judged, const Judgement& judgement, const Visit& visit)
      : opened_(*judged.opened),
        report_(judged.report),
        judgement_(judgement),
        visit_(visit),
        language_(visit.language) {}

  View fill() const {
    const compliance::Duty& duty = judgement_.duty;
    View view = begin_page(visit_, reports::duties_name(*report_.rules, {&judgement_}, language_));
    reports::add_words(view,
                       {{"all_duties", msg("Duties")},
                        {"sessions_title", msg("The meetings looked at")},
                        {"text_title", msg("What the convention says")},
                        {"rule_words", msg("The whole rule")},
                        {"waive_words", msg("Record a waiver")}},
                       language_);
    std::vector<View> sessions;
    for (const compliance::SessionNote& note : judgement_.sessions) {
      sessions.emplace_back()
          .text("words", reports::session_words(report_, note, language_))
          .text("why", language_.text(note.why))
          .text("sign", note.counted ? "✓" : "·")
          .text("address", "/reunions/" + http::percent_encoded(note.uid));
    }
    const std::vector<std::string> text = clauses();
    const bool waivable = judgement_.verdict != compliance::Verdict::satisfied &&
                          judgement_.verdict != compliance::Verdict::waived;
    add_hidden(view, visit_, opened_.revision);
    view.part("badge", reports::badge(judgement_.verdict, language_))
        .text("because", language_.text(judgement_.because))
        .text("next", language_.text(judgement_.next))
        .list("facts", facts())
        .block("sessions", std::move(sessions))
        .text("no_clause", text.empty()
                               ? language_.text(msg("The text of this article is not in the "
                                                    "workspace."))
                               : "")
        .lines("clauses", text)
        .text("waived", judgement_.verdict == compliance::Verdict::waived ? duty.id : "")
        .text("end_waiver_words", language_.text(msg("Take the waiver back")))
        .text("rule_address", "/regles/" + http::percent_encoded(duty.obligation->id))
        .text("waive_address",
              waivable ? "/dispenser?" + http::query_of({{"echeance", duty.id}}) : "");
    return view;
  }

 private:
  std::vector<View> facts() const {
    std::vector<View> rows;
    const auto fact = [&](const base::Message& what, const std::string& value) {
      if (value.empty()) return;
      rows.emplace_back().text("what", language_.text(what)).text("value", value);
    };
    const auto day = [&](const std::optional<calendar::Day>& value) {
      return value ? language_.day(*value) : std::string();
    };
    const compliance::Duty& duty = judgement_.duty;
    const rules::Obligation& obligation = *duty.obligation;
    fact(msg("Source"), reports::weight_and_source(obligation, language_));
    fact(msg("Window"), language_.days(duty.window));
    fact(msg("Counted"), language_.text(msg("{0} of {1}", std::int64_t{judgement_.counted},
                                            std::int64_t{duty.required})));
    fact(msg("Last call"), day(judgement_.last_call));
    fact(msg("Last resort"), day(judgement_.last_resort));
    fact(msg("Owed by"),
         reports::party_names(report_.rules->convention, judgement_.owed_by, language_));
    fact(msg("Sanction"), reports::sanction_name(obligation, language_));
    return rows;
  }

  std::vector<std::string> clauses() const {
    const auto explained =
        app::explain_obligation({{visit_.house.folder, ""}, judgement_.duty.obligation->id});
    const std::string text = explained.texts.of(judgement_.duty.obligation->source);
    return text.empty() ? std::vector<std::string>{} : base::split(text, '\n');
  }

  const app::Opened& opened_;
  const reports::CheckReport& report_;
  const Judgement& judgement_;
  const Visit& visit_;
  const reports::Language& language_;
};

}  // namespace

http::Response duties(Visit& visit) {
  app::JudgeConventionRequest request{visit.situation()};
  // Every reading is judged: that takes a while, and is done where it is asked for.
  request.all_readings = !visit.query.text("lectures").empty();
  const app::JudgeConventionResult judged = app::judge_convention(request);
  return show("duties.mustache", Duties(judged, visit).fill());
}

http::Response duty(Visit& visit) {
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  const auto& all = judged.report.judgements;
  const auto found = std::ranges::find_if(
      all, [&](const Judgement& one) { return one.duty.id == visit.parts.front(); });
  if (found == all.end()) throw NotFound{};
  return show("duty.mustache", DutyPage(judged, *found, visit).fill());
}

}  // namespace gouvernail::web
