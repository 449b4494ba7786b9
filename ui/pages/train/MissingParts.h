#pragma once

#include "ui/widgets/Panel.h"

#include <set>

namespace danlu::ui {

class ModelSources;
class Shell;

enum class Missing { Model, Dataset };

/// What a run cannot do without and this project does not have yet, each with the ways to it. Stands where the estimate will be.
class MissingParts : public Panel {
    Q_OBJECT
public:
    MissingParts(Shell& shell, ModelSources& sources, const std::set<Missing>& missing, QWidget* parent = nullptr);
};

} // namespace danlu::ui
