#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// What kind of deed the code says: "against" somebody, "for" somebody, "asks", "meets", "says".
[[nodiscard]] std::string tone_of(const std::string& cameo);

/// Names of what is so, each once alone and once with the tone of the deed.
struct Names {
    std::string tone;
    std::vector<std::string>& all;

    void add(const std::string& name) {
        all.push_back(name);
        all.push_back(name + ", " + tone);
    }
};

/// Who stands how to whom, by all deeds of an article, those that it tells later too: who is blamed
/// by many, who has the same foe as whom.
class Relations {
public:
    /// `events` without a target say nothing.
    Relations(const Document& document, const std::vector<EventFinding>& events);

    struct Counts {
        std::size_t against{}, helping{};  // deeds
    };
    using Pair = std::pair<ActorId, ActorId>;  // source, target
    struct Tally {
        std::map<Pair, Counts> between;
        std::map<ActorId, Counts> does, suffers;

        void add(const EventFinding& event);
        [[nodiscard]] Counts of(const ActorId& source, const ActorId& target) const;
    };
    /// What the deed of the event itself adds, and how much all others do and suffer at most.
    struct View {
        Tally own;
        Counts most_done, most_suffered;
        Parties before, behind;  // targets of the nearest deeds of the same root
    };
    [[nodiscard]] View view_of(const EventFinding& event) const;

    /// Adds the names of what is so of the party beside the event's doer.
    void add(const EventFinding& event, const View& view, const ActorId& party, Names& names) const;

private:
    std::vector<EventFinding> named_;  // in text order
    Tally all_;
    std::set<Pair> together_;  // the lesser id first
};

}  // namespace demarche::extract
