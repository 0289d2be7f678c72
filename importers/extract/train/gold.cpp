#include "importers/extract/train/gold.hpp"

#include <cctype>
#include <fstream>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/read.hpp"

namespace demarche::extract {
namespace {

using nlohmann::json;

std::set<std::string> names_of(const json& gold, const json& list) {
    std::set<std::string> names;
    for (const json& name : list) {
        if (name.is_null()) continue;
        names.insert(name);
        for (const json& actor : gold["actors"]) {
            std::set<std::string> all{actor["name"]};
            for (const json& other : actor.value("also", json::array())) all.insert(other);
            if (all.contains(name)) names.insert(all.begin(), all.end());
        }
    }
    return names;
}

bool is_root(const EventFinding& event, const json& g) {
    for (const json& root : g["cameo"])
        if (root.get<std::string>() == event.cameo.substr(0, 2)) return true;
    return false;
}

bool may_turn(const json& g) {
    for (const json& root : g["cameo"])
        if (root == "04") return true;
    return g.value("sym", false);
}

/// True where a word of the phrase begins with one of those that it may be about.
bool is_about(const json& g, const std::string& phrase) {
    for (const json& about : g["about"]) {
        const std::string word = utf8::lower(about.get<std::string>());
        for (std::size_t at = phrase.find(word); at != std::string::npos;
             at = phrase.find(word, at + 1))
            if (at == 0 || std::isalnum(static_cast<unsigned char>(phrase[at - 1])) == 0)
                return true;
    }
    return false;
}

}  // namespace

void read_gold(const std::string& path, const language::Engine& engine, std::vector<Text>& texts) {
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        Text text{json::parse(line), {}, {}};
        json header{{"id", text.gold["id"]}, {"text", text.gold["text"]}};
        const json given = text.gold.value("given", json{{"title", true}, {"published", true}});
        for (const char* field : {"title", "published", "source"})
            if (given.value(field, std::string_view{field} == "source") &&
                text.gold.contains(field))
                header[field] = text.gold[field];
        read::ReadOptions options;
        options.as = read::Kind::jsonl;
        read::read_bytes(path, header.dump() + "\n", options,
                         {[&](Article article) { text.article = std::move(article); },
                          [](const read::Rejection&) {},
                          {}});
        text.sentences = engine.parse(text.article.text);
        texts.push_back(std::move(text));
    }
}

bool Judge::is_right(const EventFinding& event, const Party& target, const json& g) const {
    return is_root(event, g) &&
           (fits(g, event.source, target) ||
            (may_turn(g) && !target.actor.empty() && fits(g, target, event.source)));
}

Judge::Answer Judge::of(const EventFinding& event, const Party& target) const {
    Answer answer = Answer::wrong;
    for (const json& g : gold_["events"]) {
        if (!is_right(event, target, g)) continue;
        if (!g.value("optional", false)) return Answer::right;
        answer = Answer::optional;
    }
    return answer;
}

bool Judge::is_told_there(const EventFinding& event, const json& g) const {
    const std::vector<Token>& tokens = document_.sentences()[event.sentence].tokens;
    const std::string evidence = g.value("evidence", std::string{});
    const std::size_t at = document_.article().text.find(evidence);
    if (tokens.empty() || evidence.empty() || at == std::string::npos) return false;
    return at < tokens.back().where.end && tokens.front().where.begin < at + evidence.size();
}

Judge::Answer Judge::there(const EventFinding& event, const Party& target) const {
    Answer answer = of(event, target);
    if (answer == Answer::wrong) return answer;
    bool is_told = false;
    for (const json& g : gold_["events"]) {
        if (!is_root(event, g) || !is_told_there(event, g) || !is_named(g["source"], event.source))
            continue;
        is_told = true;
        if (is_right(event, target, g)) return answer;
    }
    return is_told ? Answer::optional : answer;
}

Judge::Answer Judge::of(const StanceFinding& stance) const {
    std::string phrase = utf8::lower(stance.target);
    for (const auto& match : document_.catalog().issues_in(stance.target))
        if (const Issue* issue = document_.catalog().issue(match.issue))
            phrase += "\n" + utf8::lower(issue->name);
    Answer answer = Answer::wrong;
    for (const json& g : gold_["stances"]) {
        if (g["position"] != std::string{to_text(stance.position)}) continue;
        if (!is_named(g["holder"], stance.holder) || !is_about(g, phrase)) continue;
        if (!g.value("optional", false)) return Answer::right;
        answer = Answer::optional;
    }
    return answer;
}

bool Judge::is_named(const json& list, const Party& party) const {
    const std::set<std::string> names = names_of(gold_, list);
    for (const ActorId* id : {&party.actor, &party.speaker}) {
        const Actor* actor = document_.actor(*id);
        if (actor != nullptr && names.contains(actor->name)) return true;
    }
    return false;
}

bool Judge::fits(const json& g, const Party& source, const Party& target) const {
    if (!is_named(g["source"], source)) return false;
    if (!target.actor.empty()) return is_named(g["target"], target);
    bool is_bare = g["target"].empty();
    for (const json& t : g["target"]) is_bare = is_bare || t.is_null();
    return is_bare;
}

}  // namespace demarche::extract
