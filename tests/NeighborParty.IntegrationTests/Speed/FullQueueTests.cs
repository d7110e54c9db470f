using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>What happens to short writes when more of them wait than the writer takes at once.</summary>
public sealed class FullQueueTests(Product product) : IClassFixture<Product>
{
    /// <summary>A rush beyond all bounds: whoever finds no place is told at once and can come back, and of those that wait nobody is forgotten.</summary>
    [Fact]
    public async Task A_full_queue_refuses_at_once_and_writes_all_that_waited()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var (here, member) = (desk.Neighbours, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var code = await desk.CodeAsync(shift);
        await member.Phone.GetAsync("/api/v1/shifts");
        var compound = (await here.CompoundsAsync(1))[0];
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        using var held = new HeldWrite(here.CommunityId);
        var first = writer.RunAsync(held, default);
        await held.Begun;
        var waiting = Enumerable.Range(0, GroupedWriter.MostWaiting).Select(i => new RenameCompound(here.CommunityId, compound, $"新名{i}")).ToList();
        var written = Task.WhenAll(waiting.Select(w => writer.RunAsync(w, default)));
        Assert.False(written.IsCompleted);

        var late = new RenameCompound(here.CommunityId, compound, "迟到");
        var told = writer.RunAsync(late, default);
        Assert.True(told.IsCompleted);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => told);
        Assert.Equal((RefusalKind.Unavailable, "busy"), (refused.Kind, refused.Code));
        var tap = await member.Phone.PostAsync($"/api/v1/shifts/{shift}/check-ins", DutyDesk.Here(code), key: "tap-1");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), (tap.StatusCode, await tap.CodeAsync()));
        Assert.Equal(TimeSpan.FromSeconds(2), tap.Headers.RetryAfter!.Delta);
        Assert.False(first.IsCompleted);

        held.Release();
        await written;
        Assert.All(waiting, w => Assert.True(w.HasHappened));
        Assert.False(late.HasHappened);
        Assert.Equal(waiting.Count, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "compound.renamed")));
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, member, DutyDesk.Here(code)));
    }

    [Fact]
    public async Task One_of_a_quiet_community_does_not_wait_for_a_thousand_of_a_loud_one()
    {
        var (loud, quiet) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        var (many, one) = ((await loud.CompoundsAsync(1))[0], (await quiet.CompoundsAsync(1))[0]);
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        var acted = new ConcurrentQueue<Guid>();
        using var held = new HeldWrite(loud.CommunityId);
        var first = writer.RunAsync(held, default);
        await held.Begun;
        var crowd = Enumerable.Range(0, 1000).Select(i => writer.RunAsync(new RenameCompound(loud.CommunityId, many, $"新名{i}", acted.Enqueue), default)).ToList();
        var alone = writer.RunAsync(new RenameCompound(quiet.CommunityId, one, "新名", acted.Enqueue), default);
        held.Release();
        await Task.WhenAll([.. crowd, alone]);
        // The thousand came first: one of them may go before, the others may not.
        Assert.InRange(acted.ToList().IndexOf(quiet.CommunityId), 0, 1);
        Assert.Equal(1001, acted.Count);
    }

    /// <summary>Keeps the writer, or on a server the community's own, at its group until it is let go.</summary>
    private sealed class HeldWrite(Guid community) : ShortWrite(community), IDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _letGo = new();

        public Task Begun => _begun.Task;

        public override IReadOnlyList<object?> Values => [CommunityId];

        public override string TextFor(SqlDialect dialect) => """SELECT "Id" FROM "Compounds" WHERE "CommunityId" = @p0 AND 1 = 0""";

        public void Release() => _letGo.Set();

        public override void Begin()
        {
            _begun.TrySetResult();
            _letGo.Wait();
        }

        public override Recorded Happened(HotRow row) => throw new InvalidOperationException("It finds nothing.");

        public void Dispose()
        {
            _letGo.Set();
            _letGo.Dispose();
        }
    }
}
