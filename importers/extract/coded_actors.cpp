#include "importers/extract/coded_actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kPart = 3;  // letters of each part of a code

/// Codes of CAMEO's list of countries that differ from those of ISO 3166 and of our own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOldCodes{
    {{"ROM", "ROU"}, {"TMP", "TLS"}, {"WSB", "PSEWBK"}}};

/// What may stand first in a code and is no country, though three letters may be one of ours too:
/// the roles of CAMEO's chapter 3, generic and international actors.
constexpr auto kRoles = std::to_array<std::string_view>(
    {"AGR", "BUS", "COP", "CRM", "CVL", "DEV", "EDU", "ELI", "ENV", "GOV", "HLH", "HRI", "IGO",
     "IMG", "INS", "INT", "JUD", "LAB", "LEG", "MED", "MIL", "MNC", "MOD", "NGM", "NGO", "OPP",
     "PRM", "PTY", "RAD", "REB", "REF", "SEP", "SET", "SPY", "TOP", "UAF", "UIS"});

bool is_role(std::string_view code) { return std::ranges::find(kRoles, code) != kRoles.end(); }

bool is_code(std::string_view text) {
    return text.size() >= kPart && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// "PRIME MINISTER" -> "Prime Minister"; what has small letters is as it is.
std::string readable(std::string name) {
    if (std::ranges::any_of(name, [](unsigned char c) { return std::islower(c) != 0; }))
        return name;
    bool is_inside = false;
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_inside && byte < 0x80) c = static_cast<char>(std::tolower(byte));
        is_inside = byte >= 0x80 || std::isalnum(byte) != 0 || c == '\'';
    }
    return name;
}

bool belongs_to(const Actor& actor, const Actor& state) {
    return actor.id == state.id || std::ranges::find(actor.of, state.id) != actor.of.end();
}

/// ICEWS: "Government (Russia)".
bool is_government(const CodedParty& party, const Actor& state) {
    return (party.code.size() > kPart && party.code.substr(kPart) == "GOV") ||
           party.name == fmt::format("Government ({})", state.name);
}

/// One that stands for some of its kind, "Police (Russia)", and not for one body or person.
bool is_generic(const CodedParty& party) {
    return party.name.empty() || party.name.ends_with(')') || is_role(party.code);
}

}  // namespace

CodedActors::CodedActors(const catalog::Catalog& catalog) : catalog_{catalog} {
    for (const Actor& actor : catalog.actors())
        if (!actor.code.empty() && actor.type != ActorType::person)
            by_code_.emplace(actor.code, &actor);
}

const Actor* CodedActors::state_of(const CodedParty& party) const {
    std::string_view code = party.country;
    if (!code.empty() && (code.size() != kPart || !is_code(code))) {
        const auto known = catalog_.party_named(code);  // written out
        return known ? catalog_.actor(*known) : nullptr;
    }
    if (code.empty() && is_code(party.code)) code = std::string_view{party.code}.substr(0, kPart);
    if (code.empty() || (party.country.empty() && is_role(code))) return nullptr;
    for (const auto& [old, ours] : kOldCodes)
        if (code == old) code = ours;
    const auto found = by_code_.find(code);
    return found != by_code_.end() && found->second->type == ActorType::state ? found->second
                                                                              : nullptr;
}

const Actor* CodedActors::named(const CodedParty& party, const Actor* state, const Day& on) const {
    if (party.name.empty()) return nullptr;
    // Those in office come first.
    for (const catalog::NameMatch& match : catalog_.named(party.name, on)) {
        const Actor* actor = catalog_.actor(match.actor);
        if (actor == nullptr || match.kind != catalog::NameKind::name) continue;
        const bool agrees = state != nullptr
                                ? belongs_to(*actor, *state)
                                : party.code.empty() || actor->type != ActorType::state;
        if (agrees && catalog_.existed(actor->id, on)) return actor;
    }
    return nullptr;
}

Actor CodedActors::discovered(const CodedParty& party, const Actor* state) const {
    Actor actor;
    actor.name = readable(party.name.empty() ? party.code : party.name);
    if (state != nullptr) {
        if (!actor.name.ends_with(')') && !party.code.empty())
            actor.name += fmt::format(" ({})", state->name);
        actor.of = {state->id};
    }
    actor.id = {slug(actor.name)};
    if (actor.id.empty() || catalog_.actor(actor.id) != nullptr) {
        actor.name += fmt::format(" [{}]", party.code.empty() ? "unknown" : party.code);
        actor.id = {slug(actor.name)};
    }
    actor.type = is_generic(party) ? ActorType::group : ActorType::organization;
    actor.code = party.code;
    if (actor.code.empty()) actor.code = catalog_.code_of(actor);
    actor.discovered = true;
    return actor;
}

CodedWho CodedActors::who(const CodedParty& party, const Day& on) const {
    if (party == CodedParty{}) return {};
    const Actor* state = state_of(party);
    if (const Actor* actor = named(party, state, on)) {
        const bool speaks_for_it = actor->type == ActorType::person && !actor->of.empty() &&
                                   catalog_.held_office(actor->id, on);
        const Actor* body = !speaks_for_it     ? nullptr
                            : state != nullptr ? state
                                               : catalog_.actor(actor->of.front());
        return body == nullptr ? CodedWho{*actor, {}} : CodedWho{*body, *actor};
    }
    if (state != nullptr && (party.code.size() == kPart || is_government(party, *state)))
        return {*state, {}};
    // With a state in front a code is a role of many bodies: USACOP is not the FBI alone.
    if (state == nullptr && party.code.size() > kPart)
        if (const auto known = by_code_.find(party.code); known != by_code_.end())
            return {*known->second, {}};
    // A row of names alone may know a state by its country only.
    if (state != nullptr && party.code.empty() && party.name.empty()) return {*state, {}};
    return {discovered(party, state), {}};
}

}  // namespace demarche::extract
