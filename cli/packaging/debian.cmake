# The packages of Debian: cpack -G DEB
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME demarche)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "diplomatic event knowledge graph")
set(CPACK_PACKAGE_VENDOR demarche)
set(DEMARCHE_MAINTAINER "The demarche developers <demarche@localhost>" CACHE STRING
    "Whom the Debian packages name as their maintainer")
set(CPACK_PACKAGE_CONTACT "${DEMARCHE_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
# Nobody but root may write, whatever the umask.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cli/packaging/debian_files.cmake)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME demarche)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "fonts-dejavu-core, poppler-utils")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Reads what the press and the ministries publish, and keeps who did what to
whom, and who stands where on what, since when, on whose word. Answers on
the command line, as diagrams, timelines and exports; every answer leads
back to the sentence that it rests on. Needs no network.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libdemarche-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
    "libarchive-dev, libboost-dev, libcld2-dev, libeigen3-dev, libfmt-dev, libgmime-3.0-dev, libgraphviz-dev, \
libicu-dev, libsqlite3-dev, libsqlitecpp-dev, libuchardet-dev, libxml2-dev, nlohmann-json3-dev")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"Development files: the static libraries and headers of demarche, for
programs in C++20 that extract events and stances from articles, or ask a
graph of them.
With CMake: find_package(demarche).")
include(CPack)
