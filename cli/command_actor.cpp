#include <array>
#include <iostream>
#include <string_view>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/verbs.hpp"
#include "core/render/known.hpp"

namespace demarche::cli {
namespace {

int show_actor(const Options& options) {
    const std::string name = name_after_verb("actor", options.verb);
    const auto db = graph_if_any(options);
    const catalog::Catalog catalog = catalogue_of(db);
    render::write_known(std::cout,
                        query::known_actors(db ? &*db : nullptr, catalog, name, options.on),
                        options.format, options.colour);
    return 0;
}

}  // namespace

int run_actor(const Options& options) {
    constexpr std::array<std::string_view, 6> verbs = {"show",  "merge", "split",
                                                       "alias", "name",  "office"};
    const std::string verb = verb_of("actor", options.verb, verbs);
    require_none_of_split(options, "actor", verb);
    if (verb == "split") return split_actor(options);
    if (verb == "office") return add_office(options);
    return verb == "show" ? show_actor(options) : correct_actor(options, verb);
}

}  // namespace demarche::cli
