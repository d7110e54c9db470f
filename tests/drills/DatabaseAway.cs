using System.Diagnostics;
using System.Globalization;
using System.Net;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>H04: PostgreSQL frozen, killed, refusing, silent and slow. The program says "try again later" in time and comes back by itself.</summary>
public sealed class DatabaseAway(ITestOutputHelper output)
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Red = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Green = TimeSpan.FromSeconds(10);

    [PostgresFact]
    public async Task It_answers_in_time_and_recovers_without_a_restart()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var proxy = new FaultProxy(postgres.Port);
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development",
            new Dictionary<string, string>(Caller.NoLimits, StringComparer.Ordinal) { ["Demo:Seed"] = "true" }.Concat(await postgres.DatabaseAsync(proxy.Port)).ToDictionary(StringComparer.Ordinal));
        var acknowledged = new List<string>();
        await DrillAsync("frozen (SIGSTOP)", program, acknowledged, postgres.FreezeAsync, postgres.ThawAsync);
        await DrillAsync("killed (SIGKILL)", program, acknowledged, postgres.KillAsync, postgres.StartAgainAsync);
        await DrillAsync("stopped", program, acknowledged, postgres.StopAsync, postgres.StartAgainAsync);
        await DrillAsync("refused", program, acknowledged, () => Do(() => proxy.Set(Fault.Refuse)), () => Do(() => proxy.Set(Fault.None)));
        await DrillAsync("silent", program, acknowledged, () => Do(() => proxy.Set(Fault.Hang)), () => Do(() => proxy.Set(Fault.None)));
        await SlowAsync(program, acknowledged, proxy);
        using var caller = new Caller(program.Address);
        var lost = await caller.CountLostAsync(acknowledged);
        output.WriteLine($"H04: {acknowledged.Count} writes acknowledged in between, {lost} lost");
        Assert.Equal(0, lost);
    }

    private async Task DrillAsync(string what, ProgramProcess program, List<string> acknowledged, Func<Task> breakAsync, Func<Task> mendAsync)
    {
        using var caller = new Caller(program.Address, Caller.Member);
        var member = await WarmAsync(what, program, caller, acknowledged);
        await breakAsync();
        var clock = Stopwatch.StartNew();
        var refused = Task.WhenAll(WritersAsync(program, caller, member));
        var red = caller.UntilAsync("health/ready", HttpStatusCode.ServiceUnavailable, Red);
        var live = await caller.GetAsync("health/live");
        var (answers, redAfter) = (await refused, await red);
        var once = await SignInAsync(program);
        await mendAsync();
        var green = await caller.UntilAsync("health/ready", HttpStatusCode.OK, Green);
        clock.Restart();
        Seen back;
        while ((back = await SignInAsync(program)).Token is null && clock.Elapsed < Green)
            await Task.Delay(50);

        var slowest = answers.Append(once).Max(a => a.After);
        output.WriteLine($"H04 {what}: 503 after at most {slowest.TotalSeconds:0.00} s, live {(int)live.Status}, red after {redAfter.TotalSeconds:0.00} s, green {green.TotalSeconds:0.00} s after it was mended, writing again {clock.Elapsed.TotalSeconds:0.00} s later");
        output.WriteLine($"  {Times(answers.Append(once))}");
        foreach (var answer in answers.Append(once))
            Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable && answer.RetryAfter, $"{what}: {answer.Status} {answer.Code}\n{Tail(program)}");
        Assert.InRange(slowest, TimeSpan.Zero, Answer);
        Assert.Equal(HttpStatusCode.OK, live.Status);
        Assert.NotNull(back.Token);
        acknowledged.Add(back.Token);
    }

    /// <summary>Every answer of the database comes late: what is answered is answered in time all the same, done or to be tried later.</summary>
    private async Task SlowAsync(ProgramProcess program, List<string> acknowledged, FaultProxy proxy)
    {
        using var caller = new Caller(program.Address, Caller.Member);
        var member = await WarmAsync("slow", program, caller, acknowledged);
        proxy.Set(Fault.Slow);
        var asked = Task.WhenAll(WritersAsync(program, caller, member));
        var live = await caller.GetAsync("health/live");
        var answers = await asked;
        proxy.Set(Fault.None);
        var green = await caller.UntilAsync("health/ready", HttpStatusCode.OK, Green);
        var done = answers.Where(a => a.Status is HttpStatusCode.OK or HttpStatusCode.Created).ToList();
        acknowledged.AddRange(done.Select(a => a.Token).OfType<string>());
        output.WriteLine($"H04 slow: {done.Count} of {answers.Length} done, the others 503, after at most {answers.Max(a => a.After).TotalSeconds:0.00} s, live {(int)live.Status}, green {green.TotalSeconds:0.00} s after it was mended");
        output.WriteLine($"  {Times(answers)}");
        foreach (var answer in answers)
        {
            Assert.True(done.Contains(answer) || (answer.Status == HttpStatusCode.ServiceUnavailable && answer.RetryAfter), $"slow: {answer.Status} {answer.Code}\n{Tail(program)}");
            Assert.InRange(answer.After, TimeSpan.Zero, Answer);
        }

        Assert.Equal(HttpStatusCode.OK, live.Status);
    }

    /// <summary>Several connections of the pool are open and in use when it happens.</summary>
    /// <returns>The token of a member who can choose.</returns>
    private static async Task<string> WarmAsync(string what, ProgramProcess program, Caller member, List<string> acknowledged)
    {
        var before = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync(program)));
        Assert.All(before, s => Assert.True(s.Token is not null, $"{what}: {s.Status} {s.Code} after {s.After}\n{Tail(program)}"));
        acknowledged.AddRange(before.Select(s => s.Token!));
        var token = (await member.SignInAsync()).Token!;
        Assert.Equal(HttpStatusCode.OK, (await member.ChooseAsync(token)).Status);
        return token;
    }

    /// <summary>Sign-ins meet on connections, writers of one community in its line.</summary>
    private static IEnumerable<Task<Seen>> WritersAsync(ProgramProcess program, Caller caller, string member)
    {
        return Enumerable.Range(0, 12).Select(_ => SignInAsync(program)).Concat(Enumerable.Range(0, 12).Select(LaterAsync)).ToList();

        async Task<Seen> LaterAsync(int n)
        {
            await Task.Delay(n * 200);
            return await caller.ChooseAsync(member);
        }
    }

    private static string Times(IEnumerable<Seen> answers) =>
        string.Join(' ', answers.Select(a => a.After.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)));

    private static async Task<Seen> SignInAsync(ProgramProcess program)
    {
        using var caller = new Caller(program.Address);
        return await caller.SignInAsync();
    }

    private static string Tail(ProgramProcess program) => program.Log[Math.Max(0, program.Log.Length - 6000)..];

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
