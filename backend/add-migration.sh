#!/usr/bin/env bash
# Adds a migration for every provider: bash backend/add-migration.sh AddArmbands
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dotnet build backend/NeighborParty.Api -v quiet -nologo -p:SkipFrontend=true
for provider in Sqlite PostgreSql SqlServer; do
  dotnet ef migrations add "$1" --no-build --project backend/NeighborParty.Core --startup-project backend/NeighborParty.Api \
    --context "${provider}Db" --output-dir "Data/$provider/Migrations"
done
