#include "core/query/mean.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::query {
namespace {

double sign_of(Position position) {
    return position == Position::supports ? 1 : position == Position::opposes ? -1 : 0;
}

std::chrono::sys_days last_day(std::span<const StanceEachRow> statements) {
    std::chrono::sys_days last{};
    bool is_dated = false;
    for (const StanceEachRow& statement : statements) {
        if (statement.date.year == 0) continue;
        last = is_dated ? std::max(last, last_of(statement.date)) : last_of(statement.date);
        is_dated = true;
    }
    return last;
}

}  // namespace

Weights::Weights(std::span<const StanceEachRow> all, const HalfLife& half_life)
    : half_life_{static_cast<double>(half_life.days)} {
    if (half_life.days == 0) return;
    end_ = half_life.until.year != 0 ? last_of(half_life.until) : last_day(all);
    for (const StanceEachRow& statement : all)
        if (statement.date.year != 0) oldest_ = std::max(oldest_, age_of(statement));
}

double Weights::age_of(const StanceEachRow& statement) const {
    if (half_life_ == 0) return 0;
    if (statement.date.year == 0) return oldest_;
    const double first = static_cast<double>((end_ - first_of(statement.date)).count());
    const double last = static_cast<double>((end_ - last_of(statement.date)).count());
    return std::max(0.0, (first + last) / 2);
}

double Weights::faded(const StanceEachRow& statement, double age) const {
    const double weight = statement.confidence * statement.strength;
    return half_life_ == 0 ? weight : weight * std::exp2(-age / half_life_);
}

double Weights::of(const StanceEachRow& statement) const {
    return faded(statement, age_of(statement));
}

double Weights::mean_position(std::span<const StanceEachRow* const> statements) const {
    // Ages from the youngest of them: the mean is the same, and the weights of what is all old do
    // not vanish.
    double youngest = statements.empty() ? 0 : age_of(*statements.front());
    for (const StanceEachRow* statement : statements)
        youngest = std::min(youngest, age_of(*statement));
    double sum = 0, weights = 0, plain = 0;
    for (const StanceEachRow* statement : statements) {
        const double sign = sign_of(counted_position(*statement));
        const double weight = faded(*statement, age_of(*statement) - youngest);
        sum += sign * weight;
        plain += sign;
        weights += weight;
    }
    if (weights > 0) return sum / weights;
    return statements.empty() ? 0 : plain / static_cast<double>(statements.size());
}

}  // namespace demarche::query
