#include "core/query/unknown_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

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

/// How many bytes to insert, remove or change, or neighbours to swap, to make one from the other;
/// never more than `limit` + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
    std::vector<std::size_t> above2, above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], above2[j - 2] + 1);
        }
        above2 = std::exchange(above, row);
        if (std::ranges::min(above) > limit) return limit + 1;
    }
    return above[b.size()];
}

/// The distance of `name` from `known`: the edits, and less where one begins or holds the other.
std::size_t distance(std::string_view name, std::string_view known, std::size_t limit) {
    if (name.size() >= 3 && known.starts_with(name)) return 1;
    if (name.size() >= 4 && known.find(name) != std::string_view::npos) return 2;
    return edits(name, known, limit);
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
