#include "RunReader.h"
#include "support/Doctest.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace danlu;
using test::bytesGiven;
using test::runReader;

namespace {

bool endedWell(const test::Said& said) { return WIFEXITED(said.status) && WEXITSTATUS(said.status) == 0 && said.failed.is_null() && said.finished.is_object(); }

/// Writes `megabytes` of rows, 300 bytes each.
test::Given generated(std::size_t megabytes) {
    return {"a.jsonl", [megabytes](int fd) {
                const std::string line = "{\"instruction\":\"宽带掉线怎么办\",\"input\":\"\",\"output\":\"" + std::string(250, 'x') + "\"}\n";
                std::string block;
                while (block.size() < 1'000'000)
                    block += line;
                for (std::size_t i = 0; i < megabytes; ++i)
                    if (!writeAll(fd, block, "pipe"))
                        return;
            }};
}

} // namespace

TEST_CASE("rows, rejected rows and what was detected come over the pipe") {
    const auto said = runReader("import", {bytesGiven("a.jsonl", "{\"text\":\"一\"}\nbad\n{\"text\":\"二\"}\n"), bytesGiven("b.txt", "三\n")});
    REQUIRE(endedWell(said));
    REQUIRE(said.rows.size() == 3);
    CHECK(said.rows[1].turns[0].text == "二");
    CHECK(said.rows[2].turns[0].text == "三");
    REQUIRE(said.tables.size() == 2);
    CHECK(said.tables[0]["shape"] == "text");
    CHECK(said.tables[0]["format"] == "jsonl");
    CHECK(said.tables[1]["kind"] == "text");
    REQUIRE(said.rejected.size() == 1);
    CHECK(said.rejected[0]["file"] == "a.jsonl");
    CHECK(said.rejected[0]["line"] == 2);
    CHECK(said.finished["rows"] == 3);
    CHECK(said.finished["rejected"] == 1);
}

TEST_CASE("options reach the import") {
    const auto said =
        runReader("import", {bytesGiven("a.csv", "问题,结果\na,b\n")}, {{"shape", "alpaca"}, {"fields", {{"instruction", "问题"}, {"output", "结果"}}}});
    REQUIRE(endedWell(said));
    REQUIRE(said.rows.size() == 1);
    CHECK(said.rows[0].turns[1].text == "b");
}

TEST_CASE("every encoding works inside the sandbox") {
    CHECK(runReader("import", {bytesGiven("a.txt", "\xc4\xe3\xba\xc3\xa3\xac\xca\xc0\xbd\xe7\n")}).rows.at(0).turns[0].text == "你好，世界");
    CHECK(runReader("import", {bytesGiven("a.txt", std::string("\xff\xfe\x60\x4f\x7d\x59", 6))}).rows.at(0).turns[0].text == "你好");
    CHECK(runReader("import", {bytesGiven("a.txt", std::string("\xfe\xff\x4f\x60\x59\x7d", 6))}).rows.at(0).turns[0].text == "你好");
    CHECK(runReader("import", {bytesGiven("a.txt", "\xc7\xd1\xb1\xdb\xc0\xba \xbf\xec\xb8\xae \xb1\xdb\xc0\xd4\xb4\xcf\xb4\xd9. "
                                                   "\xbe\xc8\xb3\xe7\xc7\xcf\xbc\xbc\xbf\xe4 \xb9\xdd\xb0\xa9\xbd\xc0\xb4\xcf\xb4\xd9\nok\n")})
              .rows.size() == 1); // not GB 18030: rejected, not garbled
}

