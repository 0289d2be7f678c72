#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "core/store/check.hpp"

/// How the parts of an examination tell what they find: for the sources of core/store alone.
namespace demarche::store {

/// Wrong rows of one kind, shown one by one up to this many.
inline constexpr std::size_t shown_at_most = 20;

/// Findings of one kind: the first are told, the others counted.
class Kind {
public:
    Kind(std::vector<Finding>& findings, std::string_view part)
        : findings_{findings}, part_{part} {}
    ~Kind();
    Kind(const Kind&) = delete;
    Kind& operator=(const Kind&) = delete;

    void add(std::string what, std::string_view to_do);
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    std::vector<Finding>& findings_;
    std::string part_;
    std::string last_to_do_;
    std::size_t count_{};
};

/// Ends an examination from within: the step said so.
struct Stopped {};

/// One examination on its way.
struct Examining {
    const Database& db;
    const CheckStep& step;
    Examination& found;

    /// Throws Stopped where the step says so.
    void tell(std::string_view part, std::size_t done = 0, std::size_t all = 0) const {
        if (step && !step(part, done, all)) throw Stopped{};
    }
};

[[nodiscard]] inline std::string rescue_of(const Database& db) { return rescue_of(db.file()); }

/// The advice for what `repair` mends.
inline constexpr std::string_view by_repair = "mend it with 'demarche check --repair'";

void check_schema(Examining& on);
void check_articles(Examining& on);
void check_names(Examining& on);
void check_statements(Examining& on);
void check_stories(Examining& on);
void check_corrections(Examining& on);
void check_catalogue(Examining& on);

}  // namespace demarche::store
