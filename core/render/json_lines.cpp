#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/render/exports.hpp"
#include "core/render/json.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

template <class Row>
void write_kind(std::ostream& out, std::string_view kind, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        Json line = {{"kind", kind}};
        line.update(to_json(row));
        out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
}

}  // namespace

void write_json_lines(std::ostream& out, const query::Whole& whole) {
    write_kind(out, "article", whole.articles);
    write_kind(out, "actor", whole.actors);
    write_kind(out, "issue", whole.issues);
    write_kind(out, "event", whole.events);
    write_kind(out, "stance", whole.stances);
}

}  // namespace demarche::render
