#!/usr/bin/env bash
# H14: keeps the product busy and tells how memory, handles and threads develop. Builds nothing: it runs what is there.
#   bash tests/drills/soak.sh 60                     an hour on SQLite, in a folder of its own
#   DATABASE=postgres bash tests/drills/soak.sh 60   on the server that NEIGHBORPARTY_TEST_POSTGRES names, in a database of its own
# The first fifth counts as warming up. A run of thirty minutes or more ends with 1 when something grows by more than the limits below;
# a shorter one says little about an hour and is only printed. Not part of tests/run.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-5}
configuration=${CONFIGURATION:-Debug}
port=${PORT:-5971}
# Each must be exceeded twice: per hour, and over the time that was judged. An hour saw 341 to 351 MB, 392 to 404 handles and 18 to 28 threads
# go up and down without a trend: less than that says nothing. One byte in eight lost of each of an hour's three million requests is
# seen; so is a handle that is lost once in three minutes.
JUDGED_FROM=30          # minutes
MEMORY_PER_HOUR=5       # percent of the mean
MEMORY_AT_LEAST=15      # MB
HANDLES_PER_HOUR=20
HANDLES_AT_LEAST=15
THREADS_PER_HOUR=10
THREADS_AT_LEAST=10
program=$PWD/backend/NeighborParty.Api/bin/$configuration/net10.0/NeighborParty.Api.dll
[ -f "$program" ] || { echo "Build first: dotnet build" >&2; exit 1; }
command -v wrk >/dev/null || { echo "wrk is needed: apt-get install wrk" >&2; exit 1; }
folder=$(mktemp -d)
pids=()
server=""   # an address for psql, when there is a database to drop
name=np_soak_$$
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ -z "$server" ] || psql "$server" -qc "DROP DATABASE IF EXISTS $name WITH (FORCE)" || true
  rm -rf "$folder"
}
trap finish EXIT

settings=(ASPNETCORE_ENVIRONMENT=Development Limits__PerSession=100000000 Limits__PerAnonymousAddress=100000000 Limits__SignInsPerAddress=100000000
  Limits__PerStaffSession=100000000)
if [ "${DATABASE:-sqlite}" = postgres ]; then
  given=${NEIGHBORPARTY_TEST_POSTGRES:?must hold a connection string, e.g. Host=127.0.0.1;Port=5432;Username=postgres}
  part() { tr ';' '\n' <<<"$given" | sed -n "s/^ *$1 *= *//Ip"; }
  export PGPASSWORD
  PGPASSWORD=$(part Password)
  server="host=$(part Host) port=$(part Port) user=$(part Username) dbname=postgres"
  psql "$server" -qc "CREATE DATABASE $name"
  settings+=(Database__Provider=PostgreSql "Database__ConnectionString=$given;Database=$name")
fi
cd backend/NeighborParty.Api
env "${settings[@]}" dotnet "$program" --urls "http://127.0.0.1:$port" --Data:Directory "$folder/data" >"$folder/log" 2>&1 &
product=$!
pids+=("$product")
cd - >/dev/null
base=http://127.0.0.1:$port
for _ in $(seq 300); do
  curl -sf "$base/health/ready" >/dev/null && break
  kill -0 "$product" 2>/dev/null || { echo "The product ended." >&2; tail -20 "$folder/log" >&2; exit 1; }
  sleep 0.3
done

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
first() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
sign_in() { # user
  local code
  code=$(curl -s -X POST "$base/sandbox/control/users/$1/login-code" | field code)
  curl -s -H 'content-type: application/json' -d "{\"loginCode\":\"$code\"}" "$base/api/v1/sessions"
}
written=$folder/written
: >"$written"

# Sessions come and go as they do in a year, only faster: sign in, renew, renew.
renew() { # user
  local refresh=""
  while true; do
    [ -n "$refresh" ] || refresh=$(sign_in "$1" | field refreshToken)
    refresh=$(curl -s -H 'content-type: application/json' -d "{\"refreshToken\":\"$refresh\"}" "$base/api/v1/sessions/refresh" | field refreshToken)
    [ -z "$refresh" ] || echo renewal >>"$written"
    [ $((RANDOM % 50)) != 0 ] || refresh=""
    sleep 0.05
  done
}

# A POST as a phone sends it; the answer stands in $folder/answer.<user>.
post() { # what user token path body [etag]
  local status
  status=$(curl -s -o "$folder/answer.$2" -w '%{http_code}' -X POST -H "Authorization: Bearer $3" -H "Idempotency-Key: soak-$EPOCHREALTIME-$RANDOM" ${6:+-H "If-Match: $6"} \
    -H 'content-type: application/json' -d "$5" "$base/api/v1/$4")
  if [ "${status:0:1}" = 2 ]; then echo "$1" >>"$written"; return; fi
  # The check of a text may have moved its version on: that is asked again.
  [ "$status" = 412 ] || echo "$1 refused with $status $(first code <"$folder/answer.$2")" >>"$written"
  return 1
}
tag() { curl -s -o /dev/null -D - -H "Authorization: Bearer $1" "$base/api/v1/$2" | sed -n 's/^etag: *\([^\r]*\).*/\1/Ip'; }
made() { first id <"$folder/answer.$1"; }

# With the version as it is now; the check of the text may move it on in between.
take_back() { # what user token path act
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    post "$1" "$2" "$3" "$4/$5" '{}' "$(tag "$3" "$4")" && return
    [ "$(first code <"$folder/answer.$2")" = stale ] || return 0
  done
}

