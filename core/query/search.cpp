#include "core/query/search.hpp"

namespace demarche::query {

std::vector<store::Hit> search(const store::Database& db, std::string_view words,
                               const store::Selection& chosen, const Order& order) {
    constexpr std::size_t page = 40;
    return store::search_articles(db, words, chosen, order.limit.value_or(page));
}

}  // namespace demarche::query
