using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>
/// E05: 64 members of four communities write everything at once: check-ins through the grouped writer, check-outs, posts, orders, answers, and
/// what ends these, sign-ins and renewals. No deadlock and no "database is locked" comes out; 503 stays below one in a thousand; each acknowledged
/// write is one row. NEIGHBORPARTY_DRILL_SECONDS makes it longer.
/// </summary>
public sealed class ManyWriters(ITestOutputHelper output)
{
    private const int Communities = 4;
    private const int Writers = 64;

    private static readonly int Seconds = Repeats.Of("NEIGHBORPARTY_DRILL_SECONDS", 10);

    [Fact]
    public async Task On_SQLite() => await DrillAsync("SQLite", []);

    [PostgresFact]
    public async Task On_PostgreSQL()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await DrillAsync("PostgreSQL", await postgres.DatabaseAsync());
    }

    private async Task DrillAsync(string database, Dictionary<string, string> settings)
    {
        using var folder = new TemporaryFolder();
        var roster = await Roster.WriteAsync(folder.Path, settings, Writers / Communities, shifts: 10 + (3 * Seconds), Communities);
        var (written, made) = (new ConcurrentBag<Written>(), new ConcurrentDictionary<string, ConcurrentBag<Guid>>(StringComparer.Ordinal));
        int lostSessions;
        await using (var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Caller.NoLimits.Concat(settings).ToDictionary(StringComparer.Ordinal)))
        {
            using var warm = new Caller(program.Address);
            await warm.WarmUpAsync();
            var mixers = roster.People.Select((p, i) => new Mixer(program.Address, p, i, written, made)).ToList();
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(mixers.Select(m => m.WriteAsync(() => clock.Elapsed < TimeSpan.FromSeconds(Seconds))));
            lostSessions = await warm.CountLostAsync(mixers.SelectMany(m => m.Sessions).Concat(roster.People.Select(p => p.AccessToken)));
            mixers.ForEach(m => m.Dispose());
        }

        var (attendance, (lost, extra)) = await Beside.DoAsync(folder.Path, settings, async product => (await roster.CompareAsync(product), await CompareAsync(product, roster, made)));
        var times = written.Select(s => s.After).Order().ToList();
        var busy = written.Count(s => s.Status == HttpStatusCode.ServiceUnavailable);
        output.WriteLine($"E05 {database}: {Writers} writers in {Communities} communities for {Seconds} s: {written.Count - busy} written ({written.Count / Seconds}/s), {busy} x 503, median {times[times.Count / 2].TotalMilliseconds:0} ms, "
            + $"p99 {times[times.Count * 99 / 100].TotalMilliseconds:0} ms; {lost + attendance.Lost + lostSessions} lost, {extra + attendance.Double} never acknowledged or double");
        output.WriteLine($"  {string.Join(", ", written.Where(w => w.Status != HttpStatusCode.ServiceUnavailable).GroupBy(w => w.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} x {g.Key}"))}; {attendance}");
        Assert.Equal(10, written.Where(w => w.Status != HttpStatusCode.ServiceUnavailable).Select(w => w.Kind).Distinct().Count());
        Assert.InRange(busy, 0, written.Count / 1000);
        Assert.Equal((0, 0, 0), (lost, attendance.Lost, lostSessions));
        Assert.Equal((0, 0), (extra, attendance.Double));
        Assert.InRange(attendance.Grouped, Writers / 2, int.MaxValue);
    }

    /// <returns>Acknowledged ones that the database does not have, and those that it has without.</returns>
    private static Task<(int Lost, int Extra)> CompareAsync(Product product, Roster roster, ConcurrentDictionary<string, ConcurrentBag<Guid>> made) =>
        product.InsideAsync(null, async services =>
        {
            var (db, people) = (services.GetRequiredService<NeighborPartyDb>(), roster.People.Select(p => p.Person).ToHashSet());
            var posts = (await db.AidPosts.AcrossCommunities().AsNoTracking().ToListAsync()).FindAll(p => people.Contains(p.AuthorId));
            var orders = await db.Orders.AcrossCommunities().AsNoTracking().ToListAsync();
            var answers = await db.AidAnswers.AcrossCommunities().AsNoTracking().ToListAsync();
            var rows = new Dictionary<string, IEnumerable<Guid>>(StringComparer.Ordinal)
            {
                ["post"] = posts.Select(p => p.Id), ["withdrawal"] = posts.Where(p => p.EndedAt is not null).Select(p => p.Id),
                ["order"] = orders.Select(o => o.Id), ["cancellation"] = orders.Where(o => o.EndedAt is not null).Select(o => o.Id),
                ["answer"] = answers.Select(a => a.Id), ["answer withdrawn"] = answers.Where(a => a.EndedAt is not null).Select(a => a.Id),
            };
            return (rows.Sum(r => made[r.Key].Except(r.Value).Count()), rows.Sum(r => r.Value.Except(made[r.Key]).Count()));
        });
}
