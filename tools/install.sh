#!/bin/sh
# Cài kientruc không cần mạng: ./install.sh [THƯ-MỤC]      (mặc định / default: kientruc)
# Installs kientruc without a network into a folder of its own; nothing else on the machine is changed.
set -eu
say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

case ${1:-} in
-*)
    say "Cách dùng / usage: ./install.sh [THƯ-MỤC / FOLDER]"
    [ "$1" = "-h" ] || [ "$1" = "--help" ] || exit 2
    exit 0
    ;;
esac
target=${1:-kientruc}
case $target in /*) ;; *) target=$PWD/$target ;; esac
cd "$(dirname "$0")"

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || stop "Cần python3 từ 3.11 trở lên. / python3 3.11 or newer is needed."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Cần Python từ 3.11 trở lên, máy này có $("$python" -V). / Python 3.11 or newer is needed."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Thiếu mô-đun venv (gói python3-venv). / The venv module is missing (package python3-venv)."
[ ! -e "$target" ] || stop "Đã có $target; hãy chọn thư mục khác. / $target is there already; choose another folder."

say "Đang kiểm tra các tệp … / Checking the files …"
if command -v sha256sum >/dev/null 2>&1; then
    sha256sum -c --quiet SHA256SUMS || stop "Có tệp bị sai hoặc thiếu; hãy chép lại gói. / A file is damaged or missing; copy the bundle again."
else
    shasum -a 256 -c -q SHA256SUMS || stop "Có tệp bị sai hoặc thiếu; hãy chép lại gói. / A file is damaged or missing; copy the bundle again."
fi

say "Đang cài vào $target … / Installing into $target …"
"$python" -m venv "$target"
# Only what the bundle holds, whatever pip is set up to use on this machine.
pip() { PIP_CONFIG_FILE=/dev/null "$target/bin/python" -m pip --isolated -q --disable-pip-version-check "$@"; }
pip install --no-index --find-links wheels --require-hashes -r requirements.lock
pip install --no-index --no-deps wheels/kientruc-*.whl
"$target/bin/kientruc" doctor
say "Xong. Chạy / run: $target/bin/kientruc check -r THƯ-MỤC-KHO"
