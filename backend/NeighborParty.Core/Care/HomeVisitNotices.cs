using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Care;

/// <summary>Who hears of a visit: the visitor that it is due, the leaders at the door that it is late or that nobody opens. None names the household or the door.</summary>
public sealed class HomeVisitNotices(NeighborPartyDb db, Leadership leadership, TellPerson tell)
{
    public Task DueAsync(HomeVisit visit, CancellationToken ct) => tell.AddAsync(
        visit.CommunityId, visit.PersonId,
        About(visit, "due", "请走访一户邻居", $"您联系的一户邻居请在 {visit.DueOn:M月d日} 前走访一次，请打开“我的走访”查看。上门最好两人同行。"), ct);

    public Task LateAsync(HomeVisit visit, CancellationToken ct) =>
        LeadersAsync(visit, About(visit, "late", "有一户还没有走访", "一户邻居的走访已超过日期，请在“走访”里查看，过问一下；要换人的，可以请组长或社区另派。"), ct);

    public Task NotReachedAsync(HomeVisit visit, CancellationToken ct) =>
        LeadersAsync(visit, About(visit, "not_reached", "多次无人应门", "组员几次敲门都没有人应。请在“走访”里查看是哪一户，打听是否平安，再记下结果；也可以请社区工作人员查看。"), ct);

    /// <summary>To the household, when somebody else has said it for them.</summary>
    public async Task DeclinedAsync(CareAssignment care, DateTime now, CancellationToken ct)
    {
        var notice = new Notice("care.visits_declined", "以后不再上门走访", "已记下您家不需要走访。如果记错了，可以在小程序里恢复，或告诉社区。", $"{care.Id:N}:declined:{now.Ticks}") { AboutKind = "care-assignments", AboutId = care.Id };
        foreach (var resident in await db.HouseholdAsync(care.DwellingId, ct))
            await tell.AddAsync(care.CommunityId, resident, notice, ct);
    }

    /// <summary>Whoever visits knows it, and who lives there answers for himself: neither is told, also when he leads. Without another leader the branch secretaries hear of it.</summary>
    private async Task LeadersAsync(HomeVisit visit, Notice notice, CancellationToken ct)
    {
        var home = await db.Dwellings.Where(d => d.Id == visit.DwellingId).Select(d => new { d.BuildingId, d.StairwellId }).FirstAsync(ct);
        var partial = (await db.HouseholdAsync(visit.DwellingId, ct)).Append(visit.PersonId).ToList();
        var told = (await leadership.LeadersAtAsync(home.BuildingId, home.StairwellId, ct)).Except(partial).ToList();
        if (told.Count == 0)
            told = [.. (await leadership.SecretariesOfAsync(home.BuildingId, null, ct)).Except(partial)];
        foreach (var person in told)
            await tell.AddAsync(visit.CommunityId, person, notice, ct);
    }

    /// <summary>Who has no phone is called.</summary>
    private static Notice About(HomeVisit visit, string what, string title, string text) =>
        new($"home_visit.{what}", title, text, $"{visit.Id:N}:{what}") { AboutKind = "home-visits", AboutId = visit.Id, Call = true };
}
