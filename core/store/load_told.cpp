#include "core/store/load_told.hpp"

#include "core/store/sql.hpp"
#include "core/store/statement_rows.hpp"

namespace demarche::store {

Told load_told(const Database& db, const Selection& chosen, std::optional<std::size_t> limit) {
    return guarded(db, [&] {
        Told told;
        NamesByRow names{db.handle(), &told.articles};
        told.events = events_with(db.handle(), chosen, limit, WithReports::yes, names);
        told.stances = stances_with(db.handle(), chosen, limit, WithReports::yes, names);
        return told;
    });
}

}  // namespace demarche::store
