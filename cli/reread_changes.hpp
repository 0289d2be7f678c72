#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/extraction.hpp"
#include "core/model/judged.hpp"

/// What reading an article anew changes, and what stays whatever the extractor says now.
namespace demarche::cli {

/// What answers show of an article that tells this: with what persons confirmed, edited and
/// rejected laid over it (core/model/judged.hpp), but as it was extracted.
struct Shown {
    Extraction extraction;
    std::set<std::string> kept;  // ids of what is there for a person's sake alone
};
[[nodiscard]] Shown shown_of(Extraction told, const Judgements& judgements);

enum class ChangeKind { gone, found, changed, kept };
[[nodiscard]] std::string_view to_text(ChangeKind kind);  // "gone", "new", "changed", "kept"

/// One event or stance of one article that is not as it was.
struct Change {
    ChangeKind change{};
    ArticleId article;
    bool is_stance{};
    std::string id;
    Day date;
    std::string words;     // "Russia 13 NATO", as it was where it is gone or kept, else as it is
    ByteSpan where;        // its first report
    std::string evidence;  // the words there
    bool operator==(const Change&) const = default;
};

/// From what was shown of an article to what is, in text order. A confidence, rule or step that
/// differs is no change; what is kept is told each time.
[[nodiscard]] std::vector<Change> changes_between(const Shown& before, const Shown& after);

}  // namespace demarche::cli
