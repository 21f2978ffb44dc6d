// SPDX-License-Identifier: MPL-2.0
// The tables that say who and when: convention, parties, roles, bodies, sites, ambiguities,
// house.
#include <algorithm>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/decode_effect.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;
using governance::Substitution;

base::LocalizedText name_of(TableReader& reader, const std::string& id) {
  if (!reader.has("name")) {
    reader.get("name");
    reader.error("missing-key", msg("“{}” is missing", std::string("name")),
                 msg("add {} = \"…\" to this table", std::string("name")));
  }
  return reader.localized("name").value_or(base::LocalizedText{id, id});
}

// The id of a table, and a report when another one of the same kind has it already.
template <class List>
std::string new_id(TableReader& reader, const List& list) {
  const std::string id = reader.need_id("id");
  const bool taken =
      std::any_of(list.begin(), list.end(), [&](const auto& element) { return element.id == id; });
  if (taken && !id.empty()) {
    reader.error("duplicate-id", reader.get("id"), msg("“{}” is defined twice", id),
                 msg("give each its own id, or delete one"));
  }
  return id;
}

governance::Done read_done(TableReader& reader) {
  using governance::Done;
  const auto word =
      reader.choice("done", {"done", "sent", "delivered", "published", "adopted", "noted"});
  return word == "sent"        ? Done::sent
         : word == "delivered" ? Done::delivered
         : word == "published" ? Done::published
         : word == "adopted"   ? Done::adopted
         : word == "noted"     ? Done::noted
                               : Done::done;
}

std::vector<std::string> ids(TableReader& reader, std::string_view key) {
  return reader.texts(key).value_or(std::vector<std::string>{});
}

}  // namespace

void decode_convention(TableReader raw, Decoding& d) {
  TableReader reader = with_readings(std::move(raw), d);
  governance::Convention& convention = d.rules.convention;
  convention.id = reader.need_id("id");
  convention.name = name_of(reader, convention.id);
  convention.term = {calendar::need_day(reader, "start"), calendar::need_day(reader, "end")};
  if (convention.term.empty()) {
    reader.error("last-before-first", reader.get("end"),
                 msg("the convention ends before it starts"),
                 msg("exchange `start` and `end`, or correct one"));
    convention.term.last = convention.term.first;
  }
  convention.signed_on = calendar::read_day(reader, "signed");
  d.binds_all_at_once = reader.choice("binding", {"each", "all"}) == "all";
  const auto region = reader.choice("region", {"metropole", "alsace-moselle"});
  convention.region = region == "alsace-moselle" ? calendar::HolidayRegion::alsace_moselle
                                                 : calendar::HolidayRegion::metropole;
  if (const auto zone = reader.choice("school-zone", {"A", "B", "C"})) {
    convention.school_zone = *zone == "A"   ? calendar::SchoolZone::a
                             : *zone == "B" ? calendar::SchoolZone::b
                                            : calendar::SchoolZone::c;
  }
  if (reader.has("amended_by"))
    d.rules.amendment_clause = decode_named_source(reader, "amended_by");
  reader.get("amended_by");
  reader.finish();
}

void decode_party(TableReader raw, Decoding& d) {
  TableReader reader = with_readings(std::move(raw), d);
  governance::Party party;
  party.id = new_id(reader, d.rules.convention->parties);
  party.name = name_of(reader, party.id);
  party.short_name = reader.localized("short").value_or(base::LocalizedText{});
  party.signatory = reader.boolean("signatory").value_or(true);
  party.effective = calendar::read_day(reader, "effective");
  const auto earliest = calendar::read_day(reader, "earliest");
  const auto said = d.signatures.find(party.id);
  if (!party.effective && said != d.signatures.end()) {
    party.effective = earliest ? std::max(*earliest, said->second) : said->second;
  } else if (!party.effective && earliest) {
    party.effective = earliest;
    party.signature_unknown = true;
  } else if (party.effective && *party.effective > d.rules.convention->term.last) {
    reader.error("outside-term", reader.get("effective"),
                 msg("it would be bound from {} on, after the end of the convention",
                     calendar::arg(*party.effective)),
                 msg("correct the day, or the term of the convention"));
  }
  reader.finish();
  d.rules.convention->parties.push_back(std::move(party));
}

