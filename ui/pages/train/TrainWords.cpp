#include "ui/pages/train/TrainWords.h"

#include "ui/shell/Figures.h"

#include <QCoreApplication>

#include <array>

namespace danlu::ui {
namespace {

constexpr const char* kParameters = "TrainParameters";

enum class ParameterGroup { Run, Adapter, Batch, Optimizer, Records, Machine };

struct ParameterWord {
    std::string_view key;
    ParameterGroup group;
    const char* label;
    const char* help; // the spec's own sentence (a test compares them)
    const char* unit = nullptr;
};

constexpr std::array kParameterWords{
    ParameterWord{"name", ParameterGroup::Run, QT_TRANSLATE_NOOP("TrainParameters", "Name"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Name of the run and of the model it makes.")},
    ParameterWord{"model", ParameterGroup::Run, QT_TRANSLATE_NOOP("TrainParameters", "Model"), QT_TRANSLATE_NOOP("TrainParameters", "Model to start from.")},
    ParameterWord{"dataset", ParameterGroup::Run, QT_TRANSLATE_NOOP("TrainParameters", "Dataset"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Dataset, NAME or NAME@VERSION; its train part is learned, its validation part evaluated.")},
    ParameterWord{"stage", ParameterGroup::Run, QT_TRANSLATE_NOOP("TrainParameters", "What is learned"),
                  QT_TRANSLATE_NOOP("TrainParameters", "What is learned: every token (pretrain) or the answers (sft).")},
    ParameterWord{"method", ParameterGroup::Run, QT_TRANSLATE_NOOP("TrainParameters", "Method"),
                  QT_TRANSLATE_NOOP("TrainParameters", "All weights (full) or a low-rank adapter (lora).")},
    ParameterWord{"r", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Rank"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Width of the adapter: more can learn more and costs memory.")},
    ParameterWord{"lora_alpha", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Scale"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Strength of the adapter; its update is scaled by lora_alpha / r.")},
    ParameterWord{"lora_dropout", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Dropout"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Share of adapter inputs dropped while training.")},
    ParameterWord{"target_modules", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Layers"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Linear layers that get an adapter; all-linear = every one but the output head.")},
    ParameterWord{"bias", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Biases"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Which biases train along with the adapter.")},
    ParameterWord{"modules_to_save", ParameterGroup::Adapter, QT_TRANSLATE_NOOP("TrainParameters", "Trained whole"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Matrices that train whole beside the adapter: for words the base model hardly met. Costs memory.")},
    ParameterWord{"per_device_train_batch_size", ParameterGroup::Batch, QT_TRANSLATE_NOOP("TrainParameters", "Batch size"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Rows per forward pass."), QT_TRANSLATE_NOOP("TrainParameters", "rows")},
    ParameterWord{"gradient_accumulation_steps", ParameterGroup::Batch, QT_TRANSLATE_NOOP("TrainParameters", "Gradient accumulation"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Forward passes per optimizer step."), QT_TRANSLATE_NOOP("TrainParameters", "times")},
    ParameterWord{"max_seq_length", ParameterGroup::Batch, QT_TRANSLATE_NOOP("TrainParameters", "Longest row"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Longer rows are cut at the end."), QT_TRANSLATE_NOOP("TrainParameters", "tokens")},
    ParameterWord{"num_train_epochs", ParameterGroup::Batch, QT_TRANSLATE_NOOP("TrainParameters", "Epochs"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Passes over the train part."), QT_TRANSLATE_NOOP("TrainParameters", "epochs")},
    ParameterWord{"max_steps", ParameterGroup::Batch, QT_TRANSLATE_NOOP("TrainParameters", "Most steps"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Optimizer steps; overrides the epochs unless -1."), QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"learning_rate", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Learning rate"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Peak step size; 0 takes 2e-5 for full and 3e-5 for LoRA.")},
    ParameterWord{"lr_scheduler_type", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Schedule"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Course of the learning rate.")},
    ParameterWord{"warmup_ratio", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Warm-up share"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Share of the steps in which the learning rate rises from 0.")},
    ParameterWord{"warmup_steps", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Warm-up steps"),
                  QT_TRANSLATE_NOOP("TrainParameters", "The same as a number of steps; wins over the ratio unless 0."),
                  QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"weight_decay", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Weight decay"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Decoupled decay of weights; norms and biases are exempt.")},
    ParameterWord{"adam_beta1", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Adam, first decay"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Decay of the gradient's mean.")},
    ParameterWord{"adam_beta2", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Adam, second decay"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Decay of the gradient's square.")},
    ParameterWord{"adam_epsilon", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Adam, epsilon"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Added to the root of the square.")},
    ParameterWord{"max_grad_norm", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Gradient limit"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Gradients are scaled down to this norm; 0 = never.")},
    ParameterWord{"dtype", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Precision"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Number format of the forward and backward pass.")},
    ParameterWord{"shuffle", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Shuffle"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Whether rows come in a new order each epoch.")},
    ParameterWord{"seed", ParameterGroup::Optimizer, QT_TRANSLATE_NOOP("TrainParameters", "Random seed"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Start of every random choice.")},
    ParameterWord{"logging_steps", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Points of the curves"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Steps between two points of the curves."), QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"eval_steps", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Evaluate every"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Steps between two evaluations; 0 = only at the end."), QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"save_steps", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Checkpoint every"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Steps between two checkpoints; 0 = only at the end."), QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"save_total_limit", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Checkpoints kept"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Checkpoints kept; older ones are deleted. 0 = all.")},
    ParameterWord{"sample_rows", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Sample answers"),
                  QT_TRANSLATE_NOOP("TrainParameters", "First rows of the validation part that the model answers as it learns; 0 = none."),
                  QT_TRANSLATE_NOOP("TrainParameters", "rows")},
    ParameterWord{"sample_steps", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Answer every"),
                  QT_TRANSLATE_NOOP("TrainParameters",
                                    "Steps between two rounds of sample answers; 0 = with each evaluation. The first and the last step always have one."),
                  QT_TRANSLATE_NOOP("TrainParameters", "steps")},
    ParameterWord{"sample_max_new_tokens", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Longest answer"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Longest sample answer."), QT_TRANSLATE_NOOP("TrainParameters", "tokens")},
    ParameterWord{"seal_checkpoints", ParameterGroup::Records, QT_TRANSLATE_NOOP("TrainParameters", "Encrypt checkpoints"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Whether checkpoints are encrypted; switching it off is written to the audit log.")},
    ParameterWord{"on_client_exit", ParameterGroup::Machine, QT_TRANSLATE_NOOP("TrainParameters", "When the window closes"),
                  QT_TRANSLATE_NOOP("TrainParameters", "What a run does when the program that watches it ends.")},
    ParameterWord{"threads", ParameterGroup::Machine, QT_TRANSLATE_NOOP("TrainParameters", "CPU threads"),
                  QT_TRANSLATE_NOOP("TrainParameters", "CPU threads; 0 = all cores.")},
    ParameterWord{"device", ParameterGroup::Machine, QT_TRANSLATE_NOOP("TrainParameters", "Device"),
                  QT_TRANSLATE_NOOP("TrainParameters", "Where to compute; auto takes a GPU when there is one.")},
};

/// What is worth a thought in a first run.
constexpr std::array<std::string_view, 14> kSimpleParameters{"name",
                                                             "stage",
                                                             "r",
                                                             "lora_alpha",
                                                             "target_modules",
                                                             "per_device_train_batch_size",
                                                             "gradient_accumulation_steps",
                                                             "max_seq_length",
                                                             "num_train_epochs",
                                                             "learning_rate",
                                                             "lr_scheduler_type",
                                                             "logging_steps",
                                                             "eval_steps",
                                                             "save_steps"};

struct ChoiceWord {
    std::string_view choice;
    const char* text;
};
constexpr std::array kChoiceWords{
    ChoiceWord{"cosine", QT_TRANSLATE_NOOP("TrainParameters", "Cosine")},
    ChoiceWord{"linear", QT_TRANSLATE_NOOP("TrainParameters", "Linear")},
    ChoiceWord{"constant", QT_TRANSLATE_NOOP("TrainParameters", "Constant")},
    ChoiceWord{"constant_with_warmup", QT_TRANSLATE_NOOP("TrainParameters", "Constant, with warm-up")},
    ChoiceWord{"none", QT_TRANSLATE_NOOP("TrainParameters", "None")},
    ChoiceWord{"lora_only", QT_TRANSLATE_NOOP("TrainParameters", "Of adapted layers")},
    ChoiceWord{"all", QT_TRANSLATE_NOOP("TrainParameters", "All")},
    ChoiceWord{"auto", QT_TRANSLATE_NOOP("TrainParameters", "Automatic")},
    ChoiceWord{"pretrain", QT_TRANSLATE_NOOP("TrainParameters", "Every token")},
    ChoiceWord{"sft", QT_TRANSLATE_NOOP("TrainParameters", "The answers")},
};

const ParameterWord* wordOf(std::string_view key) {
    const auto found = std::ranges::find(kParameterWords, key, &ParameterWord::key);
    return found == kParameterWords.end() ? nullptr : &*found;
}

QString translatedParameter(const char* text) { return QCoreApplication::translate(kParameters, text); }

QString groupText(ParameterGroup group) {
    switch (group) {
    case ParameterGroup::Run:
        return translatedParameter(QT_TRANSLATE_NOOP("TrainParameters", "Run"));
    case ParameterGroup::Adapter:
        return QStringLiteral("LoRA");
    case ParameterGroup::Batch:
        return translatedParameter(QT_TRANSLATE_NOOP("TrainParameters", "Batch and length"));
    case ParameterGroup::Optimizer:
        return translatedParameter(QT_TRANSLATE_NOOP("TrainParameters", "Optimizer"));
    case ParameterGroup::Records:
        return translatedParameter(QT_TRANSLATE_NOOP("TrainParameters", "Records"));
    case ParameterGroup::Machine:
        return translatedParameter(QT_TRANSLATE_NOOP("TrainParameters", "Machine"));
    }
    return {};
}

QString choiceText(std::string_view, const std::string& choice) {
    const auto found = std::ranges::find(kChoiceWords, std::string_view(choice), &ChoiceWord::choice);
    return found == kChoiceWords.end() ? QString::fromStdString(choice) : translatedParameter(found->text);
}

/// States, and what a list says of a run.
struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::RunWords)
};

} // namespace

