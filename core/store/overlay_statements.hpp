#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/correction.hpp"
#include "core/store/overlay_names.hpp"
#include "core/store/overlay_united.hpp"

/// What corrections say of events and stances, laid over the copies of `overlay_tables.hpp`, once
/// those of actors and issues are. For the sources of core/store alone.
namespace demarche::store {

/// A correction of a statement that is there: its subject is the one that stays where two were
/// united.
struct PlacedCorrection {
    std::size_t place{};  // in the log of those in force
    Correction correction;
};

/// Those of statements, by time. Of what went, a field holds for what stays where nothing says
/// otherwise of the same field: neither a correction of what stays nor of others that went.
[[nodiscard]] std::vector<PlacedCorrection> placed(const std::vector<Correction>& corrections,
                                                   const Heirs& heirs);

/// Takes what is rejected out of the copies, before statements are united: of one that two names
/// told, what was said of the other stays.
void remove_rejected(SQLite::Database& db, const std::vector<Correction>& corrections);

class StatementsLaid {
public:
    /// Keeps the references.
    StatementsLaid(SQLite::Database& db, const NamesLaid& names,
                   const std::vector<PlacedCorrection>& corrections)
        : db_{db}, names_{names}, corrections_{corrections} {}

    void lay();

private:
    /// An event or stance as it was before the first edit of its parties or of what it is on.
    struct Before {
        std::int64_t party{}, target{};  // of an event; the holder of a stance
        std::int64_t issue{};
        std::string phrase, position, on_issue;
        bool is_unanswered{};
    };
    using AllBefore = std::map<std::string, Before>;

    void apply(const PlacedCorrection& one);
    void keep_before(const Correction& one);
    void set_actor(std::string_view table, std::string_view column, const PlacedCorrection& one);
    void set_issue(const PlacedCorrection& one);
    [[nodiscard]] std::int64_t row_of(Party party, const std::string& id,
                                      const PlacedCorrection& one) const;

    // Speakers
    void settle_speakers(const std::string& event, const Before& before);
    void settle_speaker(const std::string& stance, const Before& before);
    void put_speaker(std::string_view kind, std::string_view column, const std::string& id,
                     std::int64_t speaker);
    void speak(std::string_view kind, std::string_view column, const std::string& id,
               std::int64_t party);

    // Answers
    void settle_answer(const std::string& stance, const Before& before);
    [[nodiscard]] std::string answer_of(const Before& now, const Before& before,
                                        const std::string& stance) const;
    [[nodiscard]] std::string answer_by_lean(const Before& now, const std::string& stance) const;
    [[nodiscard]] const std::string* given_answer(const Before& now,
                                                  const std::string& stance) const;
    [[nodiscard]] bool is_of(const PlacedCorrection& one, const Before& now) const;

    [[nodiscard]] Before event_now(const std::string& id) const;
    [[nodiscard]] Before stance_now(const std::string& id) const;

    template <class Value>
    void set(std::string_view table, std::string_view assignment, const Value& value,
             const std::string& subject);

    SQLite::Database& db_;
    const NamesLaid& names_;
    const std::vector<PlacedCorrection>& corrections_;
    AllBefore events_, stances_;
    std::map<std::string, std::vector<const PlacedCorrection*>> by_subject_;
};

}  // namespace demarche::store
