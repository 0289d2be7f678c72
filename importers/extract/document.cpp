#include "importers/extract/document.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

/// The state or body for whom a person with office acts on `on`; empty if there is none.
ActorId side_in_office(const Actor& person, const Day& on) {
    const Role* last = nullptr;
    for (const Role& role : person.roles) {
        if (speaks_for_himself(role)) continue;
        if (on.year != 0 && holds_on(role, on)) return role.of;
        // Of a year that the text does not give, the last office is the likeliest.
        const bool is_later = last == nullptr || last->since.empty() ||
                              (!role.since.empty() && first_of(last->since) < first_of(role.since));
        if (on.year == 0 && is_later) last = &role;
    }
    return last == nullptr ? ActorId{} : last->of;
}

}  // namespace

bool speaks_for_himself(const Role& role) {
    static constexpr std::array<std::string_view, 5> kOfMany = {"senator", "lawmaker", "mayor",
                                                                "state governor", "judge"};
    return std::ranges::find(kOfMany, role.role) != kOfMany.end();
}

bool holds_on(const Role& role, const Day& on) {
    const bool begun = role.since.empty() || first_of(role.since) <= last_of(on);
    const bool over = !role.until.empty() && last_of(role.until) < first_of(on);
    return begun && !over;
}

Document::Document(const Article& article, const std::vector<Sentence>& sentences,
                   const catalog::Catalog& catalog, const Words& words)
    : article_{article}, sentences_{sentences}, catalog_{catalog}, words_{words} {
    voices_.resize(sentences.size());
    trees_.reserve(sentences.size());
    for (const Sentence& sentence : sentences_) {
        trees_.emplace_back(sentence);
        at_.emplace_back(sentence.tokens.size(), -1);
        place_at_.emplace_back(sentence.tokens.size(), -1);
    }
}

const Token& Document::token(Node node) const {
    return sentences_[node.sentence].tokens[static_cast<std::size_t>(node.token)];
}

std::string_view Document::text(ByteSpan where) const { return slice(article_.text, where); }

void Document::add(Mention mention) {
    std::vector<int>& at = at_[mention.sentence];
    for (std::size_t i = mention.first; i < mention.last; ++i)
        if (at[i] >= 0) return;
    for (std::size_t i = mention.first; i < mention.last; ++i)
        at[i] = static_cast<int>(mentions_.size());
    mentions_.push_back(std::move(mention));
}

void Document::remove(const ActorId& actor) {
    std::erase_if(mentions_, [&](const Mention& m) { return m.actor == actor; });
    introduced_.erase(actor);
    for (std::vector<int>& sentence : at_) std::ranges::fill(sentence, -1);
    for (std::size_t k = 0; k < mentions_.size(); ++k)
        for (std::size_t i = mentions_[k].first; i < mentions_[k].last; ++i)
            at_[mentions_[k].sentence][i] = static_cast<int>(k);
}

void Document::forget_mentions() {
    mentions_.clear();
    places_.clear();
    for (std::vector<int>& sentence : at_) std::ranges::fill(sentence, -1);
    for (std::vector<int>& sentence : place_at_) std::ranges::fill(sentence, -1);
}

void Document::add_place(Mention mention) {
    std::vector<int>& at = place_at_[mention.sentence];
    for (std::size_t i = mention.first; i < mention.last; ++i)
        if (at[i] < 0) at[i] = static_cast<int>(places_.size());
    places_.push_back(std::move(mention));
}

const Mention* Document::mention_at(Node node) const {
    const int at = at_[node.sentence][static_cast<std::size_t>(node.token)];
    return at < 0 ? nullptr : &mentions_[static_cast<std::size_t>(at)];
}

const Mention* Document::place_at(Node node) const {
    if (node.token < 0) return nullptr;
    const int at = place_at_[node.sentence][static_cast<std::size_t>(node.token)];
    return at < 0 ? nullptr : &places_[static_cast<std::size_t>(at)];
}

const Mention* Document::acting_place_at(Node node) const {
    const Mention* place = place_at(node);
    if (place == nullptr || place->kind == MentionKind::seat) return place;
    const bool acts =
        std::ranges::any_of(mentions_, [&](const Mention& m) { return m.actor == place->actor; });
    return acts ? place : nullptr;
}

const Actor* Document::actor(const ActorId& id) const {
    const auto own = introduced_.find(id);
    return own != introduced_.end() ? &own->second : catalog_.actor(id);
}

Actor& Document::introduce(Actor actor) {
    return introduced_.try_emplace(actor.id, std::move(actor)).first->second;
}

Party Document::party(const ActorId& id) const {
    const Actor* found = actor(id);
    const auto told = sides_.find(id);
    if (found == nullptr || (found->type != ActorType::person && told == sides_.end()))
        return {id, {}};
    const ActorId side =
        told != sides_.end() ? told->second : side_in_office(*found, article_.date);
    return side.empty() ? Party{id, {}} : Party{state_behind(*this, side), id};
}

void Document::set_side(const ActorId& person, const ActorId& side) { sides_[person] = side; }

}  // namespace demarche::extract
