#include "core/catalog/surnames.hpp"

#include <algorithm>

namespace demarche::catalog {
namespace {

bool is_suffix(std::string_view word) {
    constexpr std::string_view kOrdinal = "IVX";
    if (word == "Jr" || word == "Jr." || word == "Sr" || word == "Sr.") return true;
    return !word.empty() && word.find_first_not_of(kOrdinal) == std::string_view::npos;
}

bool is_initial(std::string_view word) { return word.size() <= 2 && word.ends_with('.'); }

}  // namespace

std::vector<std::string_view> surnames_of(std::string_view full_name, NameOrder order) {
    std::vector<std::string_view> found;
    full_name = full_name.substr(0, full_name.find(" of "));
    const std::size_t first_blank = full_name.find(' ');
    if (first_blank == std::string_view::npos) return found;
    if (order == NameOrder::family_first) return {full_name.substr(0, first_blank)};
    for (std::size_t blank = first_blank; blank != std::string_view::npos;
         blank = full_name.find(' ', blank + 1)) {
        const std::string_view rest = full_name.substr(blank + 1);
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (!is_suffix(word) && !is_initial(word)) found.push_back(rest);
    }
    return found;
}

}  // namespace demarche::catalog
