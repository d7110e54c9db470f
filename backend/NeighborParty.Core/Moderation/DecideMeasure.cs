using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>The second person agrees to a suspension or refuses it; who asked may withdraw it; anybody of the office may lift what holds.</summary>
public sealed class DecideMeasure(
    NeighborPartyDb db, ConflictOfModerator conflict, ActingStaff acting, SamePerson same, TellPerson tell, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign one; 403 for who asked, oneself and one's family; 409 once decided; 412 and 428 as everywhere.</exception>
    public Task<AuthorMeasure> RunAsync(Guid measureId, bool confirm, int? version, CancellationToken ct) => ChangeAsync(measureId, version, confirm ? "measure.taken" : "measure.refused", null, async measure =>
    {
        if (await same.ActedAsync(measure.AskedBy, ct))
            throw ModerationRefusals.OtherPerson();
        if (confirm && await db.ModerationDecisions.AnyAsync(d => d.Id == measure.DecisionId && d.OverturnedAt != null, ct))
            throw ModerationRefusals.DecisionOverturned();
        measure.Decide(confirm ? MeasureStep.Confirm : MeasureStep.Refuse, current.Actor, await same.ActingAsync(ct), time.Now());
        if (confirm)
            await TakeMeasure.TellAsync(tell, measure, ct);
    }, ct);

    /// <exception cref="RefusedException">403 for anybody but who asked; otherwise as above.</exception>
    public Task<AuthorMeasure> WithdrawAsync(Guid measureId, int? version, CancellationToken ct) => ChangeAsync(measureId, version, "measure.withdrawn", null, measure =>
    {
        if (measure.AskedBy != current.Actor.Id)
            throw Refusals.Forbidden();
        measure.Withdraw(MeasureRole.Asker, time.Now());
        return Task.CompletedTask;
    }, ct);

    /// <exception cref="RefusedException">400 without a reason; otherwise as above.</exception>
    public Task<AuthorMeasure> LiftAsync(Guid measureId, string? reason, int? version, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 200, "解除的理由");
        return ChangeAsync(measureId, version, null, clean, measure => LiftAsync(measure, clean, ct), ct);
    }

    /// <summary>In the caller's transaction: the decision that measures went with was wrong, so they end, and what was only asked for never begins.</summary>
    internal async Task EndWithDecisionAsync(Guid decisionId, string reason, CancellationToken ct)
    {
        foreach (var measure in await db.AuthorMeasures.Where(m => m.DecisionId == decisionId && (m.State == MeasureState.Active || m.State == MeasureState.Proposed)).ToListAsync(ct))
        {
            if (measure.State == MeasureState.Active)
            {
                await LiftAsync(measure, reason, ct);
                continue;
            }

            measure.Withdraw(MeasureRole.System, time.Now());
            Record("measure.withdrawn", measure, MeasureState.Proposed, reason);
        }
    }

    private async Task LiftAsync(AuthorMeasure measure, string reason, CancellationToken ct)
    {
        var from = measure.State;
        measure.Lift(current.Actor, reason, time.Now());
        Record("measure.lifted", measure, from, reason);
        await tell.AddAsync(measure.CommunityId, measure.PersonId, new Notice("measure.lifted", $"{MeasureStates.Label(measure.Kind)}已解除", $"理由：{reason}。", $"{measure.Id:N}:lifted")
        {
            AboutKind = "measures", AboutId = measure.Id,
        }, ct);
    }

    private async Task<AuthorMeasure> ChangeAsync(Guid measureId, int? version, string? action, string? reason, Func<AuthorMeasure, Task> change, CancellationToken ct)
    {
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var measure = await db.AuthorMeasures.FirstOrDefaultAsync(m => m.Id == measureId, ct) ?? throw Refusals.NotFound("措施");
        await conflict.RequireNotOfFamilyAsync(measure.PersonId, ct);
        await db.RequireVersionAsync(measure, measure.Id, version, ct);
        var from = measure.State;
        await change(measure);
        if (action is not null)
            Record(action, measure, from, reason);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return measure;
    }

    private void Record(string action, AuthorMeasure measure, MeasureState from, string? reason) =>
        audit.Record(new Act(action, nameof(AuthorMeasure), measure.Id) { From = from.ToString(), To = measure.State.ToString(), ReasonText = reason, OnBehalfOf = measure.PersonId });
}
