#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/judged.hpp"

namespace SQLite {
class Database;
}

/// What a correction of an event or stance carries with it, in `described` of the log: the
/// statement as it was extracted, so that it can be kept where no article tells it any more:
///
///     "told": {"reports": [{"article", "evidence", "actors", "issues", "events", "stances"}],
///              "beside": [ids]}
///
/// with a report an entry, as a person's addition is written (extraction_line.hpp). It is no part
/// of a correction's id: where an older program wrote none, it is added later. On an open
/// connection, whether corrections lie over its tables or not: for the sources of core/store alone.
namespace demarche::store {

/// Nothing of what is broken.
[[nodiscard]] Carried parse_carried(const std::string& told);

/// The articles of its reports, each once: at a fraction of the cost.
[[nodiscard]] std::vector<ArticleId> articles_carried(const std::string& told);

/// What the tables tell of the event or stance with that id; nothing where they do not know it.
[[nodiscard]] Carried carried_in_tables(SQLite::Database& db, const std::string& id);

/// What a new correction is to carry: what the tables tell and what the log carries of its subject
/// already. Empty where that is nothing, and for all that is no judgement on an event or stance.
[[nodiscard]] std::string told_now(SQLite::Database& db, const Correction& correction);

/// Whether some correction carries the event or stance with that id, which those of `kind` are
/// about.
[[nodiscard]] bool is_carried(SQLite::Database& db, CorrectionKind kind, const std::string& id);

/// Of two the union; of what both tell of one article, the longer, of two equally long the greater:
/// the same in any order.
[[nodiscard]] std::string united_told(const std::string& a, const std::string& b);

/// Before what the article tells goes: corrections of it that carry nothing, as those of an older
/// program, carry it from then on. Others stay as they are: what was judged then counts, not what a
/// later article told of it.
void carry_reports_of(SQLite::Database& db, std::int64_t article);

/// What `from` knows of the corrections that both have, into the log of `into`.
void carry_over(SQLite::Database& into, SQLite::Database& from);

}  // namespace demarche::store
