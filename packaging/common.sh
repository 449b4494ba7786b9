# Sourced by the commands of this folder: where things are, how they speak, how they become root.
danlu_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
danlu_cache=${DANLU_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/danlu}
danlu_name=$(basename "$0")
danlu_steps=1

say() { echo "$danlu_name: $*" >&2; }
fail() { say "$*"; exit 1; }
# steps M before the first, then step N TEXT: "quickstart: step 2 of 4: building".
steps() { danlu_steps=$1; }
step() { say "step $1 of $danlu_steps: $2"; }

# The comment block at the head of the calling script, without the shebang.
show_help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "installing Debian packages needs root: run this as root or install sudo"
    fi
}

has_gpu() { [ -e /proc/driver/nvidia/version ] || [ -e /dev/nvidiactl ] || [ -e /dev/dxg ]; }

free_mb() { # of the file system that holds DIR or its nearest parent
    local dir=$1
    until [ -d "$dir" ]; do dir=$(dirname "$dir"); done
    df -Pm "$dir" | awk 'NR == 2 { print $4 }'
}
need_space() { # DIR MB PURPOSE
    local have; have=$(free_mb "$1")
    [ "$have" -ge "$2" ] || fail "$3 needs $2 MB at $1, $have MB are free"
}

# Compilers at a time: one per core, and about 2 GB of memory for each.
jobs_that_fit() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ { print int($2 / 2000000) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

seconds_text() { printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); }
