#pragma once

#include <string_view>

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Finds groups without a name that do something, or to whom something is done: "gunmen fired at",
/// "was blocked by farmers", "arrested a blogger". They are actors of the article's own, called as
/// it calls them: "Polish farmers", whose state is then where they are from; else it is where the
/// sentence places them.
void find_groups(Document& document);

/// Makes those whom the noun calls, and nobody names, an actor of the article: "students". They are
/// called by `name` where it is given.
void introduce_group(Document& document, std::size_t sentence, int noun,
                     std::string_view name = {});

}  // namespace demarche::extract
