using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>Which measures hold for an author now. The dates decide, not the job that tidies up after them.</summary>
public sealed class AuthorStanding(NeighborPartyDb db, TimeProvider time)
{
    /// <exception cref="RefusedException">403 <c>moderation.muted</c>, <c>moderation.suspended</c>.</exception>
    public async Task RequireMayPostAsync(Guid personId, CancellationToken ct)
    {
        await RequireNotSuspendedAsync(personId, ct);
        if (await UntilAsync(personId, [MeasureKind.MuteShort, MeasureKind.MuteLong], ct) is { } until)
            throw ModerationRefusals.Muted(until);
    }

    /// <exception cref="RefusedException">403 <c>moderation.suspended</c>.</exception>
    public async Task RequireNotSuspendedAsync(Guid personId, CancellationToken ct)
    {
        if (await UntilAsync(personId, [MeasureKind.Suspend], ct) is { } until)
            throw ModerationRefusals.Suspended(until);
    }

    public async Task<bool> IsSuspendedAsync(Guid personId, CancellationToken ct) => await UntilAsync(personId, [MeasureKind.Suspend], ct) is not null;

    /// <summary>Everybody who is suspended now.</summary>
    public IQueryable<Guid> Suspended()
    {
        var now = time.Now();
        return db.AuthorMeasures.Where(m => m.State == MeasureState.Active && m.Until > now && m.Kind == MeasureKind.Suspend).Select(m => m.PersonId);
    }

    public async Task<bool> IsPreModeratedAsync(Guid personId, CancellationToken ct) => await UntilAsync(personId, [MeasureKind.PreModerate], ct) is not null;

    public async Task<bool> IsUnderMeasureAsync(Guid personId, CancellationToken ct) => await UntilAsync(personId, Enum.GetValues<MeasureKind>(), ct) is not null;

    private Task<DateTime?> UntilAsync(Guid personId, MeasureKind[] kinds, CancellationToken ct)
    {
        var now = time.Now();
        return db.AuthorMeasures.Where(m => m.PersonId == personId && m.State == MeasureState.Active && m.Until > now && kinds.Contains(m.Kind)).MaxAsync(m => m.Until, ct);
    }
}
