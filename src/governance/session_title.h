// SPDX-License-Identifier: MPL-2.0
// What people call a session in a diary or a sheet of their own: "Annulé : COPIL CTG".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"

namespace gouvernail::governance {

struct Convention;

// Ids of the bodies, and of no act, whose name or id stands in the text in whole words: "COPIL
// CTG". Of several, of the longest name: "groupe projet élargi" is no "groupe projet".
std::vector<std::string> bodies_named_in(const Convention& convention, const std::string& text);

// What stands beside those words, of a title that is called off: "COPIL CTG"; none of another one,
// nor where the whole is the name of a body.
std::optional<std::string> name_called_off(const Convention& convention, const std::string& title);

// Bodies that somebody said are meant, by what they are called (folded).
using BodiesSaid = std::map<std::string, std::string>;
// Bodies that the patterns of the settings fit; may be empty.
using BodiesOfTitle = std::function<std::vector<std::string>(const std::string& title)>;

// Ids of the bodies that a title means: by what somebody said, else by the patterns, else by its
// name; where the whole means none, by what stands beside the words that call it off. Of several
// that the patterns fit, the one that is called so. The same for a calendar and for a table.
std::vector<std::string> bodies_meant(const Convention& convention, const std::string& title,
                                      const BodiesSaid& said, const BodiesOfTitle& patterns);

// Whether somebody said that what is called so is nothing of ours: that it means no body (an empty
// id among `said`), by the whole of it or by what stands beside the words that call it off.
bool is_nothing_of_ours(const Convention& convention, const std::string& title,
                        const BodiesSaid& said);

// What a title that means no body nearly says.
class NearBodies {
 public:
  // `convention` must outlive it.
  explicit NearBodies(const Convention& convention);

  // The body whose name is written nearly so, else the one whose name stands in it; none where
  // there are several, nor once too many titles were asked about: the file is another's.
  std::optional<std::string> near(const std::string& title);

 private:
  const Convention& convention_;
  std::map<std::string, std::vector<std::string>> bodies_;  // by what they are called
  std::vector<std::string> names_;
  std::map<std::string, std::optional<std::string>> asked_;
};

// Of a calendar: what nobody but its owner can name.
base::Message untitled_left_out(std::int64_t events);

}  // namespace gouvernail::governance
