# Third-party libraries under the names the edge table uses: third::NAME.
# Headers are SYSTEM so that our warnings stay ours.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(danlu_pkg name module)
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    add_library(third::${name} ALIAS PkgConfig::${name})
endfunction()

function(danlu_header_only name)
    add_library(third_${name} INTERFACE)
    add_library(third::${name} ALIAS third_${name})
endfunction()

danlu_header_only(nlohmann)
danlu_pkg(simdjson simdjson)
danlu_pkg(yamlcpp yaml-cpp)
danlu_pkg(openssl libcrypto)
danlu_pkg(argon2 libargon2)
danlu_pkg(icu icu-uc)
danlu_pkg(icui18n icu-i18n)
danlu_pkg(pcre2 libpcre2-8)
danlu_pkg(sentencepiece sentencepiece)
danlu_pkg(sqlite3 sqlite3)
danlu_pkg(seccomp libseccomp)

if(DANLU_WITH_QT)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
if(DANLU_WITH_TORCH)
    find_package(LibTorch REQUIRED)
endif()
