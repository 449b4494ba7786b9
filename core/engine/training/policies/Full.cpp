// Every weight moves; they are fp32 (masters) whatever the format of activations, and the result has the spec's dtype.
#include "engine/model/SaveTensors.h"
#include "engine/training/ParameterPolicy.h"

namespace danlu::engine {

PolicyEntry makeFull();

namespace {

class FullPolicy final : public ParameterPolicy {
public:
    Result<std::vector<Trainable>> prepare(CausalModel& model, const spec::TrainSpec&) override {
        std::vector<Trainable> all;
        for (auto& parameter : model.parameters()) {
            *parameter.tensor = parameter.tensor->detach().to(at::kFloat).requires_grad_(true);
            all.push_back({parameter.name, *parameter.tensor});
        }
        return all;
    }

    Result<> save(CausalModel& model, const spec::TrainSpec& spec, const std::string&, BlobStore& store, const std::string& folder) override {
        return saveModel(model, store, folder, spec.dtype == "bf16" ? at::kBFloat16 : at::kFloat);
    }
};

} // namespace

PolicyEntry makeFull() {
    return {"full", [] { return std::unique_ptr<ParameterPolicy>(std::make_unique<FullPolicy>()); }};
}

} // namespace danlu::engine
