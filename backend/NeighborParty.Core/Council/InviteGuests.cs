using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Council;

/// <summary>Who sits at the table, and who came.</summary>
public sealed class InviteGuests(NeighborPartyDb db, AgendaDesk desk, CouncilNotices notices, AuditTrail audit, TimeProvider time)
{
    public const int NameLength = 20;
    public const int Most = 60;

    /// <param name="dayId">Not published.</param>
    /// <param name="kind">As what.</param>
    /// <param name="personId">Null for somebody from outside.</param>
    /// <param name="name">Of somebody from outside; at most 20 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404; 400 without a name; 409 for whom is on the list already, and once it is published.</exception>
    public Task AddAsync(Guid dayId, GuestKind kind, Guid? personId, string? name, CancellationToken ct) => ActAsync(dayId, async day =>
    {
        var now = time.Now();
        if (personId is { } id)
        {
            name = await db.People.Where(p => p.Id == id && p.Status == PersonStatus.Active).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("居民");
            if (await db.CouncilGuests.AnyAsync(g => g.CouncilDayId == day.Id && g.PersonId == id, ct))
                throw CouncilRefusals.AlreadyInvited();
        }

        if (await db.CouncilGuests.CountAsync(g => g.CouncilDayId == day.Id, ct) >= Most)
            throw Refusals.Invalid("name", $"参会名单最多 {Most} 人。");
        var guest = new CouncilGuest
        {
            Id = Ids.New(now), CommunityId = day.CommunityId, CouncilDayId = day.Id, Kind = kind, PersonId = personId, Name = CleanText.Required("name", name, NameLength, "姓名"), AddedAt = now,
        };
        // Whom staff write down while they sit is there.
        guest.Mark(day.State is CouncilDayState.Held or CouncilDayState.MinutesDraft);
        db.CouncilGuests.Add(guest);
        audit.Record(new Act("council_day.guest_added", nameof(CouncilDay), day.Id) { Details = new { kind = kind.ToString(), person = personId } });
        if (IsToCome(day))
            await notices.InvitedAsync(day, guest, ct);
    }, ct);

    /// <exception cref="RefusedException">404; 409 once it is published.</exception>
    public Task RemoveAsync(Guid dayId, Guid guestId, CancellationToken ct) => ActAsync(dayId, async day =>
    {
        var guest = await GuestAsync(day, guestId, ct);
        if (IsToCome(day))
            await notices.UninvitedAsync(day, guest, ct);
        db.CouncilGuests.Remove(guest);
        audit.Record(new Act("council_day.guest_removed", nameof(CouncilDay), day.Id));
    }, ct);

    /// <exception cref="RefusedException">404; 409 before it is held and once it is published.</exception>
    public Task MarkAsync(Guid dayId, Guid guestId, bool came, CancellationToken ct) => ActAsync(dayId, async day =>
    {
        (await GuestAsync(day, guestId, ct)).Mark(came);
        audit.Record(new Act(came ? "council_day.guest_came" : "council_day.guest_missed", nameof(CouncilDay), day.Id));
    }, ct);

    private static bool IsToCome(CouncilDay day) => day.State is CouncilDayState.Planned or CouncilDayState.AgendaFixed;

    private async Task<CouncilGuest> GuestAsync(CouncilDay day, Guid guestId, CancellationToken ct) =>
        await db.CouncilGuests.FirstOrDefaultAsync(g => g.Id == guestId && g.CouncilDayId == day.Id, ct) ?? throw Refusals.NotFound("参会人");

    private async Task ActAsync(Guid dayId, Func<CouncilDay, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var day = await db.CouncilDays.FirstOrDefaultAsync(d => d.Id == dayId, ct) ?? throw CouncilRefusals.DayNotFound();
        day.Require(CouncilDayEvent.Attend, desk.Role);
        await act(day);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
