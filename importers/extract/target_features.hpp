#pragma once

#include <map>
#include <string>
#include <vector>

#include "importers/extract/document.hpp"
#include "importers/extract/exchange.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/owners.hpp"

namespace demarche::extract {

/// What speaks for and against each party of an article as the one that a deed is meant for, where
/// the deed itself names nobody: where the party stands in the sentence and the article, and what
/// it did before.
class TargetFeatures {
public:
    TargetFeatures(const Document& document, const std::vector<EventFinding>& events);

    /// The states, bodies and groups of the article that may be the event's target, in order of
    /// their ids.
    [[nodiscard]] Parties candidates(const EventFinding& event, const Parties& doers) const;

    /// The names of what is so of the party as the event's target; of nobody as its target where
    /// the party is empty. `doers`: all who do the deed.
    [[nodiscard]] std::vector<std::string> of(const EventFinding& event, const Parties& doers,
                                              const Party& party, const Exchange& exchange) const;

private:
    struct Known {
        std::size_t count{};  // mentions
        bool in_title{};
        std::vector<Node> nodes;  // of mentions and places, in text order
    };

    [[nodiscard]] std::size_t rank_of(const EventFinding& event, const ActorId& actor) const;
    [[nodiscard]] std::string place_in_sentence(const EventFinding& event,
                                                const Known& known) const;
    [[nodiscard]] std::string place_in_text(const EventFinding& event, const Known& known) const;
    [[nodiscard]] std::string kind_of_matter(const EventFinding& event) const;

    const Document& document_;
    Owners owners_;
    std::map<ActorId, Known> known_;
};

}  // namespace demarche::extract
