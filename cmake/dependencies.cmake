# SPDX-License-Identifier: GPL-3.0-or-later
# nlohmann/json and doctest, header-only, from Debian's packages for both builds.
#
# The Emscripten tool chain must not see the system include folder: glibc's headers would shadow
# its own. So both libraries are exposed through a folder of links that holds nothing else.
find_path(PALIMPSEST_HEADERS NAMES nlohmann/json.hpp PATHS /usr/include
          NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(PALIMPSEST_HEADER_LINKS ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${PALIMPSEST_HEADER_LINKS})
foreach(library nlohmann doctest)
  file(CREATE_LINK ${PALIMPSEST_HEADERS}/${library} ${PALIMPSEST_HEADER_LINKS}/${library} SYMBOLIC)
endforeach()

add_library(palimpsest_json INTERFACE)
target_include_directories(palimpsest_json SYSTEM INTERFACE ${PALIMPSEST_HEADER_LINKS})
add_library(palimpsest_doctest INTERFACE)
target_include_directories(palimpsest_doctest SYSTEM INTERFACE ${PALIMPSEST_HEADER_LINKS})