void decode_college(TableReader reader, Decoding& d) {
  governance::College college;
  college.id = new_id(reader, d.rules.convention->colleges);
  college.name = name_of(reader, college.id);
  reader.finish();
  d.rules.convention->colleges.push_back(std::move(college));
}

void decode_role(TableReader raw, Decoding& d) {
  TableReader reader = with_readings(std::move(raw), d);
  governance::Role role;
  role.id = new_id(reader, d.rules.convention->roles);
  role.name = name_of(reader, role.id);
  role.party = reader.text("party").value_or("");
  role.college = reader.text("college").value_or("");
  if (const auto seats = reader.integer("seats", 1)) role.seats = static_cast<int>(*seats);
  role.aliases = ids(reader, "aliases");
  role.elected = reader.boolean("elected").value_or(false);
  const auto clause = reader.choice(
      "substitution", {"same-organisation", "same-assembly", "listed-roles", "nobody"});
  role.substitution = clause == "same-assembly"  ? Substitution::same_assembly
                      : clause == "listed-roles" ? Substitution::listed_roles
                      : clause == "nobody"       ? Substitution::nobody
                                                 : Substitution::same_organisation;
  role.substitutes = ids(reader, "substitutes");
  if (role.substitution != Substitution::listed_roles) {
    report_idle_beside(reader, "substitutes", "substitution",
                       msg("only `substitution = \"listed-roles\"` reads it"));
  }
  role.is_also = ids(reader, "is_also");
  reader.finish();
  d.rules.convention->roles.push_back(std::move(role));
}

void decode_body(TableReader raw, bool act, Decoding& d) {
  TableReader reader = with_readings(std::move(raw), d);
  governance::Body body;
  body.id = new_id(reader, d.rules.convention->bodies);
  body.name = name_of(reader, body.id);
  body.act = act;
  body.members = ids(reader, "members");
  body.convener = reader.text("convener").value_or("");
  if (const auto minutes = reader.integer("minutes", 1)) body.minutes = static_cast<int>(*minutes);
  body.site = reader.text("site").value_or("");
  if (act) body.done = read_done(reader);
  if (reader.boolean("joint").value_or(false)) {
    if (act) {
      reader.error("wrong-type", reader.get("joint"),
                   msg("an act has no session to be held jointly"),
                   msg("say it of the body that meets"));
    }
    d.rules.joint_bodies[body.id] = {decode_source(reader, ""), reader.position()};
  }
  reader.finish();
  d.rules.convention->bodies.push_back(std::move(body));
}

void decode_site(TableReader reader, Decoding& d) {
  governance::Site site;
  site.id = new_id(reader, d.rules.convention->sites);
  site.name = name_of(reader, site.id);
  site.address = reader.text("address").value_or("");
  if (auto travel = reader.table("travel")) {
    for (const auto& [key, node] : *travel->layers().front().table) {
      const std::string to{key.str()};
      if (const auto minutes = travel->integer(to, 1)) {
        site.minutes_to[to] = static_cast<int>(*minutes);
      }
    }
    travel->finish();
  }
  reader.finish();
  d.rules.convention->sites.push_back(std::move(site));
}

void decode_ambiguity(TableReader reader, Decoding& d) {
  Ambiguity ambiguity;
  ambiguity.id = new_id(reader, d.rules.ambiguities);
  ambiguity.question = reader.localized("question").value_or(base::LocalizedText{});
  ambiguity.source = decode_source(reader, "");
  const auto reading_of = [&](TableReader& entry) {
    Reading reading{entry.need_id("id"), entry.localized("note").value_or(base::LocalizedText{})};
    entry.finish();
    return reading;
  };
  if (auto entry = reader.table("default")) ambiguity.by_default = reading_of(*entry);
  for (TableReader& entry : reader.tables("alternatives")) {
    Reading reading = reading_of(entry);
    for (const Ambiguity& other : d.rules.ambiguities) {
      for (const Reading& known : other.alternatives) {
        if (known.id == reading.id) {
          entry.error("duplicate-id", msg("“{}” is defined twice", reading.id),
                      msg("give each its own id, or delete one"));
        }
      }
    }
    ambiguity.alternatives.push_back(std::move(reading));
  }
  reader.finish();
  d.rules.ambiguities.push_back(std::move(ambiguity));
}

