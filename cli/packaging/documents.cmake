# What there is to read, in share/doc/demarche, where the paths of README.md lead as they do in the sources: the README of
# each room, the examples. The programs of examples/cluster are in share/demarche/cluster, as nothing that is run may lie
# under share/doc; links lead there.
set(demarche_documents ${CMAKE_INSTALL_DATADIR}/doc/demarche)
set(demarche_installed ${PROJECT_BINARY_DIR}/documents)

# What is in the sources alone is said to be: `tests/run` becomes `tests/run` of the sources.
function(write_document file)
    file(READ ${file} text)
    # Whoever reads it has demarche built.
    string(REGEX REPLACE "## Two commands\n.*\n(## Five questions)" "\\1" text "${text}")
    string(REGEX REPLACE "- `quickstart` [^\n]*\n(  [^\n]*\n)*" "" text "${text}")
    string(REGEX REPLACE "(`[^`\n]*(tests/|\\.ci/)[^`\n]*`)" "\\1 of the sources" text "${text}")
    file(WRITE ${demarche_installed}/${file} "${text}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endfunction()

function(install_documents)
    foreach(file ${ARGN})
        get_filename_component(folder ${file} DIRECTORY)
        if(NOT IS_ABSOLUTE ${file} AND EXISTS ${demarche_installed}/${file})
            set(from ${demarche_installed}/${file})
        else()
            set(from ${file})
        endif()
        install(FILES ${from} DESTINATION ${demarche_documents}/${folder} COMPONENT program)
    endforeach()
endfunction()

write_document(README.md)
write_document(examples/README.md)
write_document(examples/cluster/README.md)
install_documents(README.md LICENSE
    cli/README.md cli/packaging/README.md
    core/catalog/README.md core/store/README.md
    importers/import.cpp
    importers/extract/README.md importers/extract/QUALITY.md
    importers/language/README.md importers/language/treebank/README.md
    importers/read/README.md
    examples/README.md examples/tutorial.md examples/read_article.cpp examples/timeline.schema.json
    examples/cluster/README.md)
install(FILES importers/language/model/LICENSES.md DESTINATION ${demarche_documents} COMPONENT program)
install(DIRECTORY examples/articles examples/gallery examples/library
        DESTINATION ${demarche_documents}/examples USE_SOURCE_PERMISSIONS COMPONENT program)

file(MAKE_DIRECTORY ${demarche_installed}/links)
foreach(program plan extract load pipe submit)
    install(PROGRAMS examples/cluster/${program}
            DESTINATION ${CMAKE_INSTALL_DATADIR}/demarche/cluster COMPONENT program)
    file(CREATE_LINK ../../../../demarche/cluster/${program} ${demarche_installed}/links/${program} SYMBOLIC)
endforeach()
install(DIRECTORY ${demarche_installed}/links/ DESTINATION ${demarche_documents}/examples/cluster
        COMPONENT program)
