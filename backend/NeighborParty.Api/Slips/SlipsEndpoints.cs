using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Slips;

namespace NeighborParty.Api.Slips;

/// <summary>三联单的一联</summary>
/// <param name="Hash">内容的 SHA-256。</param>
/// <param name="Lines">纸上写的每一行。</param>
public sealed record SlipLeafAnswer(SlipLeafKind Kind, string Name, int Version, DateTime FrozenAt, string Hash, IReadOnlyList<SlipLine> Lines)
{
    public static SlipLeafAnswer Example => new(
        SlipLeafKind.Problem, "第一联 问题单", 1, new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new string('0', 64), [new SlipLine("类别", "设施")]);
}

/// <summary>三联单：点单人看第一、三联，接单人和组长看全部；每联是最新一版。</summary>
public sealed record SlipAnswer(string Number, DateTime IssuedAt, IReadOnlyList<SlipLeafAnswer> Leaves)
{
    public static SlipAnswer Example => new("NP-7K3Q-20260306-0001-58", new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), [SlipLeafAnswer.Example]);

    internal static SlipAnswer Of(SlipFound slip) => new(slip.Number, slip.IssuedAt, [.. Enum.GetValues<SlipLeafKind>().Select(slip.Newest).OfType<LeafFound>()
        .Select(l => new SlipLeafAnswer(l.Kind, SlipSnapshot.Label(l.Kind), l.Version, l.FrozenAt, l.Hash, l.Lines))]);
}

/// <summary>三联单 on the phone.</summary>
public static class SlipsEndpoints
{
    public static void MapSlips(this RouteGroupBuilder api) =>
        api.MapGet("/orders/{id:guid}/slip", Get).WithTags("点单").WithSummary("点单的三联单（派单后）").Refuses("consent_required", "not_found");

    private static async Task<Ok<SlipAnswer>> Get(Guid id, ReadSlip read, CancellationToken ct) => TypedResults.Ok(SlipAnswer.Of(await read.ForPartyAsync(id, ct)));
}
