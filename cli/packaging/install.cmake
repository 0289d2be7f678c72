# What `cmake --install` puts where: the program with its pages, and the libraries with their headers for
# find_package(demarche). Two components, "program" and "library", are two packages of Debian.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS demarche RUNTIME COMPONENT program)
install(DIRECTORY ${PROJECT_BINARY_DIR}/pages/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/pages/bash/demarche
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/pages/zsh/_demarche
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/pages/fish/demarche.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
include(cli/packaging/documents.cmake)

set(demarche_headers ${CMAKE_INSTALL_INCLUDEDIR}/demarche)
set(demarche_cmake ${CMAKE_INSTALL_LIBDIR}/cmake/demarche)
install(TARGETS demarche_core demarche_importers EXPORT demarche
        ARCHIVE COMPONENT library INCLUDES DESTINATION ${demarche_headers})
install(DIRECTORY core importers DESTINATION ${demarche_headers} COMPONENT library
        FILES_MATCHING PATTERN "*.hpp" PATTERN train EXCLUDE PATTERN data EXCLUDE
        PATTERN migrations EXCLUDE)
set_target_properties(demarche_core PROPERTIES EXPORT_NAME core)
set_target_properties(demarche_importers PROPERTIES EXPORT_NAME importers)
install(EXPORT demarche NAMESPACE demarche:: FILE demarche-targets.cmake
        DESTINATION ${demarche_cmake} COMPONENT library)
configure_package_config_file(cli/packaging/demarche-config.cmake.in
    ${PROJECT_BINARY_DIR}/demarche-config.cmake INSTALL_DESTINATION ${demarche_cmake})
# Before 1.0 a minor version may break what is built on another.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/demarche-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/demarche-config.cmake ${PROJECT_BINARY_DIR}/demarche-config-version.cmake
        DESTINATION ${demarche_cmake} COMPONENT library)
