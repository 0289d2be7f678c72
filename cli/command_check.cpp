#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "core/store/check.hpp"

namespace demarche::cli {

int check_database(const Options& options) {
    store::Database db{options.db,
                       store::Open::existing};  // full text is checked by a statement that writes
    if (options.repair) {
        store::rebuild_full_text(db);
        store::find_stories_anew(db);
    }
    const std::vector<store::Finding> findings = store::check(db);
    if (options.format == render::Format::table && findings.empty()) {
        std::cout << fmt::format("{}: sound\n", options.db.string());
        return 0;
    }
    std::vector<nlohmann::ordered_json> rows;
    rows.reserve(findings.size());
    for (const store::Finding& finding : findings)
        rows.push_back({{"part", finding.part}, {"what", finding.what}, {"to_do", finding.to_do}});
    render::write_rows(std::cout, rows, options.format, {"part", "what", "to_do"}, options.colour);
    return findings.empty() ? 0 : 1;
}

}  // namespace demarche::cli
