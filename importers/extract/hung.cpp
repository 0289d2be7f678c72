#include "importers/extract/hung.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

/// The preposition before the phrase; empty if there is none.
std::string case_of(const std::vector<Token>& tokens, int of) {
    for (const Token& t : tokens)
        if (t.head == of && t.relation == "case") return utf8::lower(t.form);
    return {};
}

}  // namespace

void mend_thanks(std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "thanks",     "thank",   "gratitude", "condolence", "sympathy",   "congratulation",
        "solidarity", "tribute", "praise",    "admiration", "sympathies", "appreciation"};
    for (std::size_t noun = 0; noun < tokens.size(); ++noun) {
        const Token& t = tokens[noun];
        if (t.relation != "nsubj" || t.head < 0 ||
            std::ranges::find(kWords, lemma_of(t)) == kWords.end() ||
            lemma_of(tokens[static_cast<std::size_t>(t.head)]) != "go")
            continue;
        for (Token& whom : tokens)
            if (whom.head == t.head && is_a(whom.relation, "obl")) {
                whom.head = static_cast<int>(noun);
                whom.relation = "nmod";
            }
    }
}

void mend_expressed(std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 11> kExpress = {
        "express", "extend", "convey",   "voice",    "reiterate", "record",
        "offer",   "renew",  "reaffirm", "register", "restate"};
    static constexpr std::array<std::string_view, 8> kOn = {"to",    "at", "for",  "over",
                                                            "about", "on", "with", "towards"};
    for (std::size_t noun = 0; noun < tokens.size(); ++noun) {
        const Token& t = tokens[noun];
        if (t.relation != "nsubj:pass" || t.head < 0 || t.upos != Upos::noun) continue;
        const std::string verb = lemma_of(tokens[static_cast<std::size_t>(t.head)]);
        if (std::ranges::find(kExpress, verb) == kExpress.end()) continue;
        for (std::size_t k = 0; k < tokens.size(); ++k) {
            const std::string mark = case_of(tokens, static_cast<int>(k));
            if (tokens[k].head != t.head || tokens[k].relation != "obl" ||
                std::ranges::find(kOn, mark) == kOn.end())
                continue;
            tokens[k].head = static_cast<int>(noun);
            tokens[k].relation = "nmod";
        }
    }
}

void mend_appeals(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t inf = 2; inf < tokens.size(); ++inf) {
        Token& t = tokens[inf];
        if (!is_a(t.relation, "advcl") || t.head < 0 || t.xpos != "VB" ||
            !has_kid(tokens, inf, "mark") || has_kid(tokens, inf, "nsubj"))
            continue;
        for (std::size_t noun = 0; noun < inf; ++noun) {
            const bool is_asked =
                tokens[noun].head == t.head && is_a(tokens[noun].relation, "obj") &&
                words.has("asking", lemma_of(tokens[noun])) && has_kid(tokens, noun, "nmod");
            if (!is_asked) continue;
            t.head = static_cast<int>(noun);
            t.relation = "acl";
            break;
        }
    }
}

void mend_cased_conjuncts(std::vector<Token>& tokens) {
    for (Token& joined : tokens) {
        if (joined.relation != "conj" || joined.head < 0 || joined.upos == Upos::verb) continue;
        const std::string own = case_of(tokens, static_cast<int>(&joined - tokens.data()));
        const std::string beside = case_of(tokens, joined.head);
        if (own.empty() || beside.empty() || own == beside) continue;
        // up to a phrase with the same preposition
        int at = tokens[static_cast<std::size_t>(joined.head)].head;
        while (at >= 0 && case_of(tokens, at) != own) {
            const Token& above = tokens[static_cast<std::size_t>(at)];
            const bool is_phrase = is_a(above.relation, "nmod") || is_a(above.relation, "obl") ||
                                   is_a(above.relation, "obj") || is_a(above.relation, "conj");
            at = is_phrase ? above.head : -1;
        }
        if (at >= 0) joined.head = at;
    }
}

void mend_behind_asides(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t aside = 1; aside + 2 < tokens.size(); ++aside) {
        const Token& verb = tokens[aside];
        const bool is_aside = verb.relation == "parataxis" && verb.head >= 0 &&
                              verb.head < static_cast<int>(aside) &&
                              words.has("voices", lemma_of(verb)) &&
                              tokens[aside + 1].form == "," && has_kid(tokens, aside, "nsubj");
        if (!is_aside) continue;
        for (std::size_t k = aside + 2; k < tokens.size(); ++k) {
            Token& kid = tokens[k];
            if (kid.head != static_cast<int>(aside)) continue;
            if (is_a(kid.relation, "advcl") || is_a(kid.relation, "xcomp") ||
                is_a(kid.relation, "obl"))
                kid.head = verb.head;
        }
    }
}

