#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/actor.hpp"
#include "core/model/article.hpp"
#include "core/model/mention.hpp"
#include "core/model/sentence.hpp"
#include "importers/extract/party.hpp"
#include "importers/extract/tree.hpp"
#include "importers/extract/words.hpp"

/// An article under extraction: what the steps hand to each other.
namespace demarche::extract {

/// A token of the article.
struct Node {
    std::size_t sentence{};
    int token{};
    auto operator<=>(const Node&) const = default;
};

/// True of an office that many hold, each for himself: a senator, a judge.
[[nodiscard]] bool speaks_for_himself(const Role& role);

/// True where the role covers the day, or may.
[[nodiscard]] bool holds_on(const Role& role, const Day& on);

class Document {
public:
    /// Keeps references: all four must outlive the document.
    Document(const Article& article, const std::vector<Sentence>& sentences,
             const catalog::Catalog& catalog, const Words& words);

    [[nodiscard]] const Article& article() const { return article_; }
    [[nodiscard]] const catalog::Catalog& catalog() const { return catalog_; }
    /// True where the lower-case `word` stands in that list of data/words.tsv.
    [[nodiscard]] bool in_list(std::string_view list, std::string_view word) const {
        return words_.has(list, word);
    }
    [[nodiscard]] const Words& words() const { return words_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    [[nodiscard]] const Tree& tree(std::size_t sentence) const { return trees_[sentence]; }
    [[nodiscard]] const Token& token(Node node) const;
    [[nodiscard]] std::string_view text(ByteSpan where) const;

    /// Mentions by sentence and first token; no two share a token.
    [[nodiscard]] const std::vector<Mention>& mentions() const { return mentions_; }
    void add(Mention mention);          // one that shares a token with an earlier one is left out
    void remove(const ActorId& actor);  // and its mentions
    void forget_mentions();             // and places
    [[nodiscard]] const Mention* mention_at(Node node) const;  // null if none covers the token

    /// Names that stand for a place there ("in Moscow", "Afghan poppies"): no mention, but the
    /// actor may be who is visited or spoken of.
    [[nodiscard]] const Mention* place_at(Node node) const;
    /// A place that stands for who rules there: a capital, or one that the article names as an
    /// actor too. Null if there is none.
    [[nodiscard]] const Mention* acting_place_at(Node node) const;
    void add_place(Mention mention);
    [[nodiscard]] const std::vector<Mention>& places() const { return places_; }

    /// The actor, from the article's own or the catalogue. Null if unknown.
    [[nodiscard]] const Actor* actor(const ActorId& id) const;
    Actor& introduce(Actor actor);  // an actor of the article's own; the first of an id stays
    [[nodiscard]] const std::map<ActorId, Actor>& introduced() const { return introduced_; }

    /// Whom an actor speaks or acts for in this article: a person with office for the state or
    /// body.
    [[nodiscard]] Party party(const ActorId& actor) const;
    void set_side(const ActorId& person, const ActorId& side);

    /// Whose words a sentence is where nobody is said to speak; no actor if it is the reporter's.
    [[nodiscard]] const Party& voice(std::size_t sentence) const { return voices_[sentence]; }
    void set_voice(std::size_t sentence, Party voice) { voices_[sentence] = std::move(voice); }

    /// The state or body that issues the article, where it is a release; empty if none.
    ActorId issuer;
    /// The states that issue it together, the issuer first; empty where fewer than two do.
    std::vector<ActorId> joint;

private:
    const Article& article_;
    const std::vector<Sentence>& sentences_;
    const catalog::Catalog& catalog_;
    const Words& words_;
    std::vector<Tree> trees_;
    std::vector<Mention> mentions_;
    std::vector<Mention> places_;
    std::vector<std::vector<int>> place_at_;  // as at_, into places_; the first of several
    std::vector<std::vector<int>> at_;        // per sentence and token: index into mentions_, or -1
    std::map<ActorId, Actor> introduced_;
    std::map<ActorId, ActorId> sides_;
    std::vector<Party> voices_;  // per sentence
};

}  // namespace demarche::extract
