#pragma once

#include "engine/model/BlobStore.h"
#include "engine/model/CausalModel.h"
#include "engine/optimizer/AdamW.h"
#include "spec/TrainSpec.h"

#include <memory>
#include <vector>

namespace danlu::engine {

/// Which weights of a model move, and what a finished run leaves.
class ParameterPolicy {
public:
    virtual ~ParameterPolicy() = default;
    /// Makes the trainable tensors fp32 leaves with gradients on and freezes all others. Fresh ones come from the spec's seed.
    virtual Result<std::vector<Trainable>> prepare(CausalModel& model, const spec::TrainSpec& spec) = 0;
    /// Writes the result below `folder`.
    virtual Result<> save(CausalModel& model, const spec::TrainSpec& spec, const std::string& baseName, BlobStore& store, const std::string& folder) = 0;
};

/// One file in training/policies/ with `PolicyEntry makeX()`.
struct PolicyEntry {
    std::string method; // TrainSpec::method
    std::unique_ptr<ParameterPolicy> (*make)() = nullptr;
};
std::vector<PolicyEntry> allPolicies();
Result<std::unique_ptr<ParameterPolicy>> policyOf(std::string_view method);

/// Switches gradients off for every weight and adapter of the model.
void freezeAll(CausalModel& model);

} // namespace danlu::engine
