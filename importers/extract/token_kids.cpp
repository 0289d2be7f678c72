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

}  // namespace demarche::extract
