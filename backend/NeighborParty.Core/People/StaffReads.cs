using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

/// <summary>What stands before every look of staff at a full phone or door (quality G03): a real reason, and no more than so many values in an hour.</summary>
public sealed class StaffReads(NeighborPartyDb db, CurrentActor current, TimeProvider time)
{
    /// <summary>Values, wherever they are shown.</summary>
    public const int MostPerHour = 30;

    private const int ShortestReason = 4;

    /// <exception cref="RefusedException">400 without a real reason.</exception>
    public static string RequireReason(string? reason)
    {
        var why = CleanText.Required("reason", reason, 100, "查看理由");
        return why.Length >= ShortestReason ? why : throw Refusals.Invalid("reason", $"请写清楚查看理由，至少 {ShortestReason} 个字。");
    }

    /// <summary>In the caller's transaction, before the value is read.</summary>
    /// <exception cref="RefusedException">429 beyond so many in an hour.</exception>
    public async Task RequireRoomAsync(CancellationToken ct)
    {
        var (hourAgo, staff) = (time.Now().AddHours(-1), current.Actor.Id);
        if (await db.AuditEvents.CountAsync(e => e.ActorId == staff && e.Action == SensitiveReads.Action && e.At > hourAgo, ct) >= MostPerHour)
            throw PeopleRefusals.TooManyUnmasked();
    }
}
