#pragma once

#include "engine/training/Examples.h"
#include "spec/TrainSpec.h"

#include <string>

namespace danlu::engine {

/// SHA-256 over what a run's numbers depend on: the spec without names, paces of logging and saving, threads and device, and the tokens.
std::string runFingerprint(const spec::TrainSpec& spec, const TokenTable& train);

} // namespace danlu::engine
