#pragma once

#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/content_id.hpp"
#include "core/model/day.hpp"

/// Values of corrections that say several things. As text, an id or name on the first line, then a
/// line for each thing more, its name in front: "until 2007-06".
namespace demarche {

/// What of an actor or issue is another's, and whose. Empty parts ask for nothing in particular;
/// all that are given have to fit.
struct Split {
    std::string into;                 // id of the actor or issue that takes it
    Day since, until;                 // a day that is not exact fits where it may fall in
    std::vector<ArticleId> articles;  // in order, each once
    std::string target;               // of stances: the phrase that they are on
    bool operator==(const Split&) const = default;
};

[[nodiscard]] std::string to_value(Split split);
[[nodiscard]] Split parse_split(const std::string& value);
/// All but whose it is: what two splits share that stand against each other.
[[nodiscard]] std::string conditions_of(const std::string& value);
/// "since 2007, until 2008-06, articles a1 or a2, target the plan"
[[nodiscard]] std::string in_words(const Split& split);

[[nodiscard]] std::string to_value(const Role& office);
[[nodiscard]] Role parse_office(const std::string& value);
/// "foreign minister of Russia, since 2004"; `of` is how whose office it is is called.
[[nodiscard]] std::string in_words(const Role& office, const std::string& of);

}  // namespace demarche
