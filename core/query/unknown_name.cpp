#include "core/query/unknown_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/catalog/nearest.hpp"
#include "core/model/utf8.hpp"

namespace demarche::query {
namespace {

std::string message(std::string_view kind, std::string_view name,
                    const std::vector<std::string>& nearest) {
    std::string text = fmt::format("no {} '{}' is known", kind, name);
    for (std::size_t i = 0; i < nearest.size(); ++i)
        text += fmt::format("{} '{}'", i == 0 ? "; did you mean" : " or", nearest[i]);
    return nearest.empty() ? text : text + '?';
}

/// The distance of `name` from `known`: the edits, and less where one begins or holds the other.
std::size_t distance(std::string_view name, std::string_view known, std::size_t limit) {
    if (name.size() >= 3 && known.starts_with(name)) return 1;
    if (name.size() >= 4 && known.find(name) != std::string_view::npos) return 2;
    return catalog::edits_between(name, known, limit);
}

}  // namespace

UnknownName::UnknownName(std::string_view kind_, std::string_view name_,
                         std::vector<std::string> nearest_)
    : Error{message(kind_, name_, nearest_)},
      kind{kind_},
      name{name_},
      nearest{std::move(nearest_)} {}

std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& known,
                                 std::size_t count) {
    const std::string folded = utf8::fold(name);
    const std::size_t limit = std::max<std::size_t>(2, folded.size());
    std::vector<std::tuple<std::size_t, std::string>> ranked;
    for (const std::string& one : known)
        if (const std::size_t edit = distance(folded, utf8::fold(one), limit); edit <= limit)
            ranked.emplace_back(edit, one);
    std::ranges::sort(ranked);
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i)
        names.push_back(std::get<1>(ranked[i]));
    return names;
}

}  // namespace demarche::query