void decode_renamed(TableReader reader, Decoding& d) {
  Renamed one;
  one.old_id = reader.need_text("old");
  one.new_id = reader.text("new").value_or("");
  one.note = reader.localized("note").value_or(base::LocalizedText{});
  if (d.rules.renamed_from(one.old_id) && !one.old_id.empty()) {
    reader.error("duplicate-id", reader.get("old"), msg("“{}” is defined twice", one.old_id),
                 msg("give each its own id, or delete one"));
  }
  reader.finish();
  d.rules.renamed.push_back(std::move(one));
}

void decode_sanction(TableReader reader, Decoding& d) {
  Sanction sanction;
  sanction.article = reader.need_text("article");
  sanction.text = reader.localized("text").value_or(base::LocalizedText{});
  if (sanction.text.fr.empty()) reader.need_text("text");
  reader.finish();
  d.rules.sanctions.push_back(std::move(sanction));
}

void decode_house(TableReader reader, House& house) {
  if (const auto days = reader.integer("alert-days")) house.alert_days = static_cast<int>(*days);
  if (auto notice = reader.table("notice")) {
    house.notice = decode_delay(*notice);
    notice->finish();
  }
  if (const auto days = reader.integer("spacing", 1)) house.spacing = static_cast<int>(*days);
  for (TableReader& entry : reader.tables("closures")) {
    calendar::Closure closure;
    closure.name = entry.localized("name").value_or(base::LocalizedText{});
    closure.days = calendar::need_range(entry);
    entry.finish();
    house.closures.push_back(std::move(closure));
  }
  auto bodies = reader.table("body");
  if (bodies) {
    for (const auto& [key, node] : *bodies->layers().front().table) {
      const std::string id(key.str());
      auto entry = bodies->table(id);
      if (!entry) continue;
      if (auto notice = entry->table("notice")) {
        house.notice_of[id] = decode_delay(*notice);
        notice->finish();
      }
      if (const auto days = entry->integer("spacing", 1)) {
        house.spacing_of[id] = static_cast<int>(*days);
      }
      entry->finish();
    }
    bodies->finish();
  }
  reader.finish();
}

void check_references(TableReader reader, std::string_view table, Decoding& d) {
  const governance::Convention& convention = d.rules.convention;
  const auto check = [&](std::string_view key, const auto& list,
                         base::Message (*what)(std::string)) {
    const TableReader::Value at = reader.get(key);
    if (!at) return;
    const toml::array* array = at.node->as_array();
    const auto one = [&](const toml::node& node) {
      if (const auto* text = node.as_string()) {
        check_id(reader, {&node, at.source}, text->get(), list, what(text->get()));
      }
    };
    if (!array) return one(*at.node);
    for (const toml::node& node : *array) one(node);
  };
  const auto no_role = [](std::string id) { return msg("there is no role “{}”", id); };
  if (table == "role") {
    check("party", convention.parties,
          [](std::string id) { return msg("there is no party “{}”", id); });
    check("college", convention.colleges,
          [](std::string id) { return msg("there is no college “{}”", id); });
    check("substitutes", convention.roles, no_role);
    check("is_also", convention.roles, no_role);
  } else if (table == "site") {
    const TableReader::Value at = reader.get("travel");
    if (!at || !at.node->is_table()) return;
    for (const auto& [key, node] : *at.node->as_table()) {
      const std::string to{key.str()};
      check_id(reader, {&node, at.source}, to, convention.sites, msg("there is no site “{}”", to));
    }
  } else {
    check("members", convention.roles, no_role);
    check("convener", convention.roles, no_role);
    check("site", convention.sites,
          [](std::string id) { return msg("there is no site “{}”", id); });
  }
}

}  // namespace gouvernail::rules
