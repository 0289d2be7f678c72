#include "importers/language/lemmas.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/catalog/table.hpp"
#include "core/model/utf8.hpp"

extern "C" {
extern const char demarche_embedded_irregular_verbs[];
extern const char demarche_embedded_irregular_verbs_end[];
}

namespace demarche::language {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool has_vowel(std::string_view stem) {
    return std::ranges::any_of(stem, [](char c) { return is_vowel(c) || c == 'y'; });
}

/// True where the stem has two syllables or more: "expell", not "call".
bool is_long(std::string_view stem) {
    int groups = 0;
    for (std::size_t i = 0; i < stem.size(); ++i)
        groups += is_vowel(stem[i]) && (i == 0 || !is_vowel(stem[i - 1]));
    return groups > 1;
}

/// The verb whose "-ed" or "-ing" form leaves this stem: "stopp" -> "stop", "decid" -> "decide".
std::string verb_of(std::string_view stem) {
    const std::size_t n = stem.size();
    if (n < 2) return std::string{stem};
    if (stem == "unit") return "unite";
    const char last = stem[n - 1];
    const char before = stem[n - 2];
    if (last == 'l' && before == 'l' && is_long(stem) && !stem.ends_with("all"))
        return std::string{stem.substr(0, n - 1)};
    if (last == before && !is_vowel(last) && last != 'l' && last != 's' && last != 'z' &&
        last != 'f')
        return std::string{stem.substr(0, n - 1)};
    for (const std::string_view ending :
         {"at", "iz", "is", "us", "ut",  "uc",  "ac",  "ic", "ur",  "iv", "av",
          "ag", "rg", "dg", "ng", "nc",  "rc",  "rs",  "ns", "eas", "v",  "u",
          "id", "od", "ud", "ir", "tor", "por", "ibl", "bl", "pl",  "tl", "dl",
          "gl", "cl", "kl", "ok", "ak",  "ik",  "am",  "im", "om",  "um"})
        if (stem.ends_with(ending)) {
            const bool no_e =
                stem.ends_with("eat") || stem.ends_with("oat") || stem.ends_with("eam") ||
                stem.ends_with("oom") || stem.ends_with("eak") || stem.ends_with("ook") ||
                stem.ends_with("oid") || stem.ends_with("ood") || stem.ends_with("aid") ||
                stem.ends_with("ait") || stem.ends_with("eur") || stem.ends_with("our") ||
                stem.ends_with("aim") || stem.ends_with("eed");
            return no_e ? std::string{stem} : std::string{stem} + 'e';
        }
    if (stem.ends_with("i")) return std::string{stem.substr(0, n - 1)} + 'y';
    return std::string{stem};
}

/// Takes off the s of a plural or of a third person.
std::string without_s(const std::string& low) {
    const std::size_t n = low.size();
    if (n < 3 || !low.ends_with('s') || low.ends_with("ss") || low.ends_with("us") ||
        low.ends_with("is") || low.ends_with("series") || low.ends_with("species") ||
        low.ends_with("etherlands"))
        return low;
    if (low.ends_with("ies") && n > 4) return low.substr(0, n - 3) + "y";
    for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zzes", "oes"})
        if (low.ends_with(ending)) return low.substr(0, n - 2);
    return low.substr(0, n - 1);
}

/// Adjectives that English writes with a capital: "Polish", "Afghan".
bool is_of_a_people(std::string_view form) {
    if (!utf8::is_upper(utf8::decode(form, 0).code) || form == "Human") return false;
    for (const std::string_view ending : {"ian", "can", "ean", "man", "han", "ban", "ish", "ese",
                                          "nch", "tch", "ani", "eli", "aqi", "rab", "nni", "lem"})
        if (form.ends_with(ending)) return true;
    return false;
}

/// One letter, or capitals that could not be spoken: "X", "DLC".
bool is_letters(std::string_view form) {
    return std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           (form.size() == 1 || !has_vowel(utf8::lower(form)));
}

/// "5000" of "5,000", "IV" as it is.
std::string lemma_of_number(std::string_view form) {
    if (form.find_first_not_of("IVXLCDM") == std::string_view::npos) return std::string{form};
    std::string low = utf8::lower(form);
    if (low.find_first_not_of("0123456789,.") == std::string::npos) std::erase(low, ',');
    return low;
}

/// What else than the likeliest the regular form may come from.
std::vector<std::string> other_lemmas(const std::string& low, std::string_view xpos) {
    std::size_t cut = 0;
    if ((xpos == "VBD" || xpos == "VBN") && low.ends_with("ed")) cut = 2;
    if (xpos == "VBG" && low.ends_with("ing")) cut = 3;
    if ((xpos == "VBZ" || xpos == "NNS") && low.ends_with("es")) cut = 2;
    if ((xpos == "JJR" || xpos == "RBR") && low.ends_with("er")) cut = 2;
    if ((xpos == "JJS" || xpos == "RBS") && low.ends_with("est")) cut = 3;
    if (cut == 0 || low.size() < cut + 2) return {};
    const std::string stem = low.substr(0, low.size() - cut);
    std::vector<std::string> others{stem + 'e', stem};
    if (low.ends_with("ies")) others.insert(others.begin(), low.substr(0, low.size() - 1));
    if (stem[stem.size() - 1] == stem[stem.size() - 2])
        others.push_back(stem.substr(0, stem.size() - 1));
    return others;
}

std::string key(std::string_view low, std::string_view xpos) {
    std::string made{low};
    made += ' ';
    made += xpos;
    return made;
}

}  // namespace

