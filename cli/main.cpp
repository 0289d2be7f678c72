#include <fmt/format.h>

#include <string_view>

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view{argv[1]} == "--version") {
        fmt::print("demarche 0.1.0\n");
        return 0;
    }
    fmt::print(stderr, "usage: demarche [GLOBAL] COMMAND [OPTIONS] [ARGS]\n");
    return 2;
}
