#!/usr/bin/env bash
# Two processes behind nginx: phones and 2,000 console forms without sticky sessions, one process killed under load,
# both restarted one after the other (NEIGHBORPARTY_ROUNDS rounds), one killed in the middle of a delivery. Prints a line for each and exits non-zero when anything was lost.
#   bash tests/drills/two-instances.sh [forms]
# On SQLite, or on a server with NEIGHBORPARTY_TEST_PROVIDER=PostgreSql and NEIGHBORPARTY_TEST_POSTGRES=<connection string>.
set -euo pipefail
cd "$(dirname "$0")/../.."
export NEIGHBORPARTY_DRILL_POSTS=${1:-2000}
echo "Database: ${NEIGHBORPARTY_TEST_PROVIDER:-Sqlite}, forms: $NEIGHBORPARTY_DRILL_POSTS"
dotnet test tests/NeighborParty.IntegrationTests --nologo --filter "FullyQualifiedName~BehindNginxTests" --logger "console;verbosity=detailed" |
  grep -E "^ +(Passed|Failed) |^ +H0[57]: |error|Error Message|Assert|^ +(Passed|Failed|Total)"
