using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>The second person agrees or refuses; the first may take the request back.</summary>
public sealed class DecideRetirement(NeighborPartyDb db, CurrentActor current, TakeOutOfUse takeOut, AuditTrail audit, TimeProvider time)
{
    /// <summary>The history's word for what two people agreed to.</summary>
    public const string ByTwo = "by_two";

    /// <param name="version">Of the page that was looked at.</param>
    /// <exception cref="RefusedException">403 for whoever asked, 404, 409 when it is decided, 412.</exception>
    public async Task<ArmbandRetirement> RunAsync(Guid id, RetirementStep step, string? note, int? version, CancellationToken ct)
    {
        var clean = step == RetirementStep.Refuse ? CleanText.Required("note", note, 200, "原因") : CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var request = await db.ArmbandRetirements.Include(r => r.Items).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw Refusals.NotFound("停用申请");
        await db.RequireVersionAsync(request, id, version, ct);
        var role = await IsAskerAsync(request, ct) ? RetirementRole.Asker : RetirementRole.Other;
        if (role == RetirementRole.Asker && step != RetirementStep.Withdraw && request.State == RetirementState.Asked)
            throw ArmbandRefusals.SamePerson();

        request.Decide(step, current.Actor, clean, role, time.Now());
        if (step == RetirementStep.Approve)
            request.Count(await RetireAsync(request, ct));
        audit.Record(new Act($"armband_retirement.{VerbOf(step)}", nameof(ArmbandRetirement), request.Id)
        {
            From = nameof(RetirementState.Asked), To = request.State.ToString(), ReasonText = clean,
            Details = new { count = request.Items.Count, retired = request.Retired, askedBy = request.AskedBy },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return request;
    }

    /// <summary>One human with two staff accounts is one person.</summary>
    private async Task<bool> IsAskerAsync(ArmbandRetirement request, CancellationToken ct)
    {
        var me = current.Actor.Id;
        return request.AskedBy == me || await db.StaffAccounts.AnyAsync(s => s.Id == me && s.PersonId != null
            && db.StaffAccounts.Any(a => a.Id == request.AskedBy && a.PersonId == s.PersonId), ct);
    }

    private async Task<int> RetireAsync(ArmbandRetirement request, CancellationToken ct)
    {
        var ids = request.Items.ConvertAll(i => i.ArmbandId);
        var left = (await db.Armbands.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Serial).ToListAsync(ct))
            .FindAll(a => ArmbandStates.Machine.Allows(a.State, ArmbandStep.Retire, ArmbandRole.Staff) && !(a.IssuedAt > request.AskedAt));
        foreach (var armband in left)
            await takeOut.RunAsync(armband, ArmbandRole.Staff, ByTwo, $"{request.Reason}（{request.AskedByName}提交）", ct);
        return left.Count;
    }

    private static string VerbOf(RetirementStep step) => step switch
    {
        RetirementStep.Approve => "approved",
        RetirementStep.Refuse => "refused",
        _ => "withdrawn",
    };
}
