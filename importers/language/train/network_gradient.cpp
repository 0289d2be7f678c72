#include "importers/language/train/network_gradient.hpp"

#include <algorithm>
#include <cmath>

#include "importers/language/sizes.hpp"

namespace demarche::language {
namespace {

using Eigen::Index;
using Vector = Eigen::VectorXf;

/// Zero with the chance `rate`, else what keeps the mean.
Matrix mask(Index rows, Index columns, float rate, std::mt19937& random) {
    Matrix m(rows, columns);
    const auto limit = static_cast<std::uint32_t>(static_cast<double>(rate) * 4294967295.0);
    const float kept = 1.0F / (1.0F - rate);
    for (Index i = 0; i < m.size(); ++i) m.data()[i] = random() < limit ? 0.0F : kept;
    return m;
}

struct LstmParts {
    Part in, state, bias;
};
constexpr LstmParts first_forward{Part::in_1f, Part::state_1f, Part::bias_1f};
constexpr LstmParts first_backward{Part::in_1b, Part::state_1b, Part::bias_1b};
constexpr LstmParts second_forward{Part::in_2f, Part::state_2f, Part::bias_2f};
constexpr LstmParts second_backward{Part::in_2b, Part::state_2b, Part::bias_2b};

enum class Way { onward, back };

/// One direction of one layer over a sentence, and what it keeps for the way back.
class Lstm {
public:
    Lstm(const Parameters& p, const LstmParts& parts, Way way) : p_{p}, parts_{parts}, way_{way} {}

    /// One column a position.
    Matrix run(const Matrix& input) {
        const Index n = input.cols();
        gates_ = p_[parts_.in] * input;
        gates_.colwise() += p_[parts_.bias].col(0);
        cells_ = squashed_ = states_ = Matrix::Zero(units, n);
        Vector state = Vector::Zero(units), cell = Vector::Zero(units);
        for (Index step = 0; step < n; ++step) {
            const Index at = place(step, n);
            gates_.col(at).noalias() += p_[parts_.state] * state;
            auto all = gates_.col(at).array();
            auto open = gates_.col(at).head(3 * units).array();
            open = 1.0F / (1.0F + (-open).exp());
            auto candidate = all.tail(units);
            candidate = candidate.tanh();
            cell =
                (all.segment(units, units) * cell.array() + all.head(units) * candidate).matrix();
            cells_.col(at) = cell;
            squashed_.col(at) = cell.array().tanh().matrix();
            state = (all.segment(2 * units, units) * squashed_.col(at).array()).matrix();
            states_.col(at) = state;
        }
        return states_;
    }

    /// From the gradient of the output to that of the input; adds that of the weights.
    Matrix back(const Matrix& input, const Matrix& output_gradient, Parameters& gradient) {
        const Index n = input.cols();
        Matrix d_gates(sizes::gates, n), before = Matrix::Zero(units, n);
        Vector d_state = Vector::Zero(units), d_cell = Vector::Zero(units);
        for (Index step = n - 1; step >= 0; --step) {
            const Index at = place(step, n);
            const auto g = gates_.col(at).array();
            const auto in = g.head(units), forget = g.segment(units, units),
                       out = g.segment(2 * units, units), candidate = g.tail(units);
            const auto squashed = squashed_.col(at).array();
            const Eigen::ArrayXf dh = (output_gradient.col(at) + d_state).array();
            const Eigen::ArrayXf dc = d_cell.array() + dh * out * (1 - squashed * squashed);
            Eigen::ArrayXf last = Eigen::ArrayXf::Zero(units);
            if (step > 0) {
                last = cells_.col(place(step - 1, n)).array();
                before.col(at) = states_.col(place(step - 1, n));
            }
            auto d = d_gates.col(at);
            d.head(units) = (dc * candidate * in * (1 - in)).matrix();
            d.segment(units, units) = (dc * last * forget * (1 - forget)).matrix();
            d.segment(2 * units, units) = (dh * squashed * out * (1 - out)).matrix();
            d.tail(units) = (dc * in * (1 - candidate * candidate)).matrix();
            d_cell = (dc * forget).matrix();
            d_state.noalias() = p_[parts_.state].transpose() * d;
        }
        gradient[parts_.in].noalias() += d_gates * input.transpose();
        gradient[parts_.state].noalias() += d_gates * before.transpose();
        gradient[parts_.bias] += d_gates.rowwise().sum();
        return p_[parts_.in].transpose() * d_gates;
    }

private:
    static constexpr Index units = sizes::state;

    Index place(Index step, Index n) const { return way_ == Way::onward ? step : n - 1 - step; }

