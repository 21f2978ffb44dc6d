// SPDX-License-Identifier: MPL-2.0
#include "reports/rules_html.h"

#include "base/text.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/rule_fields.h"
#include "reports/template.h"
#include "rules/article_text.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using rules::Obligation;
using rules::Rules;

class RulesPage {
 public:
  RulesPage(const Rules& rules, const rules::ArticleTexts& texts, const Language& language)
      : rules_(rules), texts_(texts), language_(language) {}

  View fill(const std::string& id) const {
    const std::string name = language_.text(rules_.convention->name);
    View view = page_view(language_.text(msg("{0} – the rules", name)), language_);
    view.text("convention", name);
    add_words(view,
              {{"intro", msg("What the program understood of the convention, to be checked against "
                             "its text.")},
               {"readings_title", msg("Readings that bear on it")}},
              language_);
    std::vector<View> wholes;
    if (id.empty()) wholes.push_back(whole());
    view.list("whole", std::move(wholes));
    std::vector<std::string> articles;
    std::vector<std::vector<View>> parts;
    for (const Obligation& obligation : rules_.obligations) {
      if (!id.empty() && obligation.id != id) continue;
      const std::string article = article_of(obligation);
      if (articles.empty() || articles.back() != article) {
        articles.push_back(article);
        parts.emplace_back();
      }
      parts.back().push_back(one(obligation));
    }
    std::vector<View> sections;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      sections.emplace_back().text("title", articles[i]).list("rules", std::move(parts[i]));
    }
    view.list("articles", std::move(sections));
    return view;
  }

 private:
  // What bears on all that follows.
  View whole() const {
    View view;
    view.list("fields", views(convention_fields(rules_, language_)))
        .text("readings_of_all", language_.text(readings_of_all()))
        .block("readings", readings(ambiguities_of_convention(rules_)));
    return view;
  }

  static std::vector<View> views(const std::vector<RuleField>& fields) {
    std::vector<View> views;
    for (const RuleField& field : fields) {
      views.emplace_back().text("label", field.label).text("words", field.text);
    }
    return views;
  }

  std::string article_of(const Obligation& obligation) const {
    rules::Source article;
    article.article = obligation.source.article;
    article.amendment = obligation.source.amendment;
    return source_name(article, language_);
  }

  View one(const Obligation& obligation) const {
    const std::string own = texts_.of(obligation.source);
    View view;
    const bool first = rules_.versions(obligation.id).front() == &obligation;
    const std::string& amendment = obligation.source.amendment;
    view.text("id", obligation.id)
        .text("anchor", first ? obligation.id : obligation.id + "-" + amendment)
        .text("name", obligation_name(rules_, obligation, language_))
        .text("weight", rules::to_string(obligation.weight))
        .list("fields", views(rule_fields(rules_, obligation, language_)))
        .lines("clause", paragraphs(own))
        .text("no_clause", own.empty() ? clause_field(obligation, texts_, language_).text : "")
        .block("readings", readings(ambiguities_of(rules_, obligation)));
    return view;
  }

  // Cut at blank lines.
  static std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> all;
    bool open = false;
    for (const std::string& line : base::split(text, '\n')) {
      const std::string_view words = base::trim(line);
      if (words.empty()) {
        open = false;
        continue;
      }
      if (!open) all.emplace_back();
      all.back() += (open ? " " : "") + std::string(words);
      open = true;
    }
    return all;
  }

  std::vector<View> readings(const std::vector<const rules::Ambiguity*>& ambiguities) const {
    std::vector<View> items;
    for (const rules::Ambiguity* ambiguity : ambiguities) {
      std::vector<std::string> lines{reading_line(ambiguity->by_default, true, rules_, language_)};
      for (const rules::Reading& reading : ambiguity->alternatives) {
        lines.push_back(reading_line(reading, false, rules_, language_));
      }
      items.emplace_back()
          .text("question", ambiguity_words(*ambiguity, language_))
          .lines("choices", std::move(lines));
    }
    return items;
  }

  const Rules& rules_;
  const rules::ArticleTexts& texts_;
  const Language& language_;
};

}  // namespace

std::string rules_html(const Rules& rules, const std::string& id, const rules::ArticleTexts& texts,
                       const Language& language) {
  static const Template page("rules.mustache");
  return page.render(RulesPage(rules, texts, language).fill(id));
}

}  // namespace gouvernail::reports
