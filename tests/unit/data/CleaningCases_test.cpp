#include "support/Cases.h"
#include "support/Suite.h"

#include "Imported.h"
#include "data/cleaning/Cleaner.h"

#include <sstream>

using namespace danlu;

namespace {

/// A recipe, a line "====", then a row per line with escapes ("text @ A/B/C" gives it a label).
Result<std::string> runCleaningCase(std::string_view input) {
    const auto rule = input.find("\n====\n");
    DANLU_TRY(auto cleaner, data::Cleaner::fromYaml(input.substr(0, rule)));
    std::istringstream lines{std::string(input.substr(rule + 6))};
    std::string line, text;
    while (std::getline(lines, line)) {
        Row row;
        row.kind = RowKind::Classification;
        const auto label = line.rfind(" @ ");
        if (label != line.npos)
            row.labels.push_back({line.substr(label + 3)});
        row.turns.push_back({Role::User, test::unescaped(line.substr(0, label))});
        text += cleaner.apply(row) == data::Verdict::Kept ? test::shown(row.turns[0].text) + "\n" : "dropped\n";
    }
    for (const auto& count : cleaner.counts())
        text += count.step + ": " + std::to_string(count.changed) + " changed, " + std::to_string(count.dropped) + " dropped\n";
    return text;
}

} // namespace

class CleaningCasesTest : public QObject {
    Q_OBJECT
private slots:
    void cases() {
        const auto differing = test::runCases("cleaning", runCleaningCase);
        for (const auto& one : differing)
            qWarning("%s", one.c_str());
        QVERIFY(differing.empty());
    }
};

DANLU_SUITE(CleaningCasesTest)
#include "CleaningCases_test.moc"
