#include "importers/language/train/network_training.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

namespace demarche::language {
namespace {

constexpr std::size_t threads = 2;
constexpr float first_decay = 0.9F, second_decay = 0.95F, tiny = 1e-8F;

class Adam {
public:
    explicit Adam(const Parameters& p) : mean_{zeros_like(p)}, square_{zeros_like(p)} {}

    void step(Parameters& p, const Parameters& gradient, float rate, float clip) {
        ++steps_;
        double length = 0;
        for (const Matrix& g : gradient.parts) length += g.squaredNorm();
        const auto scale = static_cast<float>(std::min(1.0, clip / (std::sqrt(length) + 1e-9)));
        const float by_mean = 1 - std::pow(first_decay, static_cast<float>(steps_));
        const float by_square = 1 - std::pow(second_decay, static_cast<float>(steps_));
        for (std::size_t i = 0; i < part_count; ++i) {
            auto mean = mean_.parts[i].array(), square = square_.parts[i].array();
            const auto g = gradient.parts[i].array() * scale;
            mean = first_decay * mean + (1 - first_decay) * g;
            square = second_decay * square + (1 - second_decay) * g * g;
            p.parts[i].array() -= rate * (mean / by_mean) / ((square / by_square).sqrt() + tiny);
        }
    }

private:
    Parameters mean_, square_;
    int steps_{};
};

float rate_at(const Schedule& s, std::size_t step, std::size_t all) {
    if (step < static_cast<std::size_t>(s.warm_up))
        return s.rate * static_cast<float>(step + 1) / static_cast<float>(s.warm_up);
    const float done = static_cast<float>(step) / static_cast<float>(all);
    return s.rate * (1 - 0.98F * done);
}

struct Worker {
    Parameters gradient;
    std::mt19937 random;
    Outcome outcome;
};

/// The gradient of a batch, in the workers' parts; the first gets the sum.
void gradient_of(const Parameters& p, const Matrix& vectors, std::span<const Instance> instances,
                 std::span<const std::size_t> batch, std::array<Worker, threads>& workers) {
    const auto work = [&](std::size_t mine) {
        Worker& worker = workers[mine];
        for (Matrix& part : worker.gradient.parts) part.setZero();
        for (std::size_t i = mine; i < batch.size(); i += threads) {
            const Outcome one = add_gradient(p, vectors, instances[batch[i]], Noise{},
                                             worker.random, worker.gradient);
            worker.outcome.loss += one.loss;
            worker.outcome.heads_right += one.heads_right;
            worker.outcome.labels_right += one.labels_right;
            worker.outcome.tags_right += one.tags_right;
            worker.outcome.words += one.words;
        }
    };
    std::thread other{work, 1};
    work(0);
    other.join();
    for (std::size_t i = 0; i < part_count; ++i)
        workers[0].gradient.parts[i] += workers[1].gradient.parts[i];
}

void tell(int round, std::array<Worker, threads>& workers) {
    Outcome all;
    for (Worker& worker : workers) {
        all.loss += worker.outcome.loss;
        all.heads_right += worker.outcome.heads_right;
        all.labels_right += worker.outcome.labels_right;
        all.tags_right += worker.outcome.tags_right;
        all.words += worker.outcome.words;
        worker.outcome = {};
    }
    fmt::print(
        stderr,
        "parser, round {}: loss {:.3f} a word, {:.2f} % heads, {:.2f} % labels, {:.2f} % tags\n",
        round + 1, all.loss / all.words, 100.0 * all.heads_right / all.words,
        100.0 * all.labels_right / all.words, 100.0 * all.tags_right / all.words);
}

}  // namespace

Parameters train_network(Parameters parameters, const Matrix& vectors,
                         std::span<const Instance> instances, const Schedule& schedule,
                         const std::function<void(const Parameters&)>& judge) {
    Adam adam{parameters};
    Parameters average = parameters;
    std::array<Worker, threads> workers{Worker{zeros_like(parameters), std::mt19937{1}, {}},
                                        Worker{zeros_like(parameters), std::mt19937{2}, {}}};
    std::mt19937 random{20070626};
    std::vector<std::size_t> order(instances.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t batches = (order.size() + schedule.batch - 1) / schedule.batch;
    const std::size_t all = batches * static_cast<std::size_t>(schedule.rounds);
    std::size_t step = 0;
    for (int round = 0; round < schedule.rounds; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t at = 0; at < order.size(); at += schedule.batch, ++step) {
            const std::span batch =
                std::span{order}.subspan(at, std::min(schedule.batch, order.size() - at));
            gradient_of(parameters, vectors, instances, batch, workers);
            for (Matrix& part : workers[0].gradient.parts) part /= static_cast<float>(batch.size());
            adam.step(parameters, workers[0].gradient, rate_at(schedule, step, all), schedule.clip);
            const float keep = round < 1 ? 0 : schedule.average;
            for (std::size_t i = 0; i < part_count; ++i)
                average.parts[i] = keep * average.parts[i] + (1 - keep) * parameters.parts[i];
        }
        tell(round, workers);
        judge(average);
    }
    return average;
}

}  // namespace demarche::language
