#include "support/Suite.h"

#include "base/Clock.h"
#include "base/File.h"
#include "base/Json.h"
#include "base/Names.h"
#include "base/Row.h"

#include <QTemporaryDir>

using namespace danlu;

class BaseTest : public QObject {
    Q_OBJECT
private slots:
    void errorsKeepTheirCauses() {
        const Error error = Error(ErrorCode::Corrupt, "checksum differs").withHint("restore a backup").wrap("page 7").wrap("opening the project");
        QCOMPARE(error.chain(), std::string("opening the project: page 7: checksum differs"));
        const Error back = errorOf(toJson(error));
        QCOMPARE(back.chain(), error.chain());
        QCOMPARE(back.hint(), std::string("restore a backup"));
        QVERIFY(back.code() == ErrorCode::Corrupt);
        QCOMPARE(exitStatusOf(ErrorCode::Corrupt), 3);
        for (int code = 0; code <= static_cast<int>(ErrorCode::Failed); ++code)
            QVERIFY(errorCodeOf(nameOf(static_cast<ErrorCode>(code))) == static_cast<ErrorCode>(code));
    }

    void jsonIsBounded() {
        QVERIFY(parseJson("{\"a\":[1,2,{\"b\":\"[[[\"}]}", "x"));
        QVERIFY(!parseJson(std::string(100, '[') + std::string(100, ']'), "x"));
        const auto broken = parseJson("{\"a\":}", "config.json");
        QVERIFY(!broken && broken.error().message().find("config.json") == 0);
        DANLU_VALUE(const Json json, parseJson(R"({"n":3,"s":"t"})", "x"));
        QCOMPARE(*member<int>(json, "n"), 3);
        QVERIFY(!member<int>(json, "s"));
        QCOMPARE(*memberOf(json), 7);
    }

    void filesAreReplacedWhole() {
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "a" / "b.txt";
        QVERIFY_OK(makeFolder(file.parent_path()));
        QVERIFY_OK(writeFileAtomically(file, "old"));
        const auto failed = writeFileAtomically(file, [](int) -> Result<> { return Error(ErrorCode::NoSpace, "full"); });
        QVERIFY(!failed);
        QCOMPARE(*readFile(file), std::string("old"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), 1);
        QVERIFY(!readFile(file, 2));
        QVERIFY(!readFile(folder.path().toStdString()));
    }

    void locksAreSeen() {
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "lock";
        QVERIFY(!FileLock::isHeld(file));
        {
            DANLU_VALUE(const auto lock, FileLock::acquire(file));
            QVERIFY(FileLock::isHeld(file));
            QVERIFY(!FileLock::acquire(file));
        }
        QVERIFY(!FileLock::isHeld(file));
    }

    void namesAreSuggested() {
        const auto error = unknownName("dtype", "bf61", {"fp32", "bf16"});
        QVERIFY(error.message().find("did you mean \"bf16\"") != std::string::npos);
        QVERIFY(nearestName("zzzzzzzz", std::vector<std::string>{"fp32"}).empty());
    }

    void textForms() {
        QCOMPARE(sizeText(999), std::string("999 bytes"));
        QCOMPARE(sizeText(3'240'000'000), std::string("3.2 GB"));
        QCOMPARE(isoTime(1772368496789), std::string("2026-03-01T12:34:56.789Z"));
        QCOMPARE(labelText({"大类", "中类"}), std::string("大类/中类"));
    }

private:
    static Result<int> memberOf(const Json& json) { return memberOr<int>(json, "absent", 7); }
};

DANLU_SUITE(BaseTest)
#include "Base_test.moc"
