#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/model/extraction.hpp"
#include "core/store/database.hpp"
#include "core/store/load.hpp"

/// Small made-up graphs for the tests of store, graph and query.
namespace demarche::sample {

Actor actor(std::string name, ActorType type = ActorType::state, std::string code = "");
Issue issue(std::string name);

/// An extraction that says nothing yet; its text is one sentence.
Extraction article(std::string id, Day date = {2007, 6, 26},
                   std::string text = "Russia threatens NATO with a veto.");

/// Adds an event or a stance whose evidence is the whole text, and describes its parties.
Event& add_event(Extraction& extraction, const std::string& source, const std::string& cameo,
                 const std::string& target, double confidence = 0.5, Day date = {2007, 6, 26});
Stance& add_stance(Extraction& extraction, const std::string& holder, Position position,
                   const std::string& issue, double confidence = 0.5, Day date = {2007, 6, 26});
void add_mention(Extraction& extraction, const std::string& actor, ByteSpan where);

/// Articles that report overlapping events and stances of a few actors; some repeat each other's
/// text, some days are vague, some have no year.
std::vector<Extraction> random_extractions(std::uint32_t seed, std::size_t count);

/// All that can be loaded from a graph, but for the times of import.
struct Dump {
    std::vector<Extraction> extractions;
    std::vector<store::StoredArticle> articles;
    std::vector<store::StoredActor> actors;
    std::vector<store::StoredIssue> issues;
    std::vector<store::StoredMention> mentions;
    std::vector<store::StoredEvent> events;
    std::vector<store::StoredStance> stances;
    bool operator==(const Dump&) const = default;
};
Dump dump(const store::Database& db);

}  // namespace demarche::sample
