#include "engine/training/Fingerprint.h"

#include "base/Json.h"
#include "crypto/Hash.h"

#include <algorithm>
#include <set>

namespace danlu::engine {

std::string runFingerprint(const spec::TrainSpec& spec, const TokenTable& train) {
    static const std::set<std::string> harmless{"name",
                                                "model",
                                                "dataset",
                                                "logging_steps",
                                                "eval_steps",
                                                "save_steps",
                                                "save_total_limit",
                                                "sample_rows",
                                                "sample_steps",
                                                "sample_max_new_tokens",
                                                "seal_checkpoints",
                                                "on_client_exit",
                                                "threads",
                                                "device"};
    auto copy = spec;
    spec::TrainSpec untouched;
    const auto defaults = spec::fieldsOf(untouched);
    Json kept = Json::object();
    for (const auto& field : spec::fieldsOf(copy)) {
        // What is as by default is left out: a key that a later version brings must not part a run from its checkpoints.
        const auto isSame = [&](const spec::Field& other) { return other.key() == field.key() && other.toJson() == field.toJson(); };
        if (!harmless.contains(field.key()) && std::none_of(defaults.begin(), defaults.end(), isSame))
            kept[field.key()] = field.toJson();
    }
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
