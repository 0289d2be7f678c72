#include "importers/language/train/parameters.hpp"

#include <cmath>
#include <random>

#include "importers/language/sizes.hpp"

namespace demarche::language {
namespace {

/// Uniform numbers of zero mean whose variance suits the size (Glorot and Bengio 2010).
Matrix random_matrix(int rows, int columns, std::mt19937& random, float gain = 1) {
    Matrix m(rows, columns);
    const float reach = gain * std::sqrt(6.0F / static_cast<float>(rows + columns));
    for (Eigen::Index i = 0; i < m.size(); ++i)
        m.data()[i] = reach * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
    return m;
}

Matrix table(int rows, int entries, std::mt19937& random) {
    Matrix m(rows, entries);
    for (Eigen::Index i = 0; i < m.size(); ++i)
        m.data()[i] = 0.3F * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
    return m;
}

void add_lstm(Parameters& p, Part in, Part state, Part bias, int width, std::mt19937& random) {
    p[in] = random_matrix(sizes::gates, width, random);
    p[state] = random_matrix(sizes::gates, sizes::state, random);
    p[bias] = Matrix::Zero(sizes::gates, 1);
    p[bias].block(sizes::state, 0, sizes::state, 1).setOnes();  // the forget gate
}

}  // namespace

Parameters fresh_parameters(const Entries& entries, std::uint32_t seed) {
    std::mt19937 random{seed};
    Parameters p;
    p[Part::form] = table(sizes::form, entries.forms, random);
    p[Part::suffix] = table(sizes::suffix, sizes::suffix_buckets, random);
    p[Part::cluster] = table(sizes::cluster, entries.clusters, random);
    p[Part::tag] = table(sizes::tag, entries.tags, random);
    p[Part::shape] = table(sizes::shape, sizes::shape_buckets, random);
    add_lstm(p, Part::in_1f, Part::state_1f, Part::bias_1f, sizes::input, random);
    add_lstm(p, Part::in_1b, Part::state_1b, Part::bias_1b, sizes::input, random);
    add_lstm(p, Part::in_2f, Part::state_2f, Part::bias_2f, sizes::both, random);
    add_lstm(p, Part::in_2b, Part::state_2b, Part::bias_2b, sizes::both, random);
    p[Part::arc_head] = random_matrix(sizes::arc, sizes::both, random);
    p[Part::arc_head_bias] = Matrix::Zero(sizes::arc, 1);
    p[Part::arc_dep] = random_matrix(sizes::arc, sizes::both, random);
    p[Part::arc_dep_bias] = Matrix::Zero(sizes::arc, 1);
    p[Part::arc_pair] = random_matrix(sizes::arc, sizes::arc, random, 0.5F);
    p[Part::arc_prior] = Matrix::Zero(sizes::arc, 1);
    p[Part::label_head] = random_matrix(sizes::label, sizes::both, random);
    p[Part::label_head_bias] = Matrix::Zero(sizes::label, 1);
    p[Part::label_dep] = random_matrix(sizes::label, sizes::both, random);
    p[Part::label_dep_bias] = Matrix::Zero(sizes::label, 1);
    p[Part::label_pair] = random_matrix(entries.labels * sizes::label, sizes::label, random, 2);
    p[Part::label_by_head] = random_matrix(entries.labels, sizes::label, random);
    p[Part::label_by_dep] = random_matrix(entries.labels, sizes::label, random);
    p[Part::label_bias] = Matrix::Zero(entries.labels, 1);
    p[Part::tag_view] = random_matrix(sizes::tag_view, sizes::both, random);
    p[Part::tag_view_bias] = Matrix::Zero(sizes::tag_view, 1);
    p[Part::tag_out] = random_matrix(entries.tags - 1, sizes::tag_view, random);
    p[Part::tag_out_bias] = Matrix::Zero(entries.tags - 1, 1);
    return p;
}

Parameters zeros_like(const Parameters& parameters) {
    Parameters zeros;
    for (std::size_t i = 0; i < part_count; ++i)
        zeros.parts[i] = Matrix::Zero(parameters.parts[i].rows(), parameters.parts[i].cols());
    return zeros;
}

}  // namespace demarche::language
