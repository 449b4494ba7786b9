#pragma once

#include "base/File.h"
#include "spec/TrainSpec.h"

namespace danlu::ui {

/// The defaults, with the learning rate that is in force.
spec::TrainSpec usualTrainSpec(const std::string& method);
/// A run file as people write it: without the keys that mean nothing with its method.
std::string trainYaml(const spec::TrainSpec& spec);
/// What does the same in a terminal.
std::string trainCommand(const spec::TrainSpec& spec, const Path& project);

} // namespace danlu::ui
