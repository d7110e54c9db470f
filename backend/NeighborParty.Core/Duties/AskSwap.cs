using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A member who cannot come looks for a neighbour: a certain one, or whoever taps first on what was passed on.</summary>
public sealed class AskSwap(NeighborPartyDb db, FindOwnSignup find, FindVolunteer volunteers, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">403 where only the leader puts people on the list; 409 without a place, when the shift is too far on, or with a question still open; 422 for somebody who is no member.</exception>
    public async Task<SignupSwap> RunAsync(Guid shiftId, Guid? toPersonId, string? note, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 100, "留言");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (signup.State != SignupState.Confirmed)
            throw DutyRefusals.NotSignedUp();
        if (now >= signup.Shift.OnTimeUntil || signup.Shift.State == ShiftState.Cancelled)
            throw SwapRefusals.Over();
        if (signup.Shift.InviteOnly)
            throw DutyRefusals.InviteOnly();
        if (toPersonId == signup.PersonId)
            throw SwapRefusals.Self();
        if (toPersonId is { } to)
            await volunteers.RequireAsync(signup.Shift, to, ct);
        if (await db.SignupSwaps.AnyAsync(s => s.FromSignupId == signup.Id && s.State == SwapState.Asked, ct))
            throw SwapRefusals.Open();

        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        var until = now.AddHours(policy.SwapHours);
        var swap = SignupSwap.Ask(Ids.New(now), signup, toPersonId, clean, until < signup.Shift.OnTimeUntil ? until : signup.Shift.OnTimeUntil, now);
        db.SignupSwaps.Add(swap);
        audit.Record(new Act("swap.asked", nameof(SignupSwap), swap.Id) { To = swap.State.ToString(), PolicyVersion = policy.Version, Details = new { shift = shiftId } });
        if (toPersonId is { } asked)
            await tell.AddAsync(swap.CommunityId, asked, new Notice("swap.asked", "邻居想请您接班",
                $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}，{signup.Shift.PlaceName}）有邻居来不了，想请您接班。请在 {ChinaTime.Short(swap.ExpiresAt)} 前答复。", $"{swap.Id:N}:asked")
            { AboutKind = "swaps", AboutId = swap.Id }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;
    }
}
