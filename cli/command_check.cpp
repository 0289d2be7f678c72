#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/reread.hpp"
#include "core/store/check.hpp"
#include "core/store/damage.hpp"

namespace demarche::cli {
namespace {

/// The index of words is checked by a statement that writes; what may not be written is checked
/// without.
store::Open way_to_open(const Options& options) {
    const auto folder = std::filesystem::absolute(options.db).parent_path();
    const bool may_write =
        access(options.db.c_str(), W_OK) == 0 && access(folder.c_str(), W_OK) == 0;
    // What is not there, or is to be mended, is refused in the words of who would write.
    return may_write || options.repair || access(options.db.c_str(), R_OK) != 0
               ? store::Open::existing
               : store::Open::read_only;
}

/// What a file says that is too broken to be opened or looked through.
store::Examination told_of(const Options& options, const store::DamageError& error) {
    store::Examination found;
    found.damage.push_back({"pages", error.damage, store::rescue_of(options.db)});
    return found;
}

store::Examination examined(const Options& options, const store::CheckStep& step) {
    try {
        return store::examine(store::Database{options.db, way_to_open(options)}, step);
    } catch (const store::DamageError& error) {
        return told_of(options, error);
    }
}

store::Repair repaired(const Options& options, const store::CheckStep& step) {
    store::Database db{options.db, store::Open::existing};
    return store::repair(db, step);
}

/// Mends what follows from the rest, then what follows from the texts.
void mend(const Options& options, const store::CheckStep& step) {
    const auto tell = [&](const std::string& what) {
        if (options.detail != Detail::quiet) fmt::print(stderr, "demarche: {}\n", what);
    };
    try {
        const store::Repair repair = repaired(options, step);
        for (const std::string& what : repair.done) tell(what);
        if (repair.is_stopped || repair.to_read_anew.empty()) return;
        const std::vector<std::string> failures = reread_some(options, repair.to_read_anew);
        tell(fmt::format("read articles anew: {}", repair.to_read_anew.size() - failures.size()));
        for (const std::string& failure : failures) fmt::print(stderr, "demarche: {}\n", failure);
    } catch (const store::DamageError&) {  // the examination that follows tells
    }
}

/// What is left after a repair is not mended by another.
void tell_what_helps(const Options& options, store::Examination& found) {
    for (store::Finding& finding : found.damage)
        if (finding.to_do.find("check --repair") != std::string::npos)
            finding.to_do = store::rescue_of(options.db);
}

void write(const Options& options, const store::Examination& found) {
    if (options.detail != Detail::quiet)
        for (const store::Finding& note : found.notes)
            fmt::print(stderr, "demarche: {}: {}; {}\n", options.db.string(),
                       render::visible(note.what), note.to_do);
    if (options.format == render::Format::table && found.damage.empty()) {
        std::cout << fmt::format("{}: sound\n", options.db.string());
        return;
    }
    std::vector<nlohmann::ordered_json> rows;
    rows.reserve(found.damage.size());
    for (const store::Finding& finding : found.damage)
        rows.push_back({{"part", finding.part}, {"what", finding.what}, {"to_do", finding.to_do}});
    render::write_rows(std::cout, rows, options.format, {"part", "what", "to_do"}, options.colour);
}

}  // namespace

int check_database(const Options& options) {
    watch_interrupts();
    store::Examination found;
    {
        ProgressLine progress{options};
        const store::CheckStep step = [&](std::string_view part, std::size_t done,
                                          std::size_t all) {
            if (all > 0)
                progress.show(done, part, {done, all});
            else if (!part.empty())
                progress.show(part);
            return !is_interrupted();
        };
        if (options.repair) mend(options, step);
        if (!is_interrupted()) found = examined(options, step);
    }
    if (is_interrupted()) {
        fmt::print(stderr, "demarche: interrupted; {}\n",
                   options.repair ? "what was mended is kept" : "nothing was changed");
        return interrupted_status;
    }
    if (options.repair) tell_what_helps(options, found);
    write(options, found);
    return found.damage.empty() ? 0 : 1;
}

}  // namespace demarche::cli
