#include "importers/language/network.hpp"

#include <algorithm>

#include "importers/language/kernels.hpp"
#include "importers/language/sizes.hpp"

namespace demarche::language {
namespace {

using Column = std::span<float>;

/// One column of numbers a position.
struct Columns {
    int height{};
    std::vector<float> numbers;
    Columns(int height_, int count)
        : height{height_},
          numbers(static_cast<std::size_t>(height_) * static_cast<std::size_t>(count)) {}
    Column operator[](int at) {
        return Column{numbers}.subspan(
            static_cast<std::size_t>(at) * static_cast<std::size_t>(height),
            static_cast<std::size_t>(height));
    }
};

/// Appends entry `entry` of the table to `out`.
float* put(const Rows& table, int entry, float* out) {
    const float scale = table.scales[static_cast<std::size_t>(entry)];
    const std::int8_t* row =
        table.numbers.data() + static_cast<std::ptrdiff_t>(entry) * table.columns;
    for (int i = 0; i < table.columns; ++i) out[i] = static_cast<float>(row[i]) * scale;
    return out + table.columns;
}

void put_word(const Network& network, const Vocabulary& vocabulary, const Word& word, int tag,
              float* out) {
    out = put(network.form, vocabulary.form_of(word), out);
    out = put(network.suffix, static_cast<int>(word.suffixes[2] % sizes::suffix_buckets), out);
    if (word.place >= 0) {
        const std::int8_t* row =
            vocabulary.vectors.data() + static_cast<std::ptrdiff_t>(word.place) * sizes::vector;
        for (int i = 0; i < sizes::vector; ++i)
            out[i] = static_cast<float>(row[i]) * Vocabulary::vector_scale;
    }
    out += sizes::vector;
    out = put(network.cluster, static_cast<int>(word.clusters[2]), out);
    out = put(network.tag, 1 + tag, out);
    put(network.shape, static_cast<int>(word.shape % sizes::shape_buckets), out);
}

void put_root(const Network& network, float* out) {
    out = put(network.form, Vocabulary::root_form, out);
    out = put(network.suffix, 0, out) + sizes::vector;
    out = put(network.cluster, 0, out);
    out = put(network.tag, 0, out);
    put(network.shape, 0, out);
}

using Inputs = std::vector<std::vector<Scaled>>;  // a sentence, a position

std::vector<Scaled> scaled(Columns& columns, int count) {
    std::vector<Scaled> out(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) scale_to(columns[i], out[static_cast<std::size_t>(i)]);
    return out;
}

/// A sentence on its way through one direction of a layer.
struct Run {
    Columns gates;  // what comes from the input, then all
    std::vector<float> cell = std::vector<float>(sizes::state);
    Scaled state;
};

std::vector<Run> begin(const LstmFactors& lstm, const Inputs& inputs) {
    std::vector<Run> runs;
    for (const std::vector<Scaled>& input : inputs) {
        const int n = static_cast<int>(input.size());
        Run& run =
            runs.emplace_back(Run{Columns{sizes::gates, n}, std::vector<float>(sizes::state), {}});
        scale_to(run.cell, run.state);
        std::vector<Task> tasks;
        for (int i = 0; i < n; ++i)
            tasks.push_back({&input[static_cast<std::size_t>(i)], run.gates[i].data()});
        multiply(lstm.in, tasks);
    }
    return runs;
}

/// From the gates and what the last state adds to the next state.
void advance(const LstmFactors& lstm, Run& run, Column gates, const std::vector<float>& by_state,
             Column states) {
    for (std::size_t i = 0; i < gates.size(); ++i) gates[i] = gates[i] + by_state[i] + lstm.bias[i];
    squash(gates.first(3 * sizes::state));
    tanh_all(gates.last(sizes::state));
    std::vector<float>& cell = run.cell;
    for (std::size_t i = 0; i < cell.size(); ++i)
        cell[i] = gates[sizes::state + i] * cell[i] + gates[i] * gates[3 * sizes::state + i];
    std::ranges::copy(cell, states.begin());
    tanh_all(states);
    for (std::size_t i = 0; i < cell.size(); ++i)
        states[i] = gates[2 * sizes::state + i] * states[i];
    scale_to(states, run.state);
}

/// One direction of a layer over all sentences in step; states go to rows `row` … of `out`.
void run_lstm(const LstmFactors& lstm, const Inputs& inputs, bool is_back,
              std::vector<Columns>& out, int row) {
    std::vector<Run> runs = begin(lstm, inputs);
    std::vector<std::vector<float>> by_state(runs.size(), std::vector<float>(sizes::gates));
    std::size_t longest = 0;
    for (const auto& input : inputs) longest = std::max(longest, input.size());
    std::vector<Task> tasks;
    for (std::size_t step = 0; step < longest; ++step) {
        tasks.clear();
        for (std::size_t s = 0; s < runs.size(); ++s)
            if (step < inputs[s].size()) tasks.push_back({&runs[s].state, by_state[s].data()});
        multiply(lstm.state, tasks);
        for (std::size_t s = 0; s < runs.size(); ++s) {
            if (step >= inputs[s].size()) continue;
            const int at = static_cast<int>(is_back ? inputs[s].size() - 1 - step : step);
            advance(lstm, runs[s], runs[s].gates[at], by_state[s],
                    out[s][at].subspan(static_cast<std::size_t>(row), sizes::state));
        }
    }
}

Inputs run_layer(const LstmFactors& forward, const LstmFactors& backward, const Inputs& inputs) {
    std::vector<Columns> out;
    for (const auto& input : inputs) out.emplace_back(sizes::both, static_cast<int>(input.size()));
    run_lstm(forward, inputs, false, out, 0);
    run_lstm(backward, inputs, true, out, sizes::state);
    Inputs states;
    for (std::size_t s = 0; s < inputs.size(); ++s)
        states.push_back(scaled(out[s], static_cast<int>(inputs[s].size())));
    return states;
}

/// The products of all columns, one after the other.
std::vector<float> products(const Factor& factor, std::span<const Scaled> input) {
    const auto height = static_cast<std::size_t>(factor.rows);
    std::vector<float> out(height * input.size());
    std::vector<Task> tasks;
    for (std::size_t at = 0; at < input.size(); ++at)
        tasks.push_back({&input[at], out.data() + at * height});
    multiply(factor, tasks);
    return out;
}

/// A leaky rectifier over a linear map of each column.
std::vector<float> rectified(const Factor& factor, std::span<const float> bias,
                             std::span<const Scaled> input) {
    std::vector<float> out = products(factor, input);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float v = out[i] + bias[i % bias.size()];
        out[i] = v > 0 ? v : 0.1F * v;
    }
    return out;
}

std::vector<Scaled> scaled(std::span<const float> numbers, std::size_t height) {
    std::vector<Scaled> out(numbers.size() / height);
    for (std::size_t i = 0; i < out.size(); ++i)
        scale_to(numbers.subspan(i * height, height), out[i]);
    return out;
}

float product(const float* a, const float* b, int count) {
    float sum = 0;
    for (int i = 0; i < count; ++i) sum += a[i] * b[i];
    return sum;
}

std::vector<float> score_heads(const Network& network, std::span<const Scaled> top) {
    const int n = static_cast<int>(top.size());
    const std::vector<float> heads = rectified(network.arc_head, network.arc_head_bias, top);
    const std::vector<float> deps = rectified(network.arc_dep, network.arc_dep_bias, top);
    const std::vector<float> turned = products(network.arc_pair, scaled(deps, sizes::arc));
    std::vector<float> scores(static_cast<std::size_t>(n) * static_cast<std::size_t>(n));
    for (int h = 0; h < n; ++h) {
        const float* head = heads.data() + h * sizes::arc;
        const float prior = product(head, network.arc_prior.data(), sizes::arc);
        for (int d = 1; d < n; ++d)
            scores[static_cast<std::size_t>(d * n + h)] =
                product(head, turned.data() + d * sizes::arc, sizes::arc) + prior;
    }
    return scores;
}

std::vector<Scaled> input_of(const Network& network, const Vocabulary& vocabulary,
                             const Tagged& sentence) {
    const int n = static_cast<int>(sentence.words.size()) + 1;
    Columns input{sizes::input, n};
    put_root(network, input[0].data());
    for (int i = 1; i < n; ++i)
        put_word(network, vocabulary, sentence.words[static_cast<std::size_t>(i - 1)],
                 sentence.tags[static_cast<std::size_t>(i - 1)], input[i].data());
    return scaled(input, n);
}

}  // namespace

