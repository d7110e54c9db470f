using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Jobs;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

/// <summary>Moves the clock of its own program; the phones' access tokens die on the way, so only the jobs act afterwards.</summary>
public sealed class ArmbandClockTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_does_not_accept_is_reminded_once_and_after_72_hours_it_goes_back_to_stock()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = (await (await n.Leader.IssueAsync(serial, n.Member.PersonId)).JsonAsync())["id"]!.GetValue<Guid>();

        await product.AdvanceAsync(TimeSpan.FromHours(23));
        await product.RunJobsAsync();
        Assert.Equal(0, await RemindersAsync(n));
        // Past 24 hours and into the day: quiet hours are at most eleven.
        do
            await product.AdvanceAsync(TimeSpan.FromHours(1.5));
        while (ChinaTime.IsQuiet(product.Services.GetRequiredService<TimeProvider>().Now()));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        await RunWhileSomebodyWritesAsync<TakeBackUnaccepted>(n);
        Assert.Equal(1, await RemindersAsync(n));
        Assert.Equal(ArmbandState.PendingAcceptance, (await n.ArmbandAsync(serial)).State);

        await product.AdvanceAsync(TimeSpan.FromHours(49));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        var band = await n.ArmbandAsync(serial);
        Assert.Equal((ArmbandState.InStock, (Guid?)null), (band.State, band.HolderPersonId));
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Lapse], await n.StepsAsync(id));
        Assert.Equal(["armband.issued", "armband.lapsed"], await n.AuditAsync(id));
        Assert.Equal(2, await n.ReadAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "armband.lapsed")));
        var today = await product.InsideAsync(n.CommunityId, s => s.GetRequiredService<ArmbandsNeedingAction>().RunAsync(default));
        Assert.Equal((serial, "王组员"), (Assert.Single(today.NotTaken).Serial, today.NotTaken[0].PersonName));
    }

    [Fact]
    public async Task Reminding_of_returns_waits_for_no_writer_while_no_reminder_is_due()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        await n.GiveAsync(serial, n.Member);
        DateTime Now() => product.Services.GetRequiredService<TimeProvider>().Now();
        while (ChinaTime.IsQuiet(Now()))
            await product.AdvanceAsync(TimeSpan.FromHours(1));
        await n.ReadAsync(async db =>
        {
            (await db.Armbands.SingleAsync(a => a.Serial == serial)).SetDue(Now().AddHours(20), null, ArmbandRole.Staff, Now());
            return await db.SaveChangesAsync();
        });
        await RunAsync<RemindArmbandReturns>(n);
        Assert.Equal(ReturnRung.Before, (await n.ArmbandAsync(serial)).RemindedRung);
        await RunWhileSomebodyWritesAsync<RemindArmbandReturns>(n);
        Assert.Equal(1, await n.ReadAsync(db => db.ArmbandEvents.CountAsync(e => e.Step == ArmbandStep.Remind)));
    }

    private Task RunAsync<TJob>(Neighbours n)
        where TJob : class, ICommunityJob => product.InsideAsync(n.CommunityId, s => s.GetRequiredService<TJob>().RunAsync(default));

    /// <summary>Would be refused after two seconds in the line if it wanted to write too.</summary>
    private Task RunWhileSomebodyWritesAsync<TJob>(Neighbours n)
        where TJob : class, ICommunityJob => n.ReadAsync(async db =>
    {
        await using var write = await db.BeginWriteAsync(default);
        await RunAsync<TJob>(n).WaitAsync(TimeSpan.FromSeconds(20));
        return 0;
    });

    private static Task<int> RemindersAsync(Neighbours n) =>
        n.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == n.Member.PersonId && m.Kind == "armband.accept_reminder"));
}
