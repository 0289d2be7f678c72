#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::store {

/// True for a number that `stored_day` gives of a day of the calendar, or of a part of one.
[[nodiscard]] bool can_be_day(std::int64_t stored);

/// True from 0 to 1.
[[nodiscard]] bool is_share(double number);

/// True for two to four digits that begin with a root of CAMEO, 01 to 20.
[[nodiscard]] bool can_be_cameo(std::string_view code);

}  // namespace demarche::store
