#pragma once

#include <string>

#include "core/model/day.hpp"

namespace demarche {

/// A statement as discourse network analysis codes it: an actor's position on an issue (a
/// "concept"), in a document, on a day. Names are what is shown, ids tell apart.
struct CodedStatement {
    std::string actor, actor_id;
    std::string issue, issue_id;
    int qualifier{};  // the position: 0 disagrees, 1 agrees; or any whole numbers
    Day day;          // empty where none is known
    std::string document;
    bool operator==(const CodedStatement&) const = default;
};

}  // namespace demarche
