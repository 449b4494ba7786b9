#include "Demo.h"
#include "Render.h"

#include "base/Clock.h"
#include "base/StrongId.h"

#include <algorithm>

namespace danlu::cli {
namespace {

constexpr const char* kRunFile = R"(# The run of danlu-cli demo: a LoRA on the starter model, which hardly met the tickets' words: so the embedding trains too.
name: tickets-lora
model: starter
dataset: tickets
stage: sft
method: lora
r: 32
lora_alpha: 64
lora_dropout: 0.0
target_modules: [all-linear]
modules_to_save: [embed_tokens]
per_device_train_batch_size: 16
gradient_accumulation_steps: 1
learning_rate: 1.0e-3
num_train_epochs: 3
lr_scheduler_type: cosine
warmup_ratio: 0.05
weight_decay: 0.01
max_grad_norm: 1.0
max_seq_length: 192
dtype: bf16
seed: 42
logging_steps: 10
eval_steps: 0
save_steps: 200
save_total_limit: 1
)";
constexpr const char* kModelNames[] = {"starter", "tickets-lora", "tickets-q8", "tickets-q4"};

class Demo final : public Command {
public:
    About about() const override {
        return {"demo", "The whole chain on the sample tickets, from import to a verified export.", "demo --to ~/danlu-demo",
                "It runs the public commands, shows each, and leaves a project to look around in. Its passphrase is random and lies in a file "
                "beside the project, so the sample project is not protected."};
    }
    ValueWords valueWords() const override { return {{"to", "DIR"}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_to, spec::Text{{.key = "to", .help = "Folder to make."}});
        visit(m_starter, spec::Text{{.key = "model", .help = "Another base model than the starter: folder or GGUF file.", .advanced = true}});
        visit(m_set, spec::Words{{.key = "set", .help = "Overrides a key of the run file: key=value.", .advanced = true}});
    }
    std::vector<std::string> repeated() const override { return {"set"}; }

    Result<Json> run(Context& context) override {
        const double began = SystemClock().monotonicSeconds();
        DANLU_CHECK(prepare(context));
        DemoSteps steps(context, m_folder);
        Json result = Json::object();
        DANLU_CHECK(makeData(steps, result));
        DANLU_CHECK(trainModel(steps, result));
        DANLU_CHECK(measure(steps, result));
        DANLU_CHECK(exportAndVerify(steps, result));
        result["project"] = steps.project().string();
        result["passphrase_file"] = steps.passphrase().string();
        result["recovery_file"] = (m_folder / "recovery-code").string();
        result["run_file"] = (m_folder / "run.yaml").string();
        result["exports"] = (m_folder / "exports").string();
        result["commands"] = steps.commands();
        result["seconds"] = SystemClock().monotonicSeconds() - began;
        return result;
    }

    std::string text(const Json& result) const override;

private:
    std::string path(const char* name) const { return (m_folder / name).string(); }
    std::string sample(const char* name) const { return (m_samples / name).string(); }

    Result<> prepare(Context& context);
    Result<> makeData(DemoSteps& steps, Json& result);
    Result<> trainModel(DemoSteps& steps, Json& result);
    Result<> measure(DemoSteps& steps, Json& result);
    Result<> exportAndVerify(DemoSteps& steps, Json& result);

