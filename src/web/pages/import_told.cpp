// SPDX-License-Identifier: MPL-2.0
#include "web/pages/import_told.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "base/failure.h"
#include "base/sha256.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;

// Sessions by what people call them: a file that names none of its own has names that the program
// made, which say nothing to anybody.
class SessionWords {
 public:
  SessionWords(const app::Opened& opened, const Visit& visit) : opened_(opened), visit_(visit) {
    for (const governance::Meeting& meeting : opened.history->meetings) add(meeting);
  }
  void add(const governance::Meeting& meeting) {
    if (!governance::is_made_uid(meeting.uid)) return;
    names_.insert_or_assign(meeting.uid, name_of(meeting, opened_, visit_));
  }

  base::Message in(base::Message message) const {
    for (base::Argument& argument : message.arguments) {
      if (auto* text = std::get_if<std::string>(&argument)) *text = in(*text);
      auto* list = std::get_if<base::MessageList>(&argument);
      if (list == nullptr) continue;
      for (base::Message& one : *list) one = in(std::move(one));
    }
    return message;
  }
  base::Diagnostics in(base::Diagnostics diagnostics) const {
    for (base::Diagnostic& one : diagnostics) {
      one.what = in(std::move(one.what));
      one.remedy = in(std::move(one.remedy));
      if (governance::is_made_uid(one.position.file)) one.position.file = in(one.position.file);
    }
    return diagnostics;
  }

 private:
  std::string in(const std::string& text) const {
    if (!governance::is_made_uid(text)) return text;
    const auto known = names_.find(text);
    return known == names_.end() ? visit_.say(msg("the session of this line")) : known->second;
  }

  const app::Opened& opened_;
  const Visit& visit_;
  std::map<std::string, std::string> names_;  // by uid
};

// Persons by their names, in the place of their keys.
reports::ImportLine line_with_names(reports::ImportLine line, const app::Opened& opened) {
  if (line.before) line.before = web::with_names(**line.before, opened.people);
  line.after = web::with_names(*line.after, opened.people);
  return line;
}

// Names and titles that are no body's are asked beside a list of bodies: nothing else is to be done
// about them, and no title is told twice.
void leave_to_the_page(app::Imported& imported) {
  std::erase_if(imported.warnings, [&](const base::Diagnostic& one) {
    return one.code == "unknown-title" &&
           std::ranges::count(imported.unknown_bodies, one.excerpt) > 0;
  });
  for (base::Diagnostic& one : imported.warnings) {
    const bool asked = one.code == "unknown-body" && !imported.unknown_bodies.empty();
    if (asked || one.code == "unknown-title") one.remedy = {};
  }
}

void add(std::string& all, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) all += line + '\n';
  all += '\n';
}

// What the lists of a page say where nobody touched them is what was shown.
governance::ColumnsGiven without_unsaid(governance::ColumnsGiven columns) {
  std::erase_if(columns, [](const auto& one) { return one.second.empty(); });
  return columns;
}

// But for what is confirmed.
bool asks_the_same(const app::ImportFile& a, const app::ImportFile& b) {
  return a.without_bad == b.without_bad && a.bodies == b.bodies &&
         without_unsaid(a.columns) == without_unsaid(b.columns);
}

bool holds(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::ranges::includes(all, some);
}

}  // namespace

app::Imported import_told(app::Opened& opened, const app::ImportFile& request, const Visit& visit) {
  SessionWords words(opened, visit);
  try {
    app::Imported imported = app::import_file(opened, request, visit.today());
    for (const reports::ImportLine& line : imported.lines) {
      words.add(*line.after);
    }
    imported.warnings = words.in(std::move(imported.warnings));
    leave_to_the_page(imported);
    return imported;
  } catch (const base::Failure& failure) {
    throw base::Failure(failure.kind(), words.in(failure.cause()), words.in(failure.remedy()),
                        words.in(failure.diagnostics()));
  }
}

