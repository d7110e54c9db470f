using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.OutboxTests;

/// <summary>Of two instances that both believe to hold the outbox, the one that woke late does not undo what the other wrote.</summary>
public sealed class LateHolderTests(LateHolderTests.WithSuccessor product) : IClassFixture<LateHolderTests.WithSuccessor>
{
    [Fact]
    public async Task What_the_successor_delivered_is_not_given_up_by_who_woke_late() =>
        Assert.Equal((OutboxState.Done, 0), await DeliveredAsync(Late.AfterDone));

    [Fact]
    public async Task A_try_that_the_successor_counted_is_not_counted_again() =>
        Assert.Equal((OutboxState.Waiting, 1), await DeliveredAsync(Late.AfterFailure));

    [Fact]
    public async Task That_it_has_been_delivered_is_believed_however_late() =>
        Assert.Equal((OutboxState.Done, 1), await DeliveredAsync(Late.DeliveredAfterFailure));

    private async Task<(OutboxState State, int Attempts)> DeliveredAsync(string what)
    {
        var key = $"{what}-{Path.GetRandomFileName()}";
        await product.InsideAsync(null, async s =>
        {
            s.GetRequiredService<Outbox>().Add(Late.OutboxKind, Guid.Empty, new { }, key);
            await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        });
        await product.DeliverOutboxAsync();
        var row = await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().OutboxMessages.AsNoTracking().SingleAsync(m => m.DedupeKey == key));
        return (row.State, row.Attempts);
    }

    public sealed class WithSuccessor : Product
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IOutboxHandler, Late>());
        }
    }

    /// <summary>Has lost its turn: before it comes to an end, the successor has written its own.</summary>
    private sealed class Late(IServiceScopeFactory scopes, TimeProvider time) : IOutboxHandler
    {
        public const string OutboxKind = "test-late";
        public const string AfterDone = "after-done";
        public const string AfterFailure = "after-failure";
        public const string DeliveredAfterFailure = "delivered-after-failure";

        public string Kind => OutboxKind;

        public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
        {
            if (message.DedupeKey.StartsWith(AfterDone, StringComparison.Ordinal))
            {
                var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _ = DoneByTheSuccessorAsync(message.Id, written);
                await written.Task;
                throw new OutboxGivesUpException("late");
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
            // Due again long after this test.
            (await db.OutboxMessages.FirstAsync(m => m.Id == message.Id, ct)).Failed("the successor's", time.Now().AddHours(1));
            await db.SaveChangesAsync(ct);
            if (message.DedupeKey.StartsWith(AfterFailure, StringComparison.Ordinal))
                throw new InvalidOperationException("late");
        }

        /// <summary>Written but not yet committed when the late one comes to write.</summary>
        private async Task DoneByTheSuccessorAsync(Guid id, TaskCompletionSource written)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
                await using var write = await db.BeginWriteAsync(default);
                await db.LockAsync(id, default);
                (await db.OutboxMessages.FirstAsync(m => m.Id == id)).Succeeded(time.Now());
                await db.SaveChangesAsync();
                written.SetResult();
                await Task.Delay(500);
                await write.CommitAsync(default);
            }
            catch (Exception e)
            {
                written.TrySetException(e);
            }
        }
    }
}
