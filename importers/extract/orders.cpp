#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"

/// What is ordered: of one's own people, which is then intended; of envoys, who are sent home; and
/// what consent is made to hang on.
namespace demarche::extract {
namespace {

const Predicate kCondition{{"on", "condition"}, 'v', Does::ask, "10", {}, 0, {}, 0.6, false};

}  // namespace

/// "ordered twenty diplomats to be out by Monday"
bool ClauseReader::is_sent_home(int node, const std::vector<int>& content) const {
    const auto is_named_so = [&](int whom) {
        // "the embassy's staff"
        const auto owner = tree().child(whom, "nmod:poss");
        // "its High Commissioner"
        const bool is_high = utf8::lower(tree().token(whom).form).starts_with("commissioner") &&
                             utf8::lower(tree().token(whom - 1).form) == "high";
        return is_high || document_.in_list("posted", lemma_of(tree().token(whom))) ||
               (owner && lemma_of(tree().token(whom)) == "staff" &&
                document_.in_list("posted", lemma_of(tree().token(*owner))));
    };
    // "ordered members of the embassy to leave"
    const auto is_posted = [&](int whom) {
        return is_named_so(whom) ||
               std::ranges::any_of(tree().children(whom, "nmod"), is_named_so) ||
               std::ranges::any_of(tree().children(whom, "appos"), is_named_so);
    };
    // "told Peru to call home ten of its diplomats"
    const auto takes_home = [&](int thing) {
        return is_one_of(lemma_of(tree().token(thing)), {"call", "take", "bring", "withdraw",
                                                         "recall", "pull", "remove", "reduce"}) &&
               std::ranges::any_of(slot(tree(), thing, "obj"), is_posted);
    };
    if (is_one_of(lexicon_.verb_of(tree().token(node)), {"tell", "order", "ask", "instruct"}) &&
        std::ranges::any_of(content, takes_home))
        return true;
    // "gave the envoy three days to leave"
    const bool is_of_envoys = std::ranges::any_of(slot(tree(), node, "obj"), is_posted) ||
                              std::ranges::any_of(slot(tree(), node, "iobj"), is_posted);
    // "threw out the ambassador, giving him three days to leave"
    const bool is_of_him = std::ranges::any_of(tree().children(node, "iobj"), [&](int whom) {
        const int above = tree().head(node);
        return is_one_of(utf8::lower(tree().token(whom).form), {"him", "her", "them"}) &&
               above >= 0 && std::ranges::any_of(slot(tree(), above, "obj"), is_posted);
    });
    return (is_of_envoys || is_of_him) && std::ranges::any_of(content, [&](int thing) {
               return is_one_of(lemma_of(tree().token(thing)),
                                {"leave", "go", "depart", "out", "quit", "return", "get", "pack"});
           });
}

/// "ordered the strike", "ordered battalions to the border", "ordered three frigates", "ordered
/// the expulsion of two envoys".
std::string ClauseReader::code_of_order(int thing) const {
    const Token& token = tree().token(thing);
    if (token.upos != Upos::noun || !is_a(token.relation, "obj") || tree().child(thing, "acl"))
        return "10";
    if (document_.in_list("military", lemma_of(token))) return "15";
    const Predicate* sense = sense_at(thing);
    if (sense == nullptr) return {};
    // Who orders it does it.
    const bool is_own_deed =
        sense->pos == 'n' &&
        is_one_of(std::string_view{sense->cameo}.substr(0, 2), {"07", "08", "15", "16", "17"});
    return is_own_deed ? sense->cameo : "10";
}

/// "ordered two brigades to the border"
bool ClauseReader::is_sent_to_front(int node, const std::vector<int>& content) const {
    const auto is_armed = [&](int word) {
        return is_military(document_, at(word)) ||
               is_one_of(lemma_of(tree().token(word)), {"naval", "armoured", "armored"});
    };
    const auto goes = [&](int from) {
        return !slot(tree(), from, "to").empty() || !slot(tree(), from, "into").empty();
    };
    return std::ranges::any_of(content, [&](int thing) {
        return tree().token(thing).upos == Upos::noun && (goes(node) || goes(thing)) &&
               (is_armed(thing) || std::ranges::any_of(tree().children(thing), is_armed));
    });
}

/// "instructed his minister to talk to Chad": his own people, who do as they are told.
bool ClauseReader::is_of_own_people(int node, const Predicate& sense, const Parties& doers) const {
    if (sense.does != Does::ask || doers.size() != 1 ||
        !is_one_of(sense.words.front(), {"order", "instruct", "task", "direct", "mandate", "tell",
                                         "command", "ask", "authorise", "authorize"}) ||
        slot(tree(), node, "inf").empty())
        return false;
    for (const char* relation : {"obj", "iobj"})
        for (const int whom : tree().children(node, relation)) {
            const std::string noun = lemma_of(tree().token(whom));
            const auto owner = tree().child(whom, "nmod:poss");
            const bool is_his = owner && is_one_of(utf8::lower(tree().token(*owner).form),
                                                   {"his", "her", "its", "their"});
            const bool is_under_him =
                document_.in_list("office", noun) || document_.in_list("military", noun) ||
                is_one_of(noun, {"government", "ministry", "department", "team", "delegation",
                                 "staff", "cabinet", "aide", "commander", "general"});
            if (is_his && is_under_him) return true;
        }
    return false;
}

/// "will sign on condition that Chad signs too": what is asked of Chad.
void ClauseReader::makes_condition(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    if (who.empty() || inner.reality == Reality::supposed) return;
    for (const int condition : t.children(node, "obl")) {
        if (lemma_of(t.token(condition)) != "condition" || !has_case(t, condition, "on") ||
            t.child(condition, "nmod:poss"))
            continue;
        std::vector<int> clauses = t.children(condition, "acl");
        for (const char* relation : {"ccomp", "advcl"})
            for (const int kid : t.children(node, relation))
                if (kid > condition) clauses.push_back(kid);
        for (const int clause : clauses) {
            const auto subject = t.child(clause, "nsubj");
            if (!subject) continue;
            const Parties whom =
                without(parties_of(document_, at(*subject), referents(inner)), who);
            event(who, whom, whom.empty() ? "" : "10", condition, kCondition.name(), {}, "deed", {},
                  kLikely);
            break;
        }
    }
}

}  // namespace demarche::extract
