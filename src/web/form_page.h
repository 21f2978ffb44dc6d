// SPDX-License-Identifier: MPL-2.0
// Forms: what they ask, how they are shown, and what becomes of them. A form carries the revision
// of the record that it was made from: what changed underneath meanwhile is shown before anything
// is recorded, where it touches the same thing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "calendar/local_time.h"
#include "http/message.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

struct Choice {
  std::string value;
  std::string label;
};

struct Field {
  // `secret`: typed unseen, and never shown again.
  enum class Kind { text, day, time, area, choice, tick, hidden, file, secret };

  std::string name;
  base::Message label = {};
  Kind kind = Kind::text;
  std::string value = {};  // of a box: "yes" where it is ticked
  bool required = false;
  base::Message hint = {};
  std::vector<Choice> choices = {};  // of a text: what is suggested, anything else may be typed
  // What is asked about, in the place of `value`, which is what stands: shown, and not recorded.
  std::optional<std::string> tried = {};
};

// Why a form was not taken.
struct Problem {
  int status = 422;
  std::vector<std::string> lines;         // what is wrong, and what would be right
  std::vector<std::string> fields = {};   // names of those that are wrong
  std::vector<std::string> changed = {};  // underneath, meanwhile
  std::vector<std::string> notices = {};  // what stands in the way of nothing
  base::Message title = {};               // empty: that nothing was recorded
};

struct FormPage {
  base::Message title;
  std::vector<std::string> lead = {};  // above the fields
  std::string address;                 // to which it is sent
  base::Message button;                // empty: it cannot be sent
  std::vector<Field> fields = {};
  bool grave = false;  // what it does is a loss
  std::string back = "/";
  std::string back_words;  // the page that one comes back to
  std::int64_t revision = 0;
  // A second button asks what it would change, before anything is recorded (field "look").
  bool can_look = false;
  std::optional<reports::View> touched = {};  // … and the answer (pages/touched.h)
  // What does it where this form cannot.
  struct Instead {
    std::string address;
    base::Message label;
  };
  std::optional<Instead> instead = {};
};

// form.mustache. What was typed stands in the place of the fields' values, once it was sent.
http::Response show_form(const Visit& visit, const FormPage& page,
                         const Problem* problem = nullptr);

// problem.mustache, in any page with a form; and the fields as field.mustache has them.
// `focus`: whoever sent the form is led to it, and not to a field that is wrong.
void add_problem(reports::View& view, const Visit& visit, const Problem* problem,
                 bool focus = true);
reports::View field_view(const Field& field, const Visit& visit, const Problem* problem);
// What form_open.mustache hides in it.
void add_hidden(reports::View& view, const Visit& visit, std::int64_t revision);

// What was typed: none where nothing was; what cannot be read is a Failure that names the field.
std::optional<calendar::Day> typed_day(const http::Form& form, const std::string& name);
calendar::Day need_typed_day(const http::Form& form, const std::string& name);
std::optional<calendar::Minutes> typed_time(const http::Form& form, const std::string& name);
struct TypedTimes {
  std::optional<calendar::Minutes> from;
  std::optional<calendar::Minutes> until;
};
// Of two fields; “14h-16h” in the first tells the end, too, where the second is empty.
TypedTimes typed_times(const http::Form& form, const std::string& from, const std::string& until);
std::optional<std::string> typed(const http::Form& form, const std::string& name);

// What is asked about in a form, before it is sent: as its button "look" sends it, or an address
// that leads to it. False: the form is only shown.
bool is_tried(const Visit& visit);
// Gives the fields what is asked about.
void fill_tried(std::vector<Field>& fields, const Visit& visit);

// A Failure of one field.
class FieldFailure : public base::Failure {
 public:
  FieldFailure(std::string field, const base::Failure& failure)
      : base::Failure(failure), field_(std::move(field)) {}
  const std::string& field() const { return field_; }

 private:
  std::string field_;
};

// Whoever typed it saw no file of settings: what is wrong is told without its place there.
base::Failure without_places(const base::Failure& failure);

// As a page says it: cause, remedy, and the places in files.
Problem problem_of(const base::Failure& failure, const Visit& visit);

struct Change {
  // Id of what the form is about, as the journal names it; empty: whatever else was changed
  // meanwhile, it is done.
  std::string subject;
  // What it gives is told by the page that follows; nothing is, where it says nothing.
  std::function<Note(app::Opened&)> act;
  std::string then;  // the page that follows
  // It cannot be begun anew where it failed: part of it was done (mails were queued).
  bool once = false;
};

// The last entry of the journal; none: it cannot be taken back. `why`: what is in its way.
std::optional<std::int64_t> entry_to_undo(app::Opened& opened, base::Message* why = nullptr);

// Does it, and leads to the page that follows; else the form again, with why.
http::Response make_change(Visit& visit, const Change& change,
                           const std::function<http::Response(const Problem&)>& again);

}  // namespace gouvernail::web