    std::string m_to = "danlu-demo", m_starter;
    std::vector<std::string> m_set;
    Path m_folder, m_samples;
};

Result<> Demo::prepare(Context& context) {
    m_folder = std::filesystem::absolute(m_to).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::exists(m_folder, ignored) && !std::filesystem::is_empty(m_folder, ignored))
        return Error(ErrorCode::Exists, m_folder.string() + " exists already").withHint("Name another folder with --to, or delete it.");
    m_samples = context.programs().resources / "samples";
    if (m_starter.empty())
        m_starter = (context.programs().resources / "starter").string();
    if (!std::filesystem::exists(m_samples / "tickets.jsonl", ignored) || !std::filesystem::exists(m_starter, ignored))
        return Error(ErrorCode::NotFound, "the sample tickets or the starter model are missing")
            .withHint("Set DANLU_RESOURCES to the folder with samples/ and starter/, or give --model.");
    DANLU_CHECK(makeFolder(m_folder));
    DANLU_CHECK(writeFileAtomically(m_folder / "run.yaml", kRunFile));
    DANLU_CHECK(writeFileAtomically(m_folder / "passphrase", randomIdText() + randomIdText() + "\n"));
    context.note("The sample project gets a random passphrase in " + path("passphrase") + ": it is not protected.");
    return ok();
}

Result<> Demo::makeData(DemoSteps& steps, Json& result) {
    DANLU_CHECK(steps.run("Make a project", {"project", "create", steps.project().string(), "--name", "Tickets", "--recovery-file", path("recovery-code")}));
    DANLU_TRY(const Json imported, steps.run("Import two deliveries of tickets, JSON lines and a GB18030 CSV",
                                             {"data", "import", sample("tickets.jsonl"), sample("tickets-old.csv"), "--name", "tickets"}));
    DANLU_TRY(const Json cleaned, steps.run("Clean them by a recipe", {"data", "clean", "tickets", "--recipe", sample("recipe.yaml")}));
    DANLU_TRY(const Json split, steps.run("Part them", {"data", "split", "tickets", "--train", "0.9", "--validation", "0.1", "--test", "0", "--seed", "42"}));
    DANLU_TRY(const Json scheme, steps.run("Give them their label scheme", {"label", "scheme", "tickets", "--from", sample("scheme.yaml")}));
    DANLU_TRY(const Json test, steps.run("Import the tickets to be tested on", {"data", "import", sample("tickets-test.jsonl"), "--name", "tickets-test"}));
    result["data"] = {{"imported", imported["rows"]}, {"rejected", imported["rejected_rows"]}, {"cleaning", cleaned["steps"]}, {"rows", split["rows"]},
                      {"train", split["train"]},      {"validation", split["validation"]},     {"test", test["rows"]},         {"labels", scheme["labels"]}};
    return ok();
}

Result<> Demo::trainModel(DemoSteps& steps, Json& result) {
    DANLU_CHECK(steps.run("Register the starter model", {"model", "import", m_starter, "--name", "starter"}));
    std::vector<std::string> words{"train", path("run.yaml")};
    for (const auto& assignment : m_set)
        words.insert(words.end(), {"--set", assignment});
    DANLU_TRY(const Json run, steps.run("Train a LoRA on it", words));
    Json figures = Json::object();
    for (const char* key : {"run", "state", "steps", "final_loss", "eval_loss", "tokens", "seconds", "model"})
        figures[key] = run.value(key, Json());
    result["run"] = std::move(figures);
    return ok();
}

Result<> Demo::measure(DemoSteps& steps, Json& result) {
    DANLU_TRY(const Json plain, steps.run("See what plain classifiers reach", {"evaluate", "baselines", "--train", "tickets", "--dataset", "tickets-test"}));
    Json scores = Json::object(), sizes = Json::array();
    for (const auto& baseline : plain["baselines"])
        scores[baseline["name"].get<std::string>()] = {{"scores", baseline["scores"]}};
    for (const auto& [type, name] : {std::pair("Q8_0", "tickets-q8"), std::pair("Q4_0", "tickets-q4")}) {
        DANLU_TRY(const Json made, steps.run(std::string("Quantize the tuned model to ") + type,
                                             {"quantize", "--model", "tickets-lora", "--to", type, "--name", name, "--rows", "0"}));
        sizes.push_back({{"model", name}, {"type", type}, {"bytes", made["bytes"]}, {"source_bytes", made["source_bytes"]}});
    }
    for (const char* name : kModelNames) {
        DANLU_TRY(const Json measured, steps.run(std::string("Measure ") + name + " on held-out tickets",
                                                 {"evaluate", "--model", name, "--dataset", "tickets-test", "--max-new-tokens", "24"}));
        scores[name] = {{"perplexity", measured["perplexity"]}, {"scores", measured["scores"]}, {"tokens_per_second", measured["tokens_per_second"]}};
    }
    DANLU_TRY(const Json compared, steps.run("Compare answers", {"compare", "--models", "starter,tickets-lora", "--dataset", "tickets-test", "--count", "5",
                                                                 "--max-new-tokens", "24", "--temperature", "0"}));
    result["scores"] = std::move(scores);
    result["sizes"] = std::move(sizes);
    result["answers"] = compared["prompts"];
    return ok();
}

