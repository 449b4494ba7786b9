#include "support/Suite.h"

#include <QCoreApplication>

#include <vector>

namespace danlu::test {
namespace {

std::vector<std::function<std::unique_ptr<QObject>()>>& suites() {
    static std::vector<std::function<std::unique_ptr<QObject>()>> list;
    return list;
}

} // namespace

bool addSuite(std::function<std::unique_ptr<QObject>()> make) {
    suites().push_back(std::move(make));
    return true;
}

} // namespace danlu::test

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    int failed = 0;
    for (const auto& make : danlu::test::suites())
        failed += QTest::qExec(make().get(), argc, argv);
    return failed == 0 ? 0 : 1;
}
