#include "importers/language/network.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <span>

#include "importers/language/kernels.hpp"
#include "importers/language/sizes.hpp"

namespace demarche::language {
namespace {

using Column = std::span<float>;

/// Columns of equal height.
struct Columns {
    std::size_t height{};
    std::vector<float> numbers;  // column by column
    Columns(std::size_t height_, std::size_t count) : height{height_}, numbers(height_ * count) {}
    Column operator[](std::size_t at) { return Column{numbers}.subspan(at * height, height); }
    [[nodiscard]] const float* at(std::size_t column) const {
        return numbers.data() + column * height;
    }
    [[nodiscard]] std::size_t size() const { return numbers.size() / height; }
};

/// Where a sentence's positions are among those of all.
struct Place {
    std::size_t begin{}, size{};
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

Scaled scaled(Columns& columns) {
    Scaled out{columns.height, columns.size()};
    for (std::size_t i = 0; i < columns.size(); ++i) out.set(i, columns[i]);
    return out;
}

Columns products(const Factor& factor, ScaledColumns input) {
    Columns out{static_cast<std::size_t>(factor.rows), input.count};
    multiply(factor, input, out.numbers.data());
    return out;
}

Columns products(const Factor& factor, const Scaled& input) {
    return products(factor, {&input, 0, input.size()});
}

/// A leaky rectifier over a linear map of each column.
Columns rectified(const Factor& factor, std::span<const float> bias, ScaledColumns input) {
    Columns out = products(factor, input);
    rectify(out.numbers, bias);
    return out;
}

/// From the gates of the input, what the last state adds and the bias to the next cell and state.
void advance(std::span<const float> bias, Column gates, const float* by_state, Column cell,
             Column state) {
    constexpr std::size_t units = sizes::state;
    for (std::size_t i = 0; i < gates.size(); ++i) gates[i] = gates[i] + by_state[i] + bias[i];
    squash(gates.first(3 * units));
    tanh_all(gates.last(units));
    for (std::size_t i = 0; i < cell.size(); ++i)
        cell[i] = gates[units + i] * cell[i] + gates[i] * gates[3 * units + i];
    std::ranges::copy(cell, state.begin());
    tanh_all(state);
    for (std::size_t i = 0; i < cell.size(); ++i) state[i] = gates[2 * units + i] * state[i];
}

/// One direction of a layer over all sentences in step, the longest first; states go to rows `row`
/// … of `out`.
void run_lstm(const LstmFactors& lstm, const Scaled& input, std::span<const Place> places,
              bool is_back, Columns& out, std::size_t row) {
    Columns gates = products(lstm.in, input);
    Columns cells{sizes::state, places.size()}, by_state{sizes::gates, places.size()};
    Scaled states{sizes::state, places.size()};
    std::size_t active = places.size();
    for (std::size_t step = 0; step < places.front().size; ++step) {
        while (places[active - 1].size <= step) --active;
        if (step > 0) multiply(lstm.state, {&states, 0, active}, by_state.numbers.data());
        for (std::size_t s = 0; s < active; ++s) {
            const Place& place = places[s];
            const std::size_t at = place.begin + (is_back ? place.size - 1 - step : step);
            const Column state = out[at].subspan(row, sizes::state);
            advance(lstm.bias, gates[at], by_state.at(s), cells[s], state);
            states.set(s, state);
        }
    }
}

Scaled run_layer(const LstmFactors& forward, const LstmFactors& backward, const Scaled& input,
                 std::span<const Place> places) {
    Columns out{sizes::both, input.size()};
    run_lstm(forward, input, places, false, out, 0);
    run_lstm(backward, input, places, true, out, sizes::state);
    return scaled(out);
}

std::vector<float> score_heads(const Network& network, ScaledColumns top) {
    const std::size_t n = top.count;
    const Columns heads = rectified(network.arc_head, network.arc_head_bias, top);
    Columns deps = rectified(network.arc_dep, network.arc_dep_bias, top);
    const Columns turned = products(network.arc_pair, scaled(deps));
    std::vector<float> scores(n * n);
    for (std::size_t h = 0; h < n; ++h) {
        const float prior = dot(heads.at(h), network.arc_prior.data(), sizes::arc);
        for (std::size_t d = 1; d < n; ++d)
            scores[d * n + h] = dot(heads.at(h), turned.at(d), sizes::arc) + prior;
    }
    return scores;
}

std::vector<int> best_tags(const Network& network, ScaledColumns top) {
    Columns views = rectified(network.tag_view, network.tag_view_bias, top);
    Columns scores = products(network.tag_out, scaled(views));
    std::vector<int> best;
    for (std::size_t i = 1; i < scores.size(); ++i) {  // no tag for the root
        const Column score = scores[i];
        for (std::size_t k = 0; k < score.size(); ++k) score[k] += network.tag_out_bias[k];
        best.push_back(static_cast<int>(std::ranges::max_element(score) - score.begin()));
    }
    return best;
}

void put_sentence(const Network& network, const Vocabulary& vocabulary, const Tagged& sentence,
                  Columns& columns, std::size_t at) {
    put_root(network, columns[at].data());
    for (std::size_t i = 0; i < sentence.words.size(); ++i)
        put_word(network, vocabulary, sentence.words[i], sentence.tags[i],
                 columns[at + 1 + i].data());
}

}  // namespace

std::vector<Read> read(const Network& network, const Vocabulary& vocabulary,
                       std::span<const Tagged> sentences) {
    if (sentences.empty()) return {};
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{},
                             [&](std::size_t s) { return sentences[s].words.size(); });
    std::vector<Place> places;
    std::size_t count = 0;
    for (const std::size_t s : order) {
        places.push_back({count, sentences[s].words.size() + 1});
        count += places.back().size;
    }
    Columns input{sizes::input, count};
    for (std::size_t i = 0; i < order.size(); ++i)
        put_sentence(network, vocabulary, sentences[order[i]], input, places[i].begin);
    Scaled states = scaled(input);
    states = run_layer(network.first_forward, network.first_backward, states, places);
    states = run_layer(network.second_forward, network.second_backward, states, places);
    std::vector<Read> out(sentences.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const ScaledColumns top{&states, places[i].begin, places[i].size};
        out[order[i]] = {{static_cast<int>(top.count), score_heads(network, top)},
                         rectified(network.label_head, network.label_head_bias, top).numbers,
                         rectified(network.label_dep, network.label_dep_bias, top).numbers,
                         best_tags(network, top)};
    }
    return out;
}

std::vector<int> best_labels(const Network& network, const Read& read, std::span<const int> heads,
                             int root, const std::vector<bool>& is_once) {
    const auto labels = static_cast<std::size_t>(network.label_by_head.rows);
    Columns dep_views{sizes::label, heads.size()}, head_views = dep_views;
    dep_views.numbers = read.label_deps;
    head_views.numbers = read.label_heads;
    const Scaled deps = scaled(dep_views);
    const Columns paired = products(network.label_pair, deps);
    const Columns by_dep = products(network.label_by_dep, deps);
    const Columns by_head = products(network.label_by_head, scaled(head_views));
    Columns scores{labels, heads.size()};
    for (std::size_t d = 1; d < heads.size(); ++d) {
        if (heads[d] == 0) continue;
        const auto h = static_cast<std::size_t>(heads[d]);
        for (std::size_t k = 0; k < labels; ++k)
            scores[d][k] = dot(head_views.at(h), paired.at(d) + k * sizes::label, sizes::label) +
                           by_dep.at(d)[k] + by_head.at(h)[k] + network.label_bias[k];
        scores[d][static_cast<std::size_t>(root)] = -std::numeric_limits<float>::infinity();
    }
    std::vector<int> best(heads.size(), root);
    const auto take_best = [&](std::size_t d) {
        best[d] = static_cast<int>(std::ranges::max_element(scores[d]) - scores[d].begin());
        return scores[d][static_cast<std::size_t>(best[d])];
    };
    for (std::size_t d = 1; d < heads.size(); ++d)
        if (heads[d] != 0) take_best(d);
    // Of two words that would hold a part that a head has once, the likelier keeps it.
    for (std::size_t d = 1; d < heads.size(); ++d)
        for (std::size_t other = d + 1; other < heads.size(); ++other) {
            const int label = best[d];
            if (heads[d] == 0 || heads[other] != heads[d] || best[other] != label ||
                !is_once[static_cast<std::size_t>(label)])
                continue;
            const auto at = static_cast<std::size_t>(label);
            const std::size_t loser = scores[d][at] < scores[other][at] ? d : other;
            scores[loser][at] = -std::numeric_limits<float>::infinity();
            take_best(loser);
        }
    return best;
}

}  // namespace demarche::language
