using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>H01: what was answered is on the disk, whenever the program is killed. Sign-ins are writes of their own, check-ins go through the grouped writer. NEIGHBORPARTY_ROUNDS=200 kills as often as the promise says.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>A roster lasts some minutes: then another one is written.</summary>
    private const int RoundsOfRoster = 25;

    private static readonly int Rounds = Repeats.Of("NEIGHBORPARTY_ROUNDS", 10);

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["Limits:SignInsPerAddress"] = "1000000", ["Limits:PerAnonymousAddress"] = "1000000", ["Limits:PerSession"] = "1000000",
    };

    [Fact]
    public async Task Killed_many_times_during_writes_it_has_lost_no_answered_one()
    {
        using var folder = new TemporaryFolder();
        var (acknowledged, lost, attendance) = (new List<string>(), 0, new Attendance(0, 0, 0, 0));
        for (var done = 0; done < Rounds; done += RoundsOfRoster)
        {
            var rounds = Math.Min(RoundsOfRoster, Rounds - done);
            var roster = await Roster.WriteAsync(folder.Path, Roster.Sqlite, people: 3, shifts: 60 * rounds);
            for (var round = 1; round <= rounds; round++)
            {
                await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Settings);
                lost += await CountLostAsync(program.Address, acknowledged.TakeLast(200));
                acknowledged.AddRange(await WriteUntilKilledAsync(program, roster, TimeSpan.FromMilliseconds(30 * ((round % 10) + 1))));
            }

            attendance += await roster.CompareAsync();
        }

        await using var last = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Settings);
        lost += await CountLostAsync(last.Address, acknowledged.TakeLast(2000));
        output.WriteLine($"H01 SQLite: killed {Rounds} times: {acknowledged.Count} sign-ins acknowledged, {lost} lost; {attendance}");
        Assert.Equal((0, 0, 0), (lost, attendance.Lost, attendance.Double));
        Assert.InRange(attendance.Grouped, Rounds, int.MaxValue);
    }

    private static async Task<List<string>> WriteUntilKilledAsync(ProgramProcess program, Roster roster, TimeSpan longer)
    {
        var tokens = new ConcurrentBag<string>();
        var before = roster.Taps;
        var writers = Enumerable.Range(0, 3).Select(_ => SignInUntilKilledAsync(program.Address, tokens))
            .Concat(roster.People.Select(p => p.TapUntilKilledAsync(program.Address, CancellationToken.None))).ToList();
        while ((tokens.Count < 5 || (roster.Taps < before + 5 && roster.GoesOn)) && !writers.Exists(w => w.IsFaulted))
            await Task.Delay(10);
        await Task.Delay(longer);
        program.Kill();
        await Task.WhenAll(writers);
        return [.. tokens];
    }

    /// <summary>Notes the token of every sign-in that was answered in full.</summary>
    private static async Task SignInUntilKilledAsync(Uri address, ConcurrentBag<string> tokens)
    {
        using var http = new HttpClient { BaseAddress = address };
        try
        {
            while (true)
            {
                using var code = await http.PostAsync("sandbox/control/users/wang/login-code", null);
                var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
                using var answer = await http.PostAsJsonAsync("api/v1/sessions", new { loginCode });
                // "Try again later" is an honest answer of a program that has just started; nothing was acknowledged.
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    continue;
                answer.EnsureSuccessStatusCode();
                tokens.Add((await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>());
            }
        }
        catch (Exception e) when (e is HttpRequestException { StatusCode: null } or IOException or System.Text.Json.JsonException)
        {
            // Killed in the middle of an answer: that one was not acknowledged.
        }
    }

    private static async Task<int> CountLostAsync(Uri address, IEnumerable<string> tokens)
    {
        using var http = new HttpClient { BaseAddress = address };
        var lost = 0;
        foreach (var token in tokens)
        {
            // Known sessions pass the door and find no such thing; lost ones stay outside.
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/nothing-of-this-name");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                lost++;
        }

        return lost;
    }
}