std::vector<Read> read(const Network& network, const Vocabulary& vocabulary,
                       std::span<const Tagged> sentences) {
    Inputs states;
    for (const Tagged& sentence : sentences)
        states.push_back(input_of(network, vocabulary, sentence));
    states = run_layer(network.first_forward, network.first_backward, states);
    states = run_layer(network.second_forward, network.second_backward, states);
    std::vector<Read> out;
    for (const std::vector<Scaled>& top : states)
        out.push_back({{static_cast<int>(top.size()), score_heads(network, top)},
                       rectified(network.label_head, network.label_head_bias, top),
                       rectified(network.label_dep, network.label_dep_bias, top)});
    return out;
}

std::vector<int> best_labels(const Network& network, const Read& read, std::span<const int> heads,
                             int root) {
    const auto labels = static_cast<std::size_t>(network.label_by_head.rows);
    const std::vector<Scaled> deps = scaled(read.label_deps, sizes::label);
    const std::vector<float> paired = products(network.label_pair, deps);
    const std::vector<float> by_dep = products(network.label_by_dep, deps);
    const std::vector<float> by_head =
        products(network.label_by_head, scaled(read.label_heads, sizes::label));
    std::vector<int> best(heads.size(), root);
    for (std::size_t d = 1; d < heads.size(); ++d) {
        if (heads[d] == 0) continue;
        const auto h = static_cast<std::size_t>(heads[d]);
        const float* head = read.label_heads.data() + h * sizes::label;
        float most = 0;
        best[d] = -1;
        for (std::size_t k = 0; k < labels; ++k) {
            if (static_cast<int>(k) == root) continue;
            const float* pair = paired.data() + (d * labels + k) * sizes::label;
            const float value = product(head, pair, sizes::label) + by_dep[d * labels + k] +
                                by_head[h * labels + k] + network.label_bias[k];
            if (best[d] >= 0 && value <= most) continue;
            most = value;
            best[d] = static_cast<int>(k);
        }
    }
    return best;
}

}  // namespace demarche::language
