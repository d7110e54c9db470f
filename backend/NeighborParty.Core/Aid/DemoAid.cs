using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Aid;

/// <summary>The demo's first community has two posts that wait for a moderator, posted as its people would.</summary>
public sealed class DemoAid(NeighborPartyDb db, CurrentActor current, PostAid post) : IDemoPart
{
    public int Order => 100;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        try
        {
            await PostAsync(town, "chen", AidKind.Offer, "borrow", "家里有电钻可以借", "周末在家，挂画、装架子的邻居可以来借，用完还回来就行。", ct);
            await PostAsync(town, "lin", AidKind.Request, "carry", "帮楼上老人搬一下旧柜子", "周六上午九点，从三楼搬到楼下，两个人就够。", ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }

    private async Task PostAsync(DemoTown town, string key, AidKind kind, string category, string title, string text, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == town.People[key], ct);
        current.Actor = new Actor(ActorKind.Resident, person.AccountId!.Value, person.Name) { CommunityId = town.CommunityId, PersonId = person.Id };
        await post.RunAsync(kind, town.Buildings.Values.First().Id, anonymous: false,
            new AidPostDraft(category, AidUrgency.Normal, AidVisibility.Compound, title, text, [], null, KeepDetails: false), ct);
    }
}
