# Who may use whom. The only place where an edge is allowed; checked when CMake configures (Module.cmake) and again,
# include by include, by the test quality.includes, which reads this file. `base` and `spec` are open to all.
#
#    module      may use (modules)                                                 third party
set(DANLU_EDGES
    "base      |                                                                  | nlohmann"
    "spec      | base                                                             | yamlcpp nlohmann"
    "crypto    | base spec                                                        | openssl argon2"
    "text      | base spec                                                        | sentencepiece icu pcre2 nlohmann"
    "formats   | base spec                                                        | nlohmann"
    "protocol  | base spec crypto                                                 | nlohmann"
    "telemetry | base spec                                                        | nlohmann"
    "data      | base spec text                                                   | icu icui18n simdjson nlohmann yamlcpp"
    "label     | base spec data                                                   | nlohmann"
    "store     | base spec crypto data label                                      | sqlite3 nlohmann"
    "engine    | base spec crypto text formats                                    | libtorch nlohmann"
    "services  | base spec protocol crypto text formats telemetry data label store | qtcore nlohmann"
    "ui        | base spec services data label                                    | nlohmann qtwidgets qcustomplot"
    "desktop   | base spec services ui                                            | nlohmann qtwidgets"
    "cli       | base spec services                                               | qtcore nlohmann"
    "worker    | base spec protocol crypto text formats telemetry engine          | nlohmann"
    "reader    | base spec protocol text formats data                             | seccomp nlohmann"
)
