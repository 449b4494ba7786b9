# Compiler settings that hold for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin) # the programs find each other beside themselves
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror -fstack-protector-strong)
add_compile_options($<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
add_compile_options(-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=) # an error names its place in the tree, not where somebody built it
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)

set(DANLU_SANITIZE "" CACHE STRING "Sanitizers, for instance address,undefined or thread")
if(DANLU_SANITIZE)
    add_compile_options(-fsanitize=${DANLU_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${DANLU_SANITIZE})
endif()
