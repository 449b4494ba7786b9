#pragma once

#include "spec/Document.h"

namespace danlu::spec {

/// One training run, in Hugging Face's words: the flat YAML file of `danlu-cli train`. Defaults are the guides'.
struct TrainSpec {
    std::string name;
    std::string model;
    std::string dataset; // NAME or NAME@VERSION
    std::string stage = "sft";
    std::string method = "lora";

    std::int64_t r = 16;
    double loraAlpha = 32;
    double loraDropout = 0.1;
    std::vector<std::string> targetModules = {"q_proj", "v_proj"};
    std::string bias = "none";
    std::vector<std::string> modulesToSave;

    std::int64_t batchSize = 4;
    std::int64_t accumulation = 8;
    double learningRate = 0; // 0 = 2e-5 full, 3e-5 LoRA
    double epochs = 3;
    std::int64_t maxSteps = -1; // −1 = by epochs
    std::string scheduler = "cosine";
    double warmupRatio = 0.1;
    std::int64_t warmupSteps = 0; // wins over the ratio
    double weightDecay = 0.01;
    double adamBeta1 = 0.9, adamBeta2 = 0.999, adamEpsilon = 1e-8;
    double maxGradNorm = 1.0;
    std::int64_t maxSeqLength = 512;
    std::string dtype = "bf16";
    bool shuffle = true;
    std::int64_t seed = 42;

