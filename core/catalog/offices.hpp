#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalog/table.hpp"

namespace demarche::catalog {

using OfficeKind = std::uint32_t;  // index among the kinds

/// The kinds of office and the titles that mean them, from data/offices.tsv.
class Offices {
public:
    explicit Offices(const Table& table);

    /// More titles and kinds. A title that means a kind already stays with it.
    void add(const Table& table);

    /// The kind that a title means, case folded; nothing where it is no office.
    [[nodiscard]] std::optional<OfficeKind> kind_of(std::string_view title) const;

    /// The same, where a title that is new becomes a kind of its own.
    OfficeKind kind_or_new(std::string_view title);

    [[nodiscard]] std::string_view name(OfficeKind kind) const { return kinds_[kind].name; }

    [[nodiscard]] std::size_t size() const { return kinds_.size(); }

    /// True where one person at a time holds it ("foreign minister", not "special envoy").
    [[nodiscard]] bool is_single(OfficeKind kind) const { return kinds_[kind].single; }

    /// False for what is no post but standing: the elite (CAMEO's ELI), who held an office before
    /// or after.
    [[nodiscard]] bool is_post(OfficeKind kind) const { return kinds_[kind].role != "ELI"; }

    /// What its holder is in a CAMEO actor code: "GOV", "MIL", "OPP"; empty if nothing.
    [[nodiscard]] std::string_view role_code(OfficeKind kind) const { return kinds_[kind].role; }

private:
    struct Kind {
        std::string_view name;
        std::string_view role;
        bool single{};
    };

    void add_titles(OfficeKind kind, const Row& row);

    std::vector<Kind> kinds_;
    std::unordered_map<std::string, OfficeKind> titles_;  // by name_key
};

}  // namespace demarche::catalog
