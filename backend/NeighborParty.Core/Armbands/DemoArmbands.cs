using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Armbands;

/// <summary>A stock for the demo: most members wear one, one waits to be accepted, one is due back, one is lost, some lie in the office.</summary>
public sealed class DemoArmbands(NeighborPartyDb db, CurrentActor current, CreateArmbands create, IssueArmband issue, SetArmbandDue due, ReportArmbandLost lost, TimeProvider time) : IDemoPart
{
    private const int InTheOffice = 12;

    public int Order => 40;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        var officer = town.File.Staff[0];
        var staff = await db.StaffAccounts.AsNoTracking().FirstAsync(s => s.UserName == officer.UserName, ct);
        current.Actor = new Actor(ActorKind.Staff, staff.Id, staff.DisplayName) { CommunityId = town.CommunityId };
        try
        {
            // Whoever has a phone in the sandbox shall see the handing over live; the last of a group gets none either.
            var wearers = town.Groups.SelectMany(g => g.Members.SkipLast(1)).Except(town.People.Values).ToList();
            var serials = await create.RunAsync(
                new NewArmbands(town.CompoundId, town.IsFirst ? "FQ" : "HP", ArmbandKind.LongTerm, null, wearers.Count + InTheOffice,
                    new NewBatch("首批红袖标", "红星旗帜厂", ArmbandSize.OneSize, 350)), ct);
            var ids = new List<Guid>();
            for (var i = 0; i < wearers.Count; i++)
            {
                db.ChangeTracker.Clear(); // otherwise every save looks at all of the ones before
                ids.Add((await issue.RunAsync(new HandOut(serials[i], wearers[i], i == 1 ? null : "当面签字"), ct)).Id);
            }

            await lost.RunAsync(ids[^1], new LossReport("菜市场附近", null, "买菜时掉了"), ct);
            await due.RunAsync(ids[0], time.Now().AddDays(3), "换季统一清洗", ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }
}
