"""The root holds these and dotfiles only."""
ALLOWED = {
    "app", "core", "ui", "resources", "translations", "plugins", "packaging", "tests",
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CONTRIBUTING.md",
}


def check(tree):
    names = sorted({path.split("/")[0] for path in tree.paths})
    return [f"{name}: does not belong in the root" for name in names if name not in ALLOWED and not name.startswith(".")]
