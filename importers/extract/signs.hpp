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

/// What a finding shows that tells right ones from wrong ones: the rule, the kind of clause, how
/// its parties are named and how far off, how its target was found, how much else is found beside
/// it.
class Signs {
public:
    /// Keeps a reference to the document. `findings` are all that were found in it.
    Signs(const Document& document, const Findings& findings);

    [[nodiscard]] std::vector<std::string> of(const EventFinding& event) const;
    [[nodiscard]] std::vector<std::string> of(const StanceFinding& stance) const;

private:
    using Pair = std::pair<ActorId, ActorId>;  // source and target

    [[nodiscard]] std::vector<std::string> common(const std::string& what, std::size_t sentence,
                                                  int node, const Party& doer,
                                                  const std::string& rule,
                                                  const std::string& root) const;
    /// Sentences since the doer was named, 0 in the one that names it; a large number before that.
    [[nodiscard]] std::size_t sentences_since(const ActorId& doer, std::size_t sentence) const;

    const Document& document_;
    std::map<std::size_t, int> of_sentence_;              // events
    std::map<Node, int> of_deed_;                         // events, those that one word tells
    std::map<Pair, int> of_pair_;                         // events
    std::map<ActorId, int> mentions_;                     // of the side and who speaks for it
    std::map<ActorId, std::set<std::size_t>> sentences_;  // in which it is mentioned
    std::vector<bool> has_quotation_;                     // by sentence
};

}  // namespace demarche::extract
