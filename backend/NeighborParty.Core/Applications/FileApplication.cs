using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Places;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>What both ways in share: checks the limits, keeps the form sealed, and sends it to the leader or on to the office.</summary>
public sealed class FileApplication(
    NeighborPartyDb db, ApplicationPlaces places, ApplicationLimits limits, LeaderConflicts conflicts, ApplicationDeadlines deadlines,
    ConsentCheck consents, LocalRules rules, ApplicationHistory history, PolicyBook policies, PersonalDataVault vault, CommunityScope scope, CurrentActor current, TimeProvider time)
{
    /// <summary>Saves with the caller's transaction.</summary>
    /// <exception cref="RefusedException">400 for a name of the office, 403 without the consents the form needs, 404, 409, 422 or 429 as the rules of the application say.</exception>
    public async Task<JoinApplication> RunAsync(
        Guid personId, Guid groupId, ApplicationPlace place, ApplicationForm form, ApplicationChannel channel, CancellationToken ct)
    {
        var now = time.Now();
        await consents.RequireAsync(personId, ConsentPurpose.Membership, ct);
        if (form.TellsOfParty)
            await consents.RequireAsync(personId, ConsentPurpose.PartyAttribute, ct);
        form = form.Checked(ChinaTime.Today(now));
        // Leaders and volunteers would take whoever is called so for the office.
        if (rules.IsReserved(form.Name))
            throw Refusals.Invalid("name", "请填写真实姓名。");
        await places.RequireCoveredAsync(groupId, place, ct);
        await limits.RequireAsync(personId, groupId, place.Code?.Id, now, ct);

        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        var id = Ids.New(now);
        var application = new JoinApplication
        {
            Id = id,
            CommunityId = community,
            PersonId = personId,
            GroupId = groupId,
            BuildingId = place.BuildingId,
            StairwellId = place.StairwellId,
            DoorIndex = Dwelling.IndexOf(community, place.BuildingId, place.StairwellId, form.Door, vault),
            FormSealed = vault.Seal(JoinApplication.FormField, id, form.ToJson()),
            DoorCodeId = place.Code?.Id,
            DoorCodeNumber = place.Code?.Number,
            Channel = channel,
            EnteredBy = current.Actor.Kind == ActorKind.Staff ? current.Actor.Id : null,
            ConsentIds = string.Join(',', (await consents.OpenIdsAsync(personId, ct)).Select(c => c.ToString("N"))),
            PolicyVersion = (await policies.TodayAsync(ct)).Version,
            SubmittedAt = now,
        };
        db.Applications.Add(application);
        await history.AddAsync(application, new Happened(null, ApplicationEvent.Submit, ApplicationRole.Applicant), ct);
        await RouteAsync(application, now, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw ApplicationRefusals.AlreadyOpen();
        }

        return application;
    }

    private async Task RouteAsync(JoinApplication application, DateTime now, CancellationToken ct)
    {
        if ((await conflicts.LeadersForAsync(application, ct)).Count > 0)
        {
            var (remind, due) = await deadlines.LeaderAsync(application, now, ct);
            application.SendToLeader(remind, due);
            await history.AddAsync(application, new Happened(ApplicationState.Submitted, ApplicationEvent.SendToLeader, ApplicationRole.System), ct);
            return;
        }

        application.SendToStaff(await deadlines.StaffAsync(application, now, ct));
        await history.AddAsync(application, new Happened(ApplicationState.Submitted, ApplicationEvent.SendToStaff, ApplicationRole.System), ct);
    }
}
