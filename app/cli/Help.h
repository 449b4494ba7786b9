#pragma once

#include "Parser.h"

namespace danlu::cli {

/// Every command with its summary, by group.
std::string overview(const Commands& commands);
/// The commands of a group: `danlu-cli data --help`; empty where there is no such group.
std::string groupHelp(const Commands& commands, const std::string& group);
/// Usage, arguments, options with defaults, example.
std::string commandHelp(Command& command);

} // namespace danlu::cli
