#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

/// Closed lists of words: data/words.tsv.
namespace demarche::extract {

class Words {
public:
    Words();  // what is embedded

    /// True where `word`, in lower case, stands in the list. Throws std::logic_error where there is
    /// no such list, which is our bug.
    [[nodiscard]] bool has(std::string_view list, std::string_view word) const;

private:
    struct Hash {  // looks up without a copy
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using List = std::unordered_set<std::string, Hash, std::equal_to<>>;
    std::unordered_map<std::string, List, Hash, std::equal_to<>> lists_;
};

}  // namespace demarche::extract
