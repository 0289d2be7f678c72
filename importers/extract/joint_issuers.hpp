#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "importers/extract/words.hpp"

namespace demarche::extract {

/// The states that issue a text together, in the order in which they are named, but the `issuer`
/// first: those that its publisher's name lists ("Permanent Missions of Peru and Chile"), else
/// those that the title of a joint text does, where no paper or agency brings it. Empty where they
/// are fewer than two.
[[nodiscard]] std::vector<ActorId> joint_issuers_of(const Article& article,
                                                    const catalog::Catalog& catalog,
                                                    const Words& words, const ActorId& issuer);

/// The body whose text the title says that it is: "Communiqué of the Nordic Council". Empty if
/// none.
[[nodiscard]] ActorId body_titled(const Article& article, const catalog::Catalog& catalog);

/// True of a text that its title calls a joint one.
[[nodiscard]] bool is_titled_joint(const Article& article);

}  // namespace demarche::extract