# Neighbours' business: posts and orders come and are taken back, a place in a shift is taken and given back.
live() { # user
  local token="" id shift
  while true; do
    [ -n "$token" ] || token=$(sign_in "$1" | field accessToken)
    if post post "$1" "$token" aid-posts '{"kind":"request","category":"carry","urgency":"soon","visibility":"building","title":"帮忙抬一下旧柜子","text":"周六上午，从三楼抬到楼下。","photoIds":[]}'; then
      id=$(made "$1")
      take_back withdrawal "$1" "$token" "aid-posts/$id" withdraw
    fi
    if post order "$1" "$token" orders '{"category":"facility","title":"楼道灯不亮","text":"三楼到四楼的灯坏了一个星期。"}'; then
      id=$(made "$1")
      take_back cancellation "$1" "$token" "orders/$id" cancel
    fi
    # Places that somebody may still take are those of the later shifts.
    shift=$(curl -s -H "Authorization: Bearer $token" "$base/api/v1/shifts" | grep -o '"id":"[^"]*","title"' | tail -1 | cut -d'"' -f4)
    if post sign-up "$1" "$token" "shifts/$shift/signups" '{}'; then
      post "sign-up cancelled" "$1" "$token" "shifts/$shift/signups/cancel" '{}' || true
    fi
    [ $((RANDOM % 50)) != 0 ] || token=""
    sleep 0.05
  done
}

# Officers look at the console; the session is renewed with the round.
console_cookies() {
  local form=$folder/form page password
  password=$(sed -n 's/.*Demo sign-in: user demo, password \([^ ]*\).*/\1/p' "$folder/log" | head -1)
  page=$(curl -s -D "$form" "$base/admin/sign-in")
  curl -s -o /dev/null -D "$form.in" -H "Cookie: $(cookies "$form")" --data-urlencode "UserName=demo" --data-urlencode "Password=$password" \
    --data-urlencode "__form=$(grep -o '<input[^>]*name="__form"[^>]*' <<<"$page" | sed -n 's/.*value="\([^"]*\)".*/\1/p' | head -1)" "$base/admin/sign-in"
  cookies "$form" "$form.in"
}
cookies() { cat "$@" | sed -n 's/^set-cookie: *\([^;]*\).*/\1/Ip' | paste -sd';'; }

cat >"$folder/paths.lua" <<'LUA'
local paths, next = {}, 0
for path in os.getenv("PATHS"):gmatch("%S+") do paths[#paths + 1] = path end
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
LUA
read_all() { # name connections seconds header paths…
  local what=$1 connections=$2 seconds=$3 header=$4
  shift 4
  PATHS="$*" wrk -t1 -c"$connections" -d"${seconds}s" -s "$folder/paths.lua" -H "$header" "$base" | sed -n "/requests in/s/^ */$what: /p; /Non-2xx/s/^ */$what: /p" || true
}

# A token lives fifteen minutes, so a round lasts one.
token=$(sign_in lin | field accessToken)
post post lin "$token" aid-posts '{"kind":"offer","category":"borrow","urgency":"normal","visibility":"building","title":"可以借梯子","text":"两米的人字梯，用完还回来。","photoIds":[]}'
one=$(made lin)
shift=$(curl -s -H "Authorization: Bearer $token" "$base/api/v1/shifts" | first id)
read_round() { # seconds
  token=$(sign_in lin | field accessToken)
  read_all console 2 "$1" "Cookie: $(console_cookies)" /admin/ /admin/Aid /admin/Orders /admin/Moderation /admin/People /admin/sign-in &
  read_all phones 8 "$1" "Authorization: Bearer $token" /api/v1/me /api/v1/aid-posts "/api/v1/aid-posts/$one" /api/v1/shifts "/api/v1/shifts/$shift" /api/v1/orders /api/v1/me/service-hours
  wait $!
}
for user in wang zhao; do renew "$user" & pids+=("$!"); done
for user in chen zheng; do live "$user" & pids+=("$!"); done

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

echo "H14 on ${DATABASE:-sqlite}: $minutes minutes; lines in the log at fail: $(grep -c ' fail ' "$folder/log" || true)"
sort "$written" | uniq -c | sort -rn
awk -v warm=$((end / 5)) -v judged=$((minutes >= JUDGED_FROM)) -v from=$JUDGED_FROM \
  -v m=$MEMORY_PER_HOUR -v mm=$MEMORY_AT_LEAST -v h=$HANDLES_PER_HOUR -v hh=$HANDLES_AT_LEAST -v t=$THREADS_PER_HOUR -v tt=$THREADS_AT_LEAST '
  $1 >= warm { n++; if (n==1) begin=$1; over=$1; for (c = 2; c <= 4; c++) { sx[c]+=$1; sy[c]+=$c; sxx[c]+=$1*$1; sxy[c]+=$1*$c; if (n==1) first[c]=$c; last[c]=$c; if (n==1||$c>max[c]) max[c]=$c; if (n==1||$c<min[c]) min[c]=$c } }
  END {
    name[2]="resident memory, MB"; name[3]="handles"; name[4]="threads"
    limit[2]=m*sy[2]/n/100; limit[3]=h; limit[4]=t; least[2]=mm; least[3]=hh; least[4]=tt
    printf "%-22s %10s %10s %10s %10s %16s %10s\n", "", "first", "last", "least", "most", "slope per hour", "limit"
    for (c = 2; c <= 4; c++) {
      slope=3600*(n*sxy[c]-sx[c]*sy[c])/(n*sxx[c]-sx[c]*sx[c])
      grows=slope>limit[c] && slope*(over-begin)/3600>least[c]
      bad+=grows
      printf "%-22s %10.1f %10.1f %10.1f %10.1f %16.1f %10.1f%s\n", name[c], first[c], last[c], min[c], max[c], slope, limit[c], judged && grows ? "  GROWS" : ""
    }
    if (!judged) print "Not judged: shorter than " from " minutes."
    exit judged && bad > 0
  }' "$samples"
