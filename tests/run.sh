#!/usr/bin/env bash
# Runs every test of the product: bash tests/run.sh
# On Debian it installs what the tests need and lacks. The last line is "N passed, N failed"; anything but all passed exits non-zero.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

SUITE_SECONDS=1200   # a suite that takes longer is ended and counts as failed
HANG_TIMEOUT=4min    # so is a single test
NEEDS=(chromium fonts-noto-cjk fonts-noto-color-emoji zbar-tools nginx openssl strace)

export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# A browser test that finds no Chromium fails here; a plain "dotnet test" skips it and says so.
export NEIGHBORPARTY_BROWSER=required
results=$(mktemp -d)
running=""

finish() {
  [ -z "$running" ] || kill -KILL -- "-$running" 2>/dev/null || true
  rm -rf "$results"
}
trap finish EXIT
trap 'exit 130' INT TERM

missing() { echo "$1" >&2; exit 1; }

# Runs in a session of its own, with a limit; whatever it leaves behind is ended with it.
alone() {
  local limit=$1 code=0; shift
  setsid timeout --kill-after=20 "$limit" "$@" &
  running=$!
  wait "$running" || code=$?
  kill -KILL -- "-$running" 2>/dev/null || true
  running=""
  return "$code"
}

install() {
  local lacking=() package
  for package in "${NEEDS[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || lacking+=("$package")
  done
  [ "${#lacking[@]}" -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || missing "Please install (needs root): apt-get install ${lacking[*]}"
    root=(sudo -n)
  fi
  echo "Installing ${lacking[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=500 update
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=500 install -y --no-install-recommends "${lacking[@]}" >/dev/null
}

command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' || missing "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download"
command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || missing "Node.js 20 or newer is needed: https://nodejs.org"
if command -v apt-get >/dev/null; then
  install
else
  echo "This is no Debian: chromium and fonts for Chinese and emoji must be there."
fi
NEIGHBORPARTY_CHROMIUM=${NEIGHBORPARTY_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -x "$NEIGHBORPARTY_CHROMIUM" ] || missing "Chromium is needed by the browser tests."
export NEIGHBORPARTY_CHROMIUM

echo "Building"
alone "$SUITE_SECONDS" dotnet build NeighborParty.sln -v quiet -nologo -warnaserror -nodeReuse:false -p:UseSharedCompilation=false || missing "It does not build."

passed=0 failed=0 skipped=0 report=()
for project in tests/*Tests/*.csproj; do   # the benchmarks are a program
  suite=$(basename "$project" .csproj)
  started=$SECONDS
  echo "== $suite"
  alone "$SUITE_SECONDS" dotnet test "$project" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$suite.trx" \
    --logger "console;verbosity=minimal" --blame-hang --blame-hang-timeout "$HANG_TIMEOUT" --blame-hang-dump-type none || true
  counters=$(grep -o '<Counters [^>]*' "$results/$suite.trx" 2>/dev/null | head -1 || true)
  of() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  total=$(of total) ran=$(of executed) good=$(of passed)
  total=${total:-0} ran=${ran:-0} good=${good:-0}
  bad=$((ran - good))
  # A suite that was ended has no honest count of what it did not reach.
  if [ "$total" = 0 ] || grep -q 'outcome="Aborted"' "$results/$suite.trx" 2>/dev/null; then
    bad=$((bad + 1))
    echo "$suite did not run to its end." >&2
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - ran))
  report+=("$(printf '%-36s %5d passed %4d failed %4d skipped %5d s' "$suite" "$good" "$bad" "$((total - ran))" "$((SECONDS - started))")")
done

echo
printf '%s\n' "${report[@]}"
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
