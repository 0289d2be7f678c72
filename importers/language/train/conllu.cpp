#include "importers/language/train/conllu.hpp"

#include <fmt/format.h>

#include <fstream>
#include <utility>

#include "core/catalog/table.hpp"
#include "core/error.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t kColumns = 10;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line)
        if (c == '\t')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

}  // namespace

std::vector<TreebankSentence> read_treebank(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file) throw InputError{fmt::format("{}: cannot be read", path.string())};
    std::vector<TreebankSentence> all;
    TreebankSentence sentence;
    const auto close = [&] {
        if (sentence.empty()) return;
        const int n = static_cast<int>(sentence.size());
        for (TreebankWord& word : sentence) word.head = word.head == 0 ? n : word.head - 1;
        all.push_back(std::move(sentence));
        sentence = {};
    };
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) close();
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string> c = split(line);
        if (c.size() != kColumns || c[0].find_first_of("-.") != std::string::npos) continue;
        sentence.push_back({c[1], c[2], c[3], c[4], c[7], std::stoi(c[6])});
    }
    close();
    return all;
}

std::vector<std::string> read_texts(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file) throw InputError{fmt::format("{}: cannot be read", path.string())};
    std::vector<std::string> texts;
    bool begins = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("# newdoc") || line.starts_with("# newpar")) begins = true;
        if (!line.starts_with("# text = ")) continue;
        texts.push_back((std::exchange(begins, false) ? "\n\n" : " ") + line.substr(9));
    }
    return texts;
}

}  // namespace demarche::language
