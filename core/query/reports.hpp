#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/store/load.hpp"

namespace demarche::query {

/// Where a statement of ours stands. In all rows an empty text or day means that there is none:
/// null.
struct ReportRow {
    std::string article;
    std::size_t begin{};  // bytes in the article's text, half-open
    std::size_t end{};
    std::string evidence;
    std::string rule;
    std::string steps;
    double confidence{};
    std::string story{};  // the same for all articles that print one story
    bool operator==(const ReportRow&) const = default;
};

/// False where there is no sentence: the rule then says who coded it elsewhere.
[[nodiscard]] inline bool has_words(const ReportRow& report) { return report.begin < report.end; }

/// The evidence for a person to read: where there is none, that and why.
[[nodiscard]] inline std::string words_of(const ReportRow& report) {
    return has_words(report) ? report.evidence : "(no sentence: " + report.rule + ")";
}

[[nodiscard]] std::vector<ReportRow> report_rows(std::vector<store::StoredReport> reports);

/// The report with the greatest confidence, the first of equals; null where there is none.
[[nodiscard]] const ReportRow* surest(const std::vector<ReportRow>& reports);

/// How many reports are left where of each story the first article alone counts.
[[nodiscard]] std::size_t count_without_reprints(const std::vector<ReportRow>& reports);

}  // namespace demarche::query
