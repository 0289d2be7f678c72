#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/query/events.hpp"
#include "core/query/shifts.hpp"
#include "core/query/show.hpp"
#include "core/query/stances.hpp"
#include "core/query/timeline.hpp"

/// All that a report on a selection tells, as values: what is claimed, by whom, and on which
/// sentences it rests.
namespace demarche::query {

/// A statement or an event that is told in full.
struct Claim {
    std::string id;
    ItemKind kind{ItemKind::event};
    Day date;
    std::string headline;
    std::string party, party_id;  // holder, or source
    std::string other;            // target of an event
    std::vector<std::string> speakers;
    std::string issue, issue_id;  // of a stance without a known issue: its target phrase and ""
    Position position{Position::neutral};  // of a stance, the one that counts for its group
    std::string type;                      // of an event
    int quad{};                            // of an event; 0 for a stance
    std::string condition, reported_by;    // of a stance
    double weight{};      // 0 to 1: confidence, times strength of position or of deed
    double confidence{};  // 0 to 1
    std::size_t reports{};
    std::vector<Context> contexts;  // the surest few of the reports, the surest first
    bool operator==(const Claim&) const = default;
};

/// A holder's position on an issue, and where it is told.
struct Cell {
    StanceRow row;
    std::size_t holder{}, issue{};    // in Matrix::holders, Matrix::issues
    std::vector<std::size_t> claims;  // in Dossier::claims; fewer than row.statements where some
                                      // are left out
};
struct Heading {
    std::string id;  // of a phrase that is no known issue: empty
    std::string name;
    std::string question;  // of an issue, empty if none
    std::size_t statements{};
};
struct Matrix {
    std::vector<Heading> holders, issues;  // most statements first, known issues before phrases
    std::vector<Cell> cells;               // by holder, then issue
    std::size_t holders_left_out{}, issues_left_out{};
};

/// A holder who went to the other side on a known issue, by two sentences each of which is more
/// likely read rightly than not.
struct ShiftTold {
    ShiftRow row;                   // its quotes have ids and days alone
    std::size_t before{}, after{};  // in Dossier::claims
};

/// How much was said and done from one day to another.
struct Period {
    Day first, last;  // exact
    std::size_t supports{}, opposes{}, neutral{};
    std::size_t cooperation{}, conflict{};
};

struct Dossier {
    std::size_t articles{}, events{}, stances{};
    std::size_t undated{};  // events and stances of no known year
    Day first, last;
    Day first_article, last_article;  // days of the articles; empty if none is known
    std::vector<std::pair<std::string, std::size_t>> sources;  // publishers, most articles first
    std::vector<Claim> claims;         // in order of time, those without a year last
    std::size_t left_out{};            // claims beyond the number that was asked for
    std::vector<StanceRow> positions;  // all, most statements first, known issues before phrases
    Matrix matrix;
    std::vector<ShiftTold> shifts;  // one a holder and issue, the newest first
    std::size_t shifts_left_out{};  // on known issues: passing or doubtful ones
    std::vector<Period> periods;    // one after the other without a gap; at most sixty
};

/// How much of each is told.
struct DossierSize {
    std::size_t claims{300};
    std::size_t holders{60}, issues{14};
    std::size_t shifts{20};
};

/// Beyond `size.claims`, what the matrix and the shifts rest on stays, then one half the newest and
/// the other the weightiest. `sort` is a field of the claims: date, kind, headline, party, issue,
/// confidence, weight; "-" before it turns it round.
[[nodiscard]] Dossier dossier_of(const store::Database& db, const store::Selection& chosen,
                                 const DossierSize& size = {}, const std::string& sort = {});

/// The periods into which the days are cut: days, months or years, whichever gives at most sixty.
/// The few that lie far from all others, up to three in a hundred on either side, are left out, and
/// those that are not known as exactly.
[[nodiscard]] std::vector<Period> periods_of(const std::vector<EventRow>& events,
                                             const std::vector<StanceEachRow>& stances);

}  // namespace demarche::query
