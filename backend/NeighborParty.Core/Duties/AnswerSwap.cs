using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>A neighbour takes the place over, where wanted for one of the own in return (both move, or none), or not; the asker may take the question back. Of two who tap at once, one gets the place.</summary>
public sealed class AnswerSwap(
    NeighborPartyDb db, CurrentActor current, FindSwap find, MovePlace places, EndSwaps swaps, DutyRoles roles, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">403 where only the leader puts people on the list; 404 for a question to somebody else; 409 when it is answered, over, without a place to give in return, or at the same time as another duty; 422 for no member.</exception>
    public async Task<SignupSwap> AcceptAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var swap = await find.RunAsync(id, ct);
        if (swap.State == SwapState.Accepted && swap.ToPersonId == person)
            return swap;
        if (swap.FromPersonId == person)
            throw SwapRefusals.Self();
        var from = await db.ShiftSignups.Include(s => s.Shift).FirstAsync(s => s.Id == swap.FromSignupId, ct);
        swap.Accept(person, now);
        var inReturn = await ReturnAsync(swap, person, ct);
        await places.RequireAsync(from, person, swap.ReturnShiftId, now, ct);
        if (inReturn is not null)
            await RequireAskerAsync(inReturn, swap, now, ct);

        // Both places are given back before either is taken: the index of places allows no moment with two on one.
        var (place, other) = (from.HandOver(now), inReturn?.HandOver(now));
        await swaps.RunAsync(inReturn is null ? [from.Id] : [from.Id, inReturn.Id], ct);
        await db.SaveChangesAsync(ct);
        swap.TakenBy(await places.TakeAsync(from, place, person, swap.Id, now, ct));
        if (inReturn is not null)
            swap.ReturnedBy(await places.TakeAsync(inReturn, other!, swap.FromPersonId, swap.Id, now, ct));
        await TellAsync(swap, from.Shift, inReturn?.Shift, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;
    }

    /// <summary>Whether the asker may stand the place that is given in return. Why not is nobody's business but the asker's: where else they have a place, how old they are.</summary>
    private async Task RequireAskerAsync(ShiftSignup inReturn, SignupSwap swap, DateTime now, CancellationToken ct)
    {
        try
        {
            await places.RequireAsync(inReturn, swap.FromPersonId, swap.ShiftId, now, ct);
        }
        catch (RefusedException e) when (e.Code != SwapRefusals.Over().Code)
        {
            throw SwapRefusals.AskerCannot();
        }
    }

    /// <summary>The place that is asked for in return; null when none is.</summary>
    private async Task<ShiftSignup?> ReturnAsync(SignupSwap swap, Guid person, CancellationToken ct)
    {
        if (swap.ReturnShiftId is not { } shift)
            return null;
        return await db.ShiftSignups.Include(s => s.Shift).FirstOrDefaultAsync(s => s.ShiftId == shift && s.PersonId == person && s.State == SignupState.Confirmed, ct)
            ?? throw SwapRefusals.NoReturn(await db.Shifts.Where(s => s.Id == shift).Select(s => s.Title).FirstAsync(ct));
    }

    private async Task TellAsync(SignupSwap swap, Shift shift, Shift? inReturn, CancellationToken ct)
    {
        var what = $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）";
        await tell.AddAsync(swap.CommunityId, swap.FromPersonId, new Notice("swap.accepted", inReturn is null ? "有人接了您的班" : "换班成功", inReturn is null
            ? $"{what}已由邻居接班，您不用再来了。"
            : $"{what}已由邻居接班，您改值“{inReturn.Title}”（{ChinaTime.Short(inReturn.StartsAt)}，{inReturn.PlaceName}）。", $"{swap.Id:N}:accepted")
        { AboutKind = "shifts", AboutId = inReturn?.Id ?? shift.Id }, ct);
        foreach (var changed in new[] { shift, inReturn }.OfType<Shift>())
        {
            foreach (var leader in await roles.LeadersOfAsync(changed, ct))
                await tell.AddAsync(swap.CommunityId, leader, new Notice("swap.accepted", "有人换班", $"“{changed.Title}”（{ChinaTime.Short(changed.StartsAt)}）有一位组员换了班，名单已更新。", $"{swap.Id:N}:{changed.Id:N}:accepted")
                { AboutKind = "shifts", AboutId = changed.Id }, ct);
        }
    }

    /// <exception cref="RefusedException">404 for a question to somebody else or to nobody in particular; 409 when it is answered.</exception>
    public async Task<SignupSwap> DeclineAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return await EndAsync(id, "swap.declined", s => s.ToPersonId == person, s => s.Decline(time.Now()), ct);
    }

    /// <exception cref="RefusedException">404 for somebody else's question; 409 when it is answered.</exception>
    public async Task<SignupSwap> WithdrawAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return await EndAsync(id, "swap.withdrawn", s => s.FromPersonId == person, s => s.Withdraw(time.Now()), ct);
    }

    private async Task<SignupSwap> EndAsync(Guid id, string action, Func<SignupSwap, bool> mine, Action<SignupSwap> step, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var swap = await find.RunAsync(id, ct);
        if (!mine(swap))
            throw Refusals.NotFound("换班请求");
        var before = swap.State;
        step(swap);
        audit.Record(new Act(action, nameof(SignupSwap), swap.Id) { From = before.ToString(), To = swap.State.ToString() });
        if (swap.State == SwapState.Declined)
            await tell.AddAsync(swap.CommunityId, swap.FromPersonId, EndSwaps.Declined(swap), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;
    }
}
