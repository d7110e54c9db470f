using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>What the database holds after the answers.</summary>
/// <param name="Lost">Acknowledged, but not there.</param>
/// <param name="Double">More than one arrival for a place.</param>
/// <param name="NotAudited">Recorded without its row in the trail, or the other way round.</param>
internal sealed record Ledger(long Lost, long Double, long NotAudited)
{
    public bool IsGood => this is { Lost: 0, Double: 0, NotAudited: 0 };

    public static async Task<Ledger> OfAsync(WorkDatabase database, int acknowledged, CancellationToken ct)
    {
        var recorded = await database.CountAsync(Statements.CountCheckIns, ct) - database.Plan.Rows;
        var checkedIn = await database.CountAsync(Statements.CountCheckedIn, ct);
        var audited = await database.CountAsync(Statements.CountAudited, ct) - database.Plan.Rows;
        return new Ledger(Math.Max(0, acknowledged - Math.Min(recorded, checkedIn)), await database.CountAsync(Statements.CountDouble, ct), Math.Abs(recorded - audited));
    }

    public static async Task RequireAsync(WorkDatabase database, int acknowledged, CancellationToken ct)
    {
        var found = await OfAsync(database, acknowledged, ct);
        if (!found.IsGood)
            throw new InvalidOperationException($"The database does not hold what was acknowledged: {found}.");
    }
}
