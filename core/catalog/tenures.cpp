#include "core/catalog/tenures.hpp"

#include <algorithm>
#include <tuple>

namespace demarche::catalog {
namespace {

auto person_order(const Tenure& t) {
    return std::tuple{t.person, t.since, t.until, t.of, t.office};
}
auto office_of(const Tenure& t) { return std::pair{t.of, t.office}; }
auto office_order(const Tenure& t) { return std::tuple{office_of(t), t.since, t.until, t.person}; }

}  // namespace

bool may_cover(const Tenure& tenure, const Day& on) {
    if (on.year == 0) return true;
    if (tenure.since.year != 0 && last_of(on) < first_of(tenure.since)) return false;
    return tenure.until.year == 0 || first_of(on) <= last_of(tenure.until);
}

bool surely_covers(const Tenure& tenure, const Day& on) {
    if (on.year == 0 || tenure.since.year == 0) return false;
    if (first_of(on) < last_of(tenure.since)) return false;
    return tenure.until.year == 0 || last_of(on) <= first_of(tenure.until);
}

Tenures::Tenures(std::vector<Tenure> all) : by_person_{all}, by_office_{std::move(all)} {
    std::ranges::sort(by_person_, {}, person_order);
    std::ranges::sort(by_office_, {}, office_order);
}

std::vector<Tenure> Tenures::of_office(std::uint32_t of, OfficeKind office, const Day& on) const {
    const std::pair asked{of, office};
    std::vector<Tenure> found;
    std::copy_if(std::ranges::lower_bound(by_office_, asked, {}, office_of),
                 std::ranges::upper_bound(by_office_, asked, {}, office_of),
                 std::back_inserter(found), [&on](const Tenure& t) { return may_cover(t, on); });
    std::ranges::reverse(found);
    std::stable_partition(found.begin(), found.end(),
                          [&on](const Tenure& t) { return surely_covers(t, on); });
    return found;
}

std::span<const Tenure> Tenures::of_person(std::uint32_t person) const {
    return {std::ranges::lower_bound(by_person_, person, {}, &Tenure::person),
            std::ranges::upper_bound(by_person_, person, {}, &Tenure::person)};
}

}  // namespace demarche::catalog
