#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/byte_span.hpp"
#include "core/model/coded_event.hpp"
#include "core/model/content_id.hpp"
#include "core/model/day.hpp"

namespace demarche {

/// How the day of an article is known.
enum class DateBasis { unknown, metadata, text, inferred };

/// Where a report says that it was written: "MOSCOW, June 26 (RIA Novosti) -". The place is where
/// the reporter sat: no actor, and not where the event was.
struct Dateline {
    std::string place;
    std::string agency;
    Day day;         // as far as it is written there
    ByteSpan where;  // in Article::text, with its closing dash; the report starts at where.end
    bool operator==(const Dateline&) const = default;
};

/// A line of the input that is no part of the article, and why.
struct DroppedLine {
    std::string line;
    std::string reason;
    bool operator==(const DroppedLine&) const = default;
};

/// One text that somebody published on some day, as the importer reads it. UTF-8 throughout; all
/// offsets of mentions, events and stances are bytes into `text`.
struct Article {
    ArticleId id;  // given by the input, else made from the text
    std::string title;
    std::string source;
    std::string url;
    Day published;  // as metadata say; empty where they say nothing
    Day date;       // the day the article is of, from whatever says it
    DateBasis date_basis{DateBasis::unknown};
    std::string language;  // ISO 639-1, "en"; empty where it is not known
    std::vector<std::string> authors;
    std::string encoding;  // of the input, "UTF-8"
    std::string kind;      // "text", "jsonl", "html"; "gdelt" of a part of such a table
    std::string input;     // path, and place in it: "news.jsonl:17"
    std::optional<Dateline> dateline;
    std::string text;
    std::vector<DroppedLine> dropped;
    std::vector<CodedEvent> coded;  // rows of a table of events, from reader to extraction; no text
    bool operator==(const Article&) const = default;
};

}  // namespace demarche
