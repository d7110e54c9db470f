using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Displays;

/// <summary>A shift on the wall. Names are masked: everybody who comes into the office sees it.</summary>
public sealed record WallShift(string Title, string PlaceName, DateTime StartsAt, DateTime EndsAt, IReadOnlyList<string> Here, int Missing, bool IsShort);

/// <summary>One that comes later.</summary>
public sealed record WallNext(string Title, string PlaceName, DateTime StartsAt, int SignedUp, int CapacityMax);

public sealed record Wall(string Community, DateTime At, IReadOnlyList<WallShift> Now, IReadOnlyList<WallNext> Next);

/// <summary>What a screen shows, for the bearer of its address.</summary>
public sealed class ReadWall(NeighborPartyDb db, CommunityScope scope, LiveShifts live, TimeProvider time)
{
    private const int MostNext = 6;

    /// <exception cref="RefusedException">404 for an address that is none, or no more.</exception>
    public async Task<Wall> RunAsync(string token, CancellationToken ct)
    {
        if (WallDisplay.CommunityOf(token) is not { } community || (scope.CommunityId is { } other && other != community))
            throw Refusals.NotFound("大屏");
        scope.Enter(community);
        var hash = WallDisplay.HashOf(token);
        if (!await db.WallDisplays.AnyAsync(d => d.TokenHash == hash && d.RevokedAt == null, ct))
            throw Refusals.NotFound("大屏");

        var now = time.Now();
        var running = await live.RunAsync(ct);
        var next = await db.Shifts.AsNoTracking()
            .Where(s => s.StartsAt > now && s.ArrivalOpensAt > now && (s.State == ShiftState.Open || s.State == ShiftState.Locked))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(MostNext)
            .Select(s => new WallNext(s.Title, s.PlaceName, s.StartsAt, db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null), s.CapacityMax)).ToListAsync(ct);
        return new Wall(
            await db.Communities.Where(c => c.Id == community).Select(c => c.Name).FirstAsync(ct), now,
            running.Select(s => new WallShift(s.Title, s.PlaceName, s.StartsAt, s.EndsAt, s.Here.Select(p => Masking.Name(p.Name)).ToList(), s.Missing.Count, s.IsShort)).ToList(), next);
    }
}