Result<> Demo::exportAndVerify(DemoSteps& steps, Json& result) {
    Json exports = Json::array();
    for (const auto& [model, format, name] :
         {std::tuple("tickets-q8", "gguf", "exports/tickets-q8-gguf"), std::tuple("tickets-lora", "peft", "exports/tickets-lora-peft"),
          std::tuple("tickets-lora", "hf", "exports/tickets-hf")}) {
        DANLU_TRY(const Json made,
                  steps.run(std::string("Export ") + model + " as " + format, {"export", "--model", model, "--as", format, "--to", path(name)}));
        DANLU_TRY(const Json checked, steps.run("Read it back in a fresh process", {"export", "verify", path(name)}));
        exports.push_back({{"model", model},
                           {"format", format},
                           {"folder", made["folder"]},
                           {"bytes", made["bytes"]},
                           {"files", made["files"].size()},
                           {"verified", checked["same_choices"]}});
    }
    DANLU_TRY(const Json audit, steps.run("Verify the audit log", {"audit", "verify"}));
    DANLU_TRY(const Json whole, steps.run("Verify the project", {"project", "verify"}));
    result["exported"] = std::move(exports);
    result["audit"] = {{"entries", audit["entries"]}, {"ok", audit["ok"]}};
    result["verified"] = whole["ok"];
    return ok();
}

std::string Demo::text(const Json& result) const {
    std::string text =
        "\nHeld-out tickets (sentence families and slot values that training never showed)\n" + scoreTable(result["scores"]) + "\nSample answers\n";
    for (const auto& prompt : result["answers"]) {
        const std::string question = prompt["prompt"].get<std::string>();
        text += "» " + cutText(question.substr(question.rfind('\n') == std::string::npos ? 0 : question.rfind('\n') + 1), 100) + "\n";
        text += "  expected      " + safeText(cellText(prompt["expected"])) + "\n";
        for (const auto& [model, answer] : prompt["answers"].items())
            text += "  " + model + std::string(14 - std::min<std::size_t>(13, model.size()), ' ') + cutText(answer["text"].get<std::string>(), 90) + "\n";
    }
    text += "\nSizes\n" + tableOf(result["sizes"], {"model", "type", "bytes", "source_bytes"});
    text += "\nExports\n" + tableOf(result["exported"], {"model", "format", "bytes", "verified", "folder"});
    text += "\nAudit log unbroken, " + cellText(result["audit"]["entries"]) + " entries. Project verified.\n\nWhere everything lies\n";
    text += pairs({{"project", result["project"].get<std::string>()},
                   {"passphrase", result["passphrase_file"].get<std::string>() + " (so the sample project is not protected)"},
                   {"recovery code", result["recovery_file"].get<std::string>()},
                   {"run file", result["run_file"].get<std::string>()},
                   {"exports", result["exports"].get<std::string>()}});
    return text + "\nThe run file\n" + kRunFile + "\nThe whole chain took " + durationText(result["seconds"].get<double>()) + ".\n";
}

} // namespace

std::unique_ptr<Command> makeDemo() { return std::make_unique<Demo>(); }

} // namespace danlu::cli
