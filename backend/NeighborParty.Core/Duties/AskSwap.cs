using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A member who cannot come looks for a neighbour: a certain one, or whoever taps first on what was passed on.</summary>
public sealed class AskSwap(
    NeighborPartyDb db, FindOwnSignup find, FindVolunteer volunteers, DutyGuards guards, DutyOverlap overlap, DutyRoles roles, TextRules rules, AuthorStanding standing,
    PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <param name="shiftId">The caller has a place there.</param>
    /// <param name="toPersonId">Null: whoever is first.</param>
    /// <param name="returnShiftId">互换: the caller takes over a place in this shift in return; null: just gives the place away.</param>
    /// <param name="note">For who reads the question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">400 for a note that everybody of the group should not read; 403 where only the leader puts people on the list, and for a note of who is muted; 404 for a return out of sight; 409 without a place, when a shift is too far on, when the caller may not stand the other one, or with a question still open; 422 for somebody who is no member, and for a note that asks for money.</exception>
    public async Task<SignupSwap> RunAsync(Guid shiftId, Guid? toPersonId, Guid? returnShiftId, string? note, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 100, "留言");
        if (clean is not null)
            await RequireHarmlessAsync(clean, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (signup.State != SignupState.Confirmed)
            throw DutyRefusals.NotSignedUp();
        if (clean is not null)
            await standing.RequireMayPostAsync(signup.PersonId, ct);
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
        var inReturn = returnShiftId is { } other ? await ReturnAsync(signup, other, now, ct) : null;

        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        var until = Earliest(now.AddHours(policy.SwapHours), Earliest(signup.Shift.OnTimeUntil, inReturn?.StartsAt ?? DateTime.MaxValue));
        var swap = SignupSwap.Ask(Ids.New(now), signup, toPersonId, returnShiftId, clean, until, now);
        db.SignupSwaps.Add(swap);
        audit.Record(new Act("swap.asked", nameof(SignupSwap), swap.Id) { To = swap.State.ToString(), PolicyVersion = policy.Version, Details = new { shift = shiftId } });
        if (toPersonId is { } asked)
            await tell.AddAsync(swap.CommunityId, asked, new Notice("swap.asked", "邻居想请您接班",
                $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}，{signup.Shift.PlaceName}）有邻居来不了，想请您接班{(inReturn is null ? "" : $"，并替您值“{inReturn.Title}”（{ChinaTime.Short(inReturn.StartsAt)}）")}。请在 {ChinaTime.Short(swap.ExpiresAt)} 前答复。", $"{swap.Id:N}:asked")
            { AboutKind = "swaps", AboutId = swap.Id }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;
    }

    /// <summary>The whole group may read it at once, and a shift does not wait for a moderator: what one would have to look at is refused.</summary>
    private async Task RequireHarmlessAsync(string note, CancellationToken ct)
    {
        var found = await rules.CheckAsync(note, keepDetails: true, ct);
        if (found.Count > 0)
            throw SwapRefusals.Note(found);
    }

    /// <summary>The shift that the asker would stand instead. Who has a place there is not said: whoever has one may answer.</summary>
    private async Task<Shift> ReturnAsync(ShiftSignup signup, Guid shiftId, DateTime now, CancellationToken ct)
    {
        if (shiftId == signup.ShiftId)
            throw SwapRefusals.SameShift();
        var shift = await (await roles.InSightAsync(ct)).FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        if (now >= shift.StartsAt || shift.State is ShiftState.Cancelled or ShiftState.Draft)
            throw SwapRefusals.Over();
        if (shift.InviteOnly)
            throw DutyRefusals.InviteOnly();
        if (await db.ShiftSignups.AnyAsync(s => s.ShiftId == shiftId && s.PersonId == signup.PersonId && s.State != SignupState.Waitlisted && SignupStates.Live.Contains(s.State), ct))
            throw SwapRefusals.HasPlace();
        await volunteers.RequireAsync(shift, signup.PersonId, ct);
        // In which role is known when somebody accepts: until then it is enough that there is one.
        await guards.RequireAsync(shift, await db.RolesOfAsync(shift.Id, ct), null, signup.PersonId, ct);
        await overlap.RefuseAsync(shift, signup.PersonId, ct, signup.ShiftId);
        return shift;
    }

    private static DateTime Earliest(DateTime a, DateTime b) => a < b ? a : b;
}
