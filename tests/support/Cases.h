#pragma once

#include "base/Result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::test {

/// Runs every `*.case` file below tests/cases/FOLDER: `# comment` lines, input, a line `----`, then the expected output
/// or `error REGEX`, which is searched in the error's chain. Returns one sentence per case that differs.
/// With DANLU_REBASE=1 in the environment the files are rewritten with what came out; read the diff before you commit it.
std::vector<std::string> runCases(std::string_view folder, const std::function<Result<std::string>(std::string_view input)>& run);

} // namespace danlu::test
