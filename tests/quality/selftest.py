"""Plants one violation of each kind in a small tree and wants the rule to find it there, and nothing where nothing is wrong."""
import importlib
import shutil
import tempfile
import unittest
from pathlib import Path

from rules import sizes
from tree import Skip, Tree

HERE = Path(__file__).resolve().parent
CLEAN = {
    "packaging/cmake/Edges.cmake": 'set(DANLU_EDGES\n    "base | | nlohmann"\n    "text | base | icu"\n    "engine | base text | libtorch"\n    "cli | base | "\n)\n',
    "packaging/cmake/Dependencies.cmake": "danlu_header_only(nlohmann)\ndanlu_pkg(icu icu-uc)\n",
    "core/base/Result.h": "#pragma once\n#include <nlohmann/json.hpp>\n#include <string>\n",
    "core/text/Words.h": '#pragma once\n#include "base/Result.h"\n',
    "core/text/Words.cpp": '#include "text/Words.h"\n#include <unicode/uchar.h>\n// #include "engine/Model.h"\n',
    "core/engine/Model.h": '#pragma once\n#include "text/Words.h"\n#include <ATen/ATen.h>\n',
    "app/cli/main.cpp": '#include "Commands.h"\nint main() { return 0; }\n',
    "app/cli/Commands.h": '#pragma once\n#include "base/Result.h"\n',
    ".clang-format": (HERE.parents[1] / ".clang-format").read_text(),
    "README.md": "A program.\n",
}
for library in ("nlohmann", "icu", "libtorch"):
    CLEAN[f"packaging/licences/{library}.txt"] = f"Name: {library}\nVersion: 1\nLicence: MIT\nFrom: its home page\nUsed by: base\n\nCopyright somebody\nPermission is granted.\n"


def function(lines):
    return "int f() {\n" + "    g();\n" * (lines - 2) + "}\n"


