#pragma once

#include <string>
#include <string_view>

#include "core/model/correction.hpp"
#include "core/model/extraction.hpp"

/// An extraction as one line of JSON: how it travels from the machine that extracts to the one that
/// loads. Version 1 of the form, with fields as they are named in core/model; texts and days that
/// are not known are null:
///
///     {"demarche_extraction": 1, "extracted_at": "2026-01-02T12:00:00Z",
///      "article":  {"id", "title", "source", "url", "published", "date", "date_basis", "language",
///                   "authors": [...], "encoding", "kind", "input",
///                   "dateline": {"place", "agency", "day", "begin", "end"}, "text",
///                   "dropped": [{"line", "reason"}]},
///      "actors":   [{"id", "name", "type", "code", "also": [...], "of": [...],
///                    "roles": [{"role", "of", "since", "until"}], "discovered"}],
///      "issues":   [{"id", "name", "also": [...], "question", "leans_for": [...],
///                    "leans_against": [...], "parties": [...], "parent"}],
///      "mentions": [{"actor", "begin", "end", "kind", "sentence", "first", "last", "head"}],
///      "events":   [{"id", "date", "source", "source_speaker", "target", "target_speaker",
///      "cameo",
///                    "predicate", "issue", "location", "confidence", "reports"}],
///      "stances":  [{"id", "date", "holder", "speaker", "issue", "target", "position", "on_issue",
///                    "strength", "conditional", "condition", "reported_by", "confidence",
///                    "reports"}]}
///
/// where `reports` is [{"begin", "end", "rule", "steps", "confidence"}], places are bytes of the
/// article's text, and actors and issues are named by id. Fields may be added; the version is
/// raised where one changes its meaning.
namespace demarche::store {

/// An extraction, and when it was made: RFC 3339 to the second, in UTC.
struct DatedExtraction {
    Extraction extraction;
    std::string extracted_at;
    bool operator==(const DatedExtraction&) const = default;
};

/// Without a line end. A broken byte becomes U+FFFD, which is of another length: texts are UTF-8.
[[nodiscard]] std::string to_line(const Extraction& extraction, std::string_view extracted_at);

/// What `to_line` wrote. Throws InputError where the line is none, is of a newer version, or does
/// not stand for itself (see require_whole).
[[nodiscard]] DatedExtraction parse_line(std::string_view line);

/// What a person added, in the same terms: {"article", "evidence", "actors", "issues", "events",
/// "stances"}, of the last two lists one with one thing.
[[nodiscard]] std::string to_line(const AddedStatement& added);

/// What that wrote. Throws InputError.
[[nodiscard]] AddedStatement parse_added(std::string_view line);

}  // namespace demarche::store
