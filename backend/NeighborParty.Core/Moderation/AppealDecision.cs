using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>The author asks for a second look.</summary>
public sealed class AppealDecision(NeighborPartyDb db, PolicyBook policies, WorkingCalendar calendar, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    public const int TextLength = 500;

    /// <exception cref="RefusedException">404 for a decision about somebody else; 409 when it was appealed already, needs none or the time is over.</exception>
    public async Task<ModerationAppeal> RunAsync(Guid decisionId, string? text, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var clean = CleanText.Required("text", text, TextLength, "申诉理由");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var decision = await db.ModerationDecisions.FirstOrDefaultAsync(d => d.Id == decisionId && d.AuthorId == person, ct) ?? throw Refusals.NotFound("决定");
        if (decision.AppealUntil is not { } until)
            throw ModerationRefusals.NothingToAppeal();
        if (now > until)
            throw ModerationRefusals.AppealClosed(until);
        if (await db.ModerationAppeals.AnyAsync(a => a.DecisionId == decisionId, ct))
            throw ModerationRefusals.AppealExists();
        var policy = await policies.TodayAsync(ct);
        var appeal = new ModerationAppeal
        {
            Id = Ids.New(now), CommunityId = decision.CommunityId, DecisionId = decision.Id, ItemId = decision.ItemId, PersonId = person, Text = clean, AskedAt = now,
            DueAt = calendar.AddWorkingDays(now, policy.ModerationAppealWorkingDays), FirstDecidedBy = decision.DecidedBy, PolicyVersion = policy.Version,
        };
        db.ModerationAppeals.Add(appeal);
        audit.Record(new Act("moderation_appeal.submitted", nameof(ModerationAppeal), appeal.Id) { To = appeal.State.ToString(), PolicyVersion = policy.Version, Details = new { decision = decision.Id } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw ModerationRefusals.AppealExists();
        }

        await write.CommitAsync(ct);
        return appeal;
    }
}
