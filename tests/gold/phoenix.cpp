/// demarche_phoenix [--settled FILE] DICTIONARY...: how far our tenures agree with those of
/// dictionaries of the form of Phoenix (people with dated codes), by kind of office, and where they
/// do not.
///
/// Both are compared where both speak: a person of both, the same state or body, and more than a
/// quarter of a year in both. Ours agrees where all its certain days lie in theirs, give or take a
/// quarter, and no closed entry of theirs that begins with ours goes on for longer than all that
/// ours has the person do there. Theirs are read off lists of members of government that came out
/// every month or two and took in a change late.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/petrarch_actors.hpp"
#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days kTolerance{92};
constexpr int kLastYear = 2014;  // their last whole year

/// First and last day.
struct Span {
    sys_days first, last;
};

/// What the dictionary says of a person: in whose service, on which days.
struct Served {
    std::string name;  // as they write it
    std::string code;
    Span span;
    bool is_open_before{};  // it was so before that day too, perhaps
    bool is_open_after{};   // it was so when the entry was written
};

/// A difference that somebody has looked into: ours stands.
struct Settled {
    std::string person, office, of;
    auto operator<=>(const Settled&) const = default;
};

/// Tenures of one kind of office.
struct Tally {
    std::size_t compared{}, agree{}, settled{};
};

const sys_days kBegin = first_of({.year = 1900});
const sys_days kEnd = last_of({.year = kLastYear});

/// The lists that theirs were read off begin in January 2003: who was in office then had come
/// before.
const sys_days kListsBegin = first_of({.year = 2003, .month = 1, .day = 31});
const sys_days kListsFirst = first_of({.year = 2003, .month = 1, .day = 1});

std::string text_of(sys_days day) { return to_text(day_of(day)); }

class Comparison {
public:
    explicit Comparison(std::set<Settled> settled) : settled_{std::move(settled)} {}
    void read(std::string_view bytes);
    void compare();
    void print() const;
    /// False where a difference is open, or a settled one is there no longer.
    [[nodiscard]] bool is_settled() const { return open_.empty() && settled_ == met_; }

private:
    [[nodiscard]] const Actor* person_of(const petrarch::Entry& entry) const;
    void compare(const Actor& person, const Role& role, const std::vector<Served>& served);

    Catalog catalog_;
    std::set<Settled> settled_, met_;
    std::map<ActorId, std::vector<Served>> theirs_;
    std::map<std::string, Tally> tallies_;
    std::vector<std::string> open_;
};

/// The one person of ours whom the names mean; null if none or several.
const Actor* Comparison::person_of(const petrarch::Entry& entry) const {
    const Actor* found = nullptr;
    for (const std::string& name : entry.names) {
        if (name.find(' ') == std::string::npos) continue;
        for (const NameMatch& match : catalog_.named(name)) {
            const Actor* actor = catalog_.actor(match.actor);
            if (match.kind != NameKind::name || actor->type != ActorType::person) continue;
            if (found != nullptr && found != actor) return nullptr;
            found = actor;
        }
    }
    return found;
}

void Comparison::read(std::string_view bytes) {
    for (const petrarch::Entry& entry : petrarch::read_entries(bytes).all) {
        const Actor* person = person_of(entry);
        if (person == nullptr) continue;
        for (const petrarch::Code& code : entry.codes) {
            if (!code.is_dated() || code.text.ends_with("ELI")) continue;
            const Span span{code.since.year == 0 ? kBegin : first_of(code.since),
                            code.until.year == 0 ? kEnd : last_of(code.until)};
            if (span.last < span.first) continue;
            theirs_[person->id].push_back({entry.names.front(), code.text, span,
                                           span.first >= kListsFirst && span.first <= kListsBegin,
                                           code.until.year == 0});
        }
    }
}

/// The day up to which spans cover the days from `from` on without a gap of more than a quarter.
sys_days covered_to(sys_days from, std::vector<Span> spans) {
    std::ranges::sort(spans, {}, &Span::first);
    for (const Span& span : spans)
        if (span.first <= from + kTolerance && span.last > from) from = span.last;
    return from;
}

/// All days on which ours has the person serve that state or body.
std::vector<Span> service_of(const Actor& person, const ActorId& of) {
    std::vector<Span> spans;
    for (const Role& role : person.roles)
        if (role.of == of)
            spans.push_back({role.since.year == 0 ? kBegin : first_of(role.since),
                             role.until.year == 0 ? kEnd : last_of(role.until)});
    return spans;
}

