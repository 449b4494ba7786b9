#include "formats/ModelSource.h"

namespace danlu::formats {
namespace {

Json toJson(const WeightsFile& file) {
    Json tensors = Json::array();
    for (const auto& tensor : file.tensors)
        tensors.push_back({tensor.name, tensor.type, tensor.shape, tensor.begin, tensor.end});
    return {{"path", file.path.string()}, {"key", file.key}, {"format", file.format}, {"tensors", std::move(tensors)}};
}

Result<WeightsFile> weightsOf(const Json& json) {
    WeightsFile file;
    DANLU_TRY(file.path, member<std::string>(json, "path"));
    DANLU_TRY(file.key, member<std::string>(json, "key"));
    DANLU_TRY(file.format, member<std::string>(json, "format"));
    DANLU_TRY(const Json tensors, member<Json>(json, "tensors"));
    for (const auto& row : tensors) {
        if (!row.is_array() || row.size() != 5)
            return Error(ErrorCode::Rejected, "a row of the tensor table has not five entries");
        try {
            file.tensors.push_back({row[0], row[1], row[2], row[3], row[4]});
        } catch (const nlohmann::json::exception&) {
            return Error(ErrorCode::Rejected, "a row of the tensor table has the wrong types");
        }
    }
    return file;
}

std::uint64_t elementsOf(const TensorEntry& tensor) {
    std::uint64_t count = 1;
    for (const auto side : tensor.shape)
        count *= std::uint64_t(side);
    return count;
}

} // namespace

std::uint64_t parametersOf(const ModelSource& source) {
    std::uint64_t count = 0;
    for (const auto& file : source.weights)
        for (const auto& tensor : file.tensors)
            count += elementsOf(tensor);
    if (source.weights.empty())
        for (const auto& adapter : source.adapters)
            for (const auto& tensor : adapter.weights.tensors)
                count += tensor.name.find(".lora_") == std::string::npos ? 0 : elementsOf(tensor);
    return count;
}

Json toJson(const ModelSource& source) {
    Json weights = Json::array(), adapters = Json::array();
    for (const auto& file : source.weights)
        weights.push_back(toJson(file));
    for (const auto& adapter : source.adapters)
        adapters.push_back({{"config", adapter.config}, {"weights", toJson(adapter.weights)}});
    return {{"name", source.name},
            {"config", source.config},
            {"weights", std::move(weights)},
            {"tokenizer", source.tokenizer.string()},
            {"tokenizer_key", source.tokenizerKey},
            {"chat_template", source.chatTemplate},
            {"adapters", std::move(adapters)}};
}

Result<ModelSource> modelSourceOf(const Json& json) {
    ModelSource source;
    DANLU_TRY(source.name, member<std::string>(json, "name"));
    DANLU_TRY(source.config, member<Json>(json, "config"));
    DANLU_TRY(source.tokenizer, member<std::string>(json, "tokenizer"));
    DANLU_TRY(source.tokenizerKey, member<std::string>(json, "tokenizer_key"));
    DANLU_TRY(source.chatTemplate, member<std::string>(json, "chat_template"));
    DANLU_TRY(const Json weights, member<Json>(json, "weights"));
    for (const auto& file : weights) {
        DANLU_TRY(WeightsFile one, weightsOf(file));
        source.weights.push_back(std::move(one));
    }
    DANLU_TRY(const Json adapters, member<Json>(json, "adapters"));
    for (const auto& adapter : adapters) {
        AdapterSource one;
        DANLU_TRY(one.config, member<Json>(adapter, "config"));
        DANLU_TRY(const Json file, member<Json>(adapter, "weights"));
        DANLU_TRY(one.weights, weightsOf(file));
        source.adapters.push_back(std::move(one));
    }
    return source;
}

} // namespace danlu::formats
