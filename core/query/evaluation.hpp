#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/day.hpp"
#include "core/model/stance.hpp"

/// How right extraction is: what it found in articles against what people marked in them.
namespace demarche::query {

/// An event as people marked it: any of the names is right. An empty name among `targets` says that
/// no target is right too.
struct GoldEvent {
    std::set<std::string> sources;
    std::set<std::string> targets;
    std::vector<std::string> roots;  // two-digit CAMEO roots, any of which is right
    bool may_turn{};                 // told either way round: a meeting, a joint signature
    bool is_optional{};
    std::string evidence;
};

struct GoldStance {
    std::set<std::string> holders;
    std::vector<std::string> about;  // words any one of which begins a word of what it is on
    Position position{Position::neutral};
    bool is_optional{};
    std::string evidence;
};

struct GoldActor {
    std::set<std::string> names;
    bool is_optional{};
};

struct GoldArticle {
    std::string id;
    std::string header;  // the article as a line of JSON, with what an importer is given
    std::string date;    // empty: not scored
    std::vector<GoldActor> actors;
    std::vector<GoldEvent> events;
    std::vector<GoldStance> stances;
};

/// Reads a line of an annotated file. Throws InputError, saying what is wanted, where it is none.
[[nodiscard]] GoldArticle read_gold(const std::string& line);

/// What was found in an article, one entry a report.
struct FoundEvent {
    std::string source, source_speaker, target, target_speaker, cameo;
    double confidence{};
    std::string evidence;
    std::string rule;  // that found it
    std::string word;  // what told it: "veto", "call for"
};

struct FoundStance {
    std::string holder, speaker, issue, target;
    Position position{Position::neutral};
    double confidence{};
    std::string evidence;
    std::string rule;
    std::string word;
};

struct Found {
    std::string date;  // ISO 8601; empty if none
    std::set<std::string> actors;
    std::vector<FoundEvent> events;
    std::vector<FoundStance> stances;
};

/// How many were found, wrongly found, missed.
struct Tally {
    std::size_t found{}, wrong{}, missed{};
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    Tally& operator+=(const Tally& other);
};

/// One thing that is wrong or missing.
struct Miss {
    std::string article;
    std::string measure;  // "actors", "events", "stances", "date"
    bool is_wrong{};      // found, but not right; else right, but not found
    std::string item;     // for a person: "Russia 12 > NATO"
    std::string evidence;
};

/// What was found, by what and how surely, and whether it is right. What is optional is left out.
struct Judged {
    double confidence{};
    std::string rule, word;
    bool is_right{};
};

struct Evaluation {
    std::string article;
    Tally actors, events, dyads, stances, stances_unsigned;
    bool has_date{};
    bool is_date_right{};
    std::vector<Miss> misses;
    std::vector<Judged> judged_events, judged_stances;
};

/// Counts as the annotation guidelines say: a repeat of what was found and what is optional count
/// nowhere; what has an optional twin of the same evidence that was found is not missed.
[[nodiscard]] Evaluation evaluate(const GoldArticle& gold, const Found& found);

}  // namespace demarche::query
