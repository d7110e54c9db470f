using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Council;

/// <summary>The first town's council: last week's meeting with a project and a survey, the coming ones, one item on the next agenda, one that waits, and a resident's proposal.</summary>
public sealed class DemoCouncil(
    NeighborPartyDb db, CurrentActor current, PlanCouncilDays plan, AddAgendaItem add, ArrangeAgenda arrange, InviteGuests invite, AgendaDesk desk, RunCouncilDay run, DecideAgendaItem decide,
    PublishMinutes minutes, RunUndertaking undertakings, TimeProvider time) : IDemoPart
{
    /// <summary>After the orders.</summary>
    public int Order => 130;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        await plan.RunAsync(ct);
        var house = town.Buildings.Values.First().Id;
        try
        {
            var staff = await db.StaffAccounts.AsNoTracking().FirstAsync(s => s.UserName == town.File.Staff[0].UserName, ct);
            current.Actor = new Actor(ActorKind.Staff, staff.Id, staff.DisplayName) { CommunityId = town.CommunityId };
            await LastWeekAsync(town.CommunityId, house, ct);
            var first = await add.RunAsync(new AgendaDraft("架空层堆放杂物", "多次清理后又堆满，需要物业和居民一起定规矩。", house), ct);
            await add.RunAsync(new AgendaDraft("晨练器材松动", "小广场三件器材松动，需确定维修单位。", null), ct);
            if (await db.CouncilDays.Where(d => d.State == CouncilDayState.Planned).OrderBy(d => d.StartsAt).FirstOrDefaultAsync(ct) is { } day)
            {
                await arrange.PutOnAsync(first.Id, first.Version, ct);
                await invite.AddAsync(day.Id, GuestKind.Property, null, "物业经理", ct);
            }

            var chen = await db.People.AsNoTracking().FirstAsync(p => p.Id == town.People["chen"], ct);
            current.Actor = new Actor(ActorKind.Resident, chen.AccountId!.Value, chen.Name) { CommunityId = town.CommunityId, PersonId = chen.Id };
            await add.RunAsync(new AgendaDraft("东门加一盏路灯", "晚上接孩子看不清台阶，希望装一盏灯。", house), ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }

    /// <summary>A meeting that is over: its agenda cannot be made by the ordinary way any more, what was said there can.</summary>
    private async Task LastWeekAsync(Guid community, Guid house, CancellationToken ct)
    {
        var now = time.Now();
        var friday = CouncilCalendar.FridayFrom(ChinaTime.Today(now)).AddDays(-7);
        var day = CouncilDay.Plan(Ids.New(now), community, friday, CouncilCalendar.StartsAt(friday, 15), CouncilCalendar.StartsAt(friday.AddDays(-1), 12), 0);
        db.CouncilDays.Add(day);
        var items = new List<AgendaItem>();
        foreach (var (title, text) in new[] { ("楼道照明改造", "三个单元线路老化，小组修不了。"), ("架空层改成活动室", "先问问楼里各户的意见。"), ("非机动车棚雨棚破损", "等物业报价。") })
        {
            var item = await add.RunAsync(new AgendaDraft(title, text, house), ct);
            item.PutOn(day.Id, items.Count + 1, CouncilRole.Staff, now);
            desk.Note(item, AgendaItemEvent.PutOn, AgendaItemState.Queued, CouncilRole.Staff);
            items.Add(item);
        }

        day.Fix(CouncilRole.Staff, now);
        desk.Record(day, "agenda_fixed", CouncilDayState.Planned);
        await db.SaveChangesAsync(ct);
        await run.HoldAsync(day.Id, day.Version, ct);
        var due = ChinaTime.Today(now).AddDays(40);
        await decide.RunAsync(items[0].Id, items[0].Version, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事，由物业更换线路。", "物业", due), ct);
        await decide.RunAsync(items[1].Id, items[1].Version, new DecisionDraft(CouncilDecision.Survey, "先逐户征求意见。", "居委会", due), ct);
        await run.DraftAsync(day.Id, day.Version, ct);
        await minutes.SaveAsync(day.Id, day.Version, "本次议事三件，议定两件。", null,
            [new PublicItem(items[0].Id, "楼道照明改造", "列为民生实事项目，由物业更换线路。"), new PublicItem(items[1].Id, "架空层改成活动室", "先征求居民意见。")], ct);
        await minutes.PublishAsync(day.Id, day.Version, namesChecked: true, ct);
        var project = await db.CouncilUndertakings.FirstAsync(u => u.AgendaItemId == items[0].Id, ct);
        await undertakings.BeginAsync(project.Id, project.Version, null, namesChecked: true, ct);
        await undertakings.NoteAsync(project.Id, project.Version, "线路已经量好，材料下周到。", namesChecked: true, ct);
        var survey = await db.CouncilUndertakings.FirstAsync(u => u.AgendaItemId == items[1].Id, ct);
        await undertakings.BeginAsync(survey.Id, survey.Version, new SurveyPlan("架空层改成活动室，您同意吗？", [house]), namesChecked: true, ct);
    }
}
