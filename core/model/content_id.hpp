#pragma once

#include <compare>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

/// Ids that are made from content, so that two machines give one thing the same id, and two graphs merge
/// without renaming.
namespace demarche {

/// An id of one kind of thing; ids of different kinds do not mix.
template <class Kind>
struct Id {
    std::string text;

    [[nodiscard]] bool empty() const { return text.empty(); }
    auto operator<=>(const Id&) const = default;
};

using ArticleId = Id<struct ArticleKind>;
using ActorId = Id<struct ActorKind>;
using IssueId = Id<struct IssueKind>;
using EventId = Id<struct EventKind>;
using StanceId = Id<struct StanceKind>;

/// 16 hexadecimal digits (64 bits, FNV-1a with a final mix) of the parts in their order, each part
/// delimited: {"ab", "c"} and {"a", "bc"} differ. `prefix` stands in front, as in "e3f0c…".
[[nodiscard]] std::string content_id(std::string_view prefix,
                                     std::initializer_list<std::string_view> parts);

/// The id of a named thing: its name in lower case, each run of what is neither letter nor digit as one
/// hyphen ("Jaap de Hoop Scheffer" -> "jaap-de-hoop-scheffer"). Letters of other scripts are kept.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace demarche

template <class Kind>
struct std::hash<demarche::Id<Kind>> {
    std::size_t operator()(const demarche::Id<Kind>& id) const noexcept {
        return std::hash<std::string>{}(id.text);
    }
};