std::string ImportTold::digest() const {
  std::string all;
  for (const auto* lines : {&added, &corrected, &doubts, &errors, &warnings}) add(all, *lines);
  return base::sha256_hex(all);
}

std::string doubt_words(const reports::ImportDoubt& doubt, const app::Imported& looked,
                        const app::Opened& opened, const Visit& visit) {
  reports::ImportDoubt named = doubt;
  if (!doubt.beside) named.line = line_with_names(doubt.line, opened);
  const std::string words =
      reports::import_doubt_words(named, opened.rules->convention, visit.language);
  const std::int64_t others =
      std::ranges::count(looked.doubts, doubt.key, &reports::ImportDoubt::key) - 1;
  if (others == 0) return words;
  return visit.say(
      msg("{0} – and {1} {1:other session|other sessions} in the same way", words, others));
}

ImportTold told_of(const app::Imported& looked, const app::Opened& opened, const SentFile& sent,
                   const Visit& visit) {
  const governance::Convention& convention = opened.rules->convention;
  Problem problem = problem_of(base::bad_files({}, looked.warnings), visit);
  sent.name_alone(problem.lines);
  sent.name_alone(problem.notices);
  ImportTold told;
  told.errors = std::move(problem.lines);
  told.warnings = std::move(problem.notices);
  for (const reports::ImportLine& line : looked.lines) {
    (line.before ? told.corrected : told.added)
        .push_back(
            reports::import_line_words(line_with_names(line, opened), convention, visit.language));
  }
  for (const reports::ImportBeside& one : looked.beside_lines) {
    (reports::is_change(one) ? told.corrected : told.added)
        .push_back(reports::import_beside_words(one, convention, visit.language));
  }
  for (const reports::ImportDoubt& doubt : looked.doubts) {
    told.doubts.push_back(doubt.key + doubt.apart_key + ' ' +
                          doubt_words(doubt, looked, opened, visit));
  }
  return told;
}

std::set<std::string> verdicts_changed(const app::Imported& looked) {
  std::set<std::string> all;
  const auto word = [](const compliance::Judgement* one) {
    return one == nullptr ? std::string("-") : std::to_string(static_cast<int>(one->verdict));
  };
  for (const compliance::Difference& one : looked.differences) {
    all.insert(one.either().duty.id + ' ' + word(one.before) + word(one.after));
  }
  return all;
}

std::optional<app::Imported> with_all_confirmed(app::Opened& opened, app::ImportFile request,
                                                const app::Imported& looked, const Visit& visit) {
  if (looked.left() == 0) return std::nullopt;
  request.all_doubtful = true;
  return import_told(opened, request, visit);
}

base::Message not_as_shown(const LookedAt& shown, app::Opened& opened,
                           const app::ImportFile& request, const app::Imported& looked,
                           const SentFile& sent, const Visit& visit) {
  const bool alike = asks_the_same(shown.asked, request);
  app::ImportFile asked = shown.asked;
  asked.path = request.path;
  const bool same =
      alike && asked.columns == request.columns && asked.confirmed == request.confirmed;
  std::optional<app::Imported> other;
  const app::Imported& then = same ? looked : other.emplace(import_told(opened, asked, visit));
  if (told_of(then, opened, sent, visit).digest() != shown.told) {
    return msg(
        "What was recorded since is touched by this file: what it would change is not what you "
        "saw. Look at it again; what you ticked is kept.");
  }
  if (!alike) {
    return msg("What you said of the file changes what would be recorded: look at it first.");
  }
  // What was shown of all that was confirmed may come, and what was to come anyway may not stay
  // away.
  const std::set<std::string> now = verdicts_changed(looked);
  std::set<std::string> seen = shown.verdicts_of_all;
  seen.insert(shown.verdicts.begin(), shown.verdicts.end());
  if (holds(seen, now) && holds(now, shown.verdicts)) return {};
  return msg("What you confirm changes other verdicts than were shown: look at them first.");
}

}  // namespace gouvernail::web