void mend_heavy_objects(std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 16> kManner = {
        "term",     "word",      "concern", "regret",  "satisfaction", "appreciation",
        "alarm",    "dismay",    "manner",  "sorrow",  "sadness",      "horror",
        "language", "gratitude", "tone",    "interest"};
    for (std::size_t thing = 2; thing < tokens.size(); ++thing) {
        Token& t = tokens[thing];
        const bool is_hung = t.relation == "appos" || t.relation == "obj";
        if (!is_hung || t.head < 0 || !has_kid(tokens, thing, "det")) continue;
        const auto manner = static_cast<std::size_t>(t.head);
        const Token& how = tokens[manner];
        const bool is_manner =
            is_a(how.relation, "obl") && how.head >= 0 && how.head < static_cast<int>(manner) &&
            std::ranges::find(kManner, lemma_of(how)) != kManner.end() && thing > manner;
        if (!is_manner || tokens[manner + 1].form == "," ||
            has_kid(tokens, static_cast<std::size_t>(how.head), "obj"))
            continue;
        t.head = how.head;
        t.relation = "obj";
    }
}

namespace {

/// "Peru fears that it will": a parse may take the name for a part of the verb.
void mend_bare_subject(std::vector<Token>& tokens, std::size_t verb) {
    static constexpr std::array<std::string_view, 5> kPasts = {"swung", "flung", "slung", "wrung",
                                                               "clung"};
    Token& t = tokens[verb];
    Token& name = tokens[verb - 1];
    const std::string form = utf8::lower(t.form);
    const bool is_past = t.xpos == "NN" && std::ranges::find(kPasts, form) != kPasts.end();
    const bool is_finite = t.xpos == "VBZ" || t.xpos == "VBD" || t.xpos == "VBP" || is_past;
    if (!is_finite || name.upos != Upos::propn || name.head != static_cast<int>(verb) ||
        !is_a(name.relation, "compound") || has_kid(tokens, verb, "nsubj"))
        return;
    name.relation = "nsubj";
    if (!is_past) return;
    t.upos = Upos::verb;
    t.xpos = "VBD";
    t.lemma = form.substr(0, form.size() - 3) + "ing";
}

}  // namespace

void mend_mistaken_verbs(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        Token& t = tokens[i];
        mend_bare_subject(tokens, i);
        if (t.upos == Upos::verb || !t.form.ends_with('s') || !has_kid(tokens, i, "nsubj") ||
            !has_kid(tokens, i, "obj") || has_kid(tokens, i, "cop"))
            continue;
        const std::string stem = utf8::lower(t.form.substr(0, t.form.size() - 1));
        if (!words.has("resolves", stem)) continue;
        t.lemma = stem;
        t.upos = Upos::verb;
        t.xpos = "VBZ";
    }
}

void mend_clauses_of_time(std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 5> kTime = {"after", "before", "since", "until",
                                                              "once"};
    for (std::size_t name = 2; name + 1 < tokens.size(); ++name) {
        const std::size_t then = name + 1;  // the verb right behind the name
        const std::size_t mark = name - 1;
        const bool is_time =
            std::ranges::find(kTime, utf8::lower(tokens[mark].form)) != kTime.end();
        const bool is_finite = tokens[then].xpos == "VBD" || tokens[then].xpos == "VBZ";
        if (!is_time || !is_finite || tokens[name].upos != Upos::propn ||
            !is_a(tokens[name].relation, "obl") || tokens[name].head < 0)
            continue;
        const auto above = static_cast<std::size_t>(tokens[name].head);
        const bool is_below =
            tokens[then].head == static_cast<int>(above) && is_a(tokens[then].relation, "advcl");
        // The parse may take the verb above for what describes the subject of the one below.
        const int subject = tokens[above].head;
        const bool is_above =
            tokens[above].relation == "acl" && subject >= 0 &&
            tokens[static_cast<std::size_t>(subject)].head == static_cast<int>(then) &&
            is_a(tokens[static_cast<std::size_t>(subject)].relation, "nsubj");
        if (!is_below && !is_above) continue;
        if (is_above) {
            tokens[above].head = tokens[then].head;
            tokens[above].relation = tokens[then].relation;
            tokens[above].xpos = "VBD";
            tokens[static_cast<std::size_t>(subject)].head = static_cast<int>(above);
            tokens[then].head = static_cast<int>(above);
            tokens[then].relation = "advcl";
        }
        tokens[name].head = static_cast<int>(then);
        tokens[name].relation = "nsubj";
        tokens[mark].head = static_cast<int>(then);
        tokens[mark].relation = "mark";
    }
}

}  // namespace demarche::extract
