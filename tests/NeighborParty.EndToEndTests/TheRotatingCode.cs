using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>The code on the leader's screen, read off the screen as a camera reads it: new every thirty seconds, another one for leaving, and worth nothing when it was passed on.</summary>
public sealed class TheRotatingCode : BrowserWalk
{
    private const string Friday = "周五大扫除";

    [BrowserFact]
    public async Task The_screen_changes_its_code_and_a_photo_of_it_is_soon_worthless()
    {
        var shift = await SignUpAsync();
        await Product.MoveTheClockAsync(StartOf(shift) - TimeSpan.FromMinutes(5));
        var door = await DeskAsync();
        var id = Text(shift, "id");

        await door.GotoAsync($"/admin/duties/code/{id}?direction=out");
        var leaving = await ReadAsync(door);
        await door.GotoAsync($"/admin/duties/code/{id}");
        var first = await ReadAsync(door);
        Assert.NotEqual(leaving, first);

        using var chen = await PhoneHand.SignInAsync(Product, "chen");
        var path = $"/api/v1/shifts/{id}/check-ins";
        Assert.Equal("check_in.bad_code", await chen.RefusedAsync(path, At(shift, leaving)));

        // Nobody touches the page: it fetches the next code by itself.
        await Product.MoveTheClockAsync(await Product.NowAsync() + TimeSpan.FromSeconds(61));
        var next = await NextAsync(door, first);
        Assert.Equal("check_in.bad_code", await chen.RefusedAsync(path, At(shift, first)));
        var arrival = await chen.PostAsync(path, At(shift, next));
        Assert.Equal("accepted", Text(arrival, "state"));

        await door.GotoAsync("/admin/duties/live");
        await door.SeesAsync("正在值守");
        await door.SeesAsync(Friday);
        await door.TakeAsync("live-view", whole: true);
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    private async Task<JsonNode> SignUpAsync()
    {
        using var chen = await PhoneHand.SignInAsync(Product, "chen");
        // One whose list is still open for hours.
        var shift = (await chen.GetAsync("/api/v1/shifts?limit=100"))["items"]!.AsArray().First(s => Text(s, "title") == Friday)!;
        await chen.PostAsync($"/api/v1/shifts/{Text(shift, "id")}/signups");
        return shift;
    }

    private static object At(JsonNode shift, string code) => new
    {
        code, latitude = shift["latitude"]!.GetValue<double>(), longitude = shift["longitude"]!.GetValue<double>(), accuracyMetres = 15, coordinateSystem = "gcj02",
    };

    private static async Task<string> ReadAsync(IPage door)
    {
        await Assertions.Expect(door.Locator("svg.np-qr").First).ToBeVisibleAsync();
        var code = await QrReader.TextOfAsync(await door.Locator("main").ScreenshotAsync());
        Assert.Equal(55, code.Length);
        return code;
    }

    private static async Task<string> NextAsync(IPage door, string before)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var code = await ReadAsync(door);
            if (code != before)
                return code;
            await Task.Delay(1000);
        }

        throw new TimeoutException("The code on the screen did not change.");
    }

    private static DateTime StartOf(JsonNode shift) => DateTime.Parse(Text(shift, "startsAt"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? throw new InvalidOperationException($"'{name}' is missing in {node?.ToJsonString()}");
}
