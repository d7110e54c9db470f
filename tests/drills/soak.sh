#!/usr/bin/env bash
# H14: keeps the product busy and prints how memory, handles and threads develop.
#   bash tests/drills/soak.sh 60            an hour on SQLite, in a folder of its own
# The first fifth counts as warming up. Not part of tests/run.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-5}
configuration=${CONFIGURATION:-Debug}
port=${PORT:-5971}
program=$PWD/backend/NeighborParty.Api/bin/$configuration/net10.0/NeighborParty.Api.dll
[ -f "$program" ] || { echo "Build first: dotnet build" >&2; exit 1; }
command -v wrk >/dev/null || { echo "wrk is needed: apt-get install wrk" >&2; exit 1; }
folder=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

cd backend/NeighborParty.Api
env ASPNETCORE_ENVIRONMENT=Development Limits__PerSession=100000000 Limits__PerAnonymousAddress=100000000 Limits__SignInsPerAddress=100000000 \
  dotnet "$program" --urls "http://127.0.0.1:$port" --Data:Directory "$folder/data" >"$folder/log" 2>&1 &
product=$!
pids+=("$product")
cd - >/dev/null
base=http://127.0.0.1:$port
for _ in $(seq 300); do curl -sf "$base/health/ready" >/dev/null && break; sleep 0.3; done

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
sign_in() { # user
  local code
  code=$(curl -s -X POST "$base/sandbox/control/users/$1/login-code" | field code)
  curl -s -H 'content-type: application/json' -d "{\"loginCode\":\"$code\"}" "$base/api/v1/sessions"
}
written=$folder/written
: >"$written"

# Writers: sign in, renew, read with a fresh token. Sessions come and go as they do in a year, only faster.
write() { # user
  local refresh=""
  while true; do
    [ -n "$refresh" ] || refresh=$(sign_in "$1" | field refreshToken)
    refresh=$(curl -s -H 'content-type: application/json' -d "{\"refreshToken\":\"$refresh\"}" "$base/api/v1/sessions/refresh" | field refreshToken)
    [ -z "$refresh" ] || echo >>"$written"
    [ $((RANDOM % 50)) != 0 ] || refresh=""
    sleep 0.05
  done
}
for user in wang chen zhao; do write "$user" & pids+=("$!"); done

# Readers: pages, the API, refusals. A token lives fifteen minutes, so a round lasts one.
read_round() { # seconds
  local token
  token=$(sign_in lin | field accessToken)
  wrk -t1 -c8 -d"$1s" -H "Authorization: Bearer $token" "$base/api/v1/me" | grep -E 'requests in|Non-2xx' || true
}

figures() {
  local rss handles threads
  rss=$(awk '/^VmRSS/{print $2/1024}' "/proc/$product/status")
  threads=$(awk '/^Threads/{print $2}' "/proc/$product/status")
  handles=$(ls "/proc/$product/fd" | wc -l)
  echo "$SECONDS $rss $handles $threads"
}

samples=$folder/samples
SECONDS=0
end=$((minutes * 60))
(while true; do figures >>"$samples"; sleep 5; done) &
pids+=("$!")
while [ "$SECONDS" -lt "$end" ]; do
  left=$((end - SECONDS))
  read_round $((left < 60 ? left : 60))
done
kill -0 "$product" || { echo "The product ended." >&2; tail -20 "$folder/log" >&2; exit 1; }

echo "H14: $minutes minutes, $(wc -l <"$written") writes; lines in the log at fail: $(grep -c ' fail ' "$folder/log" || true)"
awk -v warm=$((end / 5)) '
  $1 >= warm { n++; for (c = 2; c <= 4; c++) { sx[c]+=$1; sy[c]+=$c; sxx[c]+=$1*$1; sxy[c]+=$1*$c; if (n==1) first[c]=$c; last[c]=$c; if (n==1||$c>max[c]) max[c]=$c; if (n==1||$c<min[c]) min[c]=$c } }
  END {
    name[2]="resident memory, MB"; name[3]="handles"; name[4]="threads"
    printf "%-22s %10s %10s %10s %10s %14s\n", "", "first", "last", "least", "most", "slope per hour"
    for (c = 2; c <= 4; c++) printf "%-22s %10.1f %10.1f %10.1f %10.1f %14.1f\n", name[c], first[c], last[c], min[c], max[c], 3600*(n*sxy[c]-sx[c]*sy[c])/(n*sxx[c]-sx[c]*sx[c])
  }' "$samples"
