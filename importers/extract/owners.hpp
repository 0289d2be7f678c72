#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Whose a thing is, by how the article names it elsewhere: "Georgia's bill", "a Georgian bill",
/// "Georgia passed the bill" make Georgia the owner of "the bill".
class Owners {
public:
    explicit Owners(const Document& document);

    /// Who owned what the phrase names where it was spoken of last, at `sentence` or before it.
    [[nodiscard]] Parties of(std::string_view phrase, std::size_t sentence) const;

    /// How often who owns what the phrase names, anywhere in the article.
    [[nodiscard]] std::map<ActorId, std::size_t> ever(std::string_view phrase) const;

private:
    struct Owned {
        std::size_t sentence{};
        Party by;
    };

    std::map<std::string, std::vector<Owned>, std::less<>> things_;  // by beginning, in text order
};

/// The beginnings of the words of a phrase that may name a thing: "withdr" of "withdrawal" and of
/// "withdrew"; what is short, or tells nothing, is left out.
[[nodiscard]] std::vector<std::string> beginnings(std::string_view phrase);

}  // namespace demarche::extract
