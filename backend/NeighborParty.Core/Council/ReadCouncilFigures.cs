using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Council;

/// <param name="Month">Its first day.</param>
public sealed record MonthOfDecisions(DateOnly Month, IReadOnlyDictionary<CouncilDecision, long> Decisions);

/// <summary>Figures of the council, from the tallies alone; only what the time makes overdue is looked up.</summary>
public sealed class ReadCouncilFigures(NeighborPartyDb db, TimeProvider time)
{
    private const int Months = 12;
    private const string Items = "agenda.";
    private const string Undertakings = "undertakings.";
    private const string Decisions = "council.";

    /// <summary>How many items stand where.</summary>
    public Task<IReadOnlyDictionary<AgendaItemState, long>> ItemsAsync(CancellationToken ct) => StandingAsync<AgendaItemState>(Items, ct);

    /// <summary>How many projects and surveys stand where.</summary>
    public Task<IReadOnlyDictionary<UndertakingState, long>> UndertakingsAsync(CancellationToken ct) => StandingAsync<UndertakingState>(Undertakings, ct);

    /// <summary>Projects and surveys whose day is over.</summary>
    public Task<int> LateUndertakingsAsync(CancellationToken ct) => db.CouncilUndertakings.CountAsync(CouncilUndertaking.LateOn(ChinaTime.Today(time.Now())), ct);

    private async Task<IReadOnlyDictionary<TState, long>> StandingAsync<TState>(string prefix, CancellationToken ct)
        where TState : struct, Enum =>
        (await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day == TallyLine.Always && t.Measure.StartsWith(prefix)).ToListAsync(ct))
        .Select(t => (Known: Enum.TryParse<TState>(t.Measure[prefix.Length..], out var state), State: state, t.Amount)).Where(t => t.Known).ToDictionary(t => t.State, t => t.Amount);

    /// <summary>Decided, and the requester should have heard by now.</summary>
    public Task<int> OverdueAsync(CancellationToken ct)
    {
        var now = time.Now();
        return db.AgendaItems.CountAsync(i => (i.State == AgendaItemState.Decided || i.State == AgendaItemState.Tracked) && i.ReportBy < now, ct);
    }

    /// <summary>This month and the eleven before.</summary>
    public async Task<IReadOnlyList<MonthOfDecisions>> MonthsAsync(CancellationToken ct)
    {
        var last = ChinaTime.LastMonths(time.Now(), Months);
        var first = last[0];
        var days = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day >= first && t.Measure.StartsWith(Decisions)).Select(t => new { t.Day, t.Measure, t.Amount }).ToListAsync(ct);
        return last.Select(month => new MonthOfDecisions(month, Enum.GetValues<CouncilDecision>().ToDictionary(d => d, d =>
            days.Where(t => t.Measure == $"{Decisions}{d}" && t.Day.Year == month.Year && t.Day.Month == month.Month).Sum(t => t.Amount)))).ToList();
    }
}
