#include "engine/training/Fingerprint.h"

#include "base/Json.h"
#include "crypto/Hash.h"

#include <set>

namespace danlu::engine {

std::string runFingerprint(const spec::TrainSpec& spec, const TokenTable& train) {
    static const std::set<std::string> harmless{
        "name", "model", "dataset", "logging_steps", "eval_steps", "save_steps", "save_total_limit", "seal_checkpoints", "on_client_exit", "threads", "device"};
    auto copy = spec;
    Json kept = Json::object();
    for (const auto& field : spec::fieldsOf(copy))
        if (!harmless.contains(field.key()))
            kept[field.key()] = field.toJson();
    crypto::Sha256 hash;
    hash.add(toText(kept));
    for (std::size_t i = 0; i < train.count(); ++i) {
        const auto ids = train.ids(i);
        const auto learned = train.learned(i);
        hash.add({reinterpret_cast<const char*>(ids.data()), ids.size_bytes()});
        hash.add({reinterpret_cast<const char*>(learned.data()), learned.size_bytes()});
    }
    return crypto::hexText(hash.finish());
}

} // namespace danlu::engine