QString trainLabel(std::string_view key) {
    const ParameterWord* word = wordOf(key);
    return word ? translatedParameter(word->label) : QString::fromUtf8(key.data(), qsizetype(key.size()));
}

SpecWords trainWords() {
    SpecWords words;
    words.label = trainLabel;
    words.help = [](const spec::Field& field) {
        const ParameterWord* word = wordOf(field.meta().key);
        return word ? translatedParameter(word->help) : QString::fromUtf8(field.meta().help.data(), qsizetype(field.meta().help.size()));
    };
    words.choice = choiceText;
    words.unit = [](std::string_view key) {
        const ParameterWord* word = wordOf(key);
        return word && word->unit ? translatedParameter(word->unit) : QString();
    };
    words.simple = [](std::string_view key) { return std::ranges::find(kSimpleParameters, key) != kSimpleParameters.end(); };
    words.group = [](std::string_view key) {
        const ParameterWord* word = wordOf(key);
        return groupText(word ? word->group : ParameterGroup::Machine);
    };
    return words;
}

bool isPaused(const RunFace& run) { return run.isLive && run.phase == QStringLiteral("paused"); }

bool isWaiting(const RunFace& run) { return run.place.has_value(); }

bool hasEnded(const RunFace& run) { return !run.isLive && !isWaiting(run); }

