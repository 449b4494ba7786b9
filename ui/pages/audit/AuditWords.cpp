#include "ui/pages/audit/AuditWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace danlu::ui {
namespace {

constexpr const char* kAuditContext = "Audit";

struct AuditNamedWord {
    const char* word;
    const char* text;
};

constexpr std::array kActionWords{
    ActionWord{"project.create", "plus"_icon, QT_TRANSLATE_NOOP("Audit", "Create the project")},
    ActionWord{"project.unlock", "unlock"_icon, QT_TRANSLATE_NOOP("Audit", "Unlock")},
    ActionWord{"project.lock", "lock"_icon, QT_TRANSLATE_NOOP("Audit", "Lock")},
    ActionWord{"project.recover", "key"_icon, QT_TRANSLATE_NOOP("Audit", "Open with the recovery code")},
    ActionWord{"project.passphrase", "key"_icon, QT_TRANSLATE_NOOP("Audit", "Change the passphrase")},
    ActionWord{"project.recovery-code", "key"_icon, QT_TRANSLATE_NOOP("Audit", "Replace the recovery code")},
    ActionWord{"project.rekey", "key"_icon, QT_TRANSLATE_NOOP("Audit", "Renew all keys")},
    ActionWord{"project.migrate", "arrow-up"_icon, QT_TRANSLATE_NOOP("Audit", "Upgrade the database")},
    ActionWord{"project.backup", "download"_icon, QT_TRANSLATE_NOOP("Audit", "Back up")},
    ActionWord{"project.restore", "undo"_icon, QT_TRANSLATE_NOOP("Audit", "Restore from a backup")},
    ActionWord{"data.import", "download"_icon, QT_TRANSLATE_NOOP("Audit", "Import data")},
    ActionWord{"data.clean", "filter"_icon, QT_TRANSLATE_NOOP("Audit", "Clean data")},
    ActionWord{"data.split", "branch"_icon, QT_TRANSLATE_NOOP("Audit", "Split data")},
    ActionWord{"data.show", "eye"_icon, QT_TRANSLATE_NOOP("Audit", "Read rows")},
    ActionWord{"data.rejected", "eye"_icon, QT_TRANSLATE_NOOP("Audit", "Read rejected rows")},
    ActionWord{"data.export", "export"_icon, QT_TRANSLATE_NOOP("Audit", "Export data")},
    ActionWord{"data.delete", "trash"_icon, QT_TRANSLATE_NOOP("Audit", "Delete a dataset")},
    ActionWord{"data.rename", "pencil"_icon, QT_TRANSLATE_NOOP("Audit", "Rename a dataset")},
    ActionWord{"data.baselines", "chart"_icon, QT_TRANSLATE_NOOP("Audit", "Measure baselines")},
    ActionWord{"label.scheme", "tag"_icon, QT_TRANSLATE_NOOP("Audit", "Set the label scheme")},
    ActionWord{"label.import", "download"_icon, QT_TRANSLATE_NOOP("Audit", "Import labels")},
    ActionWord{"label.export", "export"_icon, QT_TRANSLATE_NOOP("Audit", "Export labels")},
    ActionWord{"label.report", "chart"_icon, QT_TRANSLATE_NOOP("Audit", "Compare labels")},
    ActionWord{"model.import", "cube"_icon, QT_TRANSLATE_NOOP("Audit", "Register a model")},
    ActionWord{"model.new", "plus"_icon, QT_TRANSLATE_NOOP("Audit", "Make a new model")},
    ActionWord{"model.quantize", "chip"_icon, QT_TRANSLATE_NOOP("Audit", "Quantize a model")},
    ActionWord{"model.evaluate", "chart"_icon, QT_TRANSLATE_NOOP("Audit", "Measure a model")},
    ActionWord{"model.export", "export"_icon, QT_TRANSLATE_NOOP("Audit", "Export a model")},
    ActionWord{"model.logits", "table"_icon, QT_TRANSLATE_NOOP("Audit", "Write logits")},
    ActionWord{"model.rename", "pencil"_icon, QT_TRANSLATE_NOOP("Audit", "Rename a model")},
    ActionWord{"model.delete", "trash"_icon, QT_TRANSLATE_NOOP("Audit", "Delete a model")},
    ActionWord{"tokenizer.train", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Train a tokenizer")},
    ActionWord{"run.start", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Start a run")},
    ActionWord{"run.queue", "clock"_icon, QT_TRANSLATE_NOOP("Audit", "Put a run in the queue")},
    ActionWord{"run.resume", "play"_icon, QT_TRANSLATE_NOOP("Audit", "Resume a run")},
    ActionWord{"run.finished", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Run finished")},
    ActionWord{"run.failed", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Run failed")},
    ActionWord{"run.cancelled", "stop"_icon, QT_TRANSLATE_NOOP("Audit", "Run stopped")},
    ActionWord{"run.interrupted", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Run interrupted")},
    ActionWord{"run.absorb", "flame"_icon, QT_TRANSLATE_NOOP("Audit", "Take in an ended run")},
    ActionWord{"run.rename", "pencil"_icon, QT_TRANSLATE_NOOP("Audit", "Rename a run")},
    ActionWord{"run.delete", "trash"_icon, QT_TRANSLATE_NOOP("Audit", "Delete a run")},
    ActionWord{"chat.generate", "columns"_icon, QT_TRANSLATE_NOOP("Audit", "Ask a model")},
    ActionWord{"chat.compare", "columns"_icon, QT_TRANSLATE_NOOP("Audit", "Compare models")},
    ActionWord{"chat.rate", "star"_icon, QT_TRANSLATE_NOOP("Audit", "Rate an answer")},
    ActionWord{"chat.unrate", "undo"_icon, QT_TRANSLATE_NOOP("Audit", "Take a rating back")},
    ActionWord{"chat.ratings", "eye"_icon, QT_TRANSLATE_NOOP("Audit", "Read ratings")},
    ActionWord{"export.verify", "ok"_icon, QT_TRANSLATE_NOOP("Audit", "Verify an export")},
    ActionWord{"audit.verify", "shield"_icon, QT_TRANSLATE_NOOP("Audit", "Verify the audit log")},
    ActionWord{"audit.export", "upload"_icon, QT_TRANSLATE_NOOP("Audit", "Export the audit log")},
};

constexpr std::array kOutcomeWords{
    AuditNamedWord{"ok", QT_TRANSLATE_NOOP("Audit", "done")},
    AuditNamedWord{"begun", QT_TRANSLATE_NOOP("Audit", "begun")},
    AuditNamedWord{"written", QT_TRANSLATE_NOOP("Audit", "written")},
    AuditNamedWord{"denied", QT_TRANSLATE_NOOP("Audit", "refused")},
    AuditNamedWord{"rejected", QT_TRANSLATE_NOOP("Audit", "rejected")},
    AuditNamedWord{"failed", QT_TRANSLATE_NOOP("Audit", "failed")},
    AuditNamedWord{"broken", QT_TRANSLATE_NOOP("Audit", "broken")},
    AuditNamedWord{"cancelled", QT_TRANSLATE_NOOP("Audit", "stopped")},
    AuditNamedWord{"interrupted", QT_TRANSLATE_NOOP("Audit", "interrupted")},
};

/// What stands in an entry as a word of the program's own.
constexpr std::array kValueWords{
    AuditNamedWord{"owner", QT_TRANSLATE_NOOP("Audit", "owner")},
    AuditNamedWord{"passphrase", QT_TRANSLATE_NOOP("Audit", "the passphrase")},
    AuditNamedWord{"recovery", QT_TRANSLATE_NOOP("Audit", "the recovery code")},
};

constexpr std::array kDetailWords{
    AuditNamedWord{"with", QT_TRANSLATE_NOOP("Audit", "With")},
    AuditNamedWord{"rows", QT_TRANSLATE_NOOP("Audit", "Rows")},
    AuditNamedWord{"folder", QT_TRANSLATE_NOOP("Audit", "Folder")},
    AuditNamedWord{"file", QT_TRANSLATE_NOOP("Audit", "File")},
    AuditNamedWord{"files", QT_TRANSLATE_NOOP("Audit", "Files")},
    AuditNamedWord{"path", QT_TRANSLATE_NOOP("Audit", "Path")},
    AuditNamedWord{"format", QT_TRANSLATE_NOOP("Audit", "Format")},
    AuditNamedWord{"sha256", QT_TRANSLATE_NOOP("Audit", "SHA-256")},
    AuditNamedWord{"manifest_sha256", QT_TRANSLATE_NOOP("Audit", "Manifest SHA-256")},
    AuditNamedWord{"model", QT_TRANSLATE_NOOP("Audit", "Model")},
    AuditNamedWord{"models", QT_TRANSLATE_NOOP("Audit", "Models")},
    AuditNamedWord{"dataset", QT_TRANSLATE_NOOP("Audit", "Dataset")},
    AuditNamedWord{"version", QT_TRANSLATE_NOOP("Audit", "Version")},
    AuditNamedWord{"split", QT_TRANSLATE_NOOP("Audit", "Part")},
    AuditNamedWord{"train", QT_TRANSLATE_NOOP("Audit", "Training rows")},
    AuditNamedWord{"validation", QT_TRANSLATE_NOOP("Audit", "Validation rows")},
    AuditNamedWord{"test", QT_TRANSLATE_NOOP("Audit", "Test rows")},
    AuditNamedWord{"seed", QT_TRANSLATE_NOOP("Audit", "Seed")},
    AuditNamedWord{"loss", QT_TRANSLATE_NOOP("Audit", "Loss")},
    AuditNamedWord{"perplexity", QT_TRANSLATE_NOOP("Audit", "Perplexity")},
    AuditNamedWord{"tokens", QT_TRANSLATE_NOOP("Audit", "Tokens")},
    AuditNamedWord{"prompt_tokens", QT_TRANSLATE_NOOP("Audit", "Tokens read")},
    AuditNamedWord{"completion_tokens", QT_TRANSLATE_NOOP("Audit", "Tokens written")},
    AuditNamedWord{"tokens_per_second", QT_TRANSLATE_NOOP("Audit", "Tokens/s")},
    AuditNamedWord{"seconds", QT_TRANSLATE_NOOP("Audit", "Seconds")},
    AuditNamedWord{"steps", QT_TRANSLATE_NOOP("Audit", "Steps")},
    AuditNamedWord{"total_steps", QT_TRANSLATE_NOOP("Audit", "Steps planned")},
    AuditNamedWord{"labels", QT_TRANSLATE_NOOP("Audit", "Labels")},
    AuditNamedWord{"entries", QT_TRANSLATE_NOOP("Audit", "Entries")},
    AuditNamedWord{"problems", QT_TRANSLATE_NOOP("Audit", "Findings")},
    AuditNamedWord{"prompts", QT_TRANSLATE_NOOP("Audit", "Prompts")},
    AuditNamedWord{"verdict", QT_TRANSLATE_NOOP("Audit", "Verdict")},
    AuditNamedWord{"rating", QT_TRANSLATE_NOOP("Audit", "Rating")},
    AuditNamedWord{"ratings", QT_TRANSLATE_NOOP("Audit", "Ratings")},
    AuditNamedWord{"to", QT_TRANSLATE_NOOP("Audit", "To")},
    AuditNamedWord{"recipe", QT_TRANSLATE_NOOP("Audit", "Recipe")},
    AuditNamedWord{"reported_late", QT_TRANSLATE_NOOP("Audit", "Noted later")},
    AuditNamedWord{"ended", QT_TRANSLATE_NOOP("Audit", "Ended")},
    AuditNamedWord{"scores", QT_TRANSLATE_NOOP("Audit", "Scores")},
    AuditNamedWord{"invalid", QT_TRANSLATE_NOOP("Audit", "Answers that are no label")},
};

constexpr std::array kActionGroups{
    ActionGroup{"", QT_TRANSLATE_NOOP("Audit", "All actions")},     ActionGroup{"data.", QT_TRANSLATE_NOOP("Audit", "Data")},
    ActionGroup{"label.", QT_TRANSLATE_NOOP("Audit", "Labels")},    ActionGroup{"run.", QT_TRANSLATE_NOOP("Audit", "Runs")},
    ActionGroup{"model.", QT_TRANSLATE_NOOP("Audit", "Models")},    ActionGroup{"chat.", QT_TRANSLATE_NOOP("Audit", "Chats")},
    ActionGroup{"export.", QT_TRANSLATE_NOOP("Audit", "Exports")},  ActionGroup{"project.", QT_TRANSLATE_NOOP("Audit", "Project and keys")},
    ActionGroup{"audit.", QT_TRANSLATE_NOOP("Audit", "Audit log")},
};

QString auditTr(const char* text) { return QCoreApplication::translate(kAuditContext, text); }

const ActionWord* actionWordOf(const std::string& action) {
    const auto found = std::ranges::find_if(kActionWords, [&](const ActionWord& word) { return action == word.action; });
    return found == kActionWords.end() ? nullptr : &*found;
}

template <std::size_t N>
QString auditWordIn(const std::array<AuditNamedWord, N>& words, const std::string& word) {
    const auto found = std::ranges::find_if(words, [&](const AuditNamedWord& each) { return word == each.word; });
    return found == words.end() ? QString::fromStdString(word) : auditTr(found->text);
}

} // namespace

std::span<const ActionWord> actionWords() { return kActionWords; }

QString actionText(const std::string& action) {
    const ActionWord* word = actionWordOf(action);
    return word ? auditTr(word->text) : QString::fromStdString(action);
}

IconName actionIcon(const std::string& action) {
    const ActionWord* word = actionWordOf(action);
    return word ? word->icon : "diamond"_icon;
}

std::vector<std::string> actionsMeant(const QString& text) {
    std::vector<std::string> all;
    for (const ActionWord& word : kActionWords)
        if (!text.isEmpty() && auditTr(word.text).contains(text, Qt::CaseInsensitive))
            all.emplace_back(word.action);
    return all;
}

QString outcomeText(const std::string& outcome) { return auditWordIn(kOutcomeWords, outcome); }

State outcomeState(const std::string& outcome) {
    if (outcome == "ok")
        return State::Good;
    if (outcome == "begun" || outcome == "written")
        return State::Neutral;
    return outcome == "failed" || outcome == "broken" ? State::Bad : State::Warning;
}

QString valueWordText(const std::string& word) { return auditWordIn(kValueWords, word); }

QString detailText(const std::string& key) { return auditWordIn(kDetailWords, key); }

std::span<const ActionGroup> actionGroups() { return kActionGroups; }

QString groupText(const ActionGroup& group) { return auditTr(group.text); }

} // namespace danlu::ui
