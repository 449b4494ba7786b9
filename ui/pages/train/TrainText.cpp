#include "ui/pages/train/TrainText.h"

namespace danlu::ui {

spec::TrainSpec usualTrainSpec(const std::string& method) {
    spec::TrainSpec spec;
    spec.method = method;
    spec.learningRate = spec.effectiveLearningRate();
    spec.onClientExit = "continue";
    return spec;
}

std::string trainYaml(const spec::TrainSpec& given) {
    spec::TrainSpec spec = given;
    std::string text;
    for (const auto& field : spec::fieldsOf(spec))
        if (spec.method != "full" || !spec::isAdapterKey(field.key()))
            text += field.key() + ": " + toText(field.toJson()) + "\n";
    return text;
}

std::string trainCommand(const spec::TrainSpec& spec, const Path& project) {
    const std::string file = (spec.name.empty() ? "run" : spec.name) + ".yaml";
    return "cat > '" + file + "' <<'END'\n" + trainYaml(spec) + "END\ndanlu-cli train '" + file + "' --detach --project '" + project.string() + "'\n";
}

} // namespace danlu::ui
