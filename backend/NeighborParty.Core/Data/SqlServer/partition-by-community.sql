-- Partitions every community's table by community (SQL Server 2019+, Azure SQL). Once, after 'migrate', with the program stopped.
-- Ids are ordered by time, so a boundary is the id of the first community of a partition: add those you have.
CREATE PARTITION FUNCTION [ByCommunity] (binary(16)) AS RANGE RIGHT FOR VALUES (0x01957000000070008000000000000001);
CREATE PARTITION SCHEME [ByCommunity] AS PARTITION [ByCommunity] ALL TO ([PRIMARY]);
GO
-- Every index that begins with the community is built again in its partitions, the primary keys first: they are the tables.
-- What is unique beyond communities (a door code's token, a user name) stays in one piece.
DECLARE @statements nvarchar(max);
SELECT @statements = STRING_AGG(CAST(
    N'CREATE ' + IIF(i.is_unique = 1, N'UNIQUE ', N'') + i.type_desc COLLATE DATABASE_DEFAULT + N' INDEX ' + QUOTENAME(i.name) + N' ON ' + QUOTENAME(t.name)
    + N' (' + keys.list + N')' + ISNULL(N' INCLUDE (' + others.list + N')', N'') + ISNULL(N' WHERE ' + i.filter_definition, N'')
    + N' WITH (DROP_EXISTING = ON) ON [ByCommunity] ([CommunityId]);' AS nvarchar(max)), NCHAR(10))
    WITHIN GROUP (ORDER BY i.index_id, t.name)
FROM sys.tables AS t
JOIN sys.indexes AS i ON i.object_id = t.object_id AND i.type IN (1, 2)
JOIN sys.index_columns AS first_key ON first_key.object_id = i.object_id AND first_key.index_id = i.index_id AND first_key.key_ordinal = 1
JOIN sys.columns AS community ON community.object_id = first_key.object_id AND community.column_id = first_key.column_id AND community.name = N'CommunityId'
CROSS APPLY (SELECT STRING_AGG(QUOTENAME(c.name) + IIF(k.is_descending_key = 1, N' DESC', N''), N', ') WITHIN GROUP (ORDER BY k.key_ordinal) AS list
    FROM sys.index_columns AS k JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
    WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.key_ordinal > 0) AS keys
CROSS APPLY (SELECT STRING_AGG(QUOTENAME(c.name), N', ') AS list
    FROM sys.index_columns AS k JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
    WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 1) AS others;
EXEC sp_executesql @statements;
GO
-- A further community gets a partition of its own (before it has rows, so that nothing moves):
-- ALTER PARTITION SCHEME [ByCommunity] NEXT USED [PRIMARY];
-- ALTER PARTITION FUNCTION [ByCommunity] () SPLIT RANGE (0x…the community's id);
