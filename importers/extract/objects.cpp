#include "importers/extract/objects.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/extract/slots.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

bool hangs_on(const Token& token, std::size_t head) { return token.head == static_cast<int>(head); }

bool has_kid(const std::vector<Token>& tokens, std::size_t of, std::string_view relation) {
    return std::ranges::any_of(
        tokens, [&](const Token& t) { return hangs_on(t, of) && is_a(t.relation, relation); });
}

bool has_word(const std::vector<Token>& tokens, std::size_t of, std::string_view relation,
              std::string_view lemma) {
    return std::ranges::any_of(tokens, [&](const Token& t) {
        return hangs_on(t, of) && t.relation == relation && lemma_of(t) == lemma;
    });
}

}  // namespace

void mend_late_objects(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t thing = 2; thing < tokens.size(); ++thing) {
        Token& t = tokens[thing];
        const bool is_bare = t.relation == "obl:unmarked" && t.upos == Upos::noun && t.head >= 0 &&
                             t.head < static_cast<int>(thing) && has_kid(tokens, thing, "det") &&
                             !is_time(t) && !words.has("unit", lemma_of(t));
        if (!is_bare) continue;
        const auto verb = static_cast<std::size_t>(t.head);
        if (tokens[verb].upos != Upos::verb) continue;
        const bool is_one_there = has_kid(tokens, verb, "obj");
        const bool gives_two = words.has("gives_two", lemma_of(tokens[verb]));
        if (is_one_there && !gives_two) continue;
        if (is_one_there)
            for (Token& whom : tokens)
                if (hangs_on(whom, verb) && whom.relation == "obj") {
                    if (whom.upos != Upos::propn && whom.upos != Upos::pron) return;
                    whom.relation = "iobj";
                }
        // "cost the town a bridge" without a subject of its own, "said the week before"
        if (!is_one_there && (words.has("voices", lemma_of(tokens[verb])) ||
                              has_kid(tokens, verb, "ccomp") || has_kid(tokens, verb, "aux:pass")))
            continue;
        t.relation = "obj";
    }
}

void mend_objects_behind_as(std::vector<Token>& tokens) {
    for (std::size_t thing = 2; thing < tokens.size(); ++thing) {
        Token& t = tokens[thing];
        if (t.relation != "obj" || t.head < 0 || t.head > static_cast<int>(thing) ||
            !has_kid(tokens, thing, "det"))
            continue;
        const auto called = static_cast<std::size_t>(t.head);
        const Token& how = tokens[called];
        const bool is_as =
            has_word(tokens, called, "mark", "as") || has_word(tokens, called, "case", "as");
        const bool is_how = (is_a(how.relation, "advcl") || is_a(how.relation, "obl")) &&
                            how.xpos != "VBG" && how.head >= 0 && !has_kid(tokens, called, "nsubj");
        if (!is_as || !is_how || has_kid(tokens, static_cast<std::size_t>(how.head), "obj"))
            continue;
        t.head = how.head;
    }
}

void mend_called(std::vector<Token>& tokens) {
    for (std::size_t word = 2; word < tokens.size(); ++word) {
        const Token& quality = tokens[word];
        if (quality.relation != "xcomp" || quality.upos != Upos::adj || quality.head < 0) continue;
        Token& thing = tokens[word - 1];
        const bool is_its = hangs_on(thing, word) && is_a(thing.relation, "compound") &&
                            thing.upos == Upos::noun && has_kid(tokens, word, "det");
        if (!is_its || has_kid(tokens, static_cast<std::size_t>(quality.head), "obj")) continue;
        thing.head = quality.head;
        thing.relation = "obj";
        for (std::size_t k = 0; k < word; ++k)
            if (hangs_on(tokens[k], word) &&
                (tokens[k].relation == "det" || is_a(tokens[k].relation, "amod") ||
                 is_a(tokens[k].relation, "nmod")))
                tokens[k].head = static_cast<int>(word - 1);
    }
}

void mend_joined_infinitives(std::vector<Token>& tokens) {
    for (std::size_t next = 4; next < tokens.size(); ++next) {
        Token& t = tokens[next];
        if (t.relation != "advcl" || t.xpos != "VB" || t.head < 0 ||
            t.head > static_cast<int>(next) || !has_word(tokens, next, "mark", "to"))
            continue;
        const auto first = static_cast<std::size_t>(t.head);
        const bool is_alike = tokens[first].xpos == "VB" && tokens[first].relation == "xcomp" &&
                              has_word(tokens, first, "mark", "to");
        const bool goes_on = std::ranges::any_of(
            tokens, [&](const Token& k) { return hangs_on(k, next) && k.relation == "conj"; });
        const bool is_behind_comma = tokens[next - 1].form == "to" && tokens[next - 2].form == ",";
        if (is_alike && goes_on && is_behind_comma) t.relation = "conj";
    }
}

