using NeighborParty.IntegrationTests.Hosting;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>H01: what was answered is on the disk, whenever the program is killed.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class KillTests
{
    private const int Rounds = 10;

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["Limits:SignInsPerAddress"] = "1000000", ["Limits:PerAnonymousAddress"] = "1000000", ["Limits:PerSession"] = "1000000",
    };

    [Fact]
    public async Task Killed_ten_times_during_writes_it_has_lost_no_answered_one()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new List<string>();
        var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Settings);
        for (var round = 1; round <= Rounds; round++)
        {
            var tokens = new ConcurrentBag<string>();
            var address = program.Address;
            var writers = Enumerable.Range(0, 4).Select(_ => SignInUntilKilledAsync(address, tokens)).ToList();
            while (tokens.Count < 5 && !writers.Exists(w => w.IsCompleted))
                await Task.Delay(10);
            await Task.Delay(round * 30);
            program.Kill();
            await Task.WhenAll(writers);
            var fresh = tokens.ToList();
            Assert.True(fresh.Count >= 5, program.Log);
            acknowledged.AddRange(fresh);
            await program.DisposeAsync();
            program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Settings);
            Assert.Equal(0, await CountLostAsync(program.Address, fresh));
        }

        Assert.Equal(0, await CountLostAsync(program.Address, acknowledged));
        await program.DisposeAsync();
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
                if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
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

    private static async Task<int> CountLostAsync(Uri address, List<string> tokens)
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
