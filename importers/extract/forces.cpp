#include "importers/extract/forces.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/one_of.hpp"

namespace demarche::extract {
namespace {

std::string form_at(const Document& document, Node node) {
    return utf8::lower(document.token(node).form);
}

bool is_of_words(std::string_view noun) {
    return is_one_of(noun,
                     {"criticism", "flak", "pressure", "censure", "condemnation", "reproach"});
}

}  // namespace

bool is_military(const Document& document, Node node) {
    return document.in_list("military", lemma_of(document.token(node))) ||
           document.in_list("military", form_at(document, node));
}

bool is_armed(const Document& document, Node node) {
    const std::string form = form_at(document, node);
    return is_military(document, node) || document.in_list("group_armed", form) ||
           document.in_list("weapon", form);
}

bool is_police(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const auto is_called_so = [&](int who) {
        return is_one_of(utf8::lower(tree.token(who).form),
                         {"police", "policemen", "gendarmes", "constables", "guardsmen"});
    };
    return is_called_so(node.token) ||
           std::ranges::any_of(tree.children(node.token, "nmod"), is_called_so);
}

bool is_home_organ(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const std::string word = form_at(document, node);
    if (document.in_list("home_organ", word)) return true;
    return document.in_list("armoured_noun", word) &&
           std::ranges::any_of(tree.children(node.token), [&](int kid) {
               return document.in_list("armoured", lemma_of(tree.token(kid)));
           });
}

bool is_rioting(const Document& document, Node node) {
    return document.in_list("rioting", form_at(document, node));
}

bool is_inquirer(const Document& document, Node node) {
    return document.in_list("inquirer", form_at(document, node));
}

bool is_done_by(const Document& document, Node verb, bool (*is_such)(const Document&, Node)) {
    const Tree& tree = document.tree(verb.sentence);
    const int above = tree.head(verb.token);
    if (is_a(tree.token(verb.token).relation, "xcomp") &&
        is_one_of(lemma_of(tree.token(above)),
                  {"begin", "start", "finish", "continue", "keep", "complete"}))
        return is_done_by(document, {verb.sentence, above}, is_such);
    return std::ranges::any_of(std::initializer_list<std::string_view>{"nsubj", "obl:agent"},
                               [&](std::string_view relation) {
                                   const auto doer = tree.child(verb.token, relation);
                                   return doer && is_such(document, {verb.sentence, *doer});
                               });
}

bool is_of_guns(const Document& document, Node fire) {
    const Tree& tree = document.tree(fire.sentence);
    const std::string noun = lemma_of(tree.token(fire.token));
    if (is_of_words(noun)) return false;
    if (is_one_of(noun,
                  {"gunfire", "shellfire", "shelling", "bombardment", "bombing", "crossfire"}))
        return true;
    const auto is_kind = [&](int kid) {
        const std::string kind = utf8::lower(tree.token(kid).form);
        return document.in_list("weapon", kind) || document.in_list("kind_of_fire", kind);
    };
    const auto is_firing = [&](int kid) {
        if (!has_case(tree, kid, "from") && !has_case(tree, kid, "by")) return false;
        return is_armed(document, {fire.sentence, kid}) ||
               is_one_of(lemma_of(tree.token(kid)),
                         {"position", "battery", "gun", "trench", "post", "line"});
    };
    const std::span<const int> kids = tree.children(fire.token);
    return std::ranges::any_of(kids, is_kind) || std::ranges::any_of(kids, is_firing) ||
           std::ranges::any_of(tree.children(tree.head(fire.token)), is_firing);
}

bool is_in_the_field(const Document& document, Node fire) {
    const Tree& tree = document.tree(fire.sentence);
    const auto whom = tree.child(tree.head(fire.token), "nsubj");
    return whom && !is_of_words(lemma_of(tree.token(fire.token))) &&
           (is_military(document, {fire.sentence, *whom}) ||
            document.in_list("under_guns", lemma_of(tree.token(*whom))));
}

}  // namespace demarche::extract
