#include "tests/importers/read/packed.hpp"

#include <archive.h>
#include <archive_entry.h>

namespace demarche::read {
namespace {

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

void add(archive* to, const std::string& path, const std::string& bytes) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(to, entry);
    archive_write_data(to, bytes.data(), bytes.size());
    archive_entry_free(entry);
}

}  // namespace

std::string packed(Packing packing, const std::vector<std::pair<std::string, std::string>>& files) {
    std::string out;
    archive* to = archive_write_new();
    if (packing == Packing::zip)
        archive_write_set_format_zip(to);
    else
        archive_write_set_format_ustar(to);
    if (packing == Packing::tar_gz) archive_write_add_filter_gzip(to);
    archive_write_set_bytes_in_last_block(to, 1);
    archive_write_open(to, &out, nullptr, append, nullptr);
    for (const auto& [path, bytes] : files) add(to, path, bytes);
    archive_write_close(to);
    archive_write_free(to);
    return out;
}

std::string gzipped(const std::string& bytes) {
    std::string out;
    archive* to = archive_write_new();
    archive_write_set_format_raw(to);
    archive_write_add_filter_gzip(to);
    archive_write_set_bytes_in_last_block(to, 1);
    archive_write_open(to, &out, nullptr, append, nullptr);
    add(to, "data", bytes);
    archive_write_close(to);
    archive_write_free(to);
    return out;
}

}  // namespace demarche::read
