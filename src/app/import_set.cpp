// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/import.h"
#include "app/importing/compared.h"
#include "app/importing/laid_over.h"
#include "app/importing/verdicts.h"
#include "app/importing/way_back.h"
#include "app/persons.h"
#include "app/workspace/import_memory.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::msg;
using base::Verb;

// How what is no longer recorded comes back: known once the file is recorded; none before.
void tell_way_back(Compared& compared, std::optional<std::int64_t> revision) {
  const Action undo{Verb::undo_journal};
  for (const std::size_t at : compared.losses) {
    compared.diagnostics[at].remedy =
        msg("“{0}” takes this back",
            revision ? Action(undo).of(*revision) : Action(undo).of(base::Blank::number));
  }
}

// Once it is recorded, or would be.
Imported told_of_file(Compared& compared, std::optional<std::int64_t> revision) {
  tell_way_back(compared, revision);
  base::Diagnostics all;
  for (std::size_t i = 0; i < compared.diagnostics.size(); ++i) {
    if (!compared.not_so.contains(i)) all.push_back(std::move(compared.diagnostics[i]));
  }
  compared.result.warnings = base::grouped(std::move(all));
  return std::move(compared.result);
}

// As the file has them that names them last.
template <class Persons>
void put_person(Persons& persons, const governance::Person& person) {
  const auto its = std::ranges::find(persons, person.key, &governance::Person::key);
  if (its == persons.end()) {
    persons.push_back(person);
  } else {
    *its = person;
  }
}

}  // namespace

ImportSet::ImportSet(Opened& opened, calendar::Day today)
    : opened_(opened), today_(today), before_(std::make_unique<ImportedBefore>()) {
  if (opened.database) before_->memory = read_import_memory(opened.folder);
}

ImportSet::~ImportSet() { give_back(); }

Imported ImportSet::look(ImportFile request) {
  request.dry_run = true;
  lay_over_last();
  Compared compared = compare_file(opened_, request, *before_, today_);
  tell_outcome(compared);
  return told_of_file(compared, std::nullopt);
}

void ImportSet::take(const ImportFile& request) {
  lay_over_last();
  Compared compared = compare_file(opened_, request, *before_, today_);
  if (request.dry_run) tell_outcome(compared);
  if (compared.result.refused) {
    compared.changes.clear();
    compared.persons.clear();
  } else {
    before_->memory = std::move(compared.memory);
  }
  counts_alone_ = counts_alone_ && request.counts_alone;
  for (const governance::Person& person : compared.persons) put_person(persons_, person);
  files_.push_back(std::move(compared));
}

void ImportSet::tell_outcome(Compared& compared) const {
  tell_verdicts(opened_, compared.changes, today_, compared.result);
  compared.result.may_be_taken_back = may_be_taken_back(opened_, compared.changes);
}

// Only what another file follows: most imports are of one.
void ImportSet::lay_over_last() {
  if (laid_ == files_.size()) return;
  if (laid_ == 0) {
    history_ = opened_.history;
    people_ = opened_.people;
  }
  Compared& last = files_[laid_++];
  opened_.history = laid_over(std::move(opened_.history.own()), last.changes);
  for (const governance::Person& person : last.persons) {
    put_person(opened_.people->persons, person);
  }
  std::ranges::move(last.changes, std::back_inserter(before_->changes));
  last.changes.clear();
}

void ImportSet::give_back() {
  if (laid_ == 0) return;
  opened_.history = std::move(*history_);
  opened_.people = std::move(*people_);
  laid_ = 0;
}

bool ImportSet::brings_something() const {
  const auto brings = [](const Compared& one) { return !one.changes.empty(); };
  return !persons_.empty() || !before_->changes.empty() || std::ranges::any_of(files_, brings);
}

std::vector<Imported> ImportSet::record() {
  give_back();
  records::Changes changes = std::move(before_->changes);
  for (Compared& file : files_) std::ranges::move(file.changes, std::back_inserter(changes));
  record_with_persons(opened_, std::move(changes), persons_, !counts_alone_);
  if (opened_.database && before_->memory != ImportMemory{}) {
    write_import_memory(opened_.folder, before_->memory);
  }
  return told_of_all(opened_.revision);
}

std::vector<Imported> ImportSet::tell() { return told_of_all(std::nullopt); }

std::vector<Imported> ImportSet::told_of_all(std::optional<std::int64_t> revision) {
  std::vector<Imported> all;
  for (Compared& file : files_) all.push_back(told_of_file(file, revision));
  return all;
}

Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today) {
  ImportSet set(opened, today);
  set.take(request);
  return std::move((request.dry_run ? set.tell() : set.record()).front());
}

}  // namespace gouvernail::app