    const Parameters& p_;
    LstmParts parts_;
    Way way_;
    Matrix gates_, cells_, squashed_, states_;
};

/// Both directions, one above the other, with what is dropped.
class Layer {
public:
    Layer(const Parameters& p, const LstmParts& onward, const LstmParts& back)
        : onward_{p, onward, Way::onward}, back_{p, back, Way::back} {}

    Matrix run(Matrix input, float rate, std::mt19937& random) {
        input_ = std::move(input);
        Matrix out(sizes::both, input_.cols());
        out.topRows(sizes::state) = onward_.run(input_);
        out.bottomRows(sizes::state) = back_.run(input_);
        mask_ = mask(out.rows(), out.cols(), rate, random);
        return out.cwiseProduct(mask_);
    }
    Matrix back(const Matrix& output_gradient, Parameters& gradient) {
        const Matrix d = output_gradient.cwiseProduct(mask_);
        return onward_.back(input_, d.topRows(sizes::state), gradient) +
               back_.back(input_, d.bottomRows(sizes::state), gradient);
    }

private:
    Lstm onward_, back_;
    Matrix input_, mask_;
};

/// A leaky rectifier over a linear map.
class Rectified {
public:
    Rectified(const Parameters& p, Part weights, Part bias)
        : p_{p}, weights_{weights}, bias_{bias} {}
    const Matrix& run(const Matrix& input) {
        out_ = p_[weights_] * input;
        out_.colwise() += p_[bias_].col(0);
        out_ = out_.array().max(0.1F * out_.array()).matrix();
        return out_;
    }
    Matrix back(const Matrix& input, const Matrix& output_gradient, Parameters& gradient) {
        const Matrix d =
            (out_.array() > 0).select(output_gradient.array(), 0.1F * output_gradient.array());
        gradient[weights_].noalias() += d * input.transpose();
        gradient[bias_] += d.rowwise().sum();
        return p_[weights_].transpose() * d;
    }

private:
    const Parameters& p_;
    Part weights_, bias_;
    Matrix out_;
};

/// Turns scores into the gradient of the cross-entropy with `right`; gives the loss.
double soften(Eigen::Ref<Vector> scores, int right) {
    const float most = scores.maxCoeff();
    scores = (scores.array() - most).exp();
    scores /= scores.sum();
    const double loss = -std::log(std::max(1e-12, static_cast<double>(scores(right))));
    scores(right) -= 1;
    return loss;
}

struct Inputs {
    Matrix columns, mask;
    std::vector<int> forms, tags;  // as they were after the noise
};

Inputs inputs_of(const Parameters& p, const Matrix& vectors, const Instance& s, const Noise& noise,
                 std::mt19937& random) {
    const Index n = s.size();
    Inputs in{Matrix::Zero(sizes::input, n), mask(sizes::input, n, noise.input, random), s.forms,
              s.tags};
    const auto chance = [&] { return static_cast<float>(random()) / 4294967296.0F; };
    for (int i = 0; i < s.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (i > 0 && chance() < noise.form) in.forms[at] = 0;
        if (i > 0 && chance() < noise.tag) in.tags[at] = 0;
        int row = 0;
        const auto put = [&](const auto& column) {
            in.columns.col(i).segment(row, column.size()) = column;
            row += static_cast<int>(column.size());
        };
        put(p[Part::form].col(in.forms[at]));
        put(p[Part::suffix].col(s.suffixes[at]));
        if (s.vectors[at] >= 0)
            put(vectors.col(s.vectors[at]));
        else
            row += sizes::vector;
        put(p[Part::cluster].col(s.clusters[at]));
        put(p[Part::tag].col(in.tags[at]));
        put(p[Part::shape].col(s.shapes[at]));
    }
    in.columns = in.columns.cwiseProduct(in.mask);
    return in;
}

void add_input_gradient(const Inputs& in, const Instance& s, const Matrix& d_columns,
                        Parameters& gradient) {
    const Matrix d = d_columns.cwiseProduct(in.mask);
    for (int i = 0; i < s.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        int row = 0;
        const auto take = [&](Part part, int column, int size) {
            gradient[part].col(column) += d.col(i).segment(row, size);
            row += size;
        };
        take(Part::form, in.forms[at], sizes::form);
        take(Part::suffix, s.suffixes[at], sizes::suffix);
        row += sizes::vector;
        take(Part::cluster, s.clusters[at], sizes::cluster);
        take(Part::tag, in.tags[at], sizes::tag);
        take(Part::shape, s.shapes[at], sizes::shape);
    }
}

}  // namespace

Outcome add_gradient(const Parameters& p, const Matrix& vectors, const Instance& s,
                     const Noise& noise, std::mt19937& random, Parameters& gradient) {
    const Index n = s.size();
    const Inputs in = inputs_of(p, vectors, s, noise, random);
    Layer first{p, first_forward, first_backward}, second{p, second_forward, second_backward};
    const Matrix top = second.run(first.run(in.columns, noise.layer, random), noise.layer, random);

    Outcome outcome;
    outcome.words = s.size() - 1;
    // Heads.
    Rectified as_head{p, Part::arc_head, Part::arc_head_bias},
        as_dep{p, Part::arc_dep, Part::arc_dep_bias};
    const Matrix heads = as_head.run(top), deps = as_dep.run(top);
    Matrix scores = heads.transpose() * (p[Part::arc_pair] * deps);
    scores.colwise() += heads.transpose() * p[Part::arc_prior].col(0);
    for (Index d = 0; d < n; ++d) scores(d, d) = -1e9F;
    for (int d = 1; d < s.size(); ++d) {
        Index guess = 0;
        scores.col(d).maxCoeff(&guess);
        const int right = s.heads[static_cast<std::size_t>(d)];
        outcome.heads_right += guess == right;
        outcome.loss += soften(scores.col(d), right);
    }
    scores.col(0).setZero();
    for (Index d = 0; d < n; ++d) scores(d, d) = 0;

    // Labels at the gold heads.
    Rectified label_head{p, Part::label_head, Part::label_head_bias},
        label_dep{p, Part::label_dep, Part::label_dep_bias};
    const Matrix lh = label_head.run(top), ld = label_dep.run(top);
    const Matrix paired = p[Part::label_pair] * ld;  // label by label, 40 rows each
    const auto labels = static_cast<int>(p[Part::label_bias].rows());
    Matrix d_lh = Matrix::Zero(lh.rows(), n), d_ld = Matrix::Zero(ld.rows(), n);
    Matrix d_paired = Matrix::Zero(paired.rows(), n);
    for (int d = 1; d < s.size(); ++d) {
        const int h = s.heads[static_cast<std::size_t>(d)];
        const Eigen::Map<const Matrix> of_dep{paired.col(d).data(), sizes::label, labels};
        Vector score = of_dep.transpose() * lh.col(h) + p[Part::label_by_head] * lh.col(h) +
                       p[Part::label_by_dep] * ld.col(d) + p[Part::label_bias].col(0);
        Index guess = 0;
        score.maxCoeff(&guess);
        const int right = s.labels[static_cast<std::size_t>(d)];
        outcome.labels_right += guess == right;
        outcome.loss += soften(score, right);
        Eigen::Map<Matrix> d_of_dep{d_paired.col(d).data(), sizes::label, labels};
        d_of_dep.noalias() = lh.col(h) * score.transpose();
        d_lh.col(h).noalias() += of_dep * score + p[Part::label_by_head].transpose() * score;
        d_ld.col(d).noalias() += p[Part::label_by_dep].transpose() * score;
        gradient[Part::label_by_head].noalias() += score * lh.col(h).transpose();
        gradient[Part::label_by_dep].noalias() += score * ld.col(d).transpose();
        gradient[Part::label_bias] += score;
    }
    gradient[Part::label_pair].noalias() += d_paired * ld.transpose();
    d_ld.noalias() += p[Part::label_pair].transpose() * d_paired;

    // Tags.
    Rectified tag_view{p, Part::tag_view, Part::tag_view_bias};
    const Matrix views = tag_view.run(top);
    Matrix tags = p[Part::tag_out] * views;
    tags.colwise() += p[Part::tag_out_bias].col(0);
    for (int d = 1; d < s.size(); ++d) {
        Index guess = 0;
        tags.col(d).maxCoeff(&guess);
        const int right = s.right_tags[static_cast<std::size_t>(d)];
        outcome.tags_right += guess == right;
        outcome.loss += soften(tags.col(d), right);
    }
    tags.col(0).setZero();
    gradient[Part::tag_out].noalias() += tags * views.transpose();
    gradient[Part::tag_out_bias] += tags.rowwise().sum();
    const Matrix d_views = p[Part::tag_out].transpose() * tags;

    // The way back.
    gradient[Part::arc_pair].noalias() += heads * scores * deps.transpose();
    gradient[Part::arc_prior].noalias() += heads * scores.rowwise().sum();
    Matrix d_heads = p[Part::arc_pair] * deps * scores.transpose();
    d_heads.noalias() += p[Part::arc_prior].col(0) * scores.rowwise().sum().transpose();
    const Matrix d_deps = p[Part::arc_pair].transpose() * heads * scores;
    const Matrix d_top = as_head.back(top, d_heads, gradient) + as_dep.back(top, d_deps, gradient) +
                         label_head.back(top, d_lh, gradient) +
                         label_dep.back(top, d_ld, gradient) +
                         tag_view.back(top, d_views, gradient);
    add_input_gradient(in, s, first.back(second.back(d_top, gradient), gradient), gradient);
    return outcome;
}

}  // namespace demarche::language
