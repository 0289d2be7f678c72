#include "core/query/timeline_cut.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace demarche::query {

void keep_best_reported(Timeline& timeline, std::size_t most) {
    std::vector<TimelineItem>& items = timeline.items;
    if (items.size() <= most) return;
    std::vector<std::size_t> places(items.size());
    std::iota(places.begin(), places.end(), std::size_t{});
    std::ranges::sort(places, std::ranges::greater{}, [&](std::size_t at) {
        return std::tuple{items[at].articles.size(), items[at].confidence, at};
    });
    timeline.left_out += places.size() - most;
    places.resize(most);
    std::ranges::sort(places);
    std::vector<TimelineItem> kept;
    kept.reserve(most);
    for (const std::size_t at : places) kept.push_back(std::move(items[at]));
    items = std::move(kept);
}

}  // namespace demarche::query
