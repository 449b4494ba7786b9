#pragma once

#include "protocol/Messages.h"
#include "protocol/RunFolder.h"

namespace danlu::protocol {

// What each job of danlu-worker takes in Start and gives back in Finished. Start.spec is the struct named here (absent keys keep their
// defaults), Start.options what is no single value. Rows lie in FOLDER/shards/0001.rows … (ShardWriter, keys["run"],
// runFileContext("shards/0001.rows")). Files a job writes are sealed with keys["output"], modelFileContext(file name), where there is such
// a key, else plain. A file in a result: {name, size, sha256}, both of the plaintext. Errors come as Failed; the exit status is
// exitStatusOf(code).

/// train: spec = spec::TrainSpec, folder = a run folder (createRunFolder, then shards/ and validation/), models[0] = base.
/// A finished run has `result/` (keys["run"], modelFileContext) and `outcome` (readOutcome): the same JSON as Finished,
///   {state: "finished"|"cancelled", steps, total_steps, epoch, final_loss, tokens, seconds, resumed, warnings: [text],
///    evaluation: {loss, perplexity, tokens} | null, files: [file], sha256, model: ModelSource of the result}
/// (the last three only when finished; its weights have key "run"). Dry run: {dry_run: true, rows, validation_rows, cut, dropped, tokens,
/// longest, plan: {batches_per_epoch, steps_per_epoch, total_steps, warmup_steps}, samples: {rows, part, rounds, tokens: at most},
/// estimate: {…}, memory_available, disk_available, fits, example: {text, tokens: [{id, text, learned}]}}; nothing is written but the lock.
struct TrainOptions { // in Start.options
    bool resume = false;
    bool dryRun = false;
    std::string baseName; // for the adapter's config; "" = models[0].name

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(resume, spec::Flag{{.key = "resume", .help = "Go on from the newest whole checkpoint."}});
        visit(dryRun, spec::Flag{{.key = "dry_run", .help = "Check and estimate only."}});
        visit(baseName, spec::Text{{.key = "base_name", .help = "Base model's name in the adapter."}});
    }
};

/// evaluate: models[0] over the rows of FOLDER/shards. Perplexity of what would be learned and, with `predict`, the model's answer to
/// each row's prompt: FOLDER/predictions.rows (a shard, keys["run"], runFileContext("predictions.rows")), row i = one assistant turn.
/// {rows, cut, loss, perplexity, tokens, seconds, predicted, predict_seconds, completion_tokens, tokens_per_second, truncated}
struct EvaluateSpec {
    bool perplexity = true;
    bool predict = false;
    std::int64_t maxRows = 0; // predictions only; 0 = all
    std::int64_t maxNewTokens = 64;
    std::int64_t maxSeqLength = 512;
    std::string stage = "sft"; // pretrain: rows are joined to blocks of maxSeqLength
    std::string dtype = "bf16";
    std::string device = "auto";
    std::int64_t threads = 0;

    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(perplexity, spec::Flag{{.key = "perplexity", .help = "Whether the rows' own answers are scored."}});
        visit(predict, spec::Flag{{.key = "predict", .help = "Whether the model answers each row."}});
        visit(maxRows, Whole{{.key = "max_rows", .help = "Rows that are answered; 0 = all."}, 0, 1'000'000'000});
        visit(maxNewTokens, Whole{{.key = "max_new_tokens", .help = "Longest answer.", .unit = "tokens"}, 1, 1'048'576});
        visit(maxSeqLength, Whole{{.key = "max_seq_length", .help = "Longer rows are cut.", .unit = "tokens"}, 8, 1'048'576});
        visit(stage, spec::Text{{.key = "stage", .help = "What counts: every token or the answers."}, {"pretrain", "sft"}});
        visit(dtype, spec::Text{{.key = "dtype", .help = "Number format of the computation."}, {"bf16", "fp32"}});
        visit(device, spec::Text{{.key = "device", .help = "Where to compute."}, {"auto", "cpu", "cuda"}});
        visit(threads, Whole{{.key = "threads", .help = "CPU threads; 0 = all cores."}, 0, 1024});
    }
};

/// Where and in which format a job computes: the spec of `generate` and `logits`.
/// generate: models = one or several, all loaded; stays until its stdin closes. Each Generate → Token … → Finished {id, text, ids,
/// reason, prompt_tokens, completion_tokens, prompt_seconds, seconds, tokens_per_second}, or Failed with {"id"} beside the error, after
/// which it goes on. StopGenerating ends the present answer (reason "cancelled"). Phase "generating" says that the models are loaded.
/// logits: models[0], options {ids: [..], to: path} → an fp32 tensor `logits` [seq, vocab] in a plain safetensors file.
/// {file, shape, sha256}
struct ComputeSpec {
    std::string dtype = "bf16";
    std::string device = "auto";
    std::int64_t threads = 0;

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(dtype, spec::Text{{.key = "dtype", .help = "Number format of the computation."}, {"bf16", "fp32"}});
        visit(device, spec::Text{{.key = "device", .help = "Where to compute."}, {"auto", "cpu", "cuda"}});
        visit(threads, spec::Number<std::int64_t>{{.key = "threads", .help = "CPU threads; 0 = all cores."}, 0, 1024});
    }
};

