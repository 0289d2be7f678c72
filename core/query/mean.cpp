#include "core/query/mean.hpp"

namespace demarche::query {
namespace {

double sign_of(Position position) {
    return position == Position::supports ? 1 : position == Position::opposes ? -1 : 0;
}

}  // namespace

double weight_of(const StanceEachRow& statement) {
    return statement.confidence * statement.strength;
}

double mean_position(std::span<const StanceEachRow* const> statements) {
    double sum = 0, weights = 0, plain = 0;
    for (const StanceEachRow* statement : statements) {
        const double sign = sign_of(counted_position(*statement));
        const double weight = weight_of(*statement);
        sum += sign * weight;
        plain += sign;
        weights += weight;
    }
    if (weights > 0) return sum / weights;
    return statements.empty() ? 0 : plain / static_cast<double>(statements.size());
}

}  // namespace demarche::query
