#include "importers/extract/unnamed_speakers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kFarthest = 2;  // sentences back to whose spokesman speaks

/// An office of bodies, by its last words, and the body that has it where the text names none.
struct BodyOffice {
    std::string_view first, second;  // the second is empty where the office is one word
    std::string_view role;           // as the catalogue calls it
    std::string_view body;           // empty: none is known for it above all
};

constexpr std::array<BodyOffice, 7> kOffices{
    {{"secretary", "general", "secretary general", "united-nations"},
     {"director", "general", "director general", {}},
     {"managing", "director", "managing director", "international-monetary-fund"},
     {"high", "representative", "high representative", "european-union"},
     {"high", "commissioner", "high commissioner", {}},
     {"pope", {}, "pope", "holy-see"},
     {"pontiff", {}, "pope", "holy-see"}}};

/// An office at some words of a sentence, half-open.
struct Found {
    const BodyOffice* office{};
    std::size_t last{};
};

/// The office that begins at the token: "Secretary-General", "Secretary General".
std::optional<Found> office_at(const Document& document, std::size_t s, std::size_t i) {
    const std::vector<Token>& tokens = document.sentences()[s].tokens;
    const std::string word = utf8::lower(tokens[i].form);
    for (const BodyOffice& office : kOffices) {
        if (word != office.first) continue;
        if (office.second.empty()) return Found{&office, i + 1};
        std::size_t next = i + 1;
        if (next < tokens.size() && tokens[next].form == "-") ++next;
        if (next < tokens.size() && utf8::lower(tokens[next].form) == office.second)
            return Found{&office, next + 1};
    }
    return std::nullopt;
}

bool has_office(const Actor& person, std::string_view role, const ActorId& body) {
    return std::ranges::any_of(person.roles,
                               [&](const Role& r) { return r.role == role && r.of == body; });
}

/// The body whose office it is: the last one named that has such an office, else the one known for
/// it. Empty if there is none.
ActorId body_of(const Document& document, const BodyOffice& office, std::size_t sentence) {
    std::vector<ActorId> having;
    for (const Actor& person : document.catalog().actors())
        if (person.type == ActorType::person)
            for (const Role& role : person.roles)
                if (role.role == office.role) having.push_back(role.of);
    const auto has = [&](const ActorId& body) {
        return std::ranges::find(having, body) != having.end();
    };
    if (has(document.issuer)) return document.issuer;
    const Mention* named = nullptr;
    for (const Mention& m : document.mentions())
        if (has(m.actor) && (m.sentence <= sentence || named == nullptr)) named = &m;
    return named != nullptr ? named->actor : ActorId{std::string{office.body}};
}

/// The person whom the text calls by the office: "Secretary-General Jan Nowak". Empty if none.
ActorId called_so(const Document& document, const BodyOffice& office) {
    for (const Mention& m : document.mentions()) {
        const Actor* person = document.actor(m.actor);
        if (person == nullptr || person->type != ActorType::person) continue;
        for (std::size_t i = m.first > 3 ? m.first - 3 : 0; i < m.first; ++i)
            if (const auto found = office_at(document, m.sentence, i);
                found && found->office->role == office.role && found->last == m.first)
                return m.actor;
    }
    return {};
}

/// Who holds it on the article's day; empty where several do, or nobody knows.
ActorId holder_on_day(const Document& document, const BodyOffice& office, const ActorId& body) {
    const Day& on = document.article().date;
    ActorId holder;
    if (on.year == 0) return holder;
    for (const Actor& person : document.catalog().actors()) {
        if (person.type != ActorType::person || !has_office(person, office.role, body)) continue;
        for (const Role& role : person.roles) {
            if (role.role != office.role || role.of != body || !holds_on(role, on)) continue;
            if (!holder.empty() && holder != person.id) return {};
            holder = person.id;
        }
    }
    return holder;
}

bool is_free(const Document& document, std::size_t s, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        if (document.mention_at({s, static_cast<int>(i)}) != nullptr) return false;
    return true;
}

