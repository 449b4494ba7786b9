#include "RunReader.h"
#include "support/Doctest.h"

#include <sys/wait.h>

using namespace danlu;

TEST_CASE("2 GB of JSONL, JSON and CSV stay outside the memory") {
    const std::string text(280, 'x');
    struct Form {
        std::string name, head, record, tail;
    };
    for (const auto& form :
         {Form{"a.jsonl", "", "{\"text\":\"" + text + "\"}\n", ""}, Form{"a.json", "[{\"text\":\"0\"}", ",\n{\"text\":\"" + text + "\"}", "]"},
          Form{"a.csv", "text,label\n", "\"" + text + "\",a/b/c\n", ""}}) {
        INFO(form.name);
        const auto said = test::runReader("import",
                                          {{form.name,
                                            [&form](int fd) {
                                                std::string block;
                                                while (block.size() < 1'000'000)
                                                    block += form.record;
                                                (void)writeAll(fd, form.head, "pipe");
                                                for (int i = 0; i < 2000; ++i)
                                                    if (!writeAll(fd, block, "pipe"))
                                                        return;
                                                (void)writeAll(fd, form.tail, "pipe");
                                            }}},
                                          Json::object(), test::Keep::Counts);
        CHECK(WIFEXITED(said.status));
        REQUIRE(said.finished.is_object());
        CHECK(said.finished["bytes"].get<std::uint64_t>() >= 2'000'000'000);
        CHECK(said.finished["rejected"] == 0);
        CHECK(said.megabytes < 64);
    }
}
