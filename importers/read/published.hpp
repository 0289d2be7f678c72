#pragma once

#include <string_view>

#include "core/model/day.hpp"

namespace demarche::read {

/// The day of a time stamp as metadata write it, in the zone that it is written in: RFC 3339, RFC
/// 822
/// ("Tue, 26 Jun 2007 10:00:00 +0400"), "2007-06-26 10:00:00", "20070626", "June 26, 2007",
/// "26.06.2007". Empty where it is none, or a day that no newspaper was printed on (before 1900,
/// after 2099).
[[nodiscard]] Day published_day(std::string_view text);

/// The UTC day of seconds, or milliseconds, since 1970; empty where that is out of reach.
[[nodiscard]] Day day_of_epoch(double seconds);

}  // namespace demarche::read
