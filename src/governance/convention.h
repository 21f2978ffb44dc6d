// SPDX-License-Identifier: MPL-2.0
// The agreement and what it sets up: parties, roles, colleges, bodies. Plain values, in the
// order of the rule files; ids are unique within each list.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "calendar/holidays.h"
#include "calendar/local_time.h"
#include "calendar/regime.h"
#include "calendar/school.h"

namespace gouvernail::governance {

struct Party {
  std::string id;
  base::LocalizedText name;
  bool signatory = true;
  // First day on which obligations bind this party; none: from the start of the term.
  std::optional<calendar::Day> effective;
  // Nobody has said on which day it signed: `effective` is the earliest one possible.
  bool signature_unknown = false;
  base::LocalizedText short_name = {};  // "CCHPM"; empty: the name serves

  const base::LocalizedText& called() const { return short_name.fr.empty() ? name : short_name; }

  bool is_bound(calendar::Day day) const { return !effective || *effective <= day; }
};

// Who may sit in the place of a holder of a role.
enum class Substitution { same_organisation, same_assembly, listed_roles, nobody };

// A function listed in a composition ("DGS", "représentant de la MSA").
struct Role {
  std::string id;
  base::LocalizedText name;
  std::string party;                 // id of a party; empty for qualified persons and the public
  std::string college;               // id of a college ("elus", "private"); may be empty
  std::optional<int> seats;          // number of seats, when the convention fixes it
  std::vector<std::string> aliases;  // other spellings accepted in imported attendance
  Substitution substitution = Substitution::same_organisation;
  std::vector<std::string> substitutes;  // role ids, with Substitution::listed_roles
  bool elected = false;                  // the seat lapses at the renewal of its assembly
  std::vector<std::string> is_also;      // roles that a holder fills as well: a vice-president is
                                         // one of the élus
};

struct College {
  std::string id;
  base::LocalizedText name;
};

// What becomes of an act, for the words that speak of it: a letter is sent, an assessment
// delivered, a tool published, a plan adopted, a state of things noted.
enum class Done { done, sent, delivered, published, adopted, noted };

// A governing body (instance), or an act: something due that is no meeting of a body.
struct Body {
  std::string id;
  base::LocalizedText name;
  bool act = false;
  std::vector<std::string> members;  // role ids: who is invited
  std::string convener;              // role id: who convenes; may be empty
  std::optional<int> minutes;        // usual length of a session
  std::string site;                  // usual site; may be empty
  Done done = Done::done;            // of an act
};

// None where the body states none, or there is no body.
std::optional<calendar::Minutes> usual_length(const Body* body);

struct Site {
  std::string id;
  base::LocalizedText name;
  std::string address;
  std::map<std::string, int> minutes_to;  // travel time by site; either way, said once or twice
};

// Its name with its address, as an invitation tells where to go.
std::string full_name(const Site& site, const std::string& name);

struct Convention {
  std::string id;
  base::LocalizedText name;
  calendar::DayRange term;
  std::optional<calendar::Day> signed_on;
  calendar::HolidayRegion region = calendar::HolidayRegion::metropole;
  std::optional<calendar::SchoolZone> school_zone;
  std::vector<Party> parties;
  std::vector<College> colleges;
  std::vector<Role> roles;
  std::vector<Body> bodies;
  std::vector<Site> sites;

  // Null when there is none: the id, letter by letter.
  const Party* party(const std::string& id) const;
  const Role* role(const std::string& id) const;
  const Body* body(const std::string& id) const;
  const Site* site(const std::string& id) const;
  // Minutes from one site to another; 0 when they are the same or when nobody said.
  int travel_minutes(const std::string& from, const std::string& to) const;
  // What a hand wrote, whatever its case and accents: a body by its id or by a name that no other
  // has, a role by id, by alias or by name. Null when it names none.
  const Body* find_body(const std::string& text) const;
  const Role* find_role(const std::string& text) const;
  // The id of the place that a hand or a calendar wrote: by id, by name, by name and address as our
  // invitations have it, or by an address that no other has. The text in one line where it is none
  // of ours: a session may be held anywhere.
  std::string site_named(const std::string& text) const;
  // Whether obligations bind the party on that day; somebody of no party is always bound.
  bool binds(const std::string& party, calendar::Day day) const;
  // The name; the id as it is where there is no such body or role.
  base::LocalizedText name_of_body(const std::string& id) const;
  base::LocalizedText name_of_role(const std::string& id) const;
  // Something due that is no meeting: it is done, not convened.
  bool is_act(const std::string& body) const;
  // What becomes of an act; of a body, `done`.
  Done done_of(const std::string& body) const;
  // Whether the party of that id is one of those that signed: nobody else owes anything. False of
  // an associated partner, of no party and of one that does not exist.
  bool is_signatory(const std::string& party) const;
  // The day from which periods "from signature" are counted: signature, else entry into force.
  calendar::Day anchor() const { return signed_on.value_or(term.first); }
};

// In their order.
template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

}  // namespace gouvernail::governance
