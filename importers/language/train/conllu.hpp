#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace demarche::language {

/// A word of a treebank in CoNLL-U.
struct TreebankWord {
    std::string form, lemma, upos, xpos, relation;
    int head{};  // index; the number of words for the root
};

using TreebankSentence = std::vector<TreebankWord>;

/// The sentences of a CoNLL-U file as its `# text` lines give them, each with what parts it from
/// the one before: a blank line before each new paragraph or document, else a blank.
[[nodiscard]] std::vector<std::string> read_texts(const std::filesystem::path& path);

/// The sentences of a CoNLL-U file, without multiword ranges and empty nodes. Throws InputError
/// where it cannot be read.
[[nodiscard]] std::vector<TreebankSentence> read_treebank(const std::filesystem::path& path);

}  // namespace demarche::language