void mend_wanted(std::vector<Token>& tokens) {
    for (std::size_t done = 3; done < tokens.size(); ++done) {
        Token& t = tokens[done];
        const bool is_clause = t.relation == "acl" || t.relation == "advcl";
        if (!is_clause || t.head < 0 || t.head > static_cast<int>(done) ||
            !has_word(tokens, done, "mark", "to") || has_kid(tokens, done, "nsubj"))
            continue;
        auto verb = static_cast<std::size_t>(t.head);
        if (t.relation == "acl") {
            if (tokens[verb].relation != "obj" || tokens[verb].head < 0 ||
                !has_kid(tokens, done, "aux:pass"))
                continue;
            verb = static_cast<std::size_t>(tokens[verb].head);
        }
        const std::string wanting = lemma_of(tokens[verb]);
        if (!has_kid(tokens, verb, "obj") ||
            (wanting != "want" && wanting != "like" && wanting != "wish" && wanting != "prefer"))
            continue;
        t.head = static_cast<int>(verb);
        t.relation = "xcomp";
    }
}

void mend_opening_participle(std::vector<Token>& tokens) {
    if (tokens.size() < 6 || tokens[0].xpos != "VBN" || tokens[0].relation != "case" ||
        tokens[0].head < 0)
        return;
    Token& thing = tokens[static_cast<std::size_t>(tokens[0].head)];
    if (!is_a(thing.relation, "obl") || thing.head <= tokens[0].head) return;
    tokens[0].relation = "advcl";
    tokens[0].head = thing.head;
    thing.head = 0;
}

void mend_inverted_speech(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t said = 2; said + 1 < tokens.size(); ++said) {
        Token& t = tokens[said];
        if (!words.has("voices", lemma_of(t)) || tokens[said - 1].form != "," ||
            (t.xpos != "VBD" && t.xpos != "VBZ"))
            continue;
        if (t.relation == "conj" && t.head >= 0 && t.head < static_cast<int>(said) &&
            !has_kid(tokens, said, "cc") && !has_kid(tokens, said, "obj") &&
            !has_kid(tokens, said, "ccomp")) {
            const bool is_behind = std::any_of(
                tokens.begin() + static_cast<std::ptrdiff_t>(said), tokens.end(),
                [&](const Token& k) { return hangs_on(k, said) && k.relation == "nsubj"; });
            if (is_behind) t.relation = "parataxis";
            continue;
        }
        // the thing before, the speaker that the clause behind takes for its subject
        Token* thing = nullptr;
        std::size_t clause = 0;
        for (std::size_t k = 0; k < tokens.size(); ++k) {
            if (!hangs_on(tokens[k], said)) continue;
            if (k < said && tokens[k].relation == "nsubj") thing = &tokens[k];
            if (k > said && tokens[k].relation == "ccomp") clause = k;
        }
        if (thing == nullptr || clause == 0 || thing->upos != Upos::noun) continue;
        for (std::size_t k = said + 1; k < clause; ++k) {
            if (!hangs_on(tokens[k], clause) || !is_a(tokens[k].relation, "nsubj")) continue;
            if (k + 1 >= tokens.size() || tokens[k + 1].form != ",") break;
            thing->relation = tokens[k].relation;
            thing->head = static_cast<int>(clause);
            tokens[k].relation = "nsubj";
            tokens[k].head = static_cast<int>(said);
            break;
        }
    }
}

void mend_parted_copula(std::vector<Token>& tokens) {
    for (std::size_t outer = 0; outer < tokens.size(); ++outer) {
        if (tokens[outer].relation != "nsubj:outer" || tokens[outer].head < 0) continue;
        const auto said = static_cast<std::size_t>(tokens[outer].head);
        std::size_t be = 0;
        std::size_t last = 0;
        for (std::size_t k = 0; k < tokens.size(); ++k) {
            if (!hangs_on(tokens[k], said) || tokens[k].relation != "ccomp") continue;
            if (k < said && lemma_of(tokens[k]) == "be") be = k;
            if (k > said) last = k;
        }
        if (be == 0 || last == 0 || be < outer) continue;
        tokens[be].head = static_cast<int>(last);
        tokens[be].relation = "cop";
        tokens[be].upos = Upos::aux;
        tokens[outer].head = static_cast<int>(last);
        tokens[outer].relation = "nsubj";
    }
}

}  // namespace demarche::extract
