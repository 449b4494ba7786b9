// The base is frozen; a low-rank pair beside each targeted layer moves, and the biases and whole matrices the spec names. Result: PEFT's
// adapter files.
#include "engine/adapter/Adapter.h"
#include "engine/adapter/SavedModules.h"
#include "engine/training/ParameterPolicy.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

namespace danlu::engine {

PolicyEntry makeLora();

namespace {

class LoraPolicy final : public ParameterPolicy {
public:
    Result<std::vector<Trainable>> prepare(CausalModel& model, const spec::TrainSpec& spec) override {
        const auto config = engine::adapterConfigOf(spec);
        freezeAll(model);
        if (adaptedModules(model).empty()) // a caller may have attached the pairs to start from
            DANLU_CHECK(addAdapter(model, config, at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(spec.seed))));
        for (auto* linear : model.linears())
            prepareLinear(*linear, config);
        for (const auto& saved : savedModules(model, config))
            *saved.weight = saved.weight->detach().to(at::kFloat).requires_grad_(true);
        std::vector<Trainable> all;
        for (auto& [name, tensor] : adapterTensors(model, config))
            if (std::ranges::none_of(all, [&](const Trainable& one) { return one.tensor.is_same(tensor); })) // a tied head
                all.push_back({name, tensor});
        return all;
    }

    Result<> save(CausalModel& model, const spec::TrainSpec& spec, const std::string& baseName, BlobStore& store, const std::string& folder) override {
        auto config = engine::adapterConfigOf(spec);
        config.baseModel = baseName;
        return saveAdapter(model, config, store, folder);
    }

private:
    static void prepareLinear(Linear& linear, const AdapterConfig& config) {
        if (linear.lora) {
            linear.lora->dropout = config.dropout;
            linear.lora->a.requires_grad_(true);
            linear.lora->b.requires_grad_(true);
        }
        if (linear.bias.defined() && (config.bias == "all" || (config.bias == "lora_only" && linear.lora)))
            linear.bias = linear.bias.detach().to(at::kFloat).requires_grad_(true);
    }
};

} // namespace

PolicyEntry makeLora() {
    return {"lora", [] { return std::unique_ptr<ParameterPolicy>(std::make_unique<LoraPolicy>()); }};
}

} // namespace danlu::engine
