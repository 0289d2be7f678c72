// Writes the manual pages and completions of demarche into a folder: demarche_pages FOLDER
//     man1/demarche.1, man1/demarche-COMMAND.1, bash/demarche, zsh/_demarche, fish/demarche.fish
#include <fmt/format.h>

#include <exception>
#include <filesystem>

#include "cli/output.hpp"
#include "cli/pages/completions.hpp"
#include "cli/pages/manual.hpp"

namespace {

void put_into(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    demarche::cli::put(file, text);
}

void write_all(const std::filesystem::path& folder) {
    using namespace demarche::cli::pages;
    const Reference all = reference();
    put_into(folder / "man1/demarche.1", program_manual(all));
    for (const CommandPage& command : all.commands)
        put_into(folder / "man1" / fmt::format("demarche-{}.1", command.name),
                 command_manual(all, command));
    put_into(folder / "bash/demarche", bash_completion(all));
    put_into(folder / "zsh/_demarche", zsh_completion(all));
    put_into(folder / "fish/demarche.fish", fish_completion(all));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "demarche_pages: give the one folder to write into\n");
        return 2;
    }
    try {
        write_all(argv[1]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_pages: {}\n", error.what());
        return 1;
    }
    return 0;
}
