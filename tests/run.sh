#!/usr/bin/env bash
# Runs every test of the product: bash tests/run.sh
# On Debian it installs what the tests need and lacks. The last line is "N passed, N failed"; anything but all passed exits non-zero.
# The integration tests run on SQLite, on a PostgreSQL that lives as long as this script, and on SQL Server too
# when NEIGHBORPARTY_TEST_SQLSERVER holds a connection string.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

SUITE_SECONDS=1800   # a suite that takes longer is ended and counts as failed
HANG_TIMEOUT=4min    # so is a single test
NEEDS=(chromium-headless-shell fonts-noto-cjk fonts-noto-color-emoji zbar-tools postgresql nginx wrk openssl strace)

# Nothing here runs long enough to profit from being measured and compiled once more.
export DOTNET_TieredPGO=0
export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# A browser test that finds no Chromium fails here; a plain "dotnet test" skips it and says so.
export NEIGHBORPARTY_BROWSER=required
results=$(mktemp -d)
running=""
cluster=""    # the folder of the PostgreSQL started here
postgres=""   # its process
installing="" # the process that installs

finish() {
  [ -z "$running" ] || kill -KILL -- "-$running" 2>/dev/null || true
  stop_postgres
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

# Installs beside the build, which needs none of it.
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
  { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=500 update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=500 install -y --no-install-recommends "${lacking[@]}" >/dev/null; } &
  installing=$!
}

# The server refuses to be root: then it belongs to the account that its package made.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
  local bin port try
  bin=$(command -v initdb 2>/dev/null || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)
  [ -n "$bin" ] || return 1
  bin=$(dirname "$bin")
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/np-postgres-XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$cluster"
  as_owner "$bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$results/initdb.log" 2>&1 ||
    missing "PostgreSQL's initdb failed: $(tail -3 "$results/initdb.log")"
  for try in 1 2 3 4 5 6 7 8; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    # Taken ports end the server at once; the next one is tried.
    if as_owner "$bin/pg_ctl" -D "$cluster/data" -w -t 60 -l "$cluster/log" \
      -o "-p $port -k '' -c listen_addresses=127.0.0.1 -c max_connections=400 -c fsync=off -c full_page_writes=off -c synchronous_commit=off" start >/dev/null 2>&1; then
      postgres=$(head -1 "$cluster/data/postmaster.pid")
      export NEIGHBORPARTY_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
      echo "PostgreSQL $("$bin/postgres" --version | sed 's/.*) //; s/ .*//') on port $port"
      return 0
    fi
  done
  missing "PostgreSQL does not start: $(tail -5 "$cluster/log")"
}

stop_postgres() {
  local seconds=0
  if [ -n "$postgres" ]; then
    kill -INT "$postgres" 2>/dev/null || true
    while kill -0 "$postgres" 2>/dev/null && [ "$((seconds += 1))" -lt 20 ]; do sleep 0.5; done
    kill -QUIT "$postgres" 2>/dev/null || true
    postgres=""
  fi
  [ -z "$cluster" ] || rm -rf "$cluster"
  cluster=""
}

command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' || missing "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download"
command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || missing "Node.js 20 or newer is needed: https://nodejs.org"
if command -v apt-get >/dev/null; then
  install
else
  echo "This is no Debian: chromium, fonts for Chinese and emoji, PostgreSQL, nginx and wrk must be there."
fi
echo "Building"
alone "$SUITE_SECONDS" dotnet build NeighborParty.sln -v quiet -nologo -warnaserror -nodeReuse:false -p:UseSharedCompilation=false || missing "It does not build."
unset NEIGHBORPARTY_TEST_PRODUCT   # whatever stands there is not what was just built
started_as="compiled ahead"
# Half of the integration tests' time goes to programs that they start as processes: compiled ahead, one starts in two thirds of it.
echo "Publishing"
if alone "$SUITE_SECONDS" dotnet publish backend/NeighborParty.Api -c Debug --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false \
  -o "$results/product" -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false; then
  export NEIGHBORPARTY_TEST_PRODUCT="$results/product"
else
  started_as="as it was built, for it could not be compiled ahead"
fi
[ -z "$installing" ] || wait "$installing" || missing "Installing failed."

NEIGHBORPARTY_CHROMIUM=${NEIGHBORPARTY_CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -x "$NEIGHBORPARTY_CHROMIUM" ] || missing "Chromium is needed by the browser tests."
export NEIGHBORPARTY_CHROMIUM
providers=(Sqlite)
start_postgres || missing "PostgreSQL 15 or newer is needed: initdb is nowhere to be found."
providers+=(PostgreSql)
without="SQL Server did not run: NEIGHBORPARTY_TEST_SQLSERVER is empty; its packages, scripts and error numbers are tested without a server."
if [ -n "${NEIGHBORPARTY_TEST_SQLSERVER:-}" ]; then
  providers+=(SqlServer)
  without=""
fi

passed=0 failed=0 skipped=0 report=()

# run_suite project [provider]: with a provider, what does not belong to another one alone.
run_suite() {
  local project=$1 provider=${2:-} suite started counters total ran good bad filter=()
  suite=$(basename "$project" .csproj)${provider:+ on $provider}
  case "$provider" in
    Sqlite) filter=(--filter "Database!=PostgreSql") ;;
    PostgreSql) filter=(--filter "Database!=Sqlite") ;;
    SqlServer) filter=(--filter "Database!=Sqlite&Database!=PostgreSql") ;;
  esac
  started=$SECONDS
  echo "== $suite"
  NEIGHBORPARTY_TEST_PROVIDER=$provider alone "$SUITE_SECONDS" dotnet test "$project" --no-build --nologo ${filter[@]+"${filter[@]}"} \
    --results-directory "$results" --logger "trx;LogFileName=$suite.trx" \
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
  report+=("$(printf '%-48s %5d passed %4d failed %4d skipped %5d s' "$suite" "$good" "$bad" "$((total - ran))" "$((SECONDS - started))")")
}

for project in tests/*/*.csproj; do
  grep -q '<IsTestProject>true</IsTestProject>' "$project" || continue
  if [ "$(basename "$project")" = NeighborParty.IntegrationTests.csproj ]; then
    for provider in "${providers[@]}"; do run_suite "$project" "$provider"; done
  else
    run_suite "$project"
  fi
done

echo
printf '%s\n' "${report[@]}"
echo "The tests started the program $started_as."
echo "Databases: ${providers[*]}.${without:+ $without}"
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
