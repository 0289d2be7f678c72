#include "importers/language/model.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "importers/language/kernels.hpp"
#include "importers/language/sizes.hpp"

namespace demarche::language {
namespace {

constexpr std::string_view magic = "DEMLANG3";

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

[[noreturn]] void refuse() {
    throw InputError{"the language model is broken; build it again with demarche_train"};
}

/// The sections one after the other. They are aligned to four bytes, as the embedded file is.
class Sections {
public:
    explicit Sections(std::string_view bytes) : bytes_{bytes} {
        if (!bytes_.starts_with(magic)) refuse();
        bytes_.remove_prefix(magic.size());
    }

    std::string_view next() {
        std::uint32_t size = 0;
        if (bytes_.size() < sizeof size) refuse();
        std::memcpy(&size, bytes_.data(), sizeof size);
        bytes_.remove_prefix(sizeof size);
        const std::size_t padded = (std::size_t{size} + 3) / 4 * 4;
        if (bytes_.size() < padded) refuse();
        const std::string_view section = bytes_.substr(0, size);
        bytes_.remove_prefix(padded);
        return section;
    }

    template <class Value>
    std::span<const Value> values() {
        const std::string_view section = next();
        if (section.size() % sizeof(Value) != 0) refuse();
        return {reinterpret_cast<const Value*>(section.data()), section.size() / sizeof(Value)};
    }

    Weights weights(std::size_t classes) {
        const auto slots = values<std::int8_t>();
        if (slots.size() <= classes || !std::has_single_bit(slots.size() - classes)) refuse();
        return {slots.data(), slots.size() - classes, classes};
    }

    Rows rows() {
        const std::string_view section = next();
        std::uint32_t size[2]{};
        if (section.size() < sizeof size) refuse();
        std::memcpy(size, section.data(), sizeof size);
        const std::size_t count = std::size_t{size[0]} * size[1];
        if (section.size() != sizeof size + size[0] * sizeof(float) + count) refuse();
        const char* at = section.data() + sizeof size;
        return {static_cast<int>(size[0]),
                static_cast<int>(size[1]),
                {reinterpret_cast<const float*>(at), size[0]},
                {reinterpret_cast<const std::int8_t*>(at + size[0] * sizeof(float)), count}};
    }

    Factor factor(int columns) {
        const Rows rows = this->rows();
        if (rows.columns != columns) refuse();
        return packed(rows);
    }

    Rows table(int columns) {
        Rows rows = this->rows();
        if (rows.columns != columns) refuse();
        return rows;
    }

    std::span<const float> bias(int size) {
        const auto numbers = values<float>();
        if (numbers.size() != static_cast<std::size_t>(size)) refuse();
        return numbers;
    }

    LstmFactors lstm(int input) {
        LstmFactors lstm;
        lstm.in = factor(input);
        lstm.state = factor(sizes::state);
        lstm.bias = bias(sizes::gates);
        if (lstm.in.rows != sizes::gates || lstm.state.rows != sizes::gates) refuse();
        return lstm;
    }

private:
    std::string_view bytes_;
};

void read_labels(std::string_view section, Model& model) {
    bool is_second = false;
    for (std::string& line : lines(section)) {
        if (line.empty())
            is_second = true;
        else
            (is_second ? model.relations : model.tags).push_back(std::move(line));
    }
}

Network read_network(Sections& sections, int labels, int tags) {
    Network n;
    n.form = sections.table(sizes::form);
    n.suffix = sections.table(sizes::suffix);
    n.cluster = sections.table(sizes::cluster);
    n.tag = sections.table(sizes::tag);
    n.shape = sections.table(sizes::shape);
    n.first_forward = sections.lstm(sizes::input);
    n.first_backward = sections.lstm(sizes::input);
    n.second_forward = sections.lstm(sizes::both);
    n.second_backward = sections.lstm(sizes::both);
    n.arc_head = sections.factor(sizes::both);
    n.arc_head_bias = sections.bias(sizes::arc);
    n.arc_dep = sections.factor(sizes::both);
    n.arc_dep_bias = sections.bias(sizes::arc);
    n.arc_pair = sections.factor(sizes::arc);
    n.arc_prior = sections.bias(sizes::arc);
    n.label_head = sections.factor(sizes::both);
    n.label_head_bias = sections.bias(sizes::label);
    n.label_dep = sections.factor(sizes::both);
    n.label_dep_bias = sections.bias(sizes::label);
    n.label_pair = sections.factor(sizes::label);
    n.label_by_head = sections.factor(sizes::label);
    n.label_by_dep = sections.factor(sizes::label);
    n.label_bias = sections.bias(labels);
    n.tag_view = sections.factor(sizes::both);
    n.tag_view_bias = sections.bias(sizes::tag_view);
    n.tag_out = sections.factor(sizes::tag_view);
    n.tag_out_bias = sections.bias(tags);
    if (n.label_pair.rows != labels * sizes::label || n.label_by_head.rows != labels ||
        n.label_by_dep.rows != labels || n.tag_view.rows != sizes::tag_view ||
        n.tag_out.rows != tags)
        refuse();
    return n;
}

}  // namespace

Model read_model(std::string_view bytes) {
    Sections sections{bytes};
    Model model;
    read_labels(sections.next(), model);
    const std::size_t classes = model.tags.size();
    model.tagger = sections.weights(classes);
    model.ends = sections.weights(2);
    model.lemmas = sections.next();
    Vocabulary& v = model.vocabulary;
    v.words = sections.values<std::uint32_t>();
    v.clusters = sections.values<std::array<std::uint16_t, 3>>();
    v.vectors = sections.values<std::int8_t>();
    v.forms = sections.values<std::uint32_t>();
    if (v.clusters.size() != v.words.size() || v.vectors.size() != v.words.size() * sizes::vector)
        refuse();
    model.network =
        read_network(sections, static_cast<int>(model.relations.size()), static_cast<int>(classes));
    if (model.network.form.rows != static_cast<int>(v.forms.size()) + Vocabulary::first_form ||
        model.network.tag.rows != static_cast<int>(classes) + 1)
        refuse();
    return model;
}

}  // namespace demarche::language
