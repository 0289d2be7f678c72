#include "importers/extract/target_model.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/catalog/table.hpp"
#include "core/error.hpp"

extern "C" {
extern const char demarche_embedded_target_weights[];
extern const char demarche_embedded_target_weights_end[];
}

namespace demarche::extract {

TargetModel::TargetModel()
    : TargetModel{std::string_view{demarche_embedded_target_weights,
                                   static_cast<std::size_t>(demarche_embedded_target_weights_end -
                                                            demarche_embedded_target_weights)}} {}

TargetModel::TargetModel(std::string_view table) {
    for (const catalog::Row& row : catalog::read_table(table).rows) {
        const std::string_view number = row[1];
        int weight = 0;
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), weight);
        if (error != std::errc{} || end != number.data() + number.size())
            throw InputError{fmt::format("weights of targets: '{}' is no whole number", number)};
        weights_.emplace(row[0], weight);
    }
}

double TargetModel::chance(const std::vector<std::string>& features) const {
    int sum = 0;
    for (const std::string& feature : features)
        if (const auto at = weights_.find(feature); at != weights_.end()) sum += at->second;
    return 1 / (1 + std::exp(-sum / 1000.0));
}

std::string TargetModel::reason(const std::vector<std::string>& features) const {
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
