#include "core/catalog/offices.hpp"

#include "core/catalog/spelling.hpp"

namespace demarche::catalog {

Offices::Offices(const Table& table) {
    for (const Row& row : table.rows) {
        kinds_.push_back({row[0], row[3], row[2] == "single"});
        add_titles(static_cast<OfficeKind>(kinds_.size() - 1), row);
    }
}

void Offices::add(const Table& table) {
    for (const Row& row : table.rows) {
        const auto known = kind_of(row[0]);
        if (!known) kinds_.push_back({row[0], row[3], row[2] == "single"});
        add_titles(known.value_or(static_cast<OfficeKind>(kinds_.size() - 1)), row);
    }
}

void Offices::add_titles(OfficeKind kind, const Row& row) {
    titles_.emplace(name_key(row[0]), kind);
    for (const std::string_view title : items(row[1])) titles_.emplace(name_key(title), kind);
}

std::optional<OfficeKind> Offices::kind_of(std::string_view title) const {
    const auto found = titles_.find(name_key(title));
    if (found == titles_.end()) return std::nullopt;
    return found->second;
}

OfficeKind Offices::kind_or_new(std::string_view title) {
    const auto kind = static_cast<OfficeKind>(kinds_.size());
    const auto [found, is_new] = titles_.try_emplace(name_key(title), kind);
    if (is_new) kinds_.push_back({title, {}, false});
    return found->second;
}

}  // namespace demarche::catalog
