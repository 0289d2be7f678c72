#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/correction.hpp"
#include "core/model/extraction.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"

/// One article as two extractors read it, and what persons say of it: for the tests of what
/// corrections keep.
namespace demarche::store::readings {

using Texts = std::vector<std::string>;

inline constexpr const char* text =
    "Russia threatens NATO. China consults NATO. Serbia opposes the plan. Togo backs the plan.";
inline constexpr const char* changed_text =
    "On Tuesday Russia threatens NATO. China consults NATO. Serbia opposes the plan. Togo backs "
    "the plan.";
inline constexpr const char* before = "2026-01-02T12:00:00Z";
inline constexpr const char* later = "2026-01-03T12:00:00Z";
inline constexpr const char* last = "2026-01-04T12:00:00Z";

/// Adds what the article says in these words.
Event& add_event(Extraction& told, const char* source, const char* code, const char* target,
                 std::string_view words);
Stance& add_stance(Extraction& told, const char* holder, Position position, const char* id,
                   std::string_view words);

/// An extractor that tells Russia's deed by one code and Serbia's position by one id.
Extraction first_reading(const std::string& article = "a1", const std::string& words = text);
/// A better one tells the same by others, and what the first did not see.
Extraction second_reading(const std::string& article = "a1", const std::string& words = text);

Database graph_of(const std::vector<Extraction>& told, const char* when = before);
Database copy_of(const Database& from);
/// With the second reading of the article, later.
Database saved(Database db, Known known, const char* words = text);

std::string event_id(const Extraction& told, const char* source);

/// By Ann.
Correction draft(CorrectionKind kind, std::string subject, std::string value = "");
Correction added(CorrectionKind kind, AddedStatement what);
Correction added_event(const char* code = "04");  // China's, to NATO
Correction added_stance();                        // Togo supports the plan

/// "Russia 13 NATO 0.50 [a1: Russia threatens NATO]" for each event and stance that is shown,
/// sorted.
Texts rows_of(const Database& db);

/// "Russia do 13 NATO: in force" of the first correction of a subject.
std::string state_of(const Database& db, const std::string& subject);

}  // namespace demarche::store::readings
