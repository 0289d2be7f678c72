#include "core/store/conflicts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace demarche::store {
namespace {

using Entries = std::vector<LoggedCorrection*>;

bool is_a(const LoggedCorrection& one, Verdict verdict) {
    return verdict_of(one.correction.kind) == verdict;
}

bool is_merge(CorrectionKind kind) {
    return kind == CorrectionKind::actor_merge || kind == CorrectionKind::issue_merge;
}

bool lists(const Correction& correction, const CorrectionId& id) {
    return std::ranges::find(correction.replaces, id) != correction.replaces.end();
}

std::set<std::string> ids_of_additions(const std::vector<LoggedCorrection>& log) {
    std::set<std::string> ids;
    for (const LoggedCorrection& one : log)
        if (is_a(one, Verdict::add)) ids.insert(one.correction.id.text);
    return ids;
}

/// What later entries undo or replace. Only later ones can: the last is settled first.
void settle_force(std::vector<LoggedCorrection>& log) {
    const std::set<std::string> additions = ids_of_additions(log);
    std::map<std::string, CorrectionId> ended;  // by what
    for (auto one = log.rbegin(); one != log.rend(); ++one) {
        const Correction& correction = one->correction;
        const auto end = ended.find(correction.id.text);
        one->in_force = end == ended.end();
        if (!one->in_force) one->undone_by = end->second;
        if (!one->in_force) continue;
        if (correction.kind == CorrectionKind::undo)
            ended.try_emplace(correction.subject, correction.id);
        const bool leaves_additions = is_a(*one, Verdict::reject);
        for (const CorrectionId& id : correction.replaces)
            if (!leaves_additions || !additions.contains(id.text))
                ended.try_emplace(id.text, correction.id);
    }
}

/// `entries` are by time.
void set_in_conflict(const Entries& entries) {
    for (LoggedCorrection* one : entries) {
        one->in_conflict = true;
        one->conflict = entries.front()->correction.id;
    }
}

/// An addition that some rejection in force does not know.
bool is_unknown_to_some(const LoggedCorrection& addition, const Entries& entries) {
    return is_a(addition, Verdict::add) &&
           std::ranges::any_of(entries, [&](const LoggedCorrection* one) {
               return is_a(*one, Verdict::reject) &&
                      !lists(one->correction, addition.correction.id);
           });
}

/// What is rejected and, by one who did not know, edited, confirmed or added: all that was said of
/// it but the additions that the rejection is about. Empty where it is not so.
Entries rejected_and_not(const Entries& entries) {
    Entries against;
    bool is_rejected = false, is_held = false;
    for (LoggedCorrection* one : entries) {
        const bool rejects = is_a(*one, Verdict::reject);
        const bool holds = is_a(*one, Verdict::edit) || is_a(*one, Verdict::confirm) ||
                           is_unknown_to_some(*one, entries);
        if (rejects || holds) against.push_back(one);
        is_rejected = is_rejected || rejects;
        is_held = is_held || holds;
    }
    return is_rejected && is_held ? against : Entries{};
}

/// Of one field, those in force have to say the same.
void settle_fields(const Entries& entries) {
    std::map<std::string, Entries> fields;
    for (LoggedCorrection* one : entries) fields[field_of(one->correction)].push_back(one);
    for (const auto& [field, ones] : fields) {
        const auto differs = [&first = ones.front()->correction](const LoggedCorrection* one) {
            return one->correction.kind != first.kind || one->correction.value != first.value;
        };
        if (std::ranges::any_of(ones, differs)) set_in_conflict(ones);
    }
}

void settle_subjects(std::vector<LoggedCorrection>& log) {
    std::map<std::string, Entries> subjects;
    for (LoggedCorrection& one : log)
        if (one.in_force && one.correction.kind != CorrectionKind::undo)
            subjects[one.correction.subject].push_back(&one);
    for (const auto& [subject, entries] : subjects) {
        if (const Entries against = rejected_and_not(entries); !against.empty())
            set_in_conflict(against);
        else
            settle_fields(entries);
    }
}

/// Merges that go round, each made on another machine: none of them has effect.
void settle_circles(std::vector<LoggedCorrection>& log, CorrectionKind kind) {
    std::map<std::string, Entries> into;  // each subject: those who merge it, all into the same
    for (LoggedCorrection& one : log)
        if (one.correction.kind == kind && one.in_force && !one.in_conflict)
            into[one.correction.subject].push_back(&one);
    std::set<std::string> settled;
    for (const auto& [subject, first] : into) {
        Entries round;
        std::set<std::string> passed;
        auto at = into.find(subject);
        while (at != into.end() && !settled.contains(at->first) &&
               passed.insert(at->first).second) {
            round.insert(round.end(), at->second.begin(), at->second.end());
            at = into.find(at->second.front()->correction.value);
        }
        if (at == into.end() || at->first != subject || settled.contains(subject)) continue;
        settled.merge(passed);
        std::ranges::sort(round);  // by time: they lie in the log
        set_in_conflict(round);
    }
}

/// Of merges in a circle that lead from the draft's value back to its subject, the last.
std::vector<CorrectionId> closing(const Correction& draft,
                                  const std::vector<LoggedCorrection>& log) {
    std::vector<CorrectionId> found;
    std::string at = draft.value;
    for (std::size_t steps = 0; steps < log.size() && found.empty(); ++steps) {
        std::string next;
        for (const LoggedCorrection& one : log) {
            const Correction& merge = one.correction;
            if (merge.kind != draft.kind || !one.in_conflict || merge.subject != at) continue;
            next = merge.value;
            if (merge.value == draft.subject) found.push_back(merge.id);
        }
        if (next.empty()) break;
        at = std::move(next);
    }
    return found;
}

bool stands_against(const Correction& draft, const Correction& earlier) {
    if (is_merge(draft.kind) && earlier.kind == draft.kind && earlier.subject == draft.value)
        return earlier.value == draft.subject;
    if (earlier.subject != draft.subject) return false;
    if (field_of(earlier) == field_of(draft)) return true;
    const Verdict now = verdict_of(draft.kind), before = verdict_of(earlier.kind);
    if (now == Verdict::reject) return before == Verdict::edit || before == Verdict::add;
    return before == Verdict::reject && (now == Verdict::edit || now == Verdict::add);
}

}  // namespace

void settle_log(std::vector<LoggedCorrection>& log) {
    settle_force(log);
    settle_subjects(log);
    settle_circles(log, CorrectionKind::actor_merge);
    settle_circles(log, CorrectionKind::issue_merge);
}

std::vector<CorrectionId> replaced_by(const Correction& draft,
                                      const std::vector<LoggedCorrection>& log, Replaces which) {
    if (draft.kind == CorrectionKind::undo) return {};
    std::vector<CorrectionId> replaced;
    for (const LoggedCorrection& one : log) {
        const Correction& earlier = one.correction;
        const bool is_meant =
            which == Replaces::all || earlier.author == draft.author || is_a(one, Verdict::add);
        if (is_meant && stands_against(draft, earlier)) replaced.push_back(earlier.id);
    }
    if (is_merge(draft.kind))
        for (const CorrectionId& id : closing(draft, log))
            if (std::ranges::find(replaced, id) == replaced.end()) replaced.push_back(id);
    return replaced;
}

}  // namespace demarche::store
