using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Aid;

/// <summary>The demo's first community has a post that was refused, its author's appeal, a warning, and a word of its own: something to see on every page of the moderation.</summary>
public sealed class DemoRefusedAid(
    NeighborPartyDb db, CurrentActor current, PostAid post, JudgeItem judge, ClaimItem claim, DecideItem decide, AppealDecision appeal, TakeMeasure measure, ChangeWordList words) : IDemoPart
{
    public int Order => 120;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        try
        {
            var author = await db.People.AsNoTracking().FirstAsync(p => p.Id == town.People["lin"], ct);
            var resident = new Actor(ActorKind.Resident, author.AccountId!.Value, author.Name) { CommunityId = town.CommunityId, PersonId = author.Id };
            var staff = await db.StaffAccounts.AsNoTracking().FirstAsync(s => s.UserName == "demo", ct);
            var office = new Actor(ActorKind.Staff, staff.Id, staff.DisplayName) { CommunityId = town.CommunityId };

            current.Actor = resident;
            var refused = await post.RunAsync(AidKind.Offer, town.Buildings.Values.First().Id, anonymous: false,
                new AidPostDraft("borrow", AidUrgency.Normal, AidVisibility.Compound, "旧手机换脸盆", "家里有旧手机的邻居，周六上午在门口换不锈钢脸盆。", [], null, KeepDetails: false), ct);
            var item = await db.ModerationItems.FirstAsync(i => i.ContentId == refused.Id, ct);
            await judge.QueueAsync(item, QueueReason.NewAuthor, ct);
            await db.SaveChangesAsync(ct);

            current.Actor = office;
            var claimed = await claim.RunAsync(item.Id, ct);
            var decision = await decide.RunAsync(item.Id, claimed.Version, new DecisionGrounds(Decision.Reject, "advertising", "请不要在这里收购物品", null), ct);
            await measure.RunAsync(author.Id, MeasureKind.Warn, "advertising", "请不要在这里收购物品", decision.Id, ct);
            await words.RunAsync(0, "以旧换新\n免费领鸡蛋", "", "大麻袋", "去年冬天居民反映的推销说法", ct);

            current.Actor = resident;
            await appeal.RunAsync(decision.Id, "这是社区便民日的活动，不是生意，物业也知道。", ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }
}
