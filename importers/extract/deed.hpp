#pragma once

#include <cstddef>
#include <vector>

#include "importers/extract/parties.hpp"
#include "importers/extract/predicates.hpp"

/// A clause as it is read: under what it stands, and the deed that it tells.
namespace demarche::extract {

/// How far what a clause says is so.
enum class Reality {
    told,      // it happens or happened
    intended,  // somebody will do it
    wanted,    // somebody is asked to do it
    supposed   // if, may, could; or denied
};

/// Under what a clause stands.
struct Context {
    Parties voice;      // whose words it is; empty: the article's own
    Parties subject;    // whom it takes as subject where it has none of its own
    bool is_of_many{};  // several speak, so "they" may be they
    Reality reality{Reality::told};
};

/// A deed as a clause tells it. It refers to what the reader holds: it is for parameters.
struct Deed {
    std::size_t sentence;
    int node;
    const Predicate* sense;
    const Parties& doers;
    const Parties& targets;
    const std::vector<int>& content;
    Reality reality;
    bool is_negated;

    [[nodiscard]] const std::string& verb() const { return sense->words.front(); }
};

}  // namespace demarche::extract
