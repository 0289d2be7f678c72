#pragma once

#include <string_view>

#include "core/catalog/addition.hpp"

/// The other dictionaries of PETRARCH.
namespace demarche::catalog::petrarch {

/// Agents: what a person does, as a noun, and the role that it adds to the actor's code.
///
///     FARMER [~AGR]
///     ALDERMAN {ALDERMEN} [~GOV]      # an irregular plural; {} for none
///     !PERSON! = MAN, MEN, WOMAN      # a set, for CONGRESS!PERSON!
///
/// They become offices that many hold at a time.
[[nodiscard]] Addition read_agents(std::string_view name, std::string_view bytes,
                                   const Catalog& known);

/// Issues: phrases with the issue that they mean, in categories.
///
///     <ISSUE CATEGORY="ENERGY" TYPE="ALL">
///     solar n:panel [RENEWABLE_ENERGY]  # n: the plural too, v: all forms of the verb
///     non+profit [CIVIL_SOCIETY]        # a blank, a hyphen or nothing
///     ~olive oil                        # no issue
///     </ISSUE>
///
/// An issue is part of its category. It has no question: a position on it leans neither way.
[[nodiscard]] Addition read_issues(std::string_view name, std::string_view bytes,
                                   const Catalog& known);

}  // namespace demarche::catalog::petrarch
