# gouvernail_module(NAME DEPENDS <modules…> LIBRARIES <targets…>)
# One static library per folder of src/. DEPENDS states the link side of the table of
# allowed includes; tools/check-includes holds the include side against the same table.
function(gouvernail_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(gouvernail_${name} STATIC ${sources})
  target_include_directories(gouvernail_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM ARG_DEPENDS PREPEND gouvernail_)
  target_link_libraries(gouvernail_${name} PUBLIC ${ARG_DEPENDS} ${ARG_LIBRARIES})
  gouvernail_warnings(gouvernail_${name})
  # Under the sanitizers a test's time goes into what it tests; the tests themselves would take longer
  # to compile than they would gain.
  target_compile_options(gouvernail_${name} PRIVATE $<$<BOOL:${GOUVERNAIL_SANITIZED}>:-O1>)
  # Which lines are reached is asked of the modules alone: tests compile faster without.
  if(GOUVERNAIL_COVERAGE)
    target_compile_options(gouvernail_${name} PRIVATE --coverage -fprofile-update=atomic)
    target_link_options(gouvernail_${name} PUBLIC --coverage)
  endif()
endfunction()

# Warnings are errors in our code; libraries come in as system headers.
function(gouvernail_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Werror
    # GCC 12 sees uninitialised and overlapping strings in temporaries once it optimises or
    # instruments (GCC bugs 105562 and 105329); the debug build keeps these warnings.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<OR:$<CONFIG:Release>,$<BOOL:${GOUVERNAIL_SANITIZED}>>>:-Wno-maybe-uninitialized -Wno-restrict>
    # clang counts a member with a default among the fields that an initialiser leaves out.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers>)
endfunction()

# gouvernail_embed(MODULE FOLDER HEADER FUNCTION ENDINGS <endings…>)
# The files of src/MODULE/FOLDER with these endings become what FUNCTION, declared in HEADER of the
# module, gives.
function(gouvernail_embed module folder header function)
  cmake_parse_arguments(ARG "" "" "ENDINGS" ${ARGN})
  set(source_folder "${CMAKE_CURRENT_SOURCE_DIR}/${folder}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
  list(TRANSFORM ARG_ENDINGS PREPEND "${source_folder}/*." OUTPUT_VARIABLE patterns)
  file(GLOB files CONFIGURE_DEPENDS ${patterns})
  list(JOIN ARG_ENDINGS "," endings)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${source_folder}" "-DENDINGS=${endings}"
      "-DHEADER=${module}/${header}" "-DFUNCTION=${function}" "-DOUTPUT=${output}"
      -P "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    VERBATIM)
  target_sources(gouvernail_${module} PRIVATE "${output}")
endfunction()