/// check_model: whether models[0] can be loaded: its family, and the names, shapes and types of its tensors; no weight is read. {}

/// quantize: models[0], adapters merged, as one GGUF file FOLDER/model.gguf. {model: ModelSource (weights key "output" or ""), files,
/// size, source_bytes, seconds}
/// export: models[0] as FOLDER in `format`; writes the unverified folder beside it, which verify_export (a fresh process) checks and
/// renames. options {provenance: any JSON that manifest.json shall hold}. Engine's ExportReport plus {unverified: path, seconds}
struct ExportSpec {
    std::string format = "gguf"; // hf | peft | gguf
    std::string type;            // "" = the format's default; quantize: Q8_0, Q4_0 …
    std::string name;            // of the model, for file names and metadata
    std::string baseName;        // peft

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(format, spec::Text{{.key = "format", .help = "What kind of folder."}});
        visit(type, spec::Text{{.key = "type", .help = "Storage type of the weights."}});
        visit(name, spec::Text{{.key = "name", .help = "Name of the model."}});
        visit(baseName, spec::Text{{.key = "base_name", .help = "Name of the base model."}});
    }
};

/// verify_export: folder = what ExportSpec's job was given; models[0] = base where the format needs one. With `publish` the unverified
/// folder is checked, then renamed to FOLDER, or deleted where it does not hold what it says; without, FOLDER itself is checked.
/// Engine's VerifyReport plus {folder, seconds}
struct VerifySpec {
    bool publish = false;

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(publish, spec::Flag{{.key = "publish", .help = "Rename the checked folder into place."}});
    }
};

/// new_model: options {config: config.json, tokenizer: path of a tokenizer.model, chat_template: text} → FOLDER/config.json,
/// model.safetensors (fp32), tokenizer.model. The config's vocab_size may be absent: it is the tokenizer's.
/// {model: ModelSource, parameters, files, sha256 (of model.safetensors)}
struct NewModelSpec {
    std::int64_t seed = 42;
    std::string name;

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(seed, spec::Number<std::int64_t>{{.key = "seed", .help = "The same seed gives the same weights."}, 0, 4'294'967'295});
        visit(name, spec::Text{{.key = "name", .help = "Name of the model."}});
    }
};

/// train_tokenizer: texts of FOLDER/shards (every turn) → `to`, a plain tokenizer.model. {file, vocab_size, sentences, sha256, seconds}
struct TokenizerSpec {
    std::int64_t vocabSize = 8192;
    std::vector<std::string> controlSymbols = {"<|system|>", "<|user|>", "<|assistant|>", "<|end|>"};
    double characterCoverage = 0.9995;
    std::int64_t sentenceCap = 0;
    std::int64_t threads = 1;
    std::string to;

    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(vocabSize, Whole{{.key = "vocab_size", .help = "Pieces of the vocabulary.", .unit = "pieces"}, 300, 256'000});
        visit(controlSymbols, spec::Words{{.key = "control_symbols", .help = "Pieces that only the chat template may use."}});
        visit(characterCoverage, spec::Number<double>{{.key = "character_coverage", .help = "Share of the characters that get a piece."}, 0.9, 1});
        visit(sentenceCap, Whole{{.key = "sentence_cap", .help = "Sentences used; 0 = all."}, 0, 1'000'000'000});
        visit(threads, Whole{{.key = "threads", .help = "CPU threads."}, 1, 1024});
        visit(to, spec::Text{{.key = "to", .help = "File to write.", .required = true}});
    }
};

// doctor: no spec. {program, libtorch, cpu, instruction_set, threads, fast_bf16, memory_total, memory_available, cuda: bool,
// cuda_problem: text | null, gpus: [{name, memory, driver}]}

/// The worker's last word on a run, sealed with the run's key; NotFound while it has not ended by itself.
Result<Json> readOutcome(const RunFolder& folder, const crypto::Key& key);
Result<> writeOutcome(const RunFolder& folder, const crypto::Key& key, const Json& outcome);

} // namespace danlu::protocol
