using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Council;

/// <summary>The first town's council: the coming meetings, one item on the next agenda, one that waits, and a resident's proposal.</summary>
public sealed class DemoCouncil(NeighborPartyDb db, CurrentActor current, PlanCouncilDays plan, AddAgendaItem add, ArrangeAgenda arrange, InviteGuests invite) : IDemoPart
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
}
