/// demarche_vectors VECTORS < JSON lines: makes vectors and clusters of words from prose. Each line
/// of VECTORS is a word, its cluster among 32, among 128 and among 512, and its vector's numbers
/// from -127 to 127. The same file each time.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <fstream>
#include <iostream>

#include "importers/language/train/word_vectors.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t kWords = 30000;
constexpr int kWidth = 40;
constexpr std::array<int, 3> kClusters = {32, 128, 512};
constexpr float kScale = 254;  // numbers of unit rows rarely pass a half

void run(const char* path) {
    const Corpus corpus = read_corpus(std::cin);
    fmt::print(stderr, "{} sentences, {} words\n", corpus.paragraphs.size(), corpus.words.size());
    const WordVectors vectors = make_vectors(corpus, kWords, kWidth);
    std::vector<std::vector<int>> clusters;
    clusters.reserve(kClusters.size());
    for (const int count : kClusters) clusters.push_back(cluster(vectors, count));
    std::ofstream file{path};
    for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
        const auto word = static_cast<std::size_t>(i);
        file << corpus.words[word];
        for (const auto& of : clusters) file << ' ' << of[word];
        for (Eigen::Index k = 0; k < vectors.cols(); ++k)
            file << ' ' << std::clamp(std::lround(vectors(i, k) * kScale), -127L, 127L);
        file << '\n';
    }
}

}  // namespace
}  // namespace demarche::language

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: demarche_vectors VECTORS < JSON lines\n");
        return 2;
    }
    try {
        demarche::language::run(argv[1]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_vectors: {}\n", error.what());
        return 1;
    }
    return 0;
}
