#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"

/// Files of a user's own for the catalogue: tables of the form of core/catalog/data, and the
/// dictionaries of PETRARCH (actors, agents, issues; Schrodt, Beieler and Idris 2014, "Three's a
/// Charm?: Open Event Data Coding with EL:DIABLO, PETRARCH, and the Open Event Data Alliance").
namespace demarche::catalog {

/// A line that is left out, and why.
struct Problem {
    std::size_t line{};  // from 1; 0 where the whole file is meant
    std::string reason;
    bool operator==(const Problem&) const = default;
};

/// What a file gives to the catalogue.
struct Addition {
    std::string form;                // "tenures", "actors of PETRARCH"; empty where it is none
    std::vector<AddedTable> tables;  // the good rows
    Counts counts;                   // of these; a name that is known is none of them
    std::vector<Problem> problems;   // by line
};

/// Reads the file `name`, whose content is `bytes`; what it refers to has to be known to `known` or
/// stand in the file itself. Its kind is told by its content, by its name where the columns fit
/// several kinds. A file that is neither table nor dictionary has no tables and one problem.
///
/// A table is UTF-8 with a line of column names in any order, some of which may be missing. A
/// dictionary is UTF-8 or Latin-1, line by line. Its names come in capitals and without type: they
/// are spelled as names, and an actor with dated codes is a person, whose dates become tenures;
/// whoever `known` knows by that name keeps its code and roles and gets the names that nobody bears
/// yet. Names of offices ("US Secretary of State") name no body.
[[nodiscard]] Addition read_addition(std::string_view name, std::string_view bytes,
                                     const Catalog& known);

/// Where a file of that content stands among several that are added together: what others refer to
/// comes first.
[[nodiscard]] std::size_t rank_of(std::string_view name, std::string_view bytes);

}  // namespace demarche::catalog
