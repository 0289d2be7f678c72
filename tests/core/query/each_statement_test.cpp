#include "core/query/each_statement.hpp"

#include <doctest/doctest.h>
#include <malloc.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "core/render/list_writer.hpp"
#include "core/render/statement_fields.hpp"
#include "core/store/corrections.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::query {
namespace {

constexpr std::string_view imported_at = "2026-01-02T12:00:00Z";

store::Database graph_of(const std::vector<Extraction>& extractions) {
    store::Database db = store::Database::in_memory();
    store::save_extractions(db, extractions, std::string{imported_at});
    return db;
}

Correction draft(CorrectionKind kind, std::string subject, std::string value = "") {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    made.author = "Ann";
    return made;
}

/// Rejects, moves in time, gives another code, merges two actors.
void correct(store::Database& db) {
    const std::vector<EventRow> events = events_in(db, {});
    const std::vector<StanceEachRow> stances = stances_each(db, {});
    using enum CorrectionKind;
    store::save_corrections(db, {draft(event_reject, events.at(1).event),
                                 draft(event_date, events.at(3).event, "2008-12-31"),
                                 draft(event_cameo, events.at(4).event, "190"),
                                 draft(stance_reject, stances.at(2).stance),
                                 draft(stance_position, stances.at(5).stance, "neutral"),
                                 draft(actor_merge, "serbia", "kosovo")});
    store::lay_corrections(db);
}

std::vector<store::Selection> selections() {
    std::vector<store::Selection> all(7);
    all[1].actors = {{"russia"}, {"nato"}};
    all[2].issues = {{"cfe-treaty"}};
    all[3].codes = {"0", "13"};
    all[4].since = {2006, 3, 0};
    all[5].min_confidence = 0.5;
    all[6].positions = {Position::opposes};
    return all;
}

/// As `events_in` and `stances_each` give them, whose order is that of a sort in memory.
void check_each(const store::Database& db, const Order& order) {
    for (const store::Selection& chosen : selections()) {
        std::vector<EventRow> events;
        each_event(db, chosen, order, [&](EventRow row) { events.push_back(std::move(row)); });
        CHECK(events == events_in(db, chosen, order));
    }
}
void check_each_stance(const store::Database& db, const Order& order) {
    for (const store::Selection& chosen : selections()) {
        std::vector<StanceEachRow> stances;
        each_stance(db, chosen, order,
                    [&](StanceEachRow row) { stances.push_back(std::move(row)); });
        CHECK(stances == stances_each(db, chosen, order));
    }
}

void check_all_orders(const store::Database& db) {
    for (const std::string descending : {"", "-"})
        for (const std::size_t limit : {0U, 3U, 1000U}) {
            Order order;
            if (limit > 0) order.limit = limit;
            order.leaves_out_reports = limit == 1000;
            for (const char* field :
                 {"", "event", "date", "source", "source_speaker", "target", "target_speaker",
                  "type", "cameo", "quad", "goldstein", "issue", "location", "confidence"}) {
                if (*field == '\0' && !descending.empty()) continue;
                CAPTURE(field);
                order.sort = descending + field;
                check_each(db, order);
            }
            for (const char* field :
                 {"", "stance", "date", "holder", "speaker", "issue", "target", "position",
                  "on_issue", "strength", "reported_by", "confidence"}) {
                if (*field == '\0' && !descending.empty()) continue;
                CAPTURE(field);
                order.sort = descending + field;
                check_each_stance(db, order);
            }
        }
}

/// Takes all and keeps nothing.
class Nowhere : public std::streambuf {
protected:
    int_type overflow(int_type c) override { return traits_type::not_eof(c); }
    std::streamsize xsputn(const char*, std::streamsize size) override { return size; }
};

/// So many events and stances, each on a day of its own.
store::Database graph_of_days(int days) {
    std::vector<Extraction> extractions;
    for (int i = 0; i < days; ++i) {
        if (i % 50 == 0) extractions.push_back(sample::article("a" + std::to_string(i)));
        const Day day{1900 + i / 336, 1 + i / 28 % 12, 1 + i % 28};
        sample::add_event(extractions.back(), "Russia", "13", "NATO", 0.5, day);
        sample::add_stance(extractions.back(), "Russia", Position::opposes, "CFE treaty", 0.5, day);
    }
    return graph_of(extractions);
}

/// How many bytes more than before are in use at most while the lists are written.
std::size_t memory_of_lists(const store::Database& db, render::Format format,
                            const std::string& sort) {
    const std::size_t before = mallinfo2().uordblks;
    std::size_t most = before;
    Nowhere nowhere;
    std::ostream out{&nowhere};
    Order order;
    order.sort = sort;
    order.leaves_out_reports = format == render::Format::csv;
    render::ListWriter events{out, format, {}}, stances{out, format, {}};
    each_event(db, {}, order, [&](const EventRow& row) {
        events.add(render::fields_of(row));
        most = std::max(most, mallinfo2().uordblks);
    });
    each_stance(db, {}, order, [&](const StanceEachRow& row) {
        stances.add(render::fields_of(row));
        most = std::max(most, mallinfo2().uordblks);
    });
    return most - before;
}

}  // namespace

TEST_CASE("each_event, each_stance: the rows of the lists in their order, corrected or not") {
    for (const std::uint32_t seed : {1U, 2U}) {
        CAPTURE(seed);
        store::Database db = graph_of(sample::random_extractions(seed, 12));
        check_all_orders(db);
        correct(db);
        check_all_orders(db);
    }
}

TEST_CASE("each_event: an unknown field is refused") {
    const store::Database db = graph_of({});
    Order order;
    order.sort = "colour";
    CHECK_THROWS(each_event(db, {}, order, [](const EventRow&) {}));
    CHECK_THROWS(each_stance(db, {}, order, [](const StanceEachRow&) {}));
}

TEST_CASE("each_event, each_stance: the memory of a list does not grow with its rows") {
    const store::Database few = graph_of_days(500), many = graph_of_days(8000);
    for (const render::Format format :
         {render::Format::csv, render::Format::jsonl, render::Format::json}) {
        // The least event takes more than 500 bytes: 7,500 more would show.
        constexpr std::size_t slack = 500'000;
        CHECK(memory_of_lists(many, format, "") < memory_of_lists(few, format, "") + slack);
        // The places of the rows, and what they are sorted by, are kept: no more.
        constexpr std::size_t of_a_place = 200;
        CHECK(memory_of_lists(many, format, "confidence") <
              memory_of_lists(few, format, "confidence") + slack + 7500 * of_a_place);
    }
}

}  // namespace demarche::query
