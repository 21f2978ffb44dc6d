// SPDX-License-Identifier: MPL-2.0
// Meetings brought in from a file, or from several as one import: a table (CSV, .xlsx, .ods), or a
// calendar (.ics) whose titles tell the bodies: by the settings' patterns, by what somebody said,
// by their names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/exchange.h"
#include "app/workspace/opened.h"
#include "base/shared.h"
#include "compliance/differences.h"
#include "governance/history_csv.h"
#include "governance/people.h"
#include "reports/import_words.h"

namespace gouvernail::app {

struct ImportFile {
  std::string path;
  bool dry_run = false;  // says what would be recorded, and records nothing
  // Lines with errors are left out; else one of them, and nothing is recorded. Of a calendar one
  // bad event holds no other back, whatever this says.
  bool without_bad = false;
  // Of what is doubtful (Imported::doubts): all of it is taken, or what has these keys.
  bool all_doubtful = false;
  std::set<std::string> confirmed = {};
  bool confirms(const std::string& key) const;
  // Somebody said that what has this uid by itself is no session that the file has no more.
  bool says_apart(const std::string& uid) const;
  // What columns are, as somebody says; remembered for files whose header looks alike.
  governance::ColumnsGiven columns = {};
  // Which bodies are meant, by what the file calls them, as somebody says, empty where it is
  // nothing of ours; remembered.
  std::map<std::string, std::string> bodies = {};
  std::vector<std::string> sheets = {};  // of a workbook; none: all that have the columns
  // The other tables of a record's export come with it, in files of their own.
  bool of_whole_export = false;
  // Whoever shows nothing of it and looks no further needs neither Imported::lines nor the facts as
  // they are afterwards: `opened` holds none then.
  bool counts_alone = false;
};

struct Imported {
  int added = 0;
  int corrected = 0;
  int unchanged = 0;
  int withdrawn = 0;  // that are not recorded any more, of those that the file has no longer
  int bad = 0;        // lines, or events of ours, that were not understood
  bool of_calendar = false;
  ExchangeCounts beside = {};  // of an export: seats, persons, waivers, answers, ticks
  std::vector<reports::ImportBeside> beside_lines = {};  // each of those that is taken
  base::Diagnostics warnings;
  std::vector<reports::ImportLine> lines;  // of those added and corrected, in their order
  // What would cancel, or is ambiguous; left as it is where it was not confirmed.
  std::vector<reports::ImportDoubt> doubts = {};
  // Of a table: columns of which nobody said what they are.
  std::vector<std::string> unmatched = {};
  // What is called by no body's name, as the file writes it; of a long one the first.
  std::vector<std::string> unknown_bodies = {};
  // Of a dry run: nothing can be recorded, for the errors among the warnings.
  bool refused = false;
  // Of a dry run: the verdicts of today, as they stand and as if it were recorded.
  std::vector<compliance::Judgement> before = {};
  std::vector<compliance::Judgement> after = {};
  std::vector<compliance::Difference> differences = {};  // of these two

  // Of a dry run: nothing that was mailed already would keep it from being taken back.
  bool may_be_taken_back = true;

  // Doubtful, and left.
  std::int64_t left() const;
  // Persons and answers stay, whatever is taken back of it.
  bool has_what_stays() const;
};

// Whether it is what says of a doubt that it is otherwise (ImportDoubt::apart_key).
bool is_apart_key(const std::string& key);
// Whether it confirms what a body is nearly called.
bool is_body_key(const std::string& key);

// The file is compared with the record, and all that is taken of it is one transaction. Any bad
// line of a table is a Failure that shows them all, and nothing is recorded, unless such lines are
// to be left out; of a calendar, a bad event is told (an error among the warnings) and left out,
// and is a Failure where nothing else is in it. A dry run tells what would be one instead. What
// would cancel a session, a session that an earlier import of the same file or calendar brought and
// that is no longer there (told within the bodies and years of a file of which all lines were
// understood, and within the days and series of a calendar), a uid that stands in another year, a
// body that is called nearly so, the day of a session that was held, what was taken back since and,
// of an export, what stands otherwise, are left until somebody confirms them.
//
// Sessions of a calendar whose titles say no body are warnings, and left out; where a title only
// holds the name of one ("to prepare the COPIL"), somebody confirms it. An older state of an
// event never takes the place of a newer one. What was recorded as held, and what was done on a
// day, cannot have its day after `today`. A table is laid over the record by the steps of a life,
// and refused where they refuse; of a calendar, what was settled here, or would move into the past,
// is left as recorded, with a warning. What may surprise of the days and hours that the file
// brings, beside what stands and its own lines above, is a warning, and so is what a line no longer
// says of a session.
Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today);

struct Compared;
struct ImportedBefore;

// Several files as one import: each is compared with the record as it would be with those before
// it, and all that is taken of them is one transaction, which is undone as one. One that is refused
// is a Failure, and nothing is recorded of any.
class ImportSet {
 public:
  // `opened` must outlive it. As long as nothing is recorded, its facts and persons stand in it as
  // they were.
  ImportSet(Opened& opened, calendar::Day today);
  ~ImportSet();
  ImportSet(const ImportSet&) = delete;
  ImportSet& operator=(const ImportSet&) = delete;

  // What the file would bring; those that follow know nothing of it.
  Imported look(ImportFile request);
  void take(const ImportFile& request);
  bool brings_something() const;
  // One result a file, in their order.
  std::vector<Imported> record();
  // The same where nothing is to be recorded.
  std::vector<Imported> tell();

 private:
  void tell_outcome(Compared& compared) const;
  void lay_over_last();
  void give_back();
  std::vector<Imported> told_of_all(std::optional<std::int64_t> revision);

  Opened& opened_;
  calendar::Day today_;
  // As they are recorded, while those of `opened` are as they would be.
  std::optional<base::Shared<governance::History>> history_ = {};
  std::optional<base::Boxed<governance::People>> people_ = {};
  std::unique_ptr<ImportedBefore> before_;
  std::vector<Compared> files_;
  std::size_t laid_ = 0;  // so many of them are laid over the facts of `opened`
  std::vector<governance::Person> persons_ = {};
  bool counts_alone_ = true;
};

}  // namespace gouvernail::app
