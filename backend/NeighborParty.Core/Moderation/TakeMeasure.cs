using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>Staff take a measure about an author. A suspension only begins when somebody else agrees.</summary>
public sealed class TakeMeasure(
    NeighborPartyDb db, LocalRules rules, ConflictOfModerator conflict, ActingStaff acting, SamePerson same, PolicyBook policies, TellPerson tell, AuditTrail audit, CurrentActor current,
    CommunityScope scope, TimeProvider time)
{
    /// <param name="decisionId">The decision it goes with, if any.</param>
    /// <exception cref="RefusedException">404 for a foreign person; 403 for oneself and one's family; 400 without rule and reason.</exception>
    public async Task<AuthorMeasure> RunAsync(Guid personId, MeasureKind kind, string? ruleCode, string? reason, Guid? decisionId, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 200, "给作者的理由");
        if (!rules.Rules.Any(r => r.Code == ruleCode))
            throw ModerationRefusals.ReasonRequired();
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        await conflict.RequireNotOfFamilyAsync(personId, ct);
        if (decisionId is { } decision && !await db.ModerationDecisions.AnyAsync(d => d.Id == decision && d.AuthorId == personId, ct))
            throw Refusals.NotFound("决定");
        if (await db.ModerationDecisions.AnyAsync(d => d.Id == decisionId && d.OverturnedAt != null, ct))
            throw ModerationRefusals.DecisionOverturned();

        var (now, policy) = (time.Now(), await policies.TodayAsync(ct));
        var measure = new AuthorMeasure
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = personId, Kind = kind, Days = DaysOf(kind, policy), DecisionId = decisionId, RuleCode = ruleCode!, Reason = clean,
            AskedBy = current.Actor.Id, AskedByName = current.Actor.Name, AskedByPersonId = await same.ActingAsync(ct), AskedAt = now, PolicyVersion = policy.Version,
        };
        if (!AuthorMeasure.TakesTwo(kind))
        {
            measure.Begin(now);
            await TellAsync(tell, measure, ct);
        }

        db.AuthorMeasures.Add(measure);
        audit.Record(new Act(measure.State == MeasureState.Active ? "measure.taken" : "measure.proposed", nameof(AuthorMeasure), measure.Id)
        {
            To = measure.State.ToString(), ReasonCode = ruleCode, ReasonText = clean, OnBehalfOf = personId, PolicyVersion = policy.Version, Details = new { kind = kind.ToString(), measure.Days },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return measure;
    }

    internal static int DaysOf(MeasureKind kind, CommunityPolicy policy) => kind switch
    {
        MeasureKind.Warn => policy.WarningDays,
        MeasureKind.PreModerate => policy.PreModerateDays,
        MeasureKind.MuteShort => policy.MuteShortDays,
        MeasureKind.MuteLong => policy.MuteLongDays,
        _ => policy.SuspendDays,
    };

    internal static Task TellAsync(TellPerson tell, AuthorMeasure measure, CancellationToken ct)
    {
        var effect = measure.Kind switch
        {
            MeasureKind.Warn => "这是一次提醒，您可以照常使用；这段时间发布的内容要由工作人员看过再显示。",
            MeasureKind.PreModerate => "这段时间您发布的内容都由工作人员看过再显示。",
            MeasureKind.Suspend => "这段时间您不能发布、应答和举报。",
            _ => "这段时间您不能发布和应答。",
        };
        return tell.AddAsync(measure.CommunityId, measure.PersonId, new Notice("measure.taken", MeasureStates.Label(measure.Kind),
            $"理由：{measure.Reason}。{effect}到 {ChinaTime.Short(measure.Until!.Value)} 为止。如有异议，{(measure.DecisionId is null ? "可以联系社区" : "可以对所依据的决定申诉，也可以联系社区")}。", $"{measure.Id:N}:taken") { AboutKind = "measures", AboutId = measure.Id }, ct);
    }
}
