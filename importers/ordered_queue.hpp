#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>

namespace demarche {

/// A bounded line of work: one thread pushes items, several work on them, one takes the results in
/// the order of the items. When a body under `guard` throws, all others are woken and end;
/// `rethrow` then throws it on.
template <class Item, class Result>
class OrderedQueue {
public:
    explicit OrderedQueue(std::size_t most) : most_{most} {}

    /// Waits while the line is full. Does nothing once the line was broken off.
    void push(Item item) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return slots_.size() < most_ || failure_; });
        if (failure_) return;
        slots_.push_back({std::move(item), std::nullopt});
        changed_.notify_all();
    }

    /// No more items will come.
    void finish() {
        const std::lock_guard lock{mutex_};
        finished_ = true;
        changed_.notify_all();
    }

    /// Works on items until there are no more.
    void work(const std::function<Result(Item)>& step) {
        while (true) {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [&] { return next_ < slots_.size() || finished_ || failure_; });
            if (failure_ || next_ >= slots_.size()) return;
            Slot& slot = slots_[next_++];  // a deque keeps references when its ends change
            Item item = std::move(slot.item);
            lock.unlock();
            Result result = step(std::move(item));
            lock.lock();
            slot.result = std::move(result);
            changed_.notify_all();
        }
    }

    /// The next result in the order of the items; nothing at the end.
    std::optional<Result> pop() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] {
            return failure_ || (!slots_.empty() ? slots_.front().result.has_value() : finished_);
        });
        if (failure_ || slots_.empty()) return std::nullopt;
        std::optional<Result> result = std::move(slots_.front().result);
        slots_.pop_front();
        --next_;
        changed_.notify_all();
        return result;
    }

    void guard(const std::function<void()>& body) {
        try {
            body();
        } catch (...) {
            const std::lock_guard lock{mutex_};
            if (!failure_) failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    struct Slot {
        Item item;
        std::optional<Result> result;
    };

    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Slot> slots_;
    std::size_t next_{};  // index of the first slot that nobody has begun
    bool finished_{};
    std::exception_ptr failure_;
};

}  // namespace demarche
