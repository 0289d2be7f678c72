#pragma once

#include <string>
#include <vector>

#include "core/model/stance.hpp"
#include "importers/extract/document.hpp"

namespace demarche::extract {

/// An event as one sentence tells it, before all sentences are put together.
struct EventFinding {
    Party source;
    Party target;  // empty actor if none
    std::string cameo;
    std::string predicate;
    std::size_t sentence{};
    int node{};  // of the predicate
    std::string matter;
    std::string rule;
    std::string steps;
    double confidence{};
    bool is_addressed{};  // it says whom it is meant for, by words that name nobody: "all donors"
    Parties sufferers{};  // of the deed that is judged: the victims of a raid that is condemned
};

/// A position as one sentence tells it.
struct StanceFinding {
    Party holder;
    std::string target;
    Position position{Position::neutral};
    double strength{0.5};
    std::string condition;  // empty if none
    Party reported_by;      // who ascribes the position to another; empty if nobody
    std::size_t sentence{};
    int node{};
    std::string cameo;  // what the predicate would be as an event; empty if none
    std::string rule;
    std::string steps;
    double confidence{};
};

struct Findings {
    std::vector<EventFinding> events;
    std::vector<StanceFinding> stances;
};

}  // namespace demarche::extract
