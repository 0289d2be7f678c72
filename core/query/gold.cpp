#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/query/evaluation.hpp"

namespace demarche::query {
namespace {

using nlohmann::json;
using Names = std::set<std::string>;

/// Each name with all names of its actor: a name in an event stands for them all.
using Also = std::map<std::string, Names>;

std::string text_in(const json& row, const char* field) {
    const auto at = row.find(field);
    return at == row.end() || at->is_null() ? std::string{} : at->get<std::string>();
}

bool flag_in(const json& row, const char* field) {
    const auto at = row.find(field);
    return at != row.end() && at->is_boolean() && at->get<bool>();
}

Names spelt_out(const json& list, const Also& also) {
    Names names;
    for (const json& one : list) {
        const std::string name = one.is_null() ? std::string{} : one.get<std::string>();
        names.insert(name);
        if (const auto known = also.find(name); known != also.end())
            names.insert(known->second.begin(), known->second.end());
    }
    return names;
}

std::string header_of(const json& row) {
    const json given = row.value("given", json{{"title", true}, {"published", true}});
    json header{{"id", row.at("id")}, {"text", row.at("text")}};
    for (const char* field : {"title", "published", "source"}) {
        const bool is_given = given.value(field, std::string_view{field} == "source");
        if (is_given && !text_in(row, field).empty()) header[field] = row[field];
    }
    return header.dump();
}

GoldEvent event_of(const json& row, const Also& also) {
    GoldEvent event;
    event.sources = spelt_out(row.at("source"), also);
    event.targets = spelt_out(row.at("target"), also);
    for (const json& root : row.at("cameo")) event.roots.push_back(root.get<std::string>());
    event.may_turn = flag_in(row, "sym") ||
                     std::ranges::find(event.roots, std::string{"04"}) != event.roots.end();
    event.is_optional = flag_in(row, "optional");
    event.evidence = text_in(row, "evidence");
    return event;
}

GoldStance stance_of(const json& row, const Also& also) {
    GoldStance stance;
    stance.holders = spelt_out(row.at("holder"), also);
    for (const json& word : row.at("about")) stance.about.push_back(word.get<std::string>());
    const std::string position = row.at("position").get<std::string>();
    const auto known = parse_position(position);
    if (!known)
        throw InputError{
            fmt::format("position '{}' is none; supports, opposes or neutral is wanted", position)};
    stance.position = *known;
    stance.is_optional = flag_in(row, "optional");
    stance.evidence = text_in(row, "evidence");
    return stance;
}

}  // namespace

GoldArticle read_gold(const std::string& line) try {
    const json row = json::parse(line);
    GoldArticle gold;
    gold.id = row.at("id").get<std::string>();
    gold.header = header_of(row);
    gold.date = text_in(row, "date");
    Also also;
    for (const json& actor : row.at("actors")) {
        GoldActor one;
        one.names.insert(actor.at("name").get<std::string>());
        for (const json& name : actor.value("also", json::array()))
            one.names.insert(name.get<std::string>());
        one.is_optional = flag_in(actor, "optional");
        for (const std::string& name : one.names)
            also[name].insert(one.names.begin(), one.names.end());
        gold.actors.push_back(std::move(one));
    }
    for (const json& event : row.at("events")) gold.events.push_back(event_of(event, also));
    for (const json& stance : row.at("stances")) gold.stances.push_back(stance_of(stance, also));
    return gold;
} catch (const json::exception& error) {
    throw InputError{fmt::format(
        "no annotated article ({}); an object with id, text, actors, events and stances is wanted",
        error.what())};
}

}  // namespace demarche::query
