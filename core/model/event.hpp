#pragma once

#include <string>
#include <vector>

#include "core/model/byte_span.hpp"
#include "core/model/content_id.hpp"
#include "core/model/day.hpp"

namespace demarche {

/// The sentence that a statement of ours rests on, and how it was found there.
struct Report {
    ArticleId article;
    ByteSpan where;     // in Article::text
    std::string rule;   // its name in importers/extract/README.md; "by hand" of what a person added
    std::string steps;  // for a person: what each step did ("veto -, threaten to +: opposes")
    double confidence{};  // 0 to 1
    bool operator==(const Report&) const = default;
};

/// One thing that `source` does or says to or about `target`. A party and its voice are told apart:
/// where Lavrov speaks for Russia, `source` is Russia and `source_speaker` Lavrov.
struct Event {
    EventId id;  // made from day, parties, code and predicate
    Day date;
    ActorId source;
    ActorId source_speaker;       // empty if none
    ActorId target;               // empty if none
    ActorId target_speaker;       // empty if none
    std::string cameo;            // "13", "138", "1383"
    std::string predicate;        // lemma of what says it: "threaten to veto"
    IssueId issue;                // empty if none
    std::string location;         // empty if not told
    double confidence{};          // 0 to 1, of all reports together
    std::vector<Report> reports;  // at least one
    bool operator==(const Event&) const = default;
};

}  // namespace demarche
