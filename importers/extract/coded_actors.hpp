#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/catalog/catalog.hpp"
#include "core/model/coded_event.hpp"

/// Who is meant by the parties of events that were coded elsewhere.
namespace demarche::extract {

/// A party with the actors that it brings. Both empty where the row names none.
struct CodedWho {
    Actor party;
    Actor speaker;  // an office holder named for his state or body; else empty
};

/// Look-ups of CAMEO actor codes and of the names that coders give: by name where that agrees with
/// the code, then by code, the government of a state being the state. Whom the catalogue does not
/// know becomes an actor of the name given, with the state that the code begins with:
/// "POLICE", USACOP -> "Police (United States)".
class CodedActors {
public:
    /// Keeps a reference: `catalog` must outlive it.
    explicit CodedActors(const catalog::Catalog& catalog);

    [[nodiscard]] CodedWho who(const CodedParty& party, const Day& on) const;

private:
    [[nodiscard]] const Actor* state_of(const CodedParty& party) const;
    [[nodiscard]] const Actor* named(const CodedParty& party, const Actor* state,
                                     const Day& on) const;
    [[nodiscard]] Actor discovered(const CodedParty& party, const Actor* state) const;

    const catalog::Catalog& catalog_;
    // Of states and bodies, from the catalogue, which outlives this.
    std::map<std::string, const Actor*, std::less<>> by_code_;
};

}  // namespace demarche::extract
