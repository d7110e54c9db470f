using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.StaffTests;

/// <summary>How sessions, passwords and codes live and end. Moves the clock forward, never back.</summary>
public sealed class StaffSessionTests(Product product) : IClassFixture<Product>
{
    private const string NewPassword = "green Tram 77 hats";

    [Fact]
    public async Task Thirty_minutes_without_a_click_end_a_session_and_polling_is_no_click()
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity());
        await product.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin")).StatusCode);
        await product.AdvanceAsync(TimeSpan.FromMinutes(20));
        var poll = new HttpRequestMessage(HttpMethod.Get, "/admin");
        poll.Headers.Add("X-Background", "1");
        Assert.Equal(HttpStatusCode.OK, (await staff.SendAsync(poll)).StatusCode);
        await product.AdvanceAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_however_busy()
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity());
        for (var i = 0; i < 28; i++)
        {
            await product.AdvanceAsync(TimeSpan.FromMinutes(25));
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin")).StatusCode);
        }

        await product.AdvanceAsync(TimeSpan.FromMinutes(25));
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_signs_every_other_browser_out()
    {
        using var here = await ConsoleClient.SignInAsync(product, NewCommunity());
        using var there = here.SameAccount();
        await there.GivePasswordAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(here, "Wrong-tram-77", NewPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(here, here.Password, "tooshort")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(here, here.Password, here.Password)).StatusCode);
        var former = here.Cookies[StaffSessions.CookieName];
        Assert.Equal(HttpStatusCode.Redirect, (await ChangeAsync(here, here.Password, NewPassword)).StatusCode);
        Assert.NotEqual(former, here.Cookies[StaffSessions.CookieName]);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GivePasswordAsync(here.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GivePasswordAsync(NewPassword)).StatusCode);
    }

    [Fact]
    public async Task The_last_five_passwords_are_refused_and_the_sixth_is_free_again()
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity());
        var current = staff.Password;
        var used = new List<string> { current };
        for (var i = 0; i < 6; i++)
        {
            var next = $"{NewPassword} {i}";
            Assert.Equal(HttpStatusCode.Redirect, (await ChangeAsync(staff, current, next)).StatusCode);
            used.Add(current = next);
        }

        for (var back = 1; back <= 5; back++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(staff, current, used[^(back + 1)])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ChangeAsync(staff, current, used[0])).StatusCode);
    }

    [Fact]
    public async Task A_first_password_works_once_and_only_for_choosing_another()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer,
            change: s => s.GiveInitialPassword(s.PasswordHash, product.Services.GetRequiredService<TimeProvider>().Now()));
        using var again = staff.SameAccount();
        await staff.GivePasswordAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await again.GivePasswordAsync(staff.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ChangeAsync(staff, staff.Password, NewPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_first_password_is_worth_nothing_after_72_hours()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer,
            change: s => s.GiveInitialPassword(s.PasswordHash, product.Services.GetRequiredService<TimeProvider>().Now()));
        await product.AdvanceAsync(TimeSpan.FromHours(72.1));
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GivePasswordAsync(staff.Password)).StatusCode);
    }

    [Fact]
    public async Task After_ninety_days_a_password_must_be_changed_first()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer,
            change: s => s.PasswordChangedAt = product.Services.GetRequiredService<TimeProvider>().Now().AddDays(-91));
        await staff.GivePasswordAsync();
        Assert.Equal("/admin/change-password", (await staff.GetAsync("/admin")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_code_of_the_authenticator_is_good_once()
    {
        using var admin = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Administrator);
        using var thief = admin.SameAccount();
        await admin.GivePasswordAsync();
        await thief.GivePasswordAsync();
        Assert.Equal("/admin/totp", (await admin.GetAsync("/admin")).Headers.Location!.ToString());
        var code = Totp.Code(admin.TotpSeed!, Totp.StepOf(product.Services.GetRequiredService<TimeProvider>().Now()));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.GiveCodeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.GiveCodeAsync(code)).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_sign_out_and_lock()
    {
        using var admin = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Administrator);
        await admin.GivePasswordAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.GiveCodeAsync("000000x")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.GetAsync("/admin/totp")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await admin.GivePasswordAsync(admin.Password)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_without_authenticator_enrols_first_and_gets_recovery_codes_once()
    {
        var community = NewCommunity();
        using var admin = await ConsoleClient.AccountAsync(product, community, StaffRole.Administrator, change: s => s.TotpSealed = null);
        await admin.GivePasswordAsync();
        Assert.Equal("/admin/totp/enrol", (await admin.GetAsync("/admin")).Headers.Location!.ToString());
        var page = await admin.GetHtmlAsync("/admin/totp/enrol");
        Assert.NotNull(page.QuerySelector("svg.np-qr"));
        var seed = Base32.Decode(page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var offer = page.QuerySelector("input[name=Offer]")!.GetAttribute("value")!;
        var code = Totp.Code(seed, Totp.StepOf(product.Services.GetRequiredService<TimeProvider>().Now()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync("/admin/totp/enrol", new() { ["Offer"] = offer, ["Code"] = "0000000" }, "/admin/totp/enrol")).StatusCode);
        var answer = await admin.PostAsync("/admin/totp/enrol", new() { ["Offer"] = offer, ["Code"] = code }, "/admin/totp/enrol");
        var codes = (await ConsoleClient.DocumentAsync(answer)).QuerySelectorAll("ol.np-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);

        using var later = admin.SameAccount();
        await later.GivePasswordAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await later.GiveCodeAsync(codes[4])).StatusCode);
        using var evenLater = admin.SameAccount();
        await evenLater.GivePasswordAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await evenLater.GiveCodeAsync(codes[4])).StatusCode);

        // In the database: the seed sealed, the codes as hashes.
        var row = await product.InsideAsync(community, s => s.GetRequiredService<NeighborPartyDb>().StaffAccounts.SingleAsync(a => a.Id == admin.StaffId));
        Assert.DoesNotContain(Base32.Encode(seed), row.TotpSealed!, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], row.RecoveryCodeHashes, StringComparison.Ordinal);
        Assert.Equal(9, RecoveryCodes.Left(row.RecoveryCodeHashes));
    }

    [Fact]
    public async Task A_seed_offered_to_somebody_else_is_not_taken()
    {
        var community = NewCommunity();
        using var attacker = await ConsoleClient.SignInAsync(product, community);
        var offer = (await attacker.GetHtmlAsync("/admin/totp/enrol")).QuerySelector("input[name=Offer]")!.GetAttribute("value")!;
        using var victim = await ConsoleClient.SignInAsync(product, community);
        Assert.Equal(HttpStatusCode.Conflict, (await victim.PostAsync("/admin/totp/enrol", new() { ["Offer"] = offer, ["Code"] = "123456" })).StatusCode);
    }

    private static Task<HttpResponseMessage> ChangeAsync(ConsoleClient staff, string old, string next) =>
        staff.PostFormAsync("/admin/change-password", null, new() { ["OldPassword"] = old, ["NewPassword"] = next, ["Repeated"] = next });

    private Guid NewCommunity() => Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
}
