using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>The list in one statement, a post in two.</summary>
internal static class RawPosts
{
    private const int Shown = 20;
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["borrow"] = "借用物品", ["carry"] = "搬运帮手", ["errand"] = "代买代办", ["company"] = "陪伴陪同", ["child"] = "接送照看孩子",
        ["repair"] = "简单维修", ["skill"] = "技能教学", ["pet"] = "宠物照看", ["reuse"] = "闲置赠送", ["other"] = "其他",
        ["Request"] = "request", ["Offer"] = "offer", ["Normal"] = "normal", ["Building"] = "building", ["Compound"] = "compound", ["Open"] = "open",
    };

    public static async Task<RawPage> ListAsync(RawDatabase database, Guid community, Guid building, Guid compound, Guid me, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.Command(Statements.List, ("community", community), ("building", building), ("compound", compound));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<RawPost>(Shown + 1);
        while (await reader.ReadAsync(ct))
            rows.Add(Row(reader, me));
        if (rows.Count <= Shown)
            return new RawPage(rows, null);
        rows.RemoveAt(Shown);
        return new RawPage(rows, Cursor(rows[^1]));
    }

    public static async Task<RawDetails> OneAsync(RawDatabase database, Guid community, Guid id, Guid me, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        RawPost post;
        string text;
        List<RawPhoto> photos;
        int version;
        await using (var command = connection.Command(Statements.Post, ("community", community), ("id", id)))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            (post, text, photos, version) = (Row(reader, me), reader.GetString(6), [.. Photos(reader).Select(p => new RawPhoto(p, Address(p)))], reader.GetInt32(14));
        }

        var answers = new List<RawAnswer>(SeedPlan.Answers);
        await using (var command = connection.Command(Statements.AnswersOfPost, ("community", community), ("id", id)))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                answers.Add(new RawAnswer(reader.Id(0), Mask(reader.GetString(1)), reader.Id(2) == me, reader.GetString(3), Words[reader.GetString(4)], "等待发帖人回复", reader.Time(5), false));
        return new RawDetails(post, text, photos, answers, false, version);
    }

    private static RawPost Row(DbDataReader r, Guid me)
    {
        var (category, text, mine) = (r.GetString(2), r.GetString(6), r.Id(10) == me);
        return new RawPost(r.Id(0), Words[r.GetString(1)], category, Words[category], Words[r.GetString(3)], Words[r.GetString(4)], r.GetString(5),
            text.Length <= 60 ? text : text[..60] + "……", Photos(r) is [var photo, ..] ? Address(photo) : null, r.GetString(8), mine ? "我" : Mask(r.GetString(9)), mine,
            Words[r.GetString(11)], "进行中", r.Time(12), r.Time(13));
    }

    /// <summary>Thirty-two digits each, with a comma between.</summary>
    private static List<Guid> Photos(DbDataReader r)
    {
        var text = r.GetString(7);
        var ids = new List<Guid>();
        for (var at = 0; at + 32 <= text.Length; at += 33)
            ids.Add(Guid.ParseExact(text.AsSpan(at, 32), "N"));
        return ids;
    }

    /// <summary>As long as a signed one, but signed by nobody.</summary>
    private static string Address(Guid photo) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/photos/{photo}?expires={TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 600}&signature=unsigned-but-just-as-long-as-a-real-signature");

    private static string Mask(string name) => name.Length <= 1 ? "*" : name[0] + new string('*', name.Length - 1);

    private static string Cursor(RawPost last)
    {
        Span<byte> bytes = stackalloc byte[24];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, last.ListedAt.Ticks);
        last.Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
