#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"
#include "importers/language/language.hpp"

namespace demarche::extract {

/// An annotated article, read and parsed.
struct Text {
    nlohmann::json gold;
    Article article;
    std::vector<Sentence> sentences;
};

/// Adds the annotated articles of a file of JSON lines.
void read_gold(const std::string& path, const language::Engine& engine, std::vector<Text>& texts);

/// Whether what was found stands in the annotation.
class Judge {
public:
    /// Keeps references: both must outlive the judge.
    Judge(const Document& document, const nlohmann::json& gold)
        : document_{document}, gold_{gold} {}

    enum class Answer { right, wrong, optional };

    [[nodiscard]] Answer of(const EventFinding& event, const Party& target) const;
    /// As `of`, where the target is to be that of the deed as its own sentence tells it: what is
    /// right of another sentence's alone is optional.
    [[nodiscard]] Answer there(const EventFinding& event, const Party& target) const;
    [[nodiscard]] Answer of(const StanceFinding& stance) const;

private:
    [[nodiscard]] bool is_told_there(const EventFinding& event, const nlohmann::json& g) const;
    [[nodiscard]] bool is_right(const EventFinding& event, const Party& target,
                                const nlohmann::json& g) const;
    [[nodiscard]] bool is_named(const nlohmann::json& list, const Party& party) const;
    [[nodiscard]] bool fits(const nlohmann::json& g, const Party& source,
                            const Party& target) const;

    const Document& document_;
    const nlohmann::json& gold_;
};

}  // namespace demarche::extract
