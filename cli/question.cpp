#include "cli/question.hpp"

#include <fmt/format.h>

#include <vector>

#include "core/model/names.hpp"

namespace demarche::cli {
namespace {

void add(std::vector<std::string>& all, const std::vector<std::string>& some) {
    all.insert(all.end(), some.begin(), some.end());
}

}  // namespace

std::string question(const query::Filter& filter, std::string_view everything) {
    std::vector<std::string> who, what;
    for (const auto* names : {&filter.actors, &filter.sources, &filter.holders, &filter.speakers})
        add(who, *names);
    if (!filter.targets.empty())
        who.push_back(fmt::format("towards {}", fmt::join(filter.targets, ", ")));
    add(what, filter.issues);
    add(what, filter.types);
    for (const Position position : filter.positions) what.emplace_back(to_text(position));
    if (!filter.since.empty()) what.push_back("since " + to_text(filter.since));
    if (!filter.until.empty()) what.push_back("until " + to_text(filter.until));
    if (who.empty() && what.empty()) return std::string{everything};
    return fmt::format("{}{}{}", fmt::join(who, ", "), who.empty() || what.empty() ? "" : ": ",
                       fmt::join(what, ", "));
}

}  // namespace demarche::cli