TEST_CASE("what cannot be imported is a failure with a sentence") {
    const auto unknown = runReader("import", {bytesGiven("a.csv", "x,y\n1,2\n")});
    CHECK(WIFEXITED(unknown.status));
    CHECK(unknown.failed["code"] == "Rejected");
    CHECK(unknown.failed["message"].get<std::string>().find("\"x\", \"y\"") != std::string::npos);
    CHECK(runReader("import", {bytesGiven("a.jsonl", "")}).failed["code"] == "Rejected");
    CHECK(runReader("import", {bytesGiven("a.csv", "PK\x03\x04")}).failed["message"].get<std::string>().find("ZIP") != std::string::npos);
    CHECK(runReader("nonsense", {bytesGiven("a", "")}).failed["code"] == "Usage");
}

TEST_CASE("a line of 100 MB is rejected by its number and the stream goes on") {
    const auto said = runReader("import", {{"a.jsonl", [](int fd) {
                                                const std::string block(1'000'000, 'x');
                                                (void)writeAll(fd, "{\"text\":\"1\"}\n{\"text\":\"", "pipe");
                                                for (int i = 0; i < 100; ++i)
                                                    (void)writeAll(fd, block, "pipe");
                                                (void)writeAll(fd, "\"}\n{\"text\":\"3\"}\n", "pipe");
                                            }}});
    REQUIRE(endedWell(said));
    CHECK(said.rowCount == 2);
    REQUIRE(said.rejected.size() == 1);
    CHECK(said.rejected[0]["line"] == 2);
    CHECK(said.megabytes < 512);
}

TEST_CASE("hostile lines cost bounded memory") {
    std::string many = "{\"text\":\"x\",\"d\":[";
    while (many.size() < 60'000'000)
        many += "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,";
    const std::string deep = "{\"text\":" + std::string(30'000'000, '[');
    const std::string utf8 = "{\"text\":\"" + std::string(50'000'000, '\xe4') + "\"}";
    const auto said = runReader("import", {bytesGiven("a.jsonl", "{\"text\":\"1\"}\n" + many + "0]}\n" + deep + "\n" + utf8 + "\n{\"text\":\"5\"}\n")});
    REQUIRE(endedWell(said));
    CHECK(said.rowCount == 2);
    REQUIRE(said.rejected.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(said.rejected[i]["line"] == 2 + i);
    CHECK(said.megabytes < 512);
}

TEST_CASE("a row of eight megabytes comes in parts, a longer one is rejected") {
    const std::string most(8u << 20, 'a');
    const auto said = runReader("import", {bytesGiven("a.jsonl", "{\"text\":\"" + most + "\"}\n{\"text\":\"" + most + "a\"}\n")});
    REQUIRE(endedWell(said));
    REQUIRE(said.rows.size() == 1);
    CHECK(said.rows[0].turns[0].text == most);
    REQUIRE(said.rejected.size() == 1);
    CHECK(said.rejected[0]["line"] == 2);
}

TEST_CASE("unbalanced quotes and zero bytes cost their lines only") {
    const auto said = runReader("import", {bytesGiven("a.csv", std::string("text,label\n\"open,a\nfine,b\nze\0ro,c\nlast,d\n", 41))});
    REQUIRE(endedWell(said));
    CHECK(said.rowCount == 2);
    REQUIRE(said.rejected.size() == 2);
    CHECK(said.rejected[0]["line"] == 2);
    CHECK(said.rejected[1]["line"] == 4);
}

TEST_CASE("200 MB stay outside the memory") {
    const auto said = runReader("import", {generated(200)}, Json::object(), test::Keep::Counts);
    REQUIRE(endedWell(said));
    CHECK(said.finished["bytes"].get<std::uint64_t>() >= 200'000'000);
    CHECK(said.rowCount > 500'000);
    CHECK(said.megabytes < 64);
}

TEST_CASE("a parent that goes away ends the reader") {
    auto reader = test::startWaiting();
    ::close(reader.output);
    (void)writeAll(reader.file, "{\"text\":\"1\"}\n", "pipe");
    ::close(reader.file);
    int status = 0;
    CHECK(::waitpid(reader.pid, &status, 0) == reader.pid);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    ::close(reader.input);
}
