#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/correction.hpp"
#include "core/model/extraction.hpp"

/// What reading an article anew changes, and what stays whatever the extractor says now.
namespace demarche::cli {

/// The events and stances, by id, that a person confirmed or edited, with what that person says is
/// right instead. Of the corrections that are in force.
using Vouched = std::map<std::string, std::vector<Correction>>;
[[nodiscard]] Vouched vouched_for(const std::vector<Correction>& corrections);

/// Puts the events and stances of `stored` that are vouched for and not found any more into
/// `fresh`, in the place of what says the same there under another id. The ids of those.
std::set<std::string> keep_vouched(const Extraction& stored, const Vouched& vouched,
                                   Extraction& fresh);

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

/// From what is stored of an article to `fresh`, in text order. `kept` are the ids of
/// those that are in `fresh` for a person's sake alone. A confidence, rule or step that differs is
/// no change.
[[nodiscard]] std::vector<Change> changes_between(const Extraction& stored, const Extraction& fresh,
                                                  const std::set<std::string>& kept);

}  // namespace demarche::cli