/// True of "the Secretary-General" that no name follows and of which nobody says whose he is.
bool is_bare(const Document& document, std::size_t s, std::size_t first, std::size_t last) {
    const std::vector<Token>& tokens = document.sentences()[s].tokens;
    if (first == 0 || utf8::lower(tokens[first - 1].form) != "the") return false;
    if (!is_free(document, s, first, last)) return false;
    return last >= tokens.size() ||
           (tokens[last].upos != Upos::propn && tokens[last].form != "of" &&
            tokens[last].form != "'s" && tokens[last].form != "’s");
}

}  // namespace

void find_bare_offices_of_bodies(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        for (std::size_t i = 1; i < document.sentences()[s].tokens.size(); ++i) {
            const auto found = office_at(document, s, i);
            if (!found || !is_bare(document, s, i, found->last)) continue;
            ActorId holder = called_so(document, *found->office);
            const ActorId body = body_of(document, *found->office, s);
            if (holder.empty() && document.actor(body) == nullptr) continue;
            if (holder.empty()) holder = holder_on_day(document, *found->office, body);
            document.add(mention_over(document, {s, i, found->last}, holder.empty() ? body : holder,
                                      MentionKind::office));
        }
}

namespace {

/// True of the subject of a verb, of speaking where he is a diplomat, by which nobody is named.
bool speaks_unnamed(const Document& document, std::size_t s, int noun) {
    const Tree& tree = document.tree(s);
    const Token& token = tree.token(noun);
    if (token.relation != "nsubj" || token.head < 0) return false;
    const bool is_diplomat = utf8::lower(token.form).starts_with("diplomat");
    if (is_diplomat && !document.in_list("speaks", lemma_of(tree.token(token.head)))) return false;
    for (const int kid : tree.children(noun)) {
        const std::string& relation = tree.token(kid).relation;
        const bool is_of_many = is_a(relation, "det") && lemma_of(tree.token(kid)) != "a" &&
                                lemma_of(tree.token(kid)) != "the";
        if (is_of_many || is_a(relation, "nmod") || is_a(relation, "conj")) return false;
    }
    return std::ranges::none_of(tree.subtree(noun), [&](int below) {
        return document.mention_at({s, below}) != nullptr ||
               document.place_at({s, below}) != nullptr || tree.token(below).upos == Upos::propn;
    });
}

/// The state in whose capital the sentence begins.
const Mention* capital_first(const Document& document, std::size_t s) {
    for (const Mention& place : document.places())
        if (place.sentence == s && place.first < 3 && place.kind == MentionKind::seat)
            return &place;
    return nullptr;
}

/// Who leads the last sentences before that name somebody in the lead.
const Mention* leads_before(const Document& document, std::size_t s) {
    for (std::size_t back = 1; back <= std::min(s, kFarthest); ++back) {
        const Tree& tree = document.tree(s - back);
        for (const Mention& m : document.mentions()) {
            if (m.sentence != s - back) continue;
            int node = static_cast<int>(m.head);
            while (node >= 0 && !is_a(tree.token(node).relation, "nsubj")) {
                const std::string& relation = tree.token(node).relation;
                const bool is_part = is_a(relation, "flat") || is_a(relation, "compound") ||
                                     is_a(relation, "amod") || is_a(relation, "appos") ||
                                     is_a(relation, "nmod:poss");
                node = is_part ? tree.head(node) : -1;
            }
            if (node >= 0 && tree.head(node) == tree.root()) return &m;
        }
    }
    return nullptr;
}

}  // namespace

void find_unnamed_officials(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        for (int i = 0; i < document.tree(s).size(); ++i) {
            const std::string word = utf8::lower(document.tree(s).token(i).form);
            if (!document.in_list("speaks_unnamed", word) || !speaks_unnamed(document, s, i))
                continue;
            const Mention* of = capital_first(document, s);
            if (of == nullptr) of = leads_before(document, s);
            if (of == nullptr) continue;
            const ActorId side = document.party(of->actor).actor;
            const auto at = static_cast<std::size_t>(i);
            document.add(mention_over(document, {s, at, at + 1}, side, MentionKind::description));
        }
}

}  // namespace demarche::extract
