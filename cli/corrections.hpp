#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "core/model/correction.hpp"
#include "core/query/corrections.hpp"
#include "core/store/corrections.hpp"
#include "core/store/database.hpp"

/// Verbs by which a person corrects what was extracted.
namespace demarche::cli {

/// "merge", "alias" and "name" of 'demarche actor', "merge" and "question" of 'demarche issue'.
int correct_actor(const Options& options, const std::string& verb);
int correct_issue(const Options& options, const std::string& verb);

/// "split" of both, and "office" of 'demarche actor'.
int split_actor(const Options& options);
int split_issue(const Options& options);
int add_office(const Options& options);

/// Throws UsageError for an option that another verb of 'demarche actor' or 'demarche issue' takes.
void require_none_of_split(const Options& options, std::string_view command,
                           const std::string& verb);

/// "add" of 'demarche event' and 'demarche stance'.
int add_event(const Options& options);
int add_stance(const Options& options);

/// The graph of the options, for writing, that answers with corrections.
[[nodiscard]] store::Database opened(const Options& options);

/// An event or stance by its id.
struct Statement {
    std::string kind;  // "event" or "stance"
    std::string id;
};

/// What "reject", "confirm" or "edit" says of it, of `edit` by what `asked` says is right; without
/// author and reason. Throws UnknownName and UsageError.
[[nodiscard]] std::vector<Correction> judged(const store::Database& db, const Statement& what,
                                             const std::string& verb,
                                             const CorrectionOptions& asked);

/// Who corrects: --author, else $USER. Throws UsageError where neither is given.
[[nodiscard]] std::string author_of(const Options& options);

/// Enters the drafts into the log as the options' author and for their reason; the entries.
std::vector<Correction> entered(const Options& options, store::Database& db,
                                std::vector<Correction> drafts, store::Replaces which);

/// The same, as the last word; writes the entries, and tells of conflicts of what they are about.
int record(const Options& options, store::Database& db, std::vector<Correction> drafts);

/// What contradicts itself has no effect, and whoever made it so has to know: one line each on
/// standard error, with what to do. `before` stands in front of it.
void tell_conflicts(const std::vector<query::Conflict>& conflicts, std::string_view before = {});

/// The entries of the log with these ids, to standard output as the options say.
void write_log(const Options& options, const store::Database& db,
               const std::vector<CorrectionId>& ids);

}  // namespace demarche::cli
