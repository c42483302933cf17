# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours is built with, and the helpers that declare them.

add_library(palimpsest_options INTERFACE)
target_compile_options(palimpsest_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Werror
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 sees ghosts: its bug 105651
target_include_directories(palimpsest_options INTERFACE ${PROJECT_SOURCE_DIR}/wasm)
if(EMSCRIPTEN)
  # On every compile and link line, or the net of bindings/ has holes.
  target_compile_options(palimpsest_options INTERFACE -fwasm-exceptions -msimd128)
  target_link_options(palimpsest_options INTERFACE -fwasm-exceptions)
endif()
if(PALIMPSEST_SANITIZE)
  # Without null and object-size, which the address sanitizer sees, and vptr: nothing casts down. A sixth of
  # the time to compile.
  target_compile_options(palimpsest_options INTERFACE -fsanitize=address,undefined
                         -fno-sanitize=null,vptr,object-size -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(palimpsest_options INTERFACE -fsanitize=address,undefined)
endif()
if(PALIMPSEST_FUZZ)
  target_compile_options(palimpsest_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# palimpsest_library(<folder> SOURCES <file>... [DEPENDS <folder>...])
# The static library of one folder of wasm/, named palimpsest_<folder>.
function(palimpsest_library folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(palimpsest_${folder} STATIC ${ARG_SOURCES})
  target_link_libraries(palimpsest_${folder} PUBLIC palimpsest_options)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(palimpsest_${folder} PUBLIC palimpsest_${dependency})
  endforeach()
endfunction()

# palimpsest_test(<folder> SOURCES <file>... [DEPENDS <folder>...])
# One doctest program for a folder, <folder>_test, run by ctest natively or under node.
function(palimpsest_test folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${folder}_test ${ARG_SOURCES})
  target_link_libraries(${folder}_test PRIVATE palimpsest_doctest_main palimpsest_doctest palimpsest_${folder})
  target_include_directories(${folder}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests/cpp)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${folder}_test PRIVATE palimpsest_${dependency})
  endforeach()
  if(EMSCRIPTEN)
    # The repository's package.json says that .js files are modules; these are not.
    set_target_properties(${folder}_test PROPERTIES SUFFIX .cjs)
    # -O1: optimising each program as a whole takes longer than all of them run.
    target_compile_options(${folder}_test PRIVATE -O1)
    target_link_options(${folder}_test PRIVATE -O1 -sSINGLE_FILE=1 -sEXIT_RUNTIME=1 -sENVIRONMENT=node
                        -sALLOW_MEMORY_GROWTH=1)
  else()
    # With sanitizers, optimising the tests takes longer than they run; what they test is optimised.
    target_compile_options(${folder}_test PRIVATE -O0)
  endif()
  add_test(NAME ${folder} COMMAND ${folder}_test)
endfunction()
