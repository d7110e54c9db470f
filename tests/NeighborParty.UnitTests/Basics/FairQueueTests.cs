using NeighborParty.Core.Data.Hot;

namespace NeighborParty.UnitTests.Basics;

public sealed class FairQueueTests
{
    private static readonly Guid Large = new("01950000-0000-7000-8000-000000000001");
    private static readonly Guid Small = new("01950000-0000-7000-8000-000000000002");

    [Fact]
    public async Task The_rush_of_one_community_does_not_keep_the_other_waiting()
    {
        using var queue = new FairQueue<string>(1000);
        for (var i = 0; i < 500; i++)
            Assert.True(queue.TryAdd(Large, $"large {i}"));
        Assert.True(queue.TryAdd(Small, "small"));
        Assert.Contains("small", await queue.TakeAsync(2, default));
    }

    [Fact]
    public async Task What_came_first_leaves_first_inside_a_community()
    {
        using var queue = new FairQueue<int>(100);
        for (var i = 0; i < 20; i++)
            queue.TryAdd(Large, i);
        Assert.Equal(Enumerable.Range(0, 12), await queue.TakeAsync(12, default));
        Assert.Equal(Enumerable.Range(12, 8), await queue.TakeAsync(12, default));
    }

    [Fact]
    public async Task A_full_queue_takes_no_more_until_something_left()
    {
        using var queue = new FairQueue<int>(2);
        Assert.True(queue.TryAdd(Large, 1));
        Assert.True(queue.TryAdd(Small, 2));
        Assert.False(queue.TryAdd(Large, 3));
        await queue.TakeAsync(1, default);
        Assert.True(queue.TryAdd(Large, 3));
        Assert.Equal(2, queue.Count);
    }

    [Fact]
    public async Task Waiting_ends_when_something_comes()
    {
        using var queue = new FairQueue<int>(2);
        var taken = queue.TakeAsync(5, default);
        Assert.False(taken.IsCompleted);
        queue.TryAdd(Large, 9);
        Assert.Equal([9], await taken);
    }

    [Fact]
    public async Task A_lane_that_somebody_works_at_has_no_turn_and_the_others_go_on()
    {
        using var queue = new FairQueue<int>(100);
        queue.TryAdd(Large, 1);
        queue.TryAdd(Large, 2);
        queue.TryAdd(Small, 7);
        var (community, items) = await queue.TakeLaneAsync(1, default);
        Assert.Equal((Large, 1), (community, Assert.Single(items)));
        queue.TryAdd(Large, 3);
        (community, items) = await queue.TakeLaneAsync(9, default);
        Assert.Equal((Small, 7), (community, Assert.Single(items)));

        var next = queue.TakeLaneAsync(9, default);
        queue.TryAdd(Small, 8);
        Assert.False(next.IsCompleted);
        queue.Free(Large);
        (community, items) = await next;
        Assert.Equal(Large, community);
        Assert.Equal([2, 3], items);
        queue.Free(Small);
        Assert.Equal([8], (await queue.TakeLaneAsync(9, default)).Items);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_lane_that_is_free_and_empty_waits_for_what_comes()
    {
        using var queue = new FairQueue<int>(100);
        queue.TryAdd(Large, 1);
        await queue.TakeLaneAsync(9, default);
        queue.Free(Large);
        var next = queue.TakeLaneAsync(9, default);
        Assert.False(next.IsCompleted);
        queue.TryAdd(Large, 2);
        Assert.Equal([2], (await next).Items);
    }
}
