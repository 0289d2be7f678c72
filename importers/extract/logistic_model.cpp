#include "importers/extract/logistic_model.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/catalog/table.hpp"
#include "core/error.hpp"

extern "C" {
extern const char demarche_embedded_confidence_weights[];
extern const char demarche_embedded_confidence_weights_end[];
}

namespace demarche::extract {

namespace {

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_confidence_weights() {
    return between(demarche_embedded_confidence_weights, demarche_embedded_confidence_weights_end);
}

LogisticModel::LogisticModel(std::string_view table) {
    for (const catalog::Row& row : catalog::read_table(table).rows) {
        const std::string_view number = row[1];
        int weight = 0;
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), weight);
        if (error != std::errc{} || end != number.data() + number.size())
            throw InputError{fmt::format("weights: '{}' is no whole number", number)};
        weights_.emplace(row[0], weight);
    }
}

double LogisticModel::chance(const std::vector<std::string>& features) const {
    int sum = 0;
    for (const std::string& feature : features)
        if (const auto at = weights_.find(feature); at != weights_.end()) sum += at->second;
    return 1 / (1 + std::exp(-sum / 1000.0));
}

std::string LogisticModel::reason(const std::vector<std::string>& features) const {
    std::string best;
    int most = 0;
    for (const std::string& feature : features)
        if (const auto at = weights_.find(feature); at != weights_.end() && at->second > most) {
            most = at->second;
            best = feature;
        }
    return best;
}

}  // namespace demarche::extract
