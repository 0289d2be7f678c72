#include "core/render/exports.hpp"

#include <algorithm>
#include <array>

namespace demarche::render {
namespace {

struct Named {
    std::string_view name;
    ExportForm form;
};

constexpr std::array<Named, 7> forms = {{{"graphml", ExportForm::graphml},
                                         {"gexf", ExportForm::gexf},
                                         {"csv", ExportForm::csv},
                                         {"jsonl", ExportForm::jsonl},
                                         {"jsonld", ExportForm::jsonld},
                                         {"plover", ExportForm::plover},
                                         {"cameo", ExportForm::cameo}}};

}  // namespace

std::optional<ExportForm> parse_export_form(std::string_view name) {
    const auto at = std::ranges::find(forms, name, &Named::name);
    return at == forms.end() ? std::nullopt : std::optional{at->form};
}

std::optional<ExportForm> export_form_of(std::string_view ending) {
    if (!ending.starts_with('.')) return std::nullopt;
    const auto form = parse_export_form(ending.substr(1));
    // A folder or a table of events says too little by its ending.
    const bool is_told = form == ExportForm::graphml || form == ExportForm::gexf ||
                         form == ExportForm::jsonl || form == ExportForm::jsonld;
    return is_told ? form : std::nullopt;
}

}  // namespace demarche::render
