using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Aid;

/// <summary>Who brings the two sides of an answer together: leaders and deputies of the groups at the post's house, and the office. Never one of the two sides.</summary>
public sealed class AidIntroducers(
    NeighborPartyDb db, Leadership leadership, SamePerson same, CurrentActor current, PolicyBook policies, WorkingCalendar calendar, TellPerson tell, TimeProvider time)
{
    /// <summary>The houses of these groups.</summary>
    public IQueryable<Guid> HousesOf(IReadOnlyList<Guid> groups) => db.GroupPlaces.Where(p => groups.Contains(p.GroupId)).Select(p => p.BuildingId);

    /// <summary>In the caller's write: the answer waits, and the leaders hear of it. Its author and that of the post are not asked.</summary>
    public async Task AskAsync(AidPost post, AidAnswer answer, CancellationToken ct)
    {
        var now = time.Now();
        answer.AwaitIntroduction(calendar.AddWorkingHours(now, (await policies.TodayAsync(ct)).AidIntroduceWorkingHours), now);
        foreach (var leader in await leadership.LeadersAtAsync(post.BuildingId, null, ct))
            if (leader != post.AuthorId && leader != answer.PersonId)
                await tell.AddAsync(post.CommunityId, leader, await NoticeAsync(post, answer, "to_introduce", "有邻居应答，请核实后介绍给发帖人。", ct), ct);
    }

    /// <summary>In the caller's write: the leaders have let the time pass; the branch secretaries hear of it, once.</summary>
    public async Task PassOnAsync(AidPost post, AidAnswer answer, CancellationToken ct)
    {
        answer.LateIntroductionTold();
        foreach (var secretary in await leadership.SecretariesOfAsync(post.BuildingId, null, ct))
            if (secretary != post.AuthorId && secretary != answer.PersonId)
                await tell.AddAsync(post.CommunityId, secretary, await NoticeAsync(post, answer, "introduction_late", "有邻居应答，楼长还没有核实介绍，请过问。", ct), ct);
    }

    /// <exception cref="RefusedException">404 for who is neither staff nor leads a group at the house nor was asked because it is late; 403 for one of the two sides.</exception>
    public async Task RequireAsync(AidPost post, AidAnswer answer, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff && !await MayAsync(post, answer, current.RequirePerson(), ct))
            throw Refusals.NotFound();
        if (await same.IsActingAsync(post.AuthorId, ct) || await same.IsActingAsync(answer.PersonId, ct))
            throw AidRefusals.OwnIntroduction();
    }

    /// <summary>A leader of the house; a branch secretary from when the leaders have let the time pass.</summary>
    private async Task<bool> MayAsync(AidPost post, AidAnswer answer, Guid person, CancellationToken ct) =>
        await HousesOf(await leadership.GroupsLedByAsync(person, ct)).ContainsAsync(post.BuildingId, ct)
        || (answer.IntroductionDueAt is null && (await leadership.SecretariesOfAsync(post.BuildingId, null, ct)).Contains(person));

    private async Task<Notice> NoticeAsync(AidPost post, AidAnswer answer, string what, string text, CancellationToken ct) =>
        new($"aid_answer.{what}", $"互助“{await db.ShownTitleAsync(post, ct)}”", text, $"{answer.Id:N}:{what}") { AboutKind = "aid-introductions", AboutId = answer.Id };
}
