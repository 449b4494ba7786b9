#pragma once

#include "engine/exporting/Export.h"
#include "engine/quant/Quantize.h"

namespace danlu::engine {

/// The weights of a model as they are exported: adapters merged in fp32 on the way out, one tensor at a time. What was written comes back
/// into the model, rounded as the file's type rounds it, so that its logits are those of the file.
class FinalWeights {
public:
    explicit FinalWeights(CausalModel& model);

    const std::vector<Parameter>& parameters() const { return m_parameters; }
    /// Writes one parameter by its Hugging Face name. `order` (int64 [rows], may be undefined) gives the row of the tensor that comes at
    /// each place of the file.
    Result<> write(const std::string& name, const BlockCodec& codec, const at::Tensor& order, const formats::ByteSink& sink);
    /// Share of the parameters (by elements) that were written.
    double share() const { return m_done / m_all; }

private:
    at::Tensor merged(const Parameter& parameter) const;
    void settle(const Parameter& parameter, at::Tensor value);
    Linear* linearOf(const Parameter& parameter) const;

    std::vector<Parameter> m_parameters;
    std::vector<Linear*> m_linears;
    double m_all = 0, m_done = 0;
};

} // namespace danlu::engine
