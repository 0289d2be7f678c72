#include "core/store/as_made.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/model/content_id.hpp"
#include "core/model/correction.hpp"
#include "core/store/carried.hpp"
#include "core/store/correction_log.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Whether what the correction carries is, of an addition, what it adds.
bool carries_its_value(const std::string& kind, const std::string& subject,
                       const std::string& described) {
    const nlohmann::json json = nlohmann::json::parse(described, nullptr, false);
    if (!json.is_object()) return false;
    const auto known = parse_correction_kind(kind);
    if (known != CorrectionKind::event_add && known != CorrectionKind::stance_add) return true;
    if (!json.contains("added")) return false;
    try {
        return id_of(parse_added(json["added"].dump())) == subject;
    } catch (const InputError&) {
        return false;
    }
}

/// Reads nothing but the log: the rest of the file may be damaged.
std::vector<LogRow> sound_entries(SQLite::Database& db) {
    const std::set<std::string> changed = changed_corrections(db);
    SQLite::Statement rows{db,
                           "SELECT id, kind, subject, value, author, time, reason, replaces, "
                           "described FROM main.corrections ORDER BY time, id"};
    std::vector<LogRow> entries;
    while (rows.executeStep()) {
        if (changed.contains(text_of(rows, 0))) continue;
        LogRow& entry = entries.emplace_back();
        for (int at = 0; std::string & value : entry) value = text_of(rows, at++);
    }
    return entries;
}

}  // namespace

std::set<std::string> changed_corrections(SQLite::Database& db) {
    std::set<std::string> changed;
    SQLite::Statement rows{db,
                           "SELECT id, kind, subject, value, author, time, reason, replaces, "
                           "described FROM main.corrections"};
    while (rows.executeStep()) {
        std::string id = text_of(rows, 0);
        const std::string made =
            content_id("c", {text_of(rows, 1), text_of(rows, 2), text_of(rows, 3), text_of(rows, 4),
                             text_of(rows, 5), text_of(rows, 6), text_of(rows, 7)});
        if (id != made || !carries_its_value(text_of(rows, 1), text_of(rows, 2), text_of(rows, 8)))
            changed.insert(std::move(id));
    }
    return changed;
}

std::size_t unite_logs(const Database& into, const Database& from) {
    const std::vector<LogRow> offered = guarded(from, [&] { return sound_entries(from.handle()); });
    return guarded(into, [&] {
        SQLite::Transaction transaction{into.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        const std::set<std::string> changed = changed_corrections(into.handle());
        SQLite::Statement remove{into.handle(), "DELETE FROM main.corrections WHERE id = ?"};
        std::size_t count = 0;
        for (const LogRow& entry : offered) {
            const bool is_changed = changed.contains(entry[0]);
            if (is_changed) run(remove, std::string_view{entry[0]});
            if (insert(into.handle(), entry) > 0 && !is_changed) ++count;
        }
        carry_over(into.handle(), from.handle());
        transaction.commit();
        return count;
    });
}

}  // namespace demarche::store
