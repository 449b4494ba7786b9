#pragma once

#include "ui/charts/ChartStack.h"

namespace danlu::test {

enum class Language { Chinese, English };

/// Two invented runs on a chart: r16 at step 812 of 1,206 and r8, which has ended, with meters of the first.
struct InventedRuns {
    ui::StripId loss{}, rate{}, norm{}, speed{}, load{}, memory{};
};
InventedRuns fillWithRuns(ui::ChartStack& chart, Language language);

} // namespace danlu::test
