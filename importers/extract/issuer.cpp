#include "importers/extract/issuer.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/catalog/table.hpp"
#include "core/model/utf8.hpp"

extern "C" {
extern const char demarche_embedded_issuers[];
extern const char demarche_embedded_issuers_end[];
}

namespace demarche::extract {
namespace {

/// data/issuers.tsv
struct Issuers {
    std::vector<std::pair<std::string, ActorId>> hosts, names;  // names folded, blanks around
    std::map<std::string, ActorId, std::less<>> states;         // by the ending of a host
};

/// Words of a name without its marks, folded, with a blank on each side.
std::string blank_separated(std::string_view name) {
    std::string out{' '};
    for (const char c : utf8::fold(name)) {
        const bool is_mark = static_cast<unsigned char>(c) < 0x80 &&
                             std::isalnum(static_cast<unsigned char>(c)) == 0;
        if (!is_mark)
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    }
    if (out.back() != ' ') out += ' ';
    return out;
}

Issuers read_issuers() {
    const std::string_view rows{
        demarche_embedded_issuers,
        static_cast<std::size_t>(demarche_embedded_issuers_end - demarche_embedded_issuers)};
    Issuers issuers;
    for (const catalog::Row& row : catalog::read_table(rows).rows) {
        ActorId actor{std::string{row[2]}};
        if (row[0] == "host")
            issuers.hosts.emplace_back(row[1], std::move(actor));
        else if (row[0] == "name")
            issuers.names.emplace_back(blank_separated(row[1]), std::move(actor));
        else
            issuers.states.emplace(row[1], std::move(actor));
    }
    return issuers;
}

const Issuers& table() {
    static const Issuers issuers = read_issuers();
    return issuers;
}

std::string host_in(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    return utf8::lower(url.substr(0, url.find_first_of("/:?#")));
}

bool ends_with_part(std::string_view host, std::string_view ending) {
    return host.ends_with(ending) &&
           (host.size() == ending.size() || host[host.size() - ending.size() - 1] == '.');
}

ActorId owner_of_host(std::string_view host, const Words& words) {
    ActorId owner;
    std::size_t longest = 0;
    for (const auto& [ending, actor] : table().hosts)
        if (ending.size() > longest && ends_with_part(host, ending)) {
            longest = ending.size();
            owner = actor;
        }
    const std::size_t dot = host.rfind('.');
    if (!owner.empty() || dot == std::string_view::npos) return owner;
    const auto state = table().states.find(host.substr(dot + 1));
    if (state == table().states.end()) return {};
    for (std::size_t at = 0; at < dot;) {
        const std::size_t end = host.find('.', at);
        if (words.has("official_host", host.substr(at, end - at))) return state->second;
        at = end + 1;
    }
    return {};
}

/// The words of a publisher's name as the catalogue looks them up: without marks around them, and
/// with or without the endings of possessives.
std::vector<std::string_view> words_of(std::string_view name, bool with_possessive) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        std::string_view word = name.substr(at, end - at);
        while (!word.empty() &&
               std::string_view{",;:()|/"}.find(word.back()) != std::string_view::npos)
            word.remove_suffix(1);
        while (!word.empty() && word.front() == '(') word.remove_prefix(1);
        for (const std::string_view ending : {"'s", "’s", "'", "’"})
            if (!with_possessive && word.ends_with(ending)) word.remove_suffix(ending.size());
        if (!word.empty()) words.push_back(word);
        at = end + 1;
    }
    return words;
}

class Publisher {
public:
    Publisher(std::string_view name, const catalog::Catalog& catalog, const Words& words)
        : name_{name},
          catalog_{catalog},
          list_{words},
          words_{words_of(name, false)},
          marked_{words_of(name, true)} {}

    [[nodiscard]] ActorId actor() const {
        if (words_.empty() || catalog_.longest_agency(words_) > 0) return {};
        for (const catalog::NameMatch& match : catalog_.named(name_))
            if (match.kind == catalog::NameKind::name && is_side(match.actor))
                return side_of(match.actor);
        if (has_any("press_publisher")) return {};
        const std::string whole = blank_separated(name_);
        if (ActorId longest = called_in(whole); !longest.empty()) return longest;
        // "Nordic Ministers' Summit" is of several.
        const bool is_of_several = std::ranges::any_of(words_, [](std::string_view word) {
            const std::string one = utf8::lower(word);
            return one == "summit" || one == "conference" || one == "meeting";
        });
        if (has_any("official_publisher") && !is_of_several)
            if (ActorId state = first_state(); !state.empty()) return state;
        return body();
    }

