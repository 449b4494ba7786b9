#include "Command.h"

#include "Render.h"

#include <algorithm>

namespace danlu::cli {

std::string Command::text(const Json& result) const { return render(result); }

std::string flagOf(std::string_view key) {
    std::string flag = "--" + std::string(key);
    std::replace(flag.begin(), flag.end(), '_', '-');
    return flag;
}

} // namespace danlu::cli
