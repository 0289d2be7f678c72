#include "importers/extract/voices.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/short_names.hpp"

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

/// The words before the colon of a sentence that says who speaks from here on: a name in capitals,
/// or an office or a role in any letters. Empty where it is no such sentence.
std::vector<std::string> label_of_turn(const Document& document, const Sentence& sentence) {
    std::vector<std::string> label;
    bool is_capital = true;
    bool is_role = false;
    for (std::size_t i = 0; i < std::min(sentence.tokens.size(), longest_turn); ++i) {
        const std::string& form = sentence.tokens[i].form;
        const std::string word = utf8::lower(form);
        if (form == ":") return is_capital || is_role ? label : std::vector<std::string>{};
        const bool is_mark = form == "." || form == "-" || form == "," || form == "(" ||
                             form == ")" || word == "of" || word == "the" || word == "and";
        if (is_mark) continue;
        if (word == form) return {};
        is_capital = is_capital && is_in_capitals(form);
        is_role = is_role || document.in_list("office", word) || document.in_list("asks", word) ||
                  document.in_list("answers", word);
        label.push_back(word);
    }
    return {};
}

/// The surname of who is named alone before a colon at the head of the sentence: "Bruno Le Maire:
/// We …". Empty if nobody is.
std::string name_before_colon(const Document& document, std::size_t sentence) {
    const std::vector<Token>& tokens = document.sentences()[sentence].tokens;
    const Mention* m = document.mention_at({sentence, 0});
    if (m == nullptr || m->last >= tokens.size() || tokens[m->last].form != ":") return {};
    const Actor* actor = document.actor(m->actor);
    if (actor == nullptr || actor->type != ActorType::person) return {};
    return utf8::lower(tokens[m->last - 1].form);
}

constexpr std::size_t fewest_turns = 2;  // of a transcript that names who speaks in plain letters

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
    const ActorId known = only_bearer_in_office(document, surname);
    return known.empty() ? Party{} : document.party(known);
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

/// Who speaks from a label on: the person whom it names; whose text it is under "PRIME MINISTER"
/// and "A"; nobody who counts under "JOURNALIST", "Q" and a name that nobody knows.
Party voice_of_turn(const Document& document, const std::vector<std::string>& label,
                    const Party& whole) {
    const auto is_any_in = [&](std::string_view list) {
        return std::ranges::any_of(
            label, [&](const std::string& word) { return document.in_list(list, word); });
    };
    if (is_any_in("asks")) return {};
    if (Party person = person_named(document, label.back()); !person.actor.empty()) return person;
    return is_any_in("answers") || document.in_list("office", label.back()) ? whole : Party{};
}

}  // namespace

void find_voices(Document& document) {
    const Party author = author_of(document);
    if (document.issuer.empty()) document.issuer = author.actor;
    const Party whole = author.actor.empty() ? Party{document.issuer, {}} : author;
    Party voice = whole;
    bool has_turns = false;
    std::size_t named = 0;
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        if (!name_before_colon(document, s).empty()) ++named;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        std::vector<std::string> label = label_of_turn(document, document.sentences()[s]);
        if (std::string name = name_before_colon(document, s);
            label.empty() && named >= fewest_turns && !name.empty())
            label.push_back(std::move(name));
        has_turns = has_turns || !label.empty();
        if (!label.empty()) voice = voice_of_turn(document, label, whole);
        document.set_voice(s, voice);
    }
    if (!has_turns) find_answers(document);
}

}  // namespace demarche::extract
