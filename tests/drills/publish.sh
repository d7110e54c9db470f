#!/usr/bin/env bash
# Publishes as deploy/Dockerfile does, but with the packages at hand (no FullFeed), and starts the result in Production.
#   bash tests/drills/publish.sh [folder]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-$(mktemp -d)}
port=${PORT:-5972}
export DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# Objects of its own, so that the clone's build is left alone.
ready=true
if ! dotnet publish backend/NeighborParty.Api -c Release -o "$folder/app" -r linux-x64 --self-contained false -v quiet \
    -p:PublishReadyToRun=true -p:UseSharedCompilation=false --artifacts-path "$folder/artifacts"; then
  echo "ReadyToRun does not restore here: publishing without it."
  ready=false
  dotnet publish backend/NeighborParty.Api -c Release -o "$folder/app" -r linux-x64 --self-contained false -v quiet \
    -p:UseSharedCompilation=false --artifacts-path "$folder/artifacts"
fi
mkdir -p "$folder/state" "$folder/secrets"
printf 0123456789abcdef0123456789abcdef >"$folder/secrets/WeChat__AppSecret"
run() {
  (cd "$folder/app" && env -i PATH="$PATH" HOME="$folder" DOTNET_ROOT="${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}" \
    ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_HTTP_PORTS="$port" Data__Directory="$folder/state" Vault__KeyFile="$folder/state/vault.json" \
    Secrets__Directory="$folder/secrets" AllowedHosts=np.example.cn WeChat__AppId=wx1234567890abcdef Shutdown__DrainSeconds=1 "$@")
}
run ./NeighborParty.Api keys create
started=$(date +%s%N)
run ./NeighborParty.Api >"$folder/log" 2>&1 &
shell=$!
for _ in $(seq 100); do curl -sf -H 'Host: np.example.cn' "http://127.0.0.1:$port/health/ready" >/dev/null && break; sleep 0.1; done
echo "ready after $((($(date +%s%N) - started) / 1000000)) ms (new database), ReadyToRun: $ready"
run ./NeighborParty.Api health ready
curl -s -o /dev/null -w 'start page %{http_code}\n' -H 'Host: np.example.cn' "http://127.0.0.1:$port/"
curl -s -H 'Host: np.example.cn' "http://127.0.0.1:$port/admin/sign-in" | grep -o '/admin/[^"]*\.css' | head -1 | while read -r css; do
  curl -s -o /dev/null -w 'stylesheet %{http_code} %{size_download} bytes\n' -H 'Host: np.example.cn' "http://127.0.0.1:$port$css"
done
pid=$(pgrep -P "$shell" || echo "$shell")
kill -TERM "$pid"
wait "$shell" && echo "ended with 0"
[ -n "${1:-}" ] || rm -rf "$folder"