class Planted(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        for path, text in CLEAN.items():
            self.plant(path, text)

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, rule):
        return importlib.import_module("rules." + rule).check(Tree(self.root))

    def wants(self, rule, path, text, words):
        """The rule says `words` about `path` once `text` is in it."""
        before = self.found(rule)
        self.assertEqual(before, [], f"{rule} in the clean tree")
        self.plant(path, text)
        after = self.found(rule)
        self.assertTrue(any(words in line for line in after), f"{rule} did not see it: {after}")
        (self.root / path).unlink()
        if path in CLEAN:
            self.plant(path, CLEAN[path])

    def test_includes(self):
        self.wants("includes", "core/base/Bad.h", '#include "text/Words.h"\n', "base may not use text")
        self.wants("includes", "core/text/Bad.cpp", "#include <ATen/ATen.h>\n", "text may not use libtorch")
        self.wants("includes", "core/text/Bad.cpp", "#include <unicode/ucsdet.h>\n", "text may not use icui18n")
        self.wants("includes", "app/cli/Bad.cpp", '#include "engine/Model.h"\n', "cli may not use engine")
        self.wants("includes", "app/cli/Bad.cpp", "#include <QString>\n", "cli may not use qtcore")
        self.wants("includes", "core/base/Bad.cpp", "#include <strange/library.h>\n", "neither of the tree")
        self.wants("includes", "core/unheard/Bad.cpp", "#include <string>\n", "has no row")

    def test_cycles(self):
        self.wants("cycles", "core/base/Result.h", '#include "text/Words.h"\n', "core/base/Result → core/text/Words → core/base/Result")
        self.plant("core/base/A.h", '#include "base/B.h"\n')
        self.plant("core/base/A.cpp", '#include "base/A.h"\n')
        self.plant("core/base/B.h", "#pragma once\n")
        self.wants("cycles", "core/base/B.cpp", '#include "base/A.h"\n', "cycle: core/base/A → core/base/B")
        self.plant("core/base/BState.h", '#include "base/B.h"\n')
        self.plant("core/base/B.cpp", '#include "base/BState.h"\n')
        self.assertEqual(self.found("cycles"), [], "a private half is no cycle")

    def test_sizes(self):
        self.wants("sizes", "core/base/Long.cpp", "int x;\n" * 600, "a file of 600 lines; the limit")
        self.wants("sizes", "core/base/Long.cpp", "int x;\n" * 400, "warning: core/base/Long.cpp")
        self.wants("sizes", "plugins/cuda/Long.cu", function(100), "function f of 100 lines; the limit")
        self.wants("sizes", "core/base/Long.cpp", function(60), "warning: core/base/Long.cpp:1: function f of 60")
        for lines in (59, 20):
            self.plant("core/base/Short.cpp", function(lines))
            self.assertEqual(self.found("sizes"), [])

    def test_sizes_of_every_shape(self):
        """Whatever stands around it, a body is found with its name and its lines."""
        shapes = {
            "namespace a::b {\nclass X : public Y {\npublic:\n    X() : m_a{1}, m_b(2) {\n        f();\n    }\n};\n}\n": ("X", "m_b"),
            "template <typename T>\nResult<T> read(std::string_view a = \"{\") {\n    return a;\n}\n": ("read",),
            "struct P { int a = 0; };\nP make() {\n    return {.a = 1};\n}\n": ("make",),
            "class A final : public B {\nprivate slots:\n    void works() {\n        auto f = [] { return 1; };\n    }\n};\n": ("works",),
            "const auto k = [](int a) {\n    return a;\n};\n": ("k", "?"),
            "TEST_CASE(\"a { b\") {\n    f();\n}\n": ('TEST_CASE("     ', "TEST_CASE("),
            "bool operator==(const A& a, const A& b) {\n    return a.x == b.x;\n}\n": ("operator==",),
        }
        for text, names in shapes.items():
            seen = sizes.functions(text)
            self.assertTrue(any(lines >= 3 for _, lines, _ in seen), f"{text} gave {seen}")
            self.assertTrue(any(name.startswith(names) for _, _, name in seen), f"{text} gave {seen}")
        table = "const Row kRows[] = {\n" + '    {"a", call(1)},\n' * 150 + "};\n"
        self.assertEqual(sizes.functions(table), [])

    def test_banned(self):
        code = {
            "core/base/Bad.cpp": ["void f() { exit(1); }", "void f() { std::abort(); }", "void f() { std::cout << 1; }", "QEventLoop loop;"],
            "core/base/Bad.h": ["using namespace std;"],
            "core/engine/Bad.cpp": ["auto m = torch::load(x);", "auto m = torch::jit::load(x);"],
            "ui/pages/Bad.cpp": ["dialog.exec();", "connect(a, SIGNAL(x()), b, SLOT(y()));", "app.processEvents();", "Qt::BlockingQueuedConnection", "Q_GLOBAL_STATIC(A, a)"],
        }
        for path, lines in code.items():
            for line in lines:
                self.wants("banned", path, line + "\n", path + ":1")
        texts = ["// TO" + "DO later", "see https://py" + "pi.org/x", "/wor" + "k/main/x", "written by Clau" + "de", "# https://deb.deb" + "ian.org/debian"]
        for text in texts:
            self.wants("banned", "packaging/notes.cmake", text + "\n", "packaging/notes.cmake:1")
        for fine in ("// TO" + "DO(#12): faster\n", "// exit( is banned\n", 'auto s = "std::cout";\n', "void f() { ::_exit(127); }\n", "app.exit(3);\n"):
            self.plant("core/base/Fine.cpp", fine)
            self.assertEqual(self.found("banned"), [], fine)

    def test_root(self):
        self.wants("root", "notes.txt", "x\n", "notes.txt")
        self.wants("root", "src/a.cpp", "x\n", "src")

    def test_format(self):
        try:
            self.wants("format", "core/base/Bad.h", "int   f( ) ;\n", "core/base/Bad.h:1")
        except Skip as reason:
            self.skipTest(str(reason))

    def test_licences(self):
        dependencies = CLEAN["packaging/cmake/Dependencies.cmake"]
        self.wants("licences", "packaging/cmake/Dependencies.cmake", dependencies + "danlu_pkg(zlib zlib)\n", "zlib.txt: missing")
        self.wants("licences", "packaging/cmake/Edges.cmake", CLEAN["packaging/cmake/Edges.cmake"] + '"data | | libxlsx"\n', "libxlsx.txt: missing")
        self.wants("licences", "packaging/licences/icu.txt", "Name: ICU\n", "Licence")

    def test_sentences(self):
        table = '{"sentences": {"cannot open {}: {}": "无法打开 {}：{}", "the disk of {} is full": "{} 的磁盘已满"}, "others": {}}'
        self.plant("translations/sentences_zh_CN.json", table)
        said = 'auto a = systemError("cannot open", path, errno);\nauto b = Error(ErrorCode::Io, "the disk of " + name() + " is full");\n'
        self.plant("core/base/Said.cpp", said)
        both = 'return Error(ErrorCode::Io, "there are " + (n == 1 ? std::string("one") : "many " + what) + " of it");\n'
        self.wants("sentences", "core/text/Bad.cpp", both, 'no translation of "there are many {} of it"')
        self.wants("sentences", "core/text/Bad.cpp", 'return Error(ErrorCode::Io, "it is gone").withHint("Bring it back.");\n', "Bring it back.")
        for text in ('visit(x, Text{{.help = "Some words of help."}});\n', 'db.run("DELETE FROM rows WHERE id = ?");\n', '// "a comment that speaks"\n'):
            self.plant("core/text/Fine.cpp", text)
            self.assertEqual(self.found("sentences"), [], text)
        self.plant("core/base/Said.cpp", said.replace("the disk of", "the drive of"))
        self.assertTrue(any("nobody says" in line for line in self.found("sentences")))
        self.plant("core/base/Said.cpp", said)
        self.plant("translations/sentences_zh_CN.json", table.replace("{} 的磁盘已满", "磁盘已满"))
        self.assertTrue(any("1 values in the sentence, 0" in line for line in self.found("sentences")))

    def test_translations(self):
        def ts(source, translation):
            return f'<TS version="2.1"><context><name>A</name><message><source>{source}</source>{translation}</message></context></TS>'

        path = "translations/home_zh_CN.ts"
        for source, translation, words in (
            ("Open", '<translation type="unfinished"></translation>', "home: translations/home_zh_CN.ts: A: \"Open\" is not translated"),
            ("Open", "<translation>Open</translation>", "is the same in Chinese"),
            ("%1 rows", "<translation>%2 行</translation>", "other values"),
            ("%1 rows", "<translation>行</translation>", "other values"),
        ):
            self.wants("translations", path, ts(source, translation), words)
        self.plant(path, ts("%n row(s)", "<translation><numerusform>%n 行</numerusform></translation>"))
        self.assertEqual(self.found("translations"), [])


if __name__ == "__main__":
    unittest.main()
