#include "support/Cases.h"
#include "support/Suite.h"

#include "Imported.h"

#include <sstream>

using namespace danlu;

namespace {

/// First line: "file NAME [as=SHAPE] [format=F] [encoding=E] [map=field=column] [escaped]"; the rest is the file.
Result<std::string> runImportCase(std::string_view input) {
    const auto lineEnd = std::min(input.find('\n'), input.size());
    std::istringstream words{std::string(input.substr(0, lineEnd))};
    std::string word, name;
    data::ImportOptions options;
    bool escaped = false;
    words >> word >> name;
    while (words >> word) {
        if (word.starts_with("as="))
            options.shape = word.substr(3);
        else if (word.starts_with("format="))
            options.format = word.substr(7);
        else if (word.starts_with("encoding="))
            options.encoding = word.substr(9);
        else if (word.starts_with("map="))
            DANLU_CHECK(data::addField(options, word.substr(4)));
        else
            escaped = word == "escaped";
    }
    const std::string rest(input.substr(std::min(lineEnd + 1, input.size())));
    auto got = test::imported(escaped ? test::unescaped(rest) : rest, name, options);
    if (!got)
        return Error(got.error().code(), got.error().message() + "; " + got.error().hint());
    std::string text = got->detection.format + " " + got->detection.encoding +
                       (got->detection.delimiter.empty() ? "" : " [" + test::shown(got->detection.delimiter) + got->detection.quote + "]") + " " +
                       got->detection.shape + "\n";
    for (const auto& row : got->rows)
        text += test::shown(row) + "\n";
    for (const auto& row : got->rejected)
        text += "line " + std::to_string(row.line) + " rejected: " + row.reason + "\n";
    return text;
}

} // namespace

class ImportCasesTest : public QObject {
    Q_OBJECT
private slots:
    void cases() {
        const auto differing = test::runCases("importers", runImportCase);
        for (const auto& one : differing)
            qWarning("%s", one.c_str());
        QVERIFY(differing.empty());
    }
};

DANLU_SUITE(ImportCasesTest)
#include "ImportCases_test.moc"
