#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/query/corrections.hpp"
#include "core/query/events.hpp"
#include "core/query/lists.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {

/// A report with what stands around its evidence.
struct Context {
    ReportRow report;
    std::string title, source, url;  // of its article
    Day date;                        // of its article
    std::string before, after;       // what stands around the evidence in its paragraph
    std::string input{};             // the file that its article came from, and the place in it
    bool operator==(const Context&) const = default;
};

/// In the order of `reports`, without those whose article is not there.
[[nodiscard]] std::vector<Context> contexts_of(const store::Database& db,
                                               const std::vector<ReportRow>& reports);

struct EventShown {
    EventRow row;
    std::vector<Context> contexts;
    std::vector<CorrectionRow> corrections;
};
struct StanceShown {
    StanceEachRow row;
    std::vector<Context> contexts;
    std::vector<CorrectionRow> corrections;
};
/// An event or stance that a person rejected: it is in no other answer.
struct RejectedShown {
    std::string kind;  // "event" or "stance"
    std::string id;
    CorrectionRow rejection;
    std::vector<CorrectionRow> corrections;
};
struct ArticleShown {
    ArticleRow row;
    Article article;
    std::vector<MentionRow> mentions;
    std::vector<EventRow> events;
    std::vector<StanceEachRow> stances;
};
struct ActorShown {
    ActorRow row;
    std::vector<StanceRow> stances;
    std::vector<EventRow> events;
};
struct IssueShown {
    IssueRow row;
    std::vector<StanceRow> stances;
};
using Shown =
    std::variant<ArticleShown, EventShown, StanceShown, ActorShown, IssueShown, RejectedShown>;

/// The thing of that id, or the actor or issue of that name. Throws UnknownName.
[[nodiscard]] Shown show(const store::Database& db, const catalog::Catalog& catalog,
                         std::string_view id);

}  // namespace demarche::query