bool canResume(const RunFace& run) {
    return hasEnded(run) && (run.state == QStringLiteral("cancelled") || run.state == QStringLiteral("failed") || run.state == QStringLiteral("lost"));
}

ChipFace chipOf(const RunFace& run) {
    if (isPaused(run))
        return {RunWords::tr("Paused"), State::Warning, "pause"_icon};
    if (run.state == QStringLiteral("queued"))
        return {RunWords::tr("Waiting"), State::Neutral, "clock"_icon};
    if (run.state == QStringLiteral("starting"))
        return {RunWords::tr("Starting"), State::Running, "flame"_icon};
    if (run.state == QStringLiteral("running"))
        return {RunWords::tr("Running"), State::Running, "flame"_icon};
    if (run.state == QStringLiteral("stopping"))
        return {RunWords::tr("Stopping"), State::Warning, "stop"_icon};
    if (run.state == QStringLiteral("finished"))
        return {RunWords::tr("Finished"), State::Good, {}};
    if (run.state == QStringLiteral("cancelled"))
        return {RunWords::tr("Stopped"), State::Neutral, "stop"_icon};
    if (run.state == QStringLiteral("lost"))
        return {RunWords::tr("Lost"), State::Bad, {}};
    return {RunWords::tr("Failed"), State::Bad, {}};
}

QString reasonOf(const RunFace& run) {
    if (run.state == QStringLiteral("lost"))
        return RunWords::tr("its program ended without a word");
    if (run.errorCode == QStringLiteral("OutOfMemory"))
        return RunWords::tr("not enough memory");
    if (run.errorCode == QStringLiteral("NoSpace"))
        return RunWords::tr("the disk is full");
    if (run.errorCode == QStringLiteral("Corrupt"))
        return RunWords::tr("stored bytes are damaged");
    if (run.errorCode == QStringLiteral("Rejected"))
        return RunWords::tr("the data cannot be learned from");
    return RunWords::tr("the work itself failed");
}

QString lineOf(const RunFace& run) {
    const QString steps = RunWords::tr("step %1 / %2").arg(countText(run.step), countText(run.steps));
    if (run.isLive)
        return isPaused(run)   ? RunWords::tr("paused · %1").arg(steps)
               : run.steps > 0 ? RunWords::tr("%1 · %2", "step and percent").arg(steps, percentText(run.fraction()))
                               : chipOf(run).text;
    if (run.state == QStringLiteral("finished"))
        return run.evalLoss ? RunWords::tr("done · eval %1").arg(numberText(*run.evalLoss, 3))
               : run.loss   ? RunWords::tr("done · loss %1").arg(numberText(*run.loss, 3))
                            : RunWords::tr("done");
    if (run.state == QStringLiteral("cancelled"))
        return run.checkpoint >= 0 ? RunWords::tr("stopped · kept step %1").arg(countText(run.checkpoint))
                                   : RunWords::tr("stopped at step %1").arg(countText(run.step));
    if (run.state == QStringLiteral("failed") || run.state == QStringLiteral("lost"))
        return RunWords::tr("%1 · step %2", "why it failed, where").arg(reasonOf(run), countText(run.step));
    return chipOf(run).text;
}

} // namespace danlu::ui
