# LibTorch without its own find_package (which demands a CUDA toolkit): only libtorch_cpu and libc10 are linked.
# -DDANLU_LIBTORCH=DIR names a folder that holds torch/lib and torch/include (or lib and include themselves); without it the
# cache of packaging/libtorch is looked up.
include(FindPackageHandleStandardArgs)
set(DANLU_LIBTORCH "" CACHE PATH "Folder of LibTorch 2.11")
set(hints ${DANLU_LIBTORCH})
if(NOT DANLU_LIBTORCH)
    set(cache $ENV{DANLU_CACHE})
    if(NOT cache AND DEFINED ENV{XDG_CACHE_HOME})
        set(cache $ENV{XDG_CACHE_HOME}/danlu)
    elseif(NOT cache)
        set(cache $ENV{HOME}/.cache/danlu)
    endif()
    file(GLOB complete ${cache}/libtorch-2.11.0-*-cuda/complete ${cache}/libtorch-2.11.0-*-cpu/complete)
    list(SORT complete ORDER DESCENDING) # the CUDA half, where it was fetched, holds the CPU half too
    list(TRANSFORM complete REPLACE "/complete$" "" OUTPUT_VARIABLE hints)
endif()
find_path(LibTorch_INCLUDE_DIR ATen/ATen.h HINTS ${hints} PATH_SUFFIXES torch/include include NO_DEFAULT_PATH)
find_library(LibTorch_CPU torch_cpu HINTS ${hints} PATH_SUFFIXES torch/lib lib NO_DEFAULT_PATH)
find_library(LibTorch_C10 c10 HINTS ${hints} PATH_SUFFIXES torch/lib lib NO_DEFAULT_PATH)
find_package_handle_standard_args(LibTorch REQUIRED_VARS LibTorch_CPU LibTorch_C10 LibTorch_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "run packaging/libtorch, or name a LibTorch 2.11 folder with -DDANLU_LIBTORCH=…, or configure with -DDANLU_WITH_TORCH=OFF")
if(LibTorch_FOUND AND NOT TARGET third::libtorch)
    get_filename_component(LibTorch_LIB_DIR ${LibTorch_CPU} DIRECTORY)
    add_library(third_libtorch INTERFACE)
    add_library(third::libtorch ALIAS third_libtorch)
    target_include_directories(third_libtorch SYSTEM INTERFACE ${LibTorch_INCLUDE_DIR} ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include)
    # CMake puts their folder into the RPATH of what is in the build folder; Package.cmake says what an installed worker has. The libraries
    # beside them (libcudart, libcupti, libgomp) are found by torch's own RPATH.
    target_link_libraries(third_libtorch INTERFACE ${LibTorch_CPU} ${LibTorch_C10} Threads::Threads)
    target_link_options(third_libtorch INTERFACE -Wl,--allow-shlib-undefined)
endif()
