using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>What happened to an application and by whom.</summary>
public sealed record Happened(ApplicationState? From, ApplicationEvent On, ApplicationRole By)
{
    public LeaderOpinion? Opinion { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>Question, answer, remark or reason in words.</summary>
    public string? Text { get; init; }

    /// <summary>False: the text is for the office only.</summary>
    public bool ForApplicant { get; init; } = true;
}

/// <summary>Writes the step that people read, its audit row and what people are told, in the unit of work of the act.</summary>
public sealed class ApplicationHistory(
    NeighborPartyDb db, AuditTrail audit, ApplicationNotices notices, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    public async Task AddAsync(JoinApplication application, Happened what, CancellationToken ct)
    {
        var now = time.Now();
        var actor = what.By == ApplicationRole.System ? Actor.System : current.Actor;
        var earlier = await db.ApplicationSteps.CountAsync(s => s.ApplicationId == application.Id, ct);
        var pending = db.ChangeTracker.Entries<ApplicationStep>().Count(e => e.State == EntityState.Added && e.Entity.ApplicationId == application.Id);
        var id = Ids.New(now);
        var step = new ApplicationStep
        {
            Id = id,
            CommunityId = application.CommunityId,
            ApplicationId = application.Id,
            Number = earlier + pending + 1,
            At = now,
            From = what.From,
            To = application.State,
            On = what.On,
            By = what.By,
            ActorId = actor.Kind == ActorKind.Resident ? actor.PersonId ?? Guid.Empty : actor.Id,
            StaffName = actor.Kind == ActorKind.Staff ? actor.Name : null,
            Opinion = what.Opinion,
            ReasonCode = what.ReasonCode,
            TextSealed = what.Text is null ? null : vault.Seal(ApplicationStep.TextField, id, what.Text),
            ForApplicant = what.ForApplicant,
        };
        db.ApplicationSteps.Add(step);
        audit.Record(new Act($"application.{VerbOf(what.On)}", nameof(JoinApplication), application.Id)
        {
            From = what.From?.ToString(),
            To = application.State.ToString(),
            ReasonCode = what.ReasonCode,
            PolicyVersion = application.PolicyVersion,
            OnBehalfOf = what.By == ApplicationRole.Applicant && actor.Kind == ActorKind.Staff ? application.PersonId : null,
            Via = what.By switch
            {
                ApplicationRole.Leader => ActedVia.Leader,
                ApplicationRole.System => ActedVia.System,
                _ => null,
            },
            Details = what.On == ApplicationEvent.Submit
                ? new { channel = application.Channel.ToString(), doorCode = application.DoorCodeId, doorCodeNumber = application.DoorCodeNumber, consents = application.ConsentIds }
                : what.Opinion is { } opinion ? new { opinion = opinion.ToString() } : null,
        });
        await notices.StepAsync(application, step, ct);
    }

    internal static string VerbOf(ApplicationEvent on) => on switch
    {
        ApplicationEvent.Submit => "submitted",
        ApplicationEvent.SendToLeader => "sent_to_leader",
        ApplicationEvent.SendToStaff => "sent_to_staff",
        ApplicationEvent.RemindLeader => "leader_reminded",
        ApplicationEvent.SkipLeader => "leader_skipped",
        ApplicationEvent.GiveOpinion => "opinion_given",
        ApplicationEvent.Ask => "asked",
        ApplicationEvent.AnswerToLeader or ApplicationEvent.AnswerToStaff => "answered",
        ApplicationEvent.Extend => "extended",
        ApplicationEvent.Expire => "expired",
        ApplicationEvent.Approve => "approved",
        ApplicationEvent.Reject => "rejected",
        ApplicationEvent.Withdraw => "withdrawn",
        ApplicationEvent.Appeal => "appealed",
        _ => "escalated",
    };
}
