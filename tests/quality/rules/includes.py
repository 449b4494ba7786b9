"""Every include of core, app and ui goes along an edge of packaging/cmake/Edges.cmake, third-party headers too."""
import re

from tree import includes, resolve

EDGES = "packaging/cmake/Edges.cmake"
ROW = re.compile(r'^\s*"([a-z]+)\s*\|([^|]*)\|([^"]*)"', re.MULTILINE)

# Header → the name the edge table uses. The first that matches counts.
THIRD = [
    (r"nlohmann/", "nlohmann"),
    (r"simdjson(\.h|/)", "simdjson"),
    (r"yaml-cpp/", "yamlcpp"),
    (r"openssl/", "openssl"),
    (r"argon2\.h", "argon2"),
    (r"unicode/(ucsdet|ucol|coll|regex|uregex|numfmt|datefmt|translit|utrans|uspoof|calendar|search|usearch)\.h", "icui18n"),
    (r"unicode/", "icu"),
    (r"pcre2\.h", "pcre2"),
    (r"sentencepiece", "sentencepiece"),
    (r"sqlite3\.h", "sqlite3"),
    (r"seccomp\.h", "seccomp"),
    (r"(torch|ATen|c10|caffe2)/", "libtorch"),
    (r"qcustomplot", "qcustomplot"),
    (r"(QtCore/|Q(Object|String|StringList|ByteArray|Process|Timer|CoreApplication|File|FileInfo|Dir|Lock|Json|Variant|List|Map|Hash|Set|Date|Time|"
     r"Elapsed|Event|Thread|Mutex|Temporary|Standard|Locale|Translator|Command|Settings|Text|Socket|Data|IO|Url|Uuid|Crypto|Pointer|Meta|Library|"
     r"SysInfo|Storage|Regular|Loggin|Debug|Global|tGlobal|Points|Size|Rect|Abstract(Item|List|Table|Native|EventD)|Sort|Signal)[A-Za-z]*$)", "qtcore"),
    (r"(Qt(Widgets|Gui|Svg|PrintSupport|DBus)/|Q[A-Z])", "qtwidgets"),
]
SYSTEM = re.compile(
    r"[a-z_0-9]+$"  # C++ standard library
    r"|(sys|linux|arpa|netinet|net|asm|bits|mach)/[\w./-]+\.h$"
    r"|(unistd|fcntl|dlfcn|poll|pthread|sched|signal|spawn|dirent|termios|errno|limits|stdlib|stdio|string|stdint|stddef|stdarg|time|math|float|ctype"
    r"|wchar|locale|langinfo|pwd|grp|getopt|glob|fnmatch|ftw|assert|inttypes|malloc|syslog|ucontext|execinfo|cpuid|[a-z]*mmintrin|immintrin|x86intrin"
    r"|arm_neon|semaphore|mqueue|utime|netdb|resolv|ifaddrs|pty|elf|link|cxxabi|features|endian|byteswap|omp|mntent|sysexits|uuid|cuda[a-z_]*)\.h$"
)


def edges(tree):
    return {row[0]: (set(row[1].split()), set(row[2].split())) for row in ROW.findall(tree.text(EDGES))}


def module_of(path):
    """The row of the edge table that speaks for a file."""
    parts = path.split("/")
    if parts[0] == "app":
        return parts[1]
    return parts[1] if parts[0] == "core" else parts[0]


def third_of(name):
    return next((third for pattern, third in THIRD if re.match(pattern, name)), None)


def fits(third, allowed):
    if third == "icu" and "icui18n" in allowed or third == "qtcore" and "qtwidgets" in allowed:
        return True
    return third in allowed


def judge(tree, table, path, quote, name):
    """Why an include is not allowed, or nothing."""
    own = module_of(path)
    if own not in table:
        return f"module {own} has no row in {EDGES}"
    modules, third = table[own]
    if quote == '"':
        target = resolve(tree, path, name)
        if target:
            other = module_of(target)
            return None if other == own or other in modules else f"{own} may not use {other}"
    if SYSTEM.match(name):
        return None
    library = third_of(name)
    if not library:
        return "this header is neither of the tree nor of a library that tests/quality/rules/includes.py knows"
    return None if fits(library, third) else f"{own} may not use {library}"


def check(tree):
    table = edges(tree)
    found = []
    for path in tree.sources("core", "app", "ui"):
        for line, quote, name in includes(tree.text(path)):
            reason = judge(tree, table, path, quote, name)
            if reason:
                found.append(f"{path}:{line}: {name}: {reason} ({EDGES})")
    return found
