// SPDX-License-Identifier: MPL-2.0
// Names of bodies and acts within a sentence, with their article. Rules give names as titles
// ("Comité technique"); where neither the first noun nor its ending tells the gender, or the name
// is no noun (it holds a colon), it stands in quotation marks. Private to the module.
#pragma once

#include <string>

#include "reports/language.h"

namespace gouvernail::reports {

// "le comité technique", "l'action commune", "les objectifs", "« Constat : … »"; "the technical
// committee".
std::string the(const std::string& name, Lang lang);

// "du comité technique", "de l'action commune", "des objectifs"; "of the technical committee".
std::string of_the(const std::string& name, Lang lang);

}  // namespace gouvernail::reports
