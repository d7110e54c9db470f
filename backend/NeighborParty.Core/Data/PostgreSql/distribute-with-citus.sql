-- Spreads the communities over the nodes of a Citus cluster (PostgreSQL 15+, Citus 12+). Once, after 'migrate', with the program
-- stopped: psql -v ON_ERROR_STOP=1 -1 -f distribute-with-citus.sql
-- Rows of one community stay together on one node, with every reference between them.

-- References are taken off and put back: both ends of each must be where they belong first.
CREATE TEMP TABLE refs AS
SELECT conrelid::regclass AS referring, conname AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM refs LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.referring, r.name); END LOOP;
END $$;

-- A unique index must hold the community. These two are over random values, which do not meet by chance.
DROP INDEX "IX_DoorCodes_Token";
CREATE UNIQUE INDEX "IX_DoorCodes_CommunityId_Token" ON "DoorCodes" ("CommunityId", "Token");
CREATE INDEX "IX_DoorCodes_Token" ON "DoorCodes" ("Token");
DROP INDEX "IX_MediaChecks_TraceId";
CREATE UNIQUE INDEX "IX_MediaChecks_CommunityId_TraceId" ON "MediaChecks" ("CommunityId", "TraceId");
CREATE INDEX "IX_MediaChecks_TraceId" ON "MediaChecks" ("TraceId");

-- Whole on every node: what communities' rows refer to, and what is asked before the community is known.
SELECT create_reference_table(format('%I', name)::regclass)
FROM unnest(ARRAY['Communities', 'Accounts', 'PhoneSessions', 'MessageGrants', 'StaffAccounts', 'StaffSessions']) AS name;

-- Spread: every other table whose key begins with the community. The rest (outbox, idempotency, leases) stays on the coordinator.
SELECT create_distributed_table(i.indrelid::regclass, 'CommunityId', colocate_with => CASE WHEN c.relname = 'People' THEN 'none' ELSE '"People"' END)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = current_schema()::regnamespace
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
WHERE i.indisprimary AND a.attname = 'CommunityId' AND c.relname NOT IN ('StaffAccounts', 'StaffSessions')
ORDER BY c.relname <> 'People', c.relname;

DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM refs LOOP EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', r.referring, r.name, r.definition); END LOOP;
END $$;
DROP TABLE refs;
