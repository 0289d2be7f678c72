#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "importers/extract/dealings.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/exchange.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/owners.hpp"
#include "importers/extract/relations.hpp"

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

    /// What is the same for all parties that a deed may be meant for.
    struct Setting {
        const Exchange& exchange;
        Dealings dealings;
        Parties owners;                             // of what it is on
        std::set<ActorId> in_dispute;               // parties to the issue that it is on
        std::string matter;                         // which kind of thing it is on
        std::map<ActorId, std::size_t> owned;       // how often who owns what it is on
        std::map<ActorId, std::size_t> goes_along;  // sentences where they stand beside it
        std::vector<Node> last_named;               // last mentions of others before it, in order
        Relations::View relations;
        std::size_t others{};  // who may be meant
        std::size_t doers{};
    };
    /// `doers`: all who do the deed. The setting keeps a reference to the exchange.
    [[nodiscard]] Setting setting_of(const EventFinding& event, const Parties& doers,
                                     const Exchange& exchange) const;

    /// The names of what is so of the party as the event's target; of nobody as its target where
    /// the party is empty.
    [[nodiscard]] std::vector<std::string> of(const EventFinding& event, const Party& party,
                                              const Setting& setting) const;

private:
    struct Known {
        std::size_t count{};  // mentions
        bool in_title{};
        std::size_t title_rank{};  // how many are named before it in the title
        std::vector<Node> nodes;   // of mentions and places, in text order
    };

    [[nodiscard]] std::size_t rank_of(const EventFinding& event, const ActorId& actor) const;
    [[nodiscard]] std::string place_in_sentence(const EventFinding& event,
                                                const Known& known) const;
    [[nodiscard]] std::string place_in_text(const EventFinding& event, const Known& known) const;
    [[nodiscard]] std::string kind_of_matter(const EventFinding& event) const;
    [[nodiscard]] static const Node* last_before(const EventFinding& event, const Known& known);
    [[nodiscard]] std::map<ActorId, std::size_t> beside_matter(const EventFinding& event) const;
    [[nodiscard]] std::string type_of(const ActorId& actor) const;
    [[nodiscard]] static std::size_t weight_of(const Known& known);
    void read_title();
    void read_sentences();
    [[nodiscard]] bool is_subject_above(const EventFinding& event, const Known& known) const;
    [[nodiscard]] bool are_main_two(const EventFinding& event, const ActorId& party) const;
    void add_naming(const EventFinding& event, const ActorId& party, const Setting& setting,
                    Names& names) const;
    static void add_holding(const ActorId& party, const Setting& setting, Names& names);

    const Document& document_;
    Owners owners_;
    Relations relations_;
    std::map<ActorId, Known> known_;
    std::size_t named_{};                                                 // mentions of all
    std::map<std::string, std::vector<std::size_t>, std::less<>> words_;  // sentences, by beginning
    std::vector<std::set<ActorId>> parties_in_;                           // of each sentence
};

}  // namespace demarche::extract