bool begins_on(const Served& one, sys_days day) {
    return !one.is_open_before && one.span.first <= day + kTolerance &&
           day <= one.span.first + kTolerance;
}

void Comparison::compare(const Actor& person, const Role& role, const std::vector<Served>& served) {
    const Actor* of = catalog_.actor(role.of);
    if (of == nullptr || of->code.empty() || role.since.year == 0) return;
    // The days that ours surely claims: "2004" to "2007" are those from 2004-12-31 to 2007-01-01.
    const Span ours{last_of(role.since),
                    role.until.year == 0 ? kEnd : std::min(kEnd, first_of(role.until))};
    if (ours.last <= ours.first) return;
    std::vector<Span> spans;
    bool overlaps = false;
    std::string said;
    for (const Served& one : served) {
        if (!one.code.starts_with(of->code)) continue;
        spans.push_back({one.is_open_before ? kBegin : one.span.first, one.span.last});
        const sys_days last = std::min(one.span.last, ours.last);
        overlaps |= std::max(one.span.first, ours.first) + kTolerance < last;
        said += fmt::format(" {} {}-{}", one.code, text_of(one.span.first), text_of(one.span.last));
    }
    if (!overlaps) return;
    Tally& tally = tallies_[role.role];
    ++tally.compared;
    const bool is_theirs_longer = std::ranges::any_of(served, [&](const Served& one) {
        return one.code.starts_with(of->code) && !one.is_open_after && begins_on(one, ours.first) &&
               covered_to(ours.first, service_of(person, role.of)) + kTolerance < one.span.last;
    });
    if (!is_theirs_longer && covered_to(ours.first, spans) + kTolerance >= ours.last) {
        ++tally.agree;
        return;
    }
    const Settled difference{person.name, role.role, of->name};
    if (settled_.contains(difference)) {
        met_.insert(difference);
        ++tally.settled;
        return;
    }
    open_.push_back(fmt::format("{}, {} of {}, {} to {}; theirs:{}", person.name, role.role,
                                of->name, to_text(role.since), to_text(role.until), said));
}

void Comparison::compare() {
    for (const auto& [id, served] : theirs_) {
        const Actor& person = *catalog_.actor(id);
        for (const Role& role : person.roles) compare(person, role, served);
    }
}

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print_tally(std::string_view kind, const Tally& tally) {
    fmt::print("{:28} {:8} {:8} {:6.1f} % {:13} {:6}\n", kind, tally.compared, tally.agree,
               percent(tally.agree, tally.compared), tally.settled,
               tally.compared - tally.agree - tally.settled);
}

void Comparison::print() const {
    fmt::print("{:28} {:>8} {:>8} {:>8} {:>13} {:>6}\n", "office", "compared", "agree", "rate",
               "settled", "open");
    Tally all;
    for (const auto& [kind, tally] : tallies_) {
        print_tally(kind, tally);
        all.compared += tally.compared;
        all.agree += tally.agree;
        all.settled += tally.settled;
    }
    print_tally("all", all);
    for (const std::string& difference : open_) fmt::print("open: {}\n", difference);
    for (const Settled& one : settled_)
        if (!met_.contains(one))
            fmt::print("no difference any more: {}, {} of {}\n", one.person, one.office, one.of);
}

std::string contents(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file.is_open()) throw std::runtime_error{path + ": cannot be read"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// person, office, of, why theirs is wrong
std::set<Settled> settled_in(const std::string& text) {
    std::set<Settled> settled;
    for (const Row& row : read_table(text).rows)
        settled.insert({std::string{row[0]}, std::string{row[1]}, std::string{row[2]}});
    return settled;
}

}  // namespace
}  // namespace demarche::catalog

int main(int argc, char** argv) try {
    using namespace demarche::catalog;
    std::vector<std::string> arguments{argv + 1, argv + argc};
    std::set<Settled> settled;
    if (arguments.size() > 1 && arguments.front() == "--settled") {
        settled = settled_in(contents(arguments[1]));
        arguments.erase(arguments.begin(), arguments.begin() + 2);
    }
    if (arguments.empty()) {
        fmt::print(stderr, "usage: demarche_phoenix [--settled FILE] DICTIONARY...\n");
        return 2;
    }
    Comparison comparison{std::move(settled)};
    for (const std::string& path : arguments) comparison.read(contents(path));
    comparison.compare();
    comparison.print();
    return comparison.is_settled() ? 0 : 1;
} catch (const std::exception& e) {
    fmt::print(stderr, "demarche_phoenix: {}\n", e.what());
    return 1;
}
