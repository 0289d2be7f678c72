#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/correction.hpp"
#include "core/model/judged.hpp"
#include "core/store/database.hpp"
#include "core/store/load_statements.hpp"

/// What people corrected: a log that only grows, apart from all that was extracted. A correction is
/// in force unless one that is in force undoes or replaces it. So the log of two graphs is their
/// union, in any order. In one log the last word holds: an edit takes an earlier rejection of the
/// same event or stance back, a rejection its earlier edits. What two logs say of one thing,
/// neither knowing of the other, is a conflict where it cannot both be: two values of one field, a
/// rejection and an edit or confirmation, a rejection and an addition that it does not know, merges
/// in a circle. None of them has effect then.
namespace demarche::store {

/// A correction and what became of it.
struct LoggedCorrection {
    Correction correction;
    std::string about;       // what it corrects, in words, as it was extracted; empty if not known
    bool in_force{};         // neither undone nor replaced
    CorrectionId undone_by;  // the undo or the later correction of the field; empty if none
    bool is_waiting{};       // it has no effect, as what it is about is in no article of this graph
    bool in_conflict{};      // another in force says otherwise: neither has effect
    CorrectionId conflict;   // the earliest of those that contradict each other; empty if none
    bool operator==(const LoggedCorrection&) const = default;
};

/// By time, then id.
[[nodiscard]] std::vector<LoggedCorrection> load_corrections(const Database& db);

/// Those that have effect, by time.
[[nodiscard]] std::vector<Correction> load_effective_corrections(const Database& db);

/// The same as what they say of each article, with all that is judged as it was extracted: carried
/// by the log, else in the tables.
[[nodiscard]] Judgements load_judgements(const Database& db);

/// The id of the event or stance that stands in the place of one which says the same and gives way
/// to it (core/model/judged.hpp); nothing where none does.
[[nodiscard]] std::optional<std::string> shown_instead_of(const Database& db,
                                                          const std::string& id);

/// The reports of the event or stance that a correction is about, as it carries them, without
/// stories; empty where it carries none.
[[nodiscard]] std::vector<StoredReport> reports_carried(const Correction& correction);

/// Where merges lead from an actor or issue; the id itself where it was not merged.
[[nodiscard]] ActorId merged_into(const Database& db, const ActorId& id);
[[nodiscard]] IssueId merged_into(const Database& db, const IssueId& id);
/// The same of corrections that are at hand, those in force, by time.
[[nodiscard]] ActorId merged_into(const std::vector<Correction>& effective, const ActorId& id);
[[nodiscard]] IssueId merged_into(const std::vector<Correction>& effective, const IssueId& id);

/// Whether what corrections of this kind are about is in the graph under this id, extracted, added
/// or kept, rejected or not.
[[nodiscard]] bool has_subject(const Database& db, CorrectionKind kind, const std::string& id);

/// What a new entry of the log takes the place of: all that it stands against, as the last word of
/// a person who sees what others said; or only what its own author said, as a judgement of one
/// reader among several.
enum class Replaces { all, own };

/// Writes them into the log in one transaction, each with its id, the time and what it replaces,
/// and lays all over what `db` answers from then on. Throws InputError, and writes none, where the
/// subject of one is not there, or of an addition is, or where a merge would go round in a circle.
std::vector<Correction> save_corrections(Database& db, std::vector<Correction> drafts,
                                         Replaces which = Replaces::all);

/// Undoes the correction of that id, or the last one in force; the one undone. An undo can itself
/// be undone by its id. Throws InputError where there is none, or it has no effect any more.
Correction undo_correction(Database& db, const std::optional<CorrectionId>& id,
                           const std::string& author, const std::string& reason);

/// Takes the log of `from` over, what a newer program wrote too; how many corrections are new.
std::size_t merge_corrections(Database& into, const Database& from);

}  // namespace demarche::store
