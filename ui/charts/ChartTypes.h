#pragma once

#include "ui/charts/Numbers.h"
#include "ui/charts/Range.h"
#include "ui/charts/RunClock.h"
#include "ui/charts/Series.h"
#include "ui/style/Tokens.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace danlu::ui {

// What a ChartStack is told and what it tells. Values.

enum class StripId : int {};
enum class RunId : int {};
enum class CurveId : int {};

/// Where a strip's y axis starts.
enum class Baseline { Data, Zero };

/// One plot of the stack. Title and key are shown beside each other: 学习率 learning_rate.
struct StripSpec {
    QString title, key;
    QString shortKey = {}; // for the narrow headers of a compact stack; the key where empty
    NumberFormat format = {};
    AxisScale scale = AxisScale::Linear;
    Baseline baseline = Baseline::Zero;
    std::optional<Range> fixed = {}; // 0 to 100 for percent
    std::optional<double> limit = {};
};

enum class Dash { Solid, Dashed };
enum class Fill { None, Area };
/// Whether the chart's smoothing applies to a curve.
enum class Smoothing { Never, AsChart };

/// One line. `unit` is what its own x values count.
struct CurveSpec {
    StripId strip = {};
    RunId run = {};
    QString name; // as it stands in the gutter: "r16 训练"
    Color color = Color::Series1;
    Dash dash = Dash::Solid;
    Fill fill = Fill::None;
    Smoothing smoothing = Smoothing::Never;
    XUnit unit = XUnit::Steps;
};

enum class MarkKind { Checkpoint, Best };
/// A point on a curve that means something; x in the curve's unit.
struct Mark {
    double x = 0;
    MarkKind kind = MarkKind::Checkpoint;
    QString label = {};
};

/// Full shows every strip; Compact the first, a row of headers and the one that is open. Automatic is Full where there is room.
enum class Density { Automatic, Full, Compact };

struct CurveStatistics {
    CurveId curve = {};
    QString name;
    Statistics values; // of what was measured, not of the smoothed line
};

/// Of a stretch of the x axis, in its unit.
struct RangeStatistics {
    XUnit unit = XUnit::Steps;
    Range range;
    std::vector<CurveStatistics> curves;
};

} // namespace danlu::ui

Q_DECLARE_METATYPE(danlu::ui::RangeStatistics)
