using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.StaffTests;

public sealed class SignInTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData(StaffRole.Officer)]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Every_role_signs_in_and_sees_the_overview(StaffRole role)
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity(), role);
        var page = await staff.GetHtmlAsync("/admin");
        Assert.Contains("今日总览", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_bound_to_this_host_and_hidden_from_scripts_and_foreign_sites()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer);
        var answer = await staff.GivePasswordAsync();
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), line => line.StartsWith(StaffSessions.CookieName, StringComparison.Ordinal));
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_cookies_of_forms_are_hardened_too()
    {
        using var browser = new ConsoleClient(product);
        var answer = await browser.GetAsync("/admin/sign-in");
        foreach (var cookie in answer.Headers.GetValues("Set-Cookie"))
            foreach (var attribute in new[] { "__Host-", "secure", "httponly", "samesite=strict", "path=/" })
                Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_planted_cookie_is_not_adopted_and_its_session_ends()
    {
        var community = NewCommunity();
        using var attacker = await ConsoleClient.SignInAsync(product, community);
        var planted = attacker.Cookies[StaffSessions.CookieName];
        using var victim = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer);
        victim.Cookies[StaffSessions.CookieName] = planted;
        await victim.GivePasswordAsync();
        Assert.NotEqual(planted, victim.Cookies[StaffSessions.CookieName]);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await attacker.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_ones_own_making_opens_nothing()
    {
        using var browser = new ConsoleClient(product);
        browser.Cookies[StaffSessions.CookieName] = new string('A', 43);
        var answer = await browser.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/admin/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity());
        var token = staff.Cookies[StaffSessions.CookieName];
        await staff.PostFormAsync("/admin/sign-out");
        Assert.DoesNotContain(StaffSessions.CookieName, staff.Cookies.Keys);
        staff.Cookies[StaffSessions.CookieName] = token;
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task The_way_back_after_sign_in_stays_inside_the_console()
    {
        foreach (var (wanted, expected) in new[] { ("/admin/change-password", "/admin/change-password"), ("https://example.org/", "/admin"), ("//example.org/admin", "/admin"), ("/api/v1/sessions", "/admin") })
        {
            using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer);
            var answer = await staff.PostFormAsync($"/admin/sign-in?returnUrl={Uri.EscapeDataString(wanted)}", null, new() { ["UserName"] = staff.UserName, ["Password"] = staff.Password });
            Assert.Equal(expected, answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task The_trail_keeps_right_and_wrong_sign_ins_with_address_and_without_password()
    {
        var community = NewCommunity();
        using var staff = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer);
        await staff.GivePasswordAsync("Wrong-horse-42");
        await staff.GivePasswordAsync();
        var rows = await product.InsideAsync(community, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.OrderBy(e => e.Sequence).ToListAsync());
        var failed = Assert.Single(rows, r => r.Action == "staff.sign_in_failed");
        Assert.Equal(("wrong_password", "staff.wrong_password", staff.StaffId), (failed.ReasonCode, failed.Result, failed.EntityId));
        var signedIn = Assert.Single(rows, r => r.Action == "staff.signed_in");
        Assert.Equal((staff.StaffId, ActorKind.Staff), (signedIn.ActorId, signedIn.ActorKind));
        Assert.All(rows, r => Assert.Equal("127.0.0.1", r.Ip));
        Assert.DoesNotContain(rows, r => $"{r.Details}{r.ReasonText}{r.From}{r.To}".Contains("horse", StringComparison.Ordinal));
    }

    private Guid NewCommunity() => Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
}
