/// demarche_trees < TEXT: prints the sentences of a text with their trees as the model has them, in
/// CoNLL-U: what a person corrects for the treebank.

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>

#include "core/model/names.hpp"
#include "importers/language/language.hpp"

namespace demarche::language {
namespace {

void run() {
    const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
    std::size_t number = 0;
    for (const Sentence& sentence : Engine{}.parse(text)) {
        const std::size_t begin = sentence.tokens.front().where.begin;
        const std::size_t end = sentence.tokens.back().where.end;
        std::string words = text.substr(begin, end - begin);
        std::ranges::replace(words, '\n', ' ');
        fmt::print("# sent_id = {}\n# text = {}\n", ++number, words);
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const Token& t = sentence.tokens[i];
            fmt::print("{}\t{}\t_\t{}\t{}\t_\t{}\t{}\t_\t_\n", i + 1, t.form, to_text(t.upos),
                       t.xpos, t.head + 1, t.relation);
        }
        fmt::print("\n");
    }
}

}  // namespace
}  // namespace demarche::language

int main(int argc, char**) {
    if (argc != 1) {
        fmt::print(stderr, "usage: demarche_trees < TEXT\n");
        return 2;
    }
    try {
        demarche::language::run();
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_trees: {}\n", error.what());
        return 1;
    }
    return 0;
}
