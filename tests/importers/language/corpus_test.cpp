#include "importers/language/train/corpus.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace demarche::language {

TEST_CASE("read_corpus: words in their normal form, the most frequent first") {
    std::istringstream lines{"{\"text\": \"The talks failed.\"}\n{\"text\": \"Talks in 1998.\"}\n"};
    const Corpus corpus = read_corpus(lines);
    CHECK(corpus.words == std::vector<std::string>{".", "talks", "0000", "failed", "in", "the"});
    CHECK(corpus.counts == std::vector<std::size_t>{2, 2, 1, 1, 1, 1});
    CHECK(corpus.paragraphs == std::vector<std::vector<std::uint32_t>>{{5, 1, 3, 0}, {1, 4, 2, 0}});
}

TEST_CASE("read_corpus: a mark without its letter is no word") {
    std::istringstream lines{"{\"text\": \"talks \u0301 failed\"}\n"};
    CHECK(read_corpus(lines).words == std::vector<std::string>{"failed", "talks"});
}

TEST_CASE("read_corpus: a line that is no JSON with a text is named") {
    std::istringstream lines{"{\"text\": \"talks\"}\n{\"body\": \"talks\"}\n"};
    CHECK_THROWS_WITH_AS(static_cast<void>(read_corpus(lines)),
                         "corpus, line 2: no JSON with a text", InputError);
}

}  // namespace demarche::language
