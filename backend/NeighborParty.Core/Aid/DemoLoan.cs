using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Aid;

/// <summary>In the demo's first community a ladder was lent some days too long: posted, answered, agreed and handed over as its people would.</summary>
public sealed class DemoLoan(
    NeighborPartyDb db, CurrentActor current, PostAid post, AnswerAidPost answer, ReplyToAnswer reply, ArrangeLoan arrange, MoveLoan move, JudgeItem judge) : IDemoPart
{
    private const int LentDays = 7;
    private const int LateDays = 3;

    public int Order => 110;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        try
        {
            await ActAsync(town, "lin", ct);
            var offered = await post.RunAsync(AidKind.Offer, town.Buildings.Values.First().Id, anonymous: false,
                new AidPostDraft("borrow", AidUrgency.Normal, AidVisibility.Community, "人字梯可以借", "两米高，换灯泡、擦窗户都好用。", [], null, KeepDetails: false), ct);
            await PassAsync(offered.Id, town.Now, ct);
            await ActAsync(town, "chen", ct);
            var asked = await answer.RunAsync(offered.Id, "想借一周，家里换灯。", keepDetails: false, ct);
            await PassAsync(asked.Id, town.Now, ct);
            await ActAsync(town, "lin", ct);
            await reply.RunAsync(offered.Id, asked.Id, AidAnswerEvent.Accept, ct);
            await ActAsync(town, "chen", ct);
            await reply.RunAsync(offered.Id, asked.Id, AidAnswerEvent.Agree, ct);
            var loan = await arrange.RunAsync(offered.Id, asked.Id, ChinaTime.Today(town.Now).AddDays(LentDays), ct);
            await move.RunAsync(loan.Id, AidLoanEvent.Receive, isDamaged: false, dueDay: null, ct);
            await ActAsync(town, "lin", ct);
            await move.RunAsync(loan.Id, AidLoanEvent.Give, isDamaged: false, dueDay: null, ct);
            loan.DueOn(ChinaTime.Today(town.Now).AddDays(-LateDays));
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }

    private async Task ActAsync(DemoTown town, string key, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == town.People[key], ct);
        current.Actor = new Actor(ActorKind.Resident, person.AccountId!.Value, person.Name) { CommunityId = town.CommunityId, PersonId = person.Id };
    }

    /// <summary>As when the machine found nothing and the author were trusted.</summary>
    private async Task PassAsync(Guid content, DateTime now, CancellationToken ct)
    {
        var item = await db.ModerationItems.FirstAsync(i => i.ContentId == content, ct);
        item.Judged(MachineVerdict.Pass, now);
        await judge.ShowAsync(item, ModerationRole.System, ct);
        await db.SaveChangesAsync(ct);
    }
}
