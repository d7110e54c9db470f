#!/usr/bin/env bash
# Adds a migration for every provider: bash backend/add-migration.sh AddArmbands
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dotnet ef migrations add "$1" --project backend/NeighborParty.Core --startup-project backend/NeighborParty.Api --context SqliteDb --output-dir Data/Sqlite/Migrations
