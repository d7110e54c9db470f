using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.Api.StockTakes;

/// <summary>A stock-take and how far it has come.</summary>
/// <param name="Compound">Null: all compounds.</param>
/// <param name="Expected">How many should be there.</param>
/// <param name="Found">Of those, seen.</param>
/// <param name="Unexpected">Seen although nobody expected them.</param>
public sealed record StockTakeAnswer(
    Guid Id, string Name, string? Compound, StockTakeState State, string StateName, DateTime OpenedAt, DateTime? ClosedAt, int Expected, int Found, int Missing, int Unexpected)
{
    public static StockTakeAnswer Example => new(
        new Guid("01997c3e-5f00-7a10-8000-0000000000a1"), "2026-03-31 盘点", "幸福小区", StockTakeState.Open, "盘点中",
        new DateTime(2026, 3, 31, 1, 0, 0, DateTimeKind.Utc), null, 40, 12, 28, 1);

    internal static StockTakeAnswer Of(StockTake s, string? compound, StockTakeCount count) => new(
        s.Id, s.Name, compound, s.State, StockTakeStates.Label(s.State), s.OpenedAt, s.ClosedAt, count.Expected, count.Found, count.Missing, count.Unexpected);
}

/// <param name="Serial">As scanned or typed; case and full-width letters do not matter.</param>
public sealed record ScanRequest([property: Required, StringLength(30, MinimumLength = 1)] string Serial)
{
    public static ScanRequest Example => new("NP-XF-0001");
}

/// <param name="OutcomeName">In Chinese.</param>
/// <param name="ScannedAt">Of the first scan: a repeat gets it again.</param>
/// <param name="ScannedBy">Who scanned it first.</param>
/// <param name="WasNew">False: it had been scanned before.</param>
public sealed record ScanAnswer(string Serial, ScanOutcome Outcome, string OutcomeName, DateTime ScannedAt, string ScannedBy, bool WasNew)
{
    public static ScanAnswer Example => new("NP-XF-0001", ScanOutcome.Matched, "账实相符", new DateTime(2026, 3, 31, 1, 5, 0, DateTimeKind.Utc), "林组长", WasNew: true);

    internal static ScanAnswer Of(ScanResult r) => new(r.Scan.Serial, r.Scan.Outcome, StockTakeScan.Label(r.Scan.Outcome), r.Scan.At, r.Scan.ByName, r.WasNew);
}

/// <param name="HolderName">Only for the leader of the group that has it.</param>
public sealed record StockTakeMissing(string Serial, ArmbandState StateThen, string StateName, string? HolderName)
{
    public static StockTakeMissing Example => new("NP-XF-0002", ArmbandState.Issued, "使用中", "王组员");
}
