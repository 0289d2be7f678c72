#pragma once

#include <optional>
#include <string_view>

#include "core/model/article.hpp"

/// The opening of a report that says where, when and by whom it was written. The forms of the
/// agencies:
///
///     MOSCOW, June 26 (RIA Novosti) -        MOSCOW. June 26 (Interfax) -     MOSCOW, Jun 26.
///     /TASS/. KEY WEST, Florida (AP) --              LAGOS, Nigeria, June 9 -- GENEVA/MOSCOW
///     (Reuters) - Tehran, June 26, IRNA --               Madrid, 26 jun (EFE).-           (ANSA) -
///     ROME, JUN 26 - June 26 (UPI) --                       (Bloomberg) -- Geneva, 12 March 2019
///     -- МОСКВА, 4 мар — РИА Новости.           Moscow, 26 June:                 ISLAMABAD:
///
/// A place in capitals needs nothing beside it; any other spelling needs a day or an agency, so
/// that "Trump - the president - said" is none.
namespace demarche::read {

/// The dateline that opens `line`, with its span in `line`; nothing where the line opens otherwise.
[[nodiscard]] std::optional<Dateline> dateline_of(std::string_view line);

/// The dateline of a text, with its span in `text`: at the start of one of its first lines. The
/// agency and day of a "Source: …, in Russian 1430 gmt 26 Jun 07" at the end complete it; such a
/// line alone gives a dateline without place and with an empty span.
[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view text);

/// True for the names of news agencies that close a dateline without brackets ("РИА Новости",
/// "IRNA").
[[nodiscard]] bool is_agency(std::string_view name);

}  // namespace demarche::read