    std::int64_t loggingSteps = 100;
    std::int64_t evalSteps = 0; // 0 = only at the end
    std::int64_t saveSteps = 1000;
    std::int64_t saveTotalLimit = 3;
    std::int64_t sampleRows = 3;
    std::int64_t sampleSteps = 0; // 0 = with each evaluation
    std::int64_t sampleTokens = 48;
    bool sealCheckpoints = true;
    std::string onClientExit = "stop_after_checkpoint";
    std::int64_t threads = 0;
    std::string device = "auto";

    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = Number<std::int64_t>;
        using Real = Number<double>;
        visit(name, Text{{.key = "name", .help = "Name of the run and of the model it makes.", .required = true}});
        visit(model, Text{{.key = "model", .help = "Model to start from.", .required = true}});
        visit(dataset,
              Text{{.key = "dataset", .help = "Dataset, NAME or NAME@VERSION; its train part is learned, its validation part evaluated.", .required = true}});
        visit(stage, Text{{.key = "stage", .help = "What is learned: every token (pretrain) or the answers (sft)."}, {"pretrain", "sft"}});
        visit(method, Text{{.key = "method", .help = "All weights (full) or a low-rank adapter (lora)."}, {"full", "lora"}});
        visit(r, Whole{{.key = "r", .help = "Width of the adapter: more can learn more and costs memory."}, 1, 1024});
        visit(loraAlpha, Real{{.key = "lora_alpha", .help = "Strength of the adapter; its update is scaled by lora_alpha / r."}, 0, 4096});
        visit(loraDropout, Real{{.key = "lora_dropout", .help = "Share of adapter inputs dropped while training."}, 0, 0.99});
        visit(targetModules, Words{{.key = "target_modules", .help = "Linear layers that get an adapter; all-linear = every one but the output head."}});
        visit(bias, Text{{.key = "bias", .help = "Which biases train along with the adapter.", .advanced = true}, {"none", "lora_only", "all"}});
        visit(modulesToSave, Words{{.key = "modules_to_save",
                                    .help = "Matrices that train whole beside the adapter: for words the base model hardly met. Costs memory.",
                                    .advanced = true},
                                   {"embed_tokens", "lm_head"}});
        visit(batchSize, Whole{{.key = "per_device_train_batch_size", .help = "Rows per forward pass."}, 1, 4096});
        visit(accumulation, Whole{{.key = "gradient_accumulation_steps", .help = "Forward passes per optimizer step."}, 1, 65536});
        visit(learningRate, Real{{.key = "learning_rate", .help = "Peak step size; 0 takes 2e-5 for full and 3e-5 for LoRA."}, 0, 1});
        visit(epochs, Real{{.key = "num_train_epochs", .help = "Passes over the train part."}, 0, 10000});
        visit(maxSteps, Whole{{.key = "max_steps", .help = "Optimizer steps; overrides the epochs unless -1."}, -1, 1'000'000'000});
        visit(scheduler, Text{{.key = "lr_scheduler_type", .help = "Course of the learning rate."}, {"cosine", "linear", "constant", "constant_with_warmup"}});
        visit(warmupRatio, Real{{.key = "warmup_ratio", .help = "Share of the steps in which the learning rate rises from 0."}, 0, 1});
        visit(warmupSteps,
              Whole{{.key = "warmup_steps", .help = "The same as a number of steps; wins over the ratio unless 0.", .advanced = true}, 0, 1'000'000'000});
        visit(weightDecay, Real{{.key = "weight_decay", .help = "Decoupled decay of weights; norms and biases are exempt."}, 0, 1});
        visit(adamBeta1, Real{{.key = "adam_beta1", .help = "Decay of the gradient's mean.", .advanced = true}, 0, 0.999999});
        visit(adamBeta2, Real{{.key = "adam_beta2", .help = "Decay of the gradient's square.", .advanced = true}, 0, 0.999999});
        visit(adamEpsilon, Real{{.key = "adam_epsilon", .help = "Added to the root of the square.", .advanced = true}, 0, 1});
        visit(maxGradNorm, Real{{.key = "max_grad_norm", .help = "Gradients are scaled down to this norm; 0 = never."}, 0, 1e6});
        visit(maxSeqLength, Whole{{.key = "max_seq_length", .help = "Longer rows are cut at the end.", .unit = "tokens"}, 8, 1'048'576});
        visit(dtype, Text{{.key = "dtype", .help = "Number format of the forward and backward pass."}, {"bf16", "fp32"}});
        visit(shuffle, Flag{{.key = "shuffle", .help = "Whether rows come in a new order each epoch."}});
        visit(seed, Whole{{.key = "seed", .help = "Start of every random choice."}, 0, 4'294'967'295});
        visit(loggingSteps, Whole{{.key = "logging_steps", .help = "Steps between two points of the curves.", .unit = "steps"}, 1, 1'000'000});
        visit(evalSteps, Whole{{.key = "eval_steps", .help = "Steps between two evaluations; 0 = only at the end.", .unit = "steps"}, 0, 1'000'000'000});
        visit(saveSteps, Whole{{.key = "save_steps", .help = "Steps between two checkpoints; 0 = only at the end.", .unit = "steps"}, 0, 1'000'000'000});
        visit(saveTotalLimit, Whole{{.key = "save_total_limit", .help = "Checkpoints kept; older ones are deleted. 0 = all."}, 0, 100000});
        visit(sampleRows, Whole{{.key = "sample_rows", .help = "First rows of the validation part that the model answers as it learns; 0 = none."}, 0, 16});
        visit(sampleSteps, Whole{{.key = "sample_steps",
                                  .help = "Steps between two rounds of sample answers; 0 = with each evaluation. The first and the last step always have one.",
                                  .unit = "steps",
                                  .advanced = true},
                                 0,
                                 1'000'000'000});
        visit(sampleTokens, Whole{{.key = "sample_max_new_tokens", .help = "Longest sample answer.", .unit = "tokens", .advanced = true}, 1, 1024});
        visit(sealCheckpoints,
              Flag{{.key = "seal_checkpoints", .help = "Whether checkpoints are encrypted; switching it off is written to the audit log.", .advanced = true}});
        visit(onClientExit, Text{{.key = "on_client_exit", .help = "What a run does when the program that watches it ends.", .advanced = true},
                                 {"stop_after_checkpoint", "continue"}});
        visit(threads, Whole{{.key = "threads", .help = "CPU threads; 0 = all cores.", .advanced = true}, 0, 1024});
        visit(device, Text{{.key = "device", .help = "Where to compute; auto takes a GPU when there is one.", .advanced = true}, {"auto", "cpu", "cuda"}});
    }

    /// The learning rate in force.
    double effectiveLearningRate() const { return learningRate > 0 ? learningRate : method == "full" ? 2e-5 : 3e-5; }
    /// Steps between two rounds of sample answers; 0 = only at the beginning and at the end.
    std::int64_t samplePace() const { return sampleSteps > 0 ? sampleSteps : evalSteps; }
};

/// Whether a key means something to runs with an adapter only.
bool isAdapterKey(std::string_view key);

/// LLaMA-Factory's, Axolotl's and older Hugging Face spellings of TrainSpec's keys.
const Aliases& trainAliases();

/// Reads a run file: unknown, doubled and contradictory keys are refused (for instance r with method: full).
Result<TrainSpec> readTrainSpec(std::string_view yaml, const std::vector<std::string>& assignments = {});

} // namespace danlu::spec
