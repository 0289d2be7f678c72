#include "importers/extract/token_kids.hpp"

#include "importers/extract/tree.hpp"

namespace demarche::extract {

std::optional<std::size_t> kid_of(const std::vector<Token>& tokens, std::size_t of,
                                  std::string_view relation) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].head == static_cast<int>(of) && is_a(tokens[i].relation, relation)) return i;
    return std::nullopt;
}

std::optional<std::size_t> kid_of(const std::vector<Token>& tokens, std::size_t of,
                                  std::string_view relation, bool is_behind) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].head == static_cast<int>(of) && (i > of) == is_behind &&
            is_a(tokens[i].relation, relation))
            return i;
    return std::nullopt;
}

bool has_kid(const std::vector<Token>& tokens, std::size_t of, std::string_view relation) {
    return kid_of(tokens, of, relation).has_value();
}

bool is_below(const std::vector<Token>& tokens, std::size_t node, std::size_t above) {
    std::size_t hops = 0;
    for (int at = static_cast<int>(node); at >= 0 && hops <= tokens.size(); ++hops) {
        if (at == static_cast<int>(above)) return true;
        at = tokens[static_cast<std::size_t>(at)].head;
    }
    return false;
}

}  // namespace demarche::extract
