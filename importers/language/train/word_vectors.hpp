#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "importers/language/train/corpus.hpp"

namespace demarche::language {

/// One row a word, the most frequent words of a corpus first: words that keep like company have
/// like rows. Rows have length 1.
using WordVectors = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Positive pointwise mutual information of each of the `words` first words with frequent words one
/// and two places to either side, brought down to `width` columns by a singular value decomposition
/// (Levy, Goldberg and Dagan 2015).
[[nodiscard]] WordVectors make_vectors(const Corpus& corpus, std::size_t words, int width);

/// The cluster, 0 … `count`-1, of each row: k-means from the first `count` rows as centres.
[[nodiscard]] std::vector<int> cluster(const WordVectors& vectors, int count);

}  // namespace demarche::language
