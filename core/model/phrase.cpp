#include "core/model/phrase.hpp"

#include <algorithm>

#include "core/model/utf8.hpp"

namespace demarche {

std::string phrase_key(std::string_view target) {
    std::string key = utf8::fold(target);
    const auto is_edge = [](char c) {
        return std::string_view{" \t\n\"'.,;:()"}.find(c) != std::string_view::npos;
    };
    while (!key.empty() && is_edge(key.back())) key.pop_back();
    key.erase(key.begin(), std::ranges::find_if_not(key, is_edge));
    for (const std::string_view article : {"the ", "a ", "an "})
        if (key.starts_with(article)) return key.substr(article.size());
    return key;
}

}  // namespace demarche
