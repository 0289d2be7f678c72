#include "importers/language/train/word_vectors.hpp"

#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace demarche::language {
namespace {

using Counts = WordVectors;
using Eigen::Index;

constexpr Index kContexts = 600;  // frequent words, each at four places
constexpr std::array<std::ptrdiff_t, 4> kPlaces = {-2, -1, 1, 2};
constexpr int kIterations = 6;
constexpr int kClusterRounds = 12;
constexpr float kSmoothing = 0.75F;  // of context frequencies: rare contexts count less

Counts count_company(const Corpus& corpus, std::size_t words) {
    Counts counts = Counts::Zero(static_cast<Index>(words), 4 * (kContexts + 1));
    for (const auto& sentence : corpus.paragraphs) {
        const auto size = static_cast<std::ptrdiff_t>(sentence.size());
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            if (sentence[static_cast<std::size_t>(i)] >= words) continue;
            for (std::size_t p = 0; p < kPlaces.size(); ++p) {
                const std::ptrdiff_t at = i + kPlaces[p];
                const Index context =
                    at < 0 || at >= size ? kContexts : sentence[static_cast<std::size_t>(at)];
                if (context > kContexts) continue;
                counts(sentence[static_cast<std::size_t>(i)],
                       static_cast<Index>(p) * (kContexts + 1) + context) += 1;
            }
        }
    }
    return counts;
}

void turn_to_information(Counts& counts) {
    const Eigen::VectorXf words = counts.rowwise().sum();
    const Eigen::RowVectorXf contexts = counts.colwise().sum();
    const Eigen::RowVectorXf smooth = contexts.array().max(1.0F).pow(kSmoothing);
    const float all = smooth.sum();
    for (Index w = 0; w < counts.rows(); ++w)
        for (Index c = 0; c < counts.cols(); ++c) {
            float& cell = counts(w, c);
            if (cell == 0) continue;
            const float information = std::log(cell * all / (words(w) * smooth(c)));
            const float rarer = std::min(words(w), contexts(c));
            // What was seen once may be chance (Turney and Pantel 2010).
            cell = std::max(0.0F, information) * (cell / (cell + 1)) * (rarer / (rarer + 1));
        }
}

void make_unit(WordVectors& vectors) {
    for (Index i = 0; i < vectors.rows(); ++i) {
        const float length = vectors.row(i).norm();
        if (length > 0) vectors.row(i) /= length;
    }
}

}  // namespace

WordVectors make_vectors(const Corpus& corpus, std::size_t words, int width) {
    Counts m = count_company(corpus, std::min(words, corpus.words.size()));
    turn_to_information(m);
    const int spare = width + 8;  // subspace iteration is exact on the first of them only
    std::mt19937 random{20070626};
    Eigen::MatrixXf basis(m.cols(), spare);
    for (Index i = 0; i < basis.size(); ++i)
        basis.data()[i] = static_cast<float>(random()) / 2147483648.0F - 1.0F;
    for (int k = 0; k < kIterations; ++k) {
        const Eigen::MatrixXf onto = m.transpose() * (m * basis);
        basis = Eigen::HouseholderQR<Eigen::MatrixXf>{onto}.householderQ() *
                Eigen::MatrixXf::Identity(m.cols(), spare);
    }
    const Eigen::MatrixXf projected = m * basis;
    const Eigen::MatrixXf gram = projected.transpose() * projected;
    const Eigen::JacobiSVD<Eigen::MatrixXf> svd{gram, Eigen::ComputeFullU};
    // Singular values to the power of a half: u s^(1/2) = projected v s^(-1/2); gram holds s².
    const Eigen::VectorXf scale = svd.singularValues().head(width).array().pow(-0.25F);
    WordVectors vectors = projected * svd.matrixU().leftCols(width) * scale.asDiagonal();
    make_unit(vectors);
    return vectors;
}

std::vector<int> cluster(const WordVectors& vectors, int count) {
    WordVectors centres = vectors.topRows(count);
    std::vector<int> of(static_cast<std::size_t>(vectors.rows()));
    for (int round = 0; round < kClusterRounds; ++round) {
        const WordVectors likeness = vectors * centres.transpose();
        centres.setZero();
        for (Index i = 0; i < vectors.rows(); ++i) {
            Index best = 0;
            likeness.row(i).maxCoeff(&best);
            of[static_cast<std::size_t>(i)] = static_cast<int>(best);
            centres.row(best) += vectors.row(i);
        }
        make_unit(centres);
    }
    return of;
}

}  // namespace demarche::language
