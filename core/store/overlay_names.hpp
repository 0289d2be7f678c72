#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/correction.hpp"
#include "core/model/correction_value.hpp"
#include "core/store/forwarding.hpp"

/// What corrections say of actors and issues, laid over the copies of `overlay_tables.hpp`: merges,
/// splits, names, offices and questions, each by its time in the log. For the sources of core/store
/// alone.
namespace demarche::store {

enum class Party { actor, issue };

/// The rows of actors and issues by id: those of the graph, and numbers below 0 for those that
/// corrections describe and no article names.
class PartyRows {
public:
    /// `kept`: what the corrections put in, which names some too.
    PartyRows(SQLite::Database& db, const std::vector<Correction>& corrections,
              const std::vector<AddedStatement>& kept);

    /// 0 where there is none.
    [[nodiscard]] std::int64_t of(Party party, const std::string& id) const;
    /// Puts those below 0 into the copies, or one of them.
    void add_unknown() const;
    void add_unknown(Party party, const std::string& id) const;

private:
    using Rows = std::unordered_map<std::string, std::int64_t>;

    [[nodiscard]] std::int64_t stored(Party party, const std::string& id) const;
    [[nodiscard]] const Rows& unknown(Party party) const;
    void describe(const AddedStatement& told);
    void add(const Actor& actor, std::int64_t row) const;
    void add(const Issue& issue, std::int64_t row) const;

    SQLite::Database& db_;
    std::vector<Actor> actors_;  // that corrections describe
    std::vector<Issue> issues_;
    Rows unknown_actors_, unknown_issues_;
};

class NamesLaid {
public:
    /// Keeps the references, but for `kept`, as `PartyRows`. `corrections`: those in force, by
    /// time.
    NamesLaid(SQLite::Database& db, const std::vector<Correction>& corrections,
              const std::vector<AddedStatement>& kept);

    /// Tells the lists what is merged and named, before tables are shadowed.
    void note();
    void add_unknown() const { rows_.add_unknown(); }
    /// Everything, once all statements are in the copies.
    void lay();

    [[nodiscard]] const PartyRows& rows() const { return rows_; }

    /// Where an id that the correction at `place` of the log names leads in the end: merges lead
    /// on, and splits that come later where what is asked for fits them.
    using Fits = std::function<bool(const Split&)>;
    [[nodiscard]] std::string end_of(Party party, std::string id, std::size_t place,
                                     const Fits& fits) const;

    /// Whether merges lead from the issue to one that asks another question.
    [[nodiscard]] bool asks_otherwise(const std::string& issue) const;

private:
    /// Where a merged issue went, and whether that asks another question.
    struct Link {
        std::string to;
        bool asks_otherwise{};
    };

    void take(const Correction& one);
    void merge(Party party, const Correction& one);
    /// Those that the merge would leave without a subject.
    void split_before(Party party, const Correction& merged);
    void split(Party party, const Correction& one);
    /// Lays the merges that wait, all at once.
    void flush(Party party);
    /// Makes `into` somebody of its own again, or for the first time.
    void revive(Party party, const std::string& into, std::int64_t from);
    void name_actor(const Correction& one);
    void hold_office(const Correction& one);
    void ask(const Correction& one);
    [[nodiscard]] Forwarding& leads(Party party);
    [[nodiscard]] std::vector<const Correction*>& waiting(Party party);
    [[nodiscard]] std::string question_of(const std::string& issue) const;

    SQLite::Database& db_;
    const std::vector<Correction>& corrections_;
    PartyRows rows_;
    Forwarding actors_lead_, issues_lead_;
    std::vector<const Correction*> actors_wait_, issues_wait_;  // merges
    std::unordered_map<std::string, Link> links_;               // of issues
    std::unordered_map<const Correction*, bool> is_done_;       // splits
};

/// Adds a name to an actor or issue of the copies, once.
void add_name(SQLite::Database& db, Party party, std::int64_t row, const std::string& name);

/// "actor" and "actors", "issue" and "issues".
[[nodiscard]] std::string_view key_of(Party party);
[[nodiscard]] std::string_view table_of(Party party);

}  // namespace demarche::store