    /// True of "Department of Trade", whose state the name does not tell.
    [[nodiscard]] bool is_nameless_ministry() const {
        return has_any("state_publisher") && !has_any("press_publisher");
    }

private:
    [[nodiscard]] bool has_any(std::string_view list) const {
        return std::ranges::any_of(
            words_, [&](std::string_view word) { return list_.has(list, utf8::lower(word)); });
    }

    /// Whose name of the table the publisher's holds, by the longest.
    static ActorId called_in(std::string_view whole) {
        ActorId longest;
        std::size_t size = 0;
        for (const auto& [part, actor] : table().names)
            if (part.size() > size && whole.find(part) != std::string::npos) {
                longest = actor;
                size = part.size();
            }
        return longest;
    }

    [[nodiscard]] bool is_side(const ActorId& id) const {
        const Actor* actor = catalog_.actor(id);
        return actor != nullptr && actor->type != ActorType::person;
    }

    /// A ministry speaks for its state, the Union's diplomatic service for the Union.
    [[nodiscard]] ActorId side_of(const ActorId& id) const {
        const Actor* actor = catalog_.actor(id);
        const bool is_service = actor->name.ends_with("External Action Service");
        return is_service && actor->of.size() == 1 ? actor->of.front() : id;
    }

    /// "Permanent Mission of Eritrea to the United Nations", "Indian High Commission, Colombo". A
    /// state by its own name counts before one by an office that others have too: "Ministry of
    /// External Affairs of Sri Lanka".
    [[nodiscard]] ActorId first_state() const {
        ActorId by_office;
        for (std::size_t i = 0; i < words_.size();) {
            const catalog::LongestMatch found = longest_at(i);
            for (const auto& match : found.matches) {
                const Actor* actor = catalog_.actor(match.actor);
                if (actor == nullptr || actor->type != ActorType::state) continue;
                const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(i);
                const bool is_office =
                    std::any_of(begin, begin + static_cast<std::ptrdiff_t>(found.words),
                                [&](std::string_view word) {
                                    return list_.has("official_publisher", utf8::lower(word));
                                });
                if (!is_office) return match.actor;
                if (by_office.empty()) by_office = match.actor;
            }
            i += std::max<std::size_t>(found.words, 1);
        }
        return by_office;
    }

    /// The longest name from a word on, with the endings of possessives or without: "People's
    /// Republic of China", "Kenya's Mission".
    [[nodiscard]] catalog::LongestMatch longest_at(std::size_t word) const {
        catalog::LongestMatch bare = catalog_.longest_match(std::span{words_}.subspan(word));
        catalog::LongestMatch whole = catalog_.longest_match(std::span{marked_}.subspan(word));
        return whole.words > bare.words ? whole : bare;
    }

    /// "NATO Public Diplomacy Division", "Secretariat of the Pacific Islands Forum"
    [[nodiscard]] ActorId body() const {
        const bool is_official = has_any("official_publisher");
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const catalog::LongestMatch found =
                catalog_.longest_match(std::span{words_}.subspan(i));
            // "Mission" and "Office" alone name no body.
            const bool is_common =
                found.words == 1 && list_.has("official_publisher", utf8::lower(words_[i]));
            for (const auto& match : found.matches) {
                const Actor* actor = catalog_.actor(match.actor);
                if (actor != nullptr && actor->type == ActorType::organization && !is_common &&
                    match.kind == catalog::NameKind::name)
                    return side_of(match.actor);
            }
            const bool is_article = utf8::lower(words_[i]) == "the";
            if (!is_official && !is_article) return {};
        }
        return {};
    }

    std::string_view name_;
    const catalog::Catalog& catalog_;
    const Words& list_;
    std::vector<std::string_view> words_;
    std::vector<std::string_view> marked_;  // with the endings of possessives
};

}  // namespace

ActorId issuer_of(const Article& article, const catalog::Catalog& catalog, const Words& words) {
    for (const std::string_view place :
         {std::string_view{article.url}, std::string_view{article.source}})
        if (ActorId owner = owner_of_host(host_in(place), words); !owner.empty()) return owner;
    return Publisher{article.source, catalog, words}.actor();
}

bool is_nameless_ministry(const Article& article, const catalog::Catalog& catalog,
                          const Words& words) {
    return Publisher{article.source, catalog, words}.is_nameless_ministry();
}

std::vector<ActorId> known_issuers() {
    std::vector<ActorId> known;
    for (const auto& [what, actor] : table().hosts) known.push_back(actor);
    for (const auto& [what, actor] : table().names) known.push_back(actor);
    for (const auto& [what, actor] : table().states) known.push_back(actor);
    return known;
}

}  // namespace demarche::extract
