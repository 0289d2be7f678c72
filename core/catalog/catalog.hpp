#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/day.hpp"
#include "core/model/issue.hpp"

/// What is known before any article: who is who on a given day, and what is disputed.
namespace demarche::catalog {

/// How a name stands for its actor.
enum class NameKind {
    name,     // "Russia", "Russian Federation", "Sergey Lavrov"
    demonym,  // adjective or people: "Russian", "Russians"
    seat,     // "Moscow", "the Kremlin": a capital or palace that stands for its state
    noun,     // "alliance", "bloc": a common noun that may refer back to the body
    surname   // "Lavrov": of a person whose full name is in the catalogue
};

struct NameMatch {
    ActorId actor;
    NameKind kind{NameKind::name};
    bool ambiguous{};  // several actors of today bear it, or it is a common word too
};

/// A name found in a run of words: it spans `words` of them.
struct LongestMatch {
    std::size_t words{};
    std::vector<NameMatch> matches;  // the likeliest first
};

/// An issue found in a phrase.
struct IssueMatch {
    IssueId issue;
    int lean{};  // +1: to back the phrase is to say yes to the issue's question; -1: no; 0: unknown
    std::size_t words{};  // how much of the phrase it took: the more, the surer
};

/// A table that a user added, of the form of core/catalog/data. Its name begins with its kind:
/// "tenures/mine.tsv".
struct AddedTable {
    std::string name;
    std::string text;
};

/// A name of an actor, and how it stands for it.
struct KnownAs {
    std::string_view name;
    NameKind kind{NameKind::name};
};

/// That a person held an office of a state or body.
struct Held {
    ActorId person;
    std::string_view office;
    ActorId of;
    Day since;  // empty: not known
    Day until;  // empty: not known, or still held
};

/// That a state belonged to a body.
struct Belonged {
    ActorId state, body;
    Day since, until;
};

/// How much is known.
struct Counts {
    std::size_t states{}, bodies{}, people{}, offices{}, tenures{}, issues{}, names{}, agencies{};
};

/// Look-ups on data files that are embedded in the program, with a user's own laid over. Immutable;
/// safe from many threads. The files are read at the first question, and those of issues at the
/// first about an issue: a command that asks nothing pays nothing. Spellings meet by `utf8::fold`,
/// but the case of capitals is kept where it tells a name from a word (US/us, Turkey/turkey).
class Catalog {
public:
    Catalog();  // what is embedded
    explicit Catalog(std::vector<AddedTable> added);
    ~Catalog();
    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;

    [[nodiscard]] const Actor* actor(const ActorId& id) const;  // null if unknown
    [[nodiscard]] const Issue* issue(const IssueId& id) const;
    [[nodiscard]] std::span<const Actor> actors() const;  // by id
    [[nodiscard]] std::span<const Issue> issues() const;  // by id

    /// False where the state or body was not there on any day that `on` can mean: the Soviet Union
    /// in 2007.
    [[nodiscard]] bool existed(const ActorId& id, const Day& on) const;

    /// The bodies that the state belonged to on that day, and the states that belonged to the body.
    [[nodiscard]] std::vector<ActorId> bodies_of(const ActorId& state, const Day& on) const;
    [[nodiscard]] std::vector<ActorId> members_of(const ActorId& body, const Day& on) const;

    /// The longest name that begins at words[0]; words are tokens as written ("U.N.", "Security",
    /// "Council"). Names, demonyms, seats and nouns; no surnames. Zero words if there is none.
    [[nodiscard]] LongestMatch longest_match(std::span<const std::string_view> words) const;

    /// How many words the name of a news agency or paper takes that begins at words[0] ("RIA",
    /// "Novosti"); 0 if there is none. Those report, they are no actors.
    [[nodiscard]] std::size_t longest_agency(std::span<const std::string_view> words) const;

    /// All actors of whom `name` is a name, demonym, seat, noun or surname, case folded; those in
    /// office on `on`, where it is given, first.
    [[nodiscard]] std::vector<NameMatch> named(std::string_view name, const Day& on = {}) const;

    /// People with that surname who held some office on `on`; all of them where `on` is empty.
    [[nodiscard]] std::vector<ActorId> with_surname(std::string_view surname, const Day& on) const;

    /// Who held the office on that day: holder("secretary general", nato, 2007-06-26). The office
    /// is matched by its kind ("foreign minister", "minister of foreign affairs", "top diplomat"
    /// are one).
    [[nodiscard]] std::vector<ActorId> holders(std::string_view office, const ActorId& of,
                                               const Day& on) const;

    /// The canonical kind of an office title, case folded: "foreign secretary" -> "foreign
    /// minister"; nothing where it is no office.
    [[nodiscard]] std::optional<std::string_view> office_kind(std::string_view title) const;

    /// True where one person at a time holds an office of that kind.
    [[nodiscard]] bool is_single_office(std::string_view title) const;

    /// The CAMEO actor code: the actor's own, else made from its state and its latest role
    /// ("RUSGOV"), as for people whom an article introduced. Empty if there is none.
    [[nodiscard]] std::string code_of(const Actor& actor) const;

    /// True where the actor held any office with that body or state on some day that `on` can mean.
    [[nodiscard]] bool held_office(const ActorId& person, const Day& on) const;

    /// Issues whose names or leaning phrases stand in `phrase`, the surest first.
    [[nodiscard]] std::vector<IssueMatch> issues_in(std::string_view phrase) const;

    /// What else than an actor the name is, as a person is told it: "the state of the USA; a given
    /// name" of "Georgia". Empty if nothing.
    [[nodiscard]] std::string_view other_meanings(std::string_view name) const;

    /// All names of the actor but surnames, each once, the canonical one first.
    [[nodiscard]] std::vector<KnownAs> names_of(const ActorId& id) const;

    /// The offices of a state or body with their holders, by office, then `since`; those alone who
    /// may have held one on `on`, where it is given.
    [[nodiscard]] std::vector<Held> offices_of(const ActorId& of, const Day& on = {}) const;

    /// The bodies that a state belonged to, or the states of a body, by `since`, then name; as
    /// above.
    [[nodiscard]] std::vector<Belonged> memberships_of(const ActorId& id, const Day& on = {}) const;

    /// From when to when the state or body was there; empty where it is open or nothing is known.
    [[nodiscard]] std::pair<Day, Day> life_of(const ActorId& id) const;

    /// The state or body of that name, as tables refer to one: no demonym, no seat.
    [[nodiscard]] std::optional<ActorId> party_named(std::string_view name) const;

    [[nodiscard]] Counts counts() const;

    /// Titles and kinds of office near to `title`, for "did you mean".
    [[nodiscard]] std::vector<std::string_view> nearest_offices(std::string_view title,
                                                                std::size_t count) const;

    /// The nearest known names, for "did you mean".
    [[nodiscard]] std::vector<std::string_view> nearest_actors(std::string_view name,
                                                               std::size_t count) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::catalog
