#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "importers/extract/words.hpp"

namespace demarche::extract {

/// The state or body whose words the article is, where an official publishes it: by the host of its
/// page ("mfa.gov.gh"), by its publisher's name ("Embassy of Japan", "NATO Press Service"). Empty
/// where it is a paper, an agency, or nobody known.
[[nodiscard]] ActorId issuer_of(const Article& article, const catalog::Catalog& catalog,
                                const Words& words);

/// True of a publisher that is a ministry or government whose state its name does not tell:
/// "Department of Trade". It is that of the capital in which it writes.
[[nodiscard]] bool is_nameless_ministry(const Article& article, const catalog::Catalog& catalog,
                                        const Words& words);

/// All that data/issuers.tsv names.
[[nodiscard]] std::vector<ActorId> known_issuers();

}  // namespace demarche::extract
