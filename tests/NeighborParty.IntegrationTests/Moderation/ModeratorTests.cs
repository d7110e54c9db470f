using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class ModeratorTests(Product product) : IClassFixture<Product>
{
    private static readonly DecisionGrounds Publish = new(Decision.Publish, null, null, null);

    [Fact]
    public async Task Two_moderators_do_not_work_on_one_item()
    {
        var (here, item) = await WaitingAsync();
        var first = await here.AddStaffAsync(name: "甲");
        var second = await here.AddStaffAsync(name: "乙");
        await ClaimAsync(here, first, item);
        Assert.Equal("moderation.claimed", await RefusalOfAsync(() => ClaimAsync(here, second, item)));
        Assert.Equal("moderation.claimed", await RefusalOfAsync(() => DecideAsync(here, second, item, 2, Publish)));

        await product.AdvanceAsync(TimeSpan.FromMinutes(11));
        var version = await ClaimAsync(here, second, item);
        Assert.Equal("moderation.claimed", await RefusalOfAsync(() => DecideAsync(here, first, item, 2, Publish)));
        await DecideAsync(here, second, item, version, Publish);
        Assert.Equal("stale", await RefusalOfAsync(() => DecideAsync(here, first, item, 2, Publish)));
    }

    [Fact]
    public async Task A_lease_that_ran_out_still_decides_if_nobody_took_over()
    {
        var (here, item) = await WaitingAsync();
        var staff = await here.AddStaffAsync();
        var version = await ClaimAsync(here, staff, item);
        await product.AdvanceAsync(TimeSpan.FromMinutes(30));
        await DecideAsync(here, staff, item, version, Publish);
    }

    [Fact]
    public async Task Eight_moderators_at_once_make_one_claim()
    {
        var (here, item) = await WaitingAsync();
        var staff = new List<StaffAtWork>();
        for (var i = 0; i < 8; i++)
            staff.Add(await here.AddStaffAsync(name: $"审核{i}"));
        var results = await Task.WhenAll(staff.Select(s => RefusalOfAsync(() => ClaimAsync(here, s, item))));
        Assert.Equal(1, results.Count(r => r is null));
        Assert.Equal(7, results.Count(r => r == "moderation.claimed"));
    }

    [Fact]
    public async Task Eight_tabs_of_one_moderator_decide_once()
    {
        var (here, item) = await WaitingAsync();
        var staff = await here.AddStaffAsync();
        var version = await ClaimAsync(here, staff, item);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefusalOfAsync(() => DecideAsync(here, staff, item, version, i % 2 == 0 ? Publish : new(Decision.Reject, "privacy", "有电话", null)))));
        Assert.Equal(1, results.Count(r => r is null));
        Assert.All(results.Where(r => r is not null), r => Assert.Equal("stale", r));
        Assert.Equal(1, await here.ReadAsync(db => db.ModerationDecisions.CountAsync()));
    }

    [Fact]
    public async Task Grounds_are_needed_to_refuse_and_a_claim_to_decide()
    {
        var (here, item) = await WaitingAsync();
        var staff = await here.AddStaffAsync();
        Assert.Equal("moderation.claim_first", await RefusalOfAsync(() => DecideAsync(here, staff, item, item.Version, Publish)));
        var version = await ClaimAsync(here, staff, item);
        Assert.Equal("invalid_input", await RefusalOfAsync(() => DecideAsync(here, staff, item, version, new(Decision.Reject, null, "理由", null))));
        Assert.Equal("invalid_input", await RefusalOfAsync(() => DecideAsync(here, staff, item, version, new(Decision.Reject, "privacy", " ", null))));
        Assert.Equal("version_required", await RefusalOfAsync(() => DecideAsync(here, staff, item, null, new(Decision.Reject, "privacy", "有电话", null))));
        await DecideAsync(here, staff, item, version, new(Decision.Reject, "privacy", "有电话", "同事看一下"));
        var decided = await here.ItemAsync(item.ContentId);
        Assert.Equal((ModerationState.Rejected, "privacy", "有电话", staff.StaffId), (decided.State, decided.RuleCode, decided.PublicReason, decided.DecidedBy!.Value));
    }

    [Fact]
    public async Task Nobody_decides_on_what_is_ones_own()
    {
        var (here, item) = await WaitingAsync();
        var staff = await here.AddStaffAsync();
        await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().StaffAccounts.Where(a => a.Id == staff.StaffId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, here.Member.PersonId)));
        Assert.Equal("moderation.own_content", await RefusalOfAsync(() => ClaimAsync(here, staff, item)));
    }

    [Fact]
    public async Task Another_communitys_item_does_not_exist()
    {
        var (_, item) = await WaitingAsync();
        var elsewhere = await Neighbours.CreateAsync(product);
        Assert.Equal("not_found", await RefusalOfAsync(async () => await ClaimAsync(elsewhere, await elsewhere.AddStaffAsync(), item)));
    }

    [Fact]
    public async Task Every_step_leaves_its_row_in_the_trail()
    {
        var (here, item) = await WaitingAsync();
        var staff = await here.AddStaffAsync();
        await DecideAsync(here, staff, item, await ClaimAsync(here, staff, item), Publish);
        var rows = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents
            .Where(e => e.EntityId == item.Id).OrderBy(e => e.Sequence).Select(e => e.Action + " " + e.To).ToListAsync());
        Assert.Equal(["moderation.queued Queue", "moderation.claimed ", "moderation.published Published", "moderation.decided Published"], rows);
    }

    [Fact]
    public async Task The_overview_counts_what_waits_and_what_waits_too_long()
    {
        var (here, item) = await WaitingAsync();
        var fresh = await ToDoAsync(here);
        Assert.Equal((1, 0, item.QueuedAt), (fresh.Waiting, fresh.Overdue, fresh.OldestSince));
        await product.AdvanceAsync(TimeSpan.FromDays(14));
        Assert.Equal((1, 1), ((await ToDoAsync(here)).Waiting, (await ToDoAsync(here)).Overdue));
        Assert.Equal(0, (await ToDoAsync(await Neighbours.CreateAsync(product))).Waiting);
    }

    private Task<ModerationToDo> ToDoAsync(Neighbours here) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ModerationNeedingAction>().RunAsync(CancellationToken.None));

    private async Task<(Neighbours Here, ModerationItem Item)> WaitingAsync()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.Member.PostAsync();
        await product.DeliverOutboxAsync();
        return (here, await here.ItemAsync(post));
    }

    private static async Task<int> ClaimAsync(Neighbours here, StaffAtWork staff, ModerationItem item)
    {
        var version = 0;
        await here.ActAsync(staff, async s => version = (await s.GetRequiredService<ClaimItem>().RunAsync(item.Id, CancellationToken.None)).Version);
        return version;
    }

    private static Task DecideAsync(Neighbours here, StaffAtWork staff, ModerationItem item, int? version, DecisionGrounds grounds) =>
        here.ActAsync(staff, s => s.GetRequiredService<DecideItem>().RunAsync(item.Id, version, grounds, CancellationToken.None));

    private static async Task<string?> RefusalOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }
}