std::string regular_lemma(std::string_view form, Upos upos, std::string_view xpos) {
    if (xpos == "NNPS") return without_s(std::string{form});
    if (upos == Upos::propn) return std::string{form};
    if (xpos == "NNP") {  // a part of a name: "United"
        const std::string lemma =
            upos == Upos::verb ? regular_lemma(form, upos, form.ends_with("ing") ? "VBG" : "VBN")
                               : std::string{form};
        return std::string{form.substr(0, 1)} + lemma.substr(1);
    }
    if (xpos == "CD") return lemma_of_number(form);
    if (xpos == "NN" && is_letters(form)) return std::string{form};
    if (xpos == "JJ" && is_of_a_people(form)) return std::string{form};
    const std::string low = utf8::lower(form);
    if (xpos == "NNS" || xpos == "VBZ") return without_s(low);
    const std::size_t n = low.size();
    if ((xpos == "VBD" || xpos == "VBN") && low.ends_with("ed") && n > 3 &&
        has_vowel(low.substr(0, n - 2)))
        return verb_of(low.substr(0, n - 2));
    if (xpos == "VBG" && low.ends_with("ing") && n > 4 && has_vowel(low.substr(0, n - 3)))
        return verb_of(low.substr(0, n - 3));
    if ((xpos == "JJR" || xpos == "RBR") && low.ends_with("er") && n > 4)
        return low.ends_with("ier") ? low.substr(0, n - 3) + "y" : low.substr(0, n - 2);
    if ((xpos == "JJS" || xpos == "RBS") && low.ends_with("est") && n > 5)
        return low.ends_with("iest") ? low.substr(0, n - 4) + "y" : low.substr(0, n - 3);
    return low;
}

Lemmas::Lemmas(std::string_view table, const Vocabulary& vocabulary) : vocabulary_{&vocabulary} {
    while (!table.empty()) {
        const std::size_t end = table.find('\n');
        const auto columns = catalog::items(table.substr(0, end), '\t');
        if (columns.size() == 3) listed_.emplace(key(columns[0], columns[1]), columns[2]);
        table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    }
    const std::string_view irregular{
        demarche_embedded_irregular_verbs,
        static_cast<std::size_t>(demarche_embedded_irregular_verbs_end -
                                 demarche_embedded_irregular_verbs)};
    for (const catalog::Row& row : catalog::read_table(irregular).rows) {
        for (const std::string_view form : catalog::items(row[1]))
            listed_.emplace(key(form, "VBD"), row[0]);
        for (const std::string_view form : catalog::items(row[2]))
            listed_.emplace(key(form, "VBN"), row[0]);
    }
}

bool Lemmas::is_word(const std::string& form) const {
    return vocabulary_->place_of(word_of(form)) >= 0;
}

std::string Lemmas::of(std::string_view form, Upos upos, std::string_view xpos) const {
    const std::string low = utf8::lower(form);
    if (const auto found = listed_.find(key(low, xpos)); found != listed_.end())
        return std::string{found->second};
    std::string lemma = regular_lemma(form, upos, xpos);
    if (vocabulary_ == nullptr || upos == Upos::propn || is_word(lemma)) return lemma;
    for (std::string& other : other_lemmas(low, xpos))
        if (is_word(other)) return std::move(other);
    return lemma;
}

}  // namespace demarche::language
