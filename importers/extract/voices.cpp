#include "importers/extract/voices.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/issuer.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t longest_byline = 14;  // tokens of a paragraph that only says who writes
constexpr std::size_t longest_turn = 8;     // tokens of "DEPUTY SECRETARY SHERMAN:"

bool has_verb(const Sentence& sentence) {
    return std::ranges::any_of(sentence.tokens, [](const Token& t) {
        return t.upos == Upos::verb || t.upos == Upos::aux;
    });
}

/// The one person with office whom a paragraph names that says nothing else.
const Mention* byline_in(const Document& document, std::size_t sentence) {
    const Sentence& s = document.sentences()[sentence];
    if (s.tokens.size() > longest_byline || has_verb(s)) return nullptr;
    const Mention* person = nullptr;
    for (const Mention& m : document.mentions()) {
        if (m.sentence != sentence || document.party(m.actor).speaker.empty()) continue;
        if (person != nullptr) return nullptr;
        person = &m;
    }
    return person;
}

/// The author of the whole: the only byline among the first paragraphs.
Party author_of(const Document& document) {
    Party author;
    for (std::size_t s = 0; s < std::min<std::size_t>(document.sentences().size(), 3); ++s) {
        const Mention* person = byline_in(document, s);
        if (person == nullptr) continue;
        if (!author.actor.empty()) return {};
        author = document.party(person->actor);
    }
    return author;
}

bool is_in_capitals(std::string_view word) {
    return word.size() > 1 && utf8::lower(word) != word &&
           std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The surname of him who speaks from here on, where the sentence begins with a name in capitals
/// and a colon.
std::optional<std::string> turn_at(const Sentence& sentence) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 1; i < std::min(tokens.size(), longest_turn); ++i) {
        if (tokens[i].form == ":") return utf8::lower(tokens[i - 1].form);
        const std::string& word = tokens[i - 1].form;
        if (!is_in_capitals(word) && word != "." && word != "-") return std::nullopt;
    }
    return std::nullopt;
}

/// "Q" or "A" where the sentence begins with that letter and a colon; empty otherwise.
std::string_view letter_of_turn(const Sentence& sentence) {
    if (sentence.tokens.size() < 2 || sentence.tokens[1].form != ":") return {};
    const std::string& letter = sentence.tokens.front().form;
    return letter == "Q" || letter == "A" ? std::string_view{letter} : std::string_view{};
}

/// The person of that surname whom the article names, else who alone bore it in office that day.
Party person_named(const Document& document, const std::string& surname) {
    std::string ending{' '};
    ending += utf8::fold(surname);
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::person &&
            utf8::fold(actor->name).ends_with(ending))
            return document.party(m.actor);
    }
    const std::vector<ActorId> known =
        document.catalog().with_surname(surname, document.article().date);
    return known.size() == 1 ? document.party(known.front()) : Party{};
}

/// The first sentences of the paragraphs, and the end.
std::vector<std::size_t> paragraphs_of(const Document& document) {
    std::vector<std::size_t> starts;
    const std::vector<Sentence>& all = document.sentences();
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (all[s].tokens.empty()) continue;
        if (s == 0 || all[s - 1].tokens.empty()) {
            starts.push_back(s);
            continue;
        }
        const ByteSpan between{all[s - 1].tokens.back().where.end,
                               all[s].tokens.front().where.begin};
        if (document.text(between).find('\n') != std::string_view::npos) starts.push_back(s);
    }
    starts.push_back(all.size());
    return starts;
}

bool has_word(const Document& document, std::size_t from, std::size_t to, std::string_view list) {
    for (std::size_t s = from; s < to; ++s)
        for (const Token& t : document.sentences()[s].tokens)
            if (document.in_list(list, utf8::lower(t.form))) return true;
    return false;
}

/// True of a paragraph that an interviewer speaks: it ends with a question, or speaks to "you" and
/// not of "us".
bool is_asked(const Document& document, std::size_t from, std::size_t to) {
    const std::vector<Token>& last = document.sentences()[to - 1].tokens;
    if (!last.empty() && last.back().form == "?") return true;
    return has_word(document, from, to, "pronoun_you") &&
           !has_word(document, from, to, "pronoun_self");
}

constexpr std::size_t fewest_questions = 3;  // of an interview

/// Who answers in an interview, where the text is one: the person whom its first paragraph names.
Party interviewed(const Document& document, const std::vector<std::size_t>& paragraphs) {
    std::size_t questions = 0;
    std::size_t answers = 0;
    for (std::size_t p = 1; p + 1 < paragraphs.size(); ++p) {
        const std::vector<Token>& last = document.sentences()[paragraphs[p + 1] - 1].tokens;
        if (!last.empty() && last.back().form == "?")
            ++questions;
        else if (has_word(document, paragraphs[p], paragraphs[p + 1], "pronoun_self"))
            ++answers;
    }
    if (questions < fewest_questions || answers < fewest_questions) return {};
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        if (m.sentence < paragraphs[1] && actor != nullptr && actor->type == ActorType::person)
            return document.party(m.actor);
    }
    return {};
}

/// Gives the answers of an interview to who is asked.
void find_answers(Document& document) {
    const std::vector<std::size_t> paragraphs = paragraphs_of(document);
    if (paragraphs.size() < 2 * fewest_questions) return;
    const Party who = interviewed(document, paragraphs);
    if (who.actor.empty()) return;
    for (std::size_t p = 1; p + 1 < paragraphs.size(); ++p) {
        const bool is_answer = !is_asked(document, paragraphs[p], paragraphs[p + 1]);
        for (std::size_t s = paragraphs[p]; s < paragraphs[p + 1]; ++s)
            document.set_voice(s, is_answer ? who : Party{});
    }
}

}  // namespace

void find_voices(Document& document) {
    document.issuer = issuer_of(document.article(), document.catalog(), document.words());
    const Party author = author_of(document);
    if (document.issuer.empty()) document.issuer = author.actor;
    const Party whole = author.actor.empty() ? Party{document.issuer, {}} : author;
    Party voice = whole;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        if (const auto turn = turn_at(document.sentences()[s]))
            voice = person_named(document, *turn);
        // "Q: … A: …": who answers is whose text it is.
        if (const std::string_view letter = letter_of_turn(document.sentences()[s]); letter == "Q")
            voice = {};
        else if (letter == "A")
            voice = whole;
        document.set_voice(s, voice);
    }
    find_answers(document);
}

}  // namespace demarche::extract
