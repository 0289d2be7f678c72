#pragma once

#include <string>
#include <utility>

#include "core/error.hpp"

namespace demarche::store {

/// A StoreError that says that the file is damaged, or may be: who examines files tells it in other
/// words than to examine it.
struct DamageError : StoreError {
    DamageError(const std::string& text, std::string is_wrong)
        : StoreError{text}, damage{std::move(is_wrong)} {}

    std::string damage;  // without the file's name and the advice
};

}  // namespace demarche::store
