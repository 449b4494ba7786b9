#pragma once

#include "ui/widgets/Chip.h"

#include <span>
#include <vector>

namespace danlu::ui {

/// An action of the audit log in the reader's words; the log's own word stays beside it.
struct ActionWord {
    const char* action; // "data.import"
    IconName icon;
    const char* text; // to be translated
};
std::span<const ActionWord> actionWords();
/// "import data"; the log's word where nobody translated it.
QString actionText(const std::string& action);
IconName actionIcon(const std::string& action);
/// Actions whose words hold this text, in the language that holds now.
std::vector<std::string> actionsMeant(const QString& text);

/// An outcome in the reader's words, and how it is to be taken.
QString outcomeText(const std::string& outcome);
State outcomeState(const std::string& outcome);

/// A person, a role or a way to open a project; anybody's own name stays as it is.
QString valueWordText(const std::string& word);

/// What a key of an entry's details is called; the log's own word where nobody translated it.
QString detailText(const std::string& key);

/// Groups of actions for the filter: {"data.", "Data"}.
struct ActionGroup {
    const char* prefix;
    const char* text;
};
std::span<const ActionGroup> actionGroups();
QString groupText(const ActionGroup& group);

} // namespace danlu::ui
