#pragma once

#include "base/Json.h"
#include "spec/SamplingSpec.h"

#include <functional>

namespace danlu::services {

/// One question: a plain text to continue, or messages that go through the model's chat template.
struct Prompt {
    std::string text;
    Json messages = {}; // [{role, content} …]; null = `text` is meant
};

struct GenerateRequest {
    std::string model;
    Prompt prompt;
    spec::SamplingSpec sampling;
    std::function<void(std::string_view)> onText = [](std::string_view) {}; // pieces of the answer as they are written
};

} // namespace danlu::services
