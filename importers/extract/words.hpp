#pragma once

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
    std::unordered_map<std::string, std::unordered_set<std::string>> lists_;
};

}  // namespace demarche::extract
