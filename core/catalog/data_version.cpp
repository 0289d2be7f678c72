#include "core/catalog/data_version.hpp"

#include "core/catalog/data_files.hpp"
#include "core/model/content_id.hpp"

namespace demarche::catalog {

std::string data_version() {
    std::string key;
    for (const DataFile& file : data_files()) key = content_id("", {key, file.name, file.text});
    return key.substr(0, 12);
}

}  // namespace demarche::catalog
