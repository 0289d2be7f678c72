# What Debian wants to lie otherwise than `cmake --install` puts it: packed manual pages, a copyright file and a changelog
# in each package. Run by cpack on the installed tree, before it is packed.
get_filename_component(source ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

file(GLOB pages ${root}/program/usr/share/man/man1/*.1)
foreach(page ${pages})
    execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

foreach(part program/demarche library/libdemarche-dev)
    string(REPLACE "/" ";" part ${part})
    list(GET part 0 component)
    list(GET part 1 package)
    set(doc ${root}/${component}/usr/share/doc/${package})
    file(MAKE_DIRECTORY ${doc})
    # The text of the licence is in every Debian.
    file(REMOVE ${doc}/LICENSE)
    configure_file(${source}/cli/packaging/copyright ${doc}/copyright COPYONLY)
    set(changes "demarche (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n\
  * This version of demarche; see changelog.gz.\n\n -- ${CPACK_PACKAGE_CONTACT}  Thu, 01 Jan 1970 00:00:00 +0000\n")
    file(WRITE ${doc}/changelog.Debian "${changes}")
    execute_process(COMMAND gzip -9nf ${doc}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND cp ${source}/CHANGELOG.md ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND gzip -9nf ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND chmod -R u=rwX,go=rX ${root}/${component}/usr/share COMMAND_ERROR_IS_FATAL ANY)
endforeach()
