#!/bin/sh
# Makes .venv with everything Evoca needs. Used by the Makefile:
#   ./bootstrap.sh product    what `make run` needs
#   ./bootstrap.sh test       that, and what `make test` and `make check` need (Chromium too)
# Safe to run again: a finished part is not done twice; a broken earlier start is begun anew.
set -eu
cd "$(dirname "$0")"
what=${1:-product}
venv=.venv
torch=torch==2.13.0

say() { printf '%s\n' "$*"; }
fail() { printf 'Evoca: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_updated=no
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ $apt_updated = no ]; then as_root apt-get update -qq >/dev/null 2>&1 || return 1; apt_updated=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

find_python() {
    for name in python3.11 python3.12 python3.13 python3; do
        if command -v $name >/dev/null 2>&1 &&
            $name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v $name
            return
        fi
    done
    fail "hace falta Python 3.11, 3.12 o 3.13 (Python 3.11 to 3.13 is needed): apt-get install python3"
}

# The drawing library is linked with the OpenGL loader even where nothing is shown on a screen.
# Without the right to install packages, the loader is unpacked inside .venv and loaded from there.
native_libraries="libgl1 libegl1 libglx0 libglvnd0"
native_present() {
    "$venv/bin/python" -c 'import skia' >/dev/null 2>&1
}
install_native() {
    native_present && return
    say "Instalando las bibliotecas de dibujo… (installing the drawing libraries)"
    if apt_install $native_libraries && native_present; then return; fi
    command -v apt-get >/dev/null 2>&1 ||
        fail "faltan libGL.so.1 y libEGL.so.1; instálelas con el gestor de paquetes (libGL and libEGL are missing)"
    mkdir -p "$venv/native"
    (cd "$venv/native" && apt-get download -qq $native_libraries libx11-6 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0 \
        >/dev/null 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done) ||
        fail "no se pueden instalar libgl1 y libegl1; pida a quien administra el equipo: apt-get install libgl1 libegl1"
    folder=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    cp bootstrap_native.py "$folder/evoca_native.py"
    echo 'import evoca_native' > "$folder/evoca_native.pth"
    native_present || fail "las bibliotecas de dibujo no se cargan (the drawing libraries do not load): apt-get install libgl1 libegl1"
}

make_venv() {
    python=$(find_python)
    if [ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then return; fi
    rm -rf "$venv"
    say "Preparando el entorno de Python… (making the Python environment)"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" || true
        "$python" -m venv "$venv" >/dev/null ||
            fail "falta el módulo venv (the venv module is missing): sudo apt-get install python$version-venv"
    fi
}

# Each part leaves a stamp with the checksum of what it installed.
stamp_is_fresh() { [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(cat $2 | sha256sum)" ]; }
write_stamp() { cat $2 | sha256sum > "$venv/$1.stamp"; }

pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@" 2>"$venv/pip.log" || {
        grep -v '^WARNING' "$venv/pip.log" | tail -n 5 >&2
        fail "no se pudo instalar: mire si hay red y espacio en el disco, y repita la orden (installation failed: check network and disk space, then run again)"
    }
}

check_disk() {
    free=$(df -Pk . | awk 'NR==2 {print $4}')
    [ "$free" -gt "$1" ] || fail "hay poco espacio en el disco: hacen falta $(($1 / 1048576)) GB libres (not enough disk space)"
}

install_product() {
    inputs="requirements/product.txt requirements/parts.txt pyproject.toml bootstrap.sh"
    if stamp_is_fresh product "$inputs" && [ -x "$venv/bin/evoca" ]; then return; fi
    check_disk 4194304
    say "Instalando Evoca; la primera vez tarda unos minutos… (installing; the first time takes minutes)"
    pip_install --no-deps --require-hashes -r requirements/product.txt
    pip_install --no-deps --require-hashes -r requirements/parts.txt
    pip_install $torch
    pip_install --no-deps --editable .
    install_native
    write_stamp product "$inputs"
}

chromium_present() {
    for name in chromium chromium-browser google-chrome; do
        if command -v $name >/dev/null 2>&1; then return 0; fi
    done
    ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-* >/dev/null 2>&1
}

install_tests() {
    inputs="requirements/test.txt"
    if ! stamp_is_fresh test "$inputs"; then
        say "Instalando lo que necesitan las pruebas… (installing what the tests need)"
        pip_install --no-deps --require-hashes -r requirements/test.txt
        write_stamp test "$inputs"
    fi
    if chromium_present; then return; fi
    say "Instalando Chromium para las pruebas… (installing Chromium for the tests)"
    apt_install chromium || "$venv/bin/python" -m playwright install chromium >/dev/null 2>&1 ||
        say "ATENCIÓN: no hay Chromium; las pruebas de navegador no se harán (no Chromium: browser tests will not run)" >&2
}

make_venv
install_product
[ "$what" = test ] && install_tests
exit 0
