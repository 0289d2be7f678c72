#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/coded_event.hpp"

/// Where a table of coded events has what: by its number of columns, or by their names.
namespace demarche::read {

using Column = std::optional<std::size_t>;

struct PartyColumns {
    Column code, name, country;
};

struct EventColumns {
    std::string_view kind;  // "gdelt", "icews", "phoenix"
    char separator{'\t'};
    bool has_heading{};
    std::size_t count{};
    Column id, date, cameo;
    PartyColumns source, target;
    std::vector<std::size_t> location;  // from the narrowest on, joined by commas
    struct Told {
        std::string_view name;  // "Goldstein"
        std::size_t column{};
    };
    std::vector<Told> told;  // what else is worth keeping
};

/// The columns of a table that begins with these lines; nothing where it is none of events.
[[nodiscard]] std::optional<EventColumns> event_columns_of(std::string_view head);

/// The fields of a row, cut at its separators; quotes are those of CSV where the table has a
/// heading.
[[nodiscard]] std::vector<std::string> event_fields(std::string_view row,
                                                    const EventColumns& columns);

/// Throws InputError with the reason where the row is broken. The source may be empty.
[[nodiscard]] CodedEvent event_of_row(const std::vector<std::string>& fields,
                                      const EventColumns& columns);

}  // namespace demarche::read
