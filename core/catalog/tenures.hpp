#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/catalog/offices.hpp"
#include "core/model/day.hpp"

namespace demarche::catalog {

/// That a person held an office of a state or body. Persons and bodies are indices among the
/// actors.
struct Tenure {
    std::uint32_t person{};
    std::uint32_t of{};
    OfficeKind office{};
    Day since;  // empty: not known
    Day until;  // empty: not known, or still held
};

/// True where some day that `on` can mean can lie in the tenure, its first and last day included. A
/// day without a year can mean any.
[[nodiscard]] bool may_cover(const Tenure& tenure, const Day& on);

/// True where every day that `on` can mean lies in the tenure, however its own ends are read.
[[nodiscard]] bool surely_covers(const Tenure& tenure, const Day& on);

/// All tenures, for look-up by office and by person.
class Tenures {
public:
    Tenures() = default;
    explicit Tenures(std::vector<Tenure> all);

    /// Who may have held the office on that day: who surely did first, then the latest to come in.
    [[nodiscard]] std::vector<Tenure> of_office(std::uint32_t of, OfficeKind office,
                                                const Day& on) const;

    [[nodiscard]] std::span<const Tenure> of_person(std::uint32_t person) const;

private:
    std::vector<Tenure> by_person_;
    std::vector<Tenure> by_office_;
};

}  // namespace demarche::catalog
