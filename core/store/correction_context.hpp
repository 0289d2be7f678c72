#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/model/correction.hpp"

/// What a correction was entered in view of, as `described` of the log keeps it: how what an edited
/// stance is on leans ("lean"), and for whom a speaker speaks ("side"). For the sources of
/// core/store alone.
namespace demarche::store {

void describe_context(const Correction& correction, nlohmann::json& described);
void take_context(const nlohmann::json& described, Correction& correction);

}  // namespace demarche::store
