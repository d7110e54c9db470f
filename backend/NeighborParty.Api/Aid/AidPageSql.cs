using System.Collections.Concurrent;
using System.Globalization;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Api.Aid;

/// <summary>A post as the lists show it, before names are masked and addresses signed.</summary>
internal sealed record AidPageRow(
    Guid Id, AidKind Kind, string Category, AidUrgency Urgency, AidVisibility Visibility, AidPostState State, DateTime ListedAt, DateTime ExpiresAt,
    Guid AuthorId, bool IsAnonymous, string Title, string Text, string PhotoIds, string Building, string Author);

/// <summary>
/// The page that every phone opens first, as one statement: for each building and compound of the reader and for the community a short walk along
/// the index (community, audience, state, listed, id), merged, and only then joined. Works the same at ten thousand posts and at a million.
/// </summary>
internal static class AidPageSql
{
    /// <summary>Whoever is a neighbour of more places than this takes the ordinary query.</summary>
    public const int MaxAudiences = 12;

    /// <summary>An ordinary page and the largest one, with the row that tells of a next one. Written into the text: a plan that must hold for any number expects a tenth of the table.</summary>
    private const int Ordinary = 21;
    private const int Largest = 101;

    private static readonly ConcurrentDictionary<(string Provider, int Audiences, bool After, int Rows), string> Texts = new();

    public static Task<List<AidPageRow>> ReadAsync(
        this HotDatabase hot, Guid community, IReadOnlyList<Guid> audiences, Cursor? after, int rows, CancellationToken ct)
    {
        var values = new List<object?> { community };
        if (after is not null)
            values.AddRange([after.At, after.Id]);
        values.AddRange(audiences.Select(a => (object?)a));
        return hot.ReadAsync(TextFor(hot.Dialect, audiences.Count, after is not null, rows), values, Row, ct);
    }

    /// <param name="rows">At least so many are read, if they are there.</param>
    internal static string TextFor(SqlDialect dialect, int audiences, bool after, int rows) =>
        Texts.GetOrAdd((dialect.Provider, audiences, after, rows <= Ordinary ? Ordinary : Largest), key => Compose(dialect, key.Audiences, key.After, key.Rows));

    private static string Compose(SqlDialect dialect, int audiences, bool after, int rows)
    {
        var first = after ? 3 : 1;
        var newest = dialect.AtMost(rows.ToString(CultureInfo.InvariantCulture));
        var older = after ? """ AND ("ListedAt" < @p1 OR ("ListedAt" = @p1 AND "Id" < @p2))""" : "";
        // Each walk stands in a table expression of its own: not every database takes a limit inside a union.
        var walks = Enumerable.Range(0, audiences).Select(n => $"""
            SELECT * FROM (SELECT "CommunityId", "Id", "ListedAt" FROM "AidPosts"
              WHERE "CommunityId" = @p0 AND "Audience" = @p{first + n} AND "State" = 'Open'{older}
              ORDER BY "ListedAt" DESC, "Id" DESC {newest}) w{n}
            """);
        return $"""
            SELECT p."Id", p."Kind", p."Category", p."Urgency", p."Visibility", p."State", p."ListedAt", p."ExpiresAt", p."AuthorId", p."IsAnonymous",
              c."Title", c."Text", c."PhotoIds", b."Name", a."Name"
            FROM (SELECT * FROM ({string.Join(" UNION ALL ", walks)}) u ORDER BY u."ListedAt" DESC, u."Id" DESC {newest}) l
            JOIN "AidPosts" p ON p."CommunityId" = l."CommunityId" AND p."Id" = l."Id"
            JOIN "AidPostContents" c ON c."CommunityId" = p."CommunityId" AND c."PostId" = p."Id" AND c."Number" = p."ShownVersion"
            JOIN "Buildings" b ON b."CommunityId" = p."CommunityId" AND b."Id" = p."BuildingId"
            JOIN "People" a ON a."CommunityId" = p."CommunityId" AND a."Id" = p."AuthorId"
            ORDER BY l."ListedAt" DESC, l."Id" DESC
            """;
    }

    private static AidPageRow Row(HotRow r) => new(
        r.Id(0), r.Word<AidKind>(1), r.Text(2), r.Word<AidUrgency>(3), r.Word<AidVisibility>(4), r.Word<AidPostState>(5), r.Time(6), r.Time(7),
        r.Id(8), r.Is(9), r.Text(10), r.Text(11), r.Text(12), r.Text(13), r.Text(14));
}
