using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidLoanTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_thing_is_lent_when_both_say_so_and_back_when_the_lender_says_so()
    {
        var made = await AidAgreement.MakeAsync(product);
        var (lender, borrower) = (made.Here.Member, made.Here.Member2);
        var loan = await LoanAsync(made, lender, 7);
        Assert.Equal(["give", "cancel"], await ActionsAsync(lender, loan));
        Assert.Equal(["receive", "cancel"], await ActionsAsync(borrower, loan));
        Assert.Equal("aid_loan.wrong_role", await (await borrower.Phone.PostAsync($"/api/v1/aid-loans/{loan}/give")).CodeAsync());

        Assert.Equal("given", await StepAsync(lender, loan, "give"));
        Assert.Equal("given", await StepAsync(lender, loan, "give"));
        Assert.Equal("lent", await StepAsync(borrower, loan, "receive"));
        var post = await (await lender.Phone.GetAsync($"/api/v1/aid-posts/{made.Post}")).JsonAsync();
        Assert.Equal("lent", post["answers"]![0]!["loan"]!["state"]!.GetValue<string>());
        Assert.Equal("returnSaid", await StepAsync(borrower, loan, "return"));
        Assert.Equal("lent", await StepAsync(lender, loan, "not-back"));
        Assert.Equal("returnSaid", await StepAsync(borrower, loan, "return"));
        Assert.Equal("returned", await StepAsync(lender, loan, "take-back", new { damaged = true }));

        var row = await (await borrower.Phone.GetAsync($"/api/v1/aid-loans/{loan}")).JsonAsync();
        Assert.True(row["damaged"]!.GetValue<bool>());
        Assert.False(row["isLender"]!.GetValue<bool>());
        Assert.Equal("王**", row["other"]!.GetValue<string>());
        Assert.Equal("家里有电钻可以借", row["thing"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await made.Here.Leader.Phone.GetAsync($"/api/v1/aid-loans/{loan}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await made.Here.Leader.Phone.PostAsync($"/api/v1/aid-loans/{loan}/give")).StatusCode);
        Assert.Empty((await (await made.Here.Leader.Phone.GetAsync("/api/v1/aid-loans")).JsonAsync())["items"]!.AsArray());
        // The next loan of the same thing.
        await LoanAsync(made, borrower, 3);
        Assert.Equal(2, (await (await lender.Phone.GetAsync("/api/v1/aid-loans")).JsonAsync())["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Only_what_can_be_lent_between_two_who_agreed_for_a_time_that_is_allowed()
    {
        var made = await AidAgreement.MakeAsync(product, AidAgreement.Drill(category: "carry"));
        Assert.Equal("aid_loan.not_lendable", await (await TryAsync(made, made.Here.Member, 7)).CodeAsync());

        var lend = await AidAgreement.MakeAsync(product);
        Assert.Equal("invalid_input", await (await TryAsync(lend, lend.Here.Member, -1)).CodeAsync());
        Assert.Equal("invalid_input", await (await TryAsync(lend, lend.Here.Member, 91)).CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await TryAsync(lend, lend.Here.Leader, 7)).StatusCode);
        var loan = await LoanAsync(lend, lend.Here.Member2, 7);
        Assert.Equal("aid_loan.already_open", await (await TryAsync(lend, lend.Here.Member, 7)).CodeAsync());
        Assert.Equal("cancelled", await StepAsync(lend.Here.Member, loan, "cancel"));
        Assert.Equal("aid_loan.wrong_state", await (await lend.Here.Member.Phone.PostAsync($"/api/v1/aid-loans/{loan}/give")).CodeAsync());
    }

    [Fact]
    public async Task Twenty_arrangements_at_once_make_one_loan()
    {
        var made = await AidAgreement.MakeAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TryAsync(made, i % 2 == 0 ? made.Here.Member : made.Here.Member2, 7)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(1, await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AidLoans.CountAsync()));
    }

    [Fact]
    public async Task Late_things_are_asked_back_rung_by_rung_outside_quiet_hours()
    {
        // Before anybody signs in: sessions do not last as long.
        while (ChinaTime.IsQuiet(product.Services.GetRequiredService<TimeProvider>().Now()))
            await product.AdvanceAsync(TimeSpan.FromHours(1));
        var made = await AidAgreement.MakeAsync(product);
        var (lender, borrower) = (made.Here.Member, made.Here.Member2);
        var loan = await LoanAsync(made, lender, 2);
        await StepAsync(lender, loan, "give");
        await StepAsync(borrower, loan, "receive");
        await made.CloseAsync();

        await AtAsync(made.Here, loan, dueIn: 1);
        Assert.Equal((AidLoanState.Lent, AidLoanRung.Before), await StateAsync(made.Here, loan));
        Assert.Equal(1, await ToldAsync(made.Here, borrower, "aid_loan.reminded_Before"));
        await AtAsync(made.Here, loan, dueIn: -1);
        Assert.Equal((AidLoanState.Overdue, AidLoanRung.FirstLate), await StateAsync(made.Here, loan));
        await product.RunJobsAsync();
        Assert.Equal(1, await ToldAsync(made.Here, borrower, "aid_loan.reminded_FirstLate"));
        Assert.Equal(1, await ToldAsync(made.Here, lender, "aid_loan.reminded_FirstLate"));
        await AtAsync(made.Here, loan, dueIn: -14);
        Assert.Equal((AidLoanState.Overdue, AidLoanRung.Staff), await StateAsync(made.Here, loan));

        using var staff = await ConsoleClient.SignInAsync(product, made.Here.CommunityId);
        var page = (await staff.GetHtmlAsync("/admin/aid/loans")).Body!.TextContent;
        Assert.Contains("家里有电钻可以借", page, StringComparison.Ordinal);
        Assert.Contains("逾期 14 天", page, StringComparison.Ordinal);
        Assert.DoesNotContain("王组员", page, StringComparison.Ordinal);
        Assert.Contains("借用", (await staff.GetHtmlAsync($"/admin/aid/details/{made.Post}")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal("lent", await StepAsync(lender, loan, "extend", new { dueDay = Today(5) }));
        Assert.Equal((AidLoanState.Lent, AidLoanRung.None), await StateAsync(made.Here, loan));
        Assert.Equal("lost", await StepAsync(borrower, loan, "lost"));
        Assert.Equal("returned", await StepAsync(lender, loan, "take-back", new { damaged = false }));
    }

    [Fact]
    public async Task The_phone_number_stays_as_long_as_something_is_lent()
    {
        var made = await AidAgreement.MakeAsync(product);
        await AidPathTests.GivePhonesAsync(made.Here);
        var loan = await LoanAsync(made, made.Here.Member, 60);
        await StepAsync(made.Here.Member, loan, "give");
        await StepAsync(made.Here.Member2, loan, "receive");
        Assert.Equal("aid_loan.still_out", await (await made.Here.Member2.Phone.PostAsync($"{made.Path}/withdraw")).CodeAsync());
        Assert.Equal("aid_loan.still_out", await (await made.Here.Member.Phone.PostAsync($"{made.Path}/decline")).CodeAsync());
        await made.CloseAsync();
        await EndedBeforeAsync(made, days: 8);
        Assert.Equal(HttpStatusCode.OK, (await made.Here.Member.Phone.GetAsync($"{made.Path}/contact")).StatusCode);
        await StepAsync(made.Here.Member, loan, "take-back", new { damaged = false });
        Assert.Equal("aid_contact.over", await (await made.Here.Member.Phone.GetAsync($"{made.Path}/contact")).CodeAsync());
    }

    internal static Task EndedBeforeAsync(AidAgreement made, int days) => made.Here.Product.InsideAsync(made.Here.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var ended = s.GetRequiredService<TimeProvider>().Now().AddDays(-days);
        await db.AidPosts.Where(p => p.Id == made.Post).ExecuteUpdateAsync(u => u.SetProperty(p => p.EndedAt, ended));
    });

    private string Today(int days) => ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now()).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> TryAsync(AidAgreement made, Resident who, int days) =>
        who.Phone.PostAsync("/api/v1/aid-loans", new { postId = made.Post, answerId = made.Answer, dueDay = Today(days) });

    private async Task<Guid> LoanAsync(AidAgreement made, Resident who, int days)
    {
        var answer = await TryAsync(made, who, days);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    private static async Task<string> StepAsync(Resident who, Guid loan, string verb, object? body = null)
    {
        var answer = await who.Phone.PostAsync($"/api/v1/aid-loans/{loan}/{verb}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.JsonAsync())["state"]!.GetValue<string>();
    }

    private static async Task<IEnumerable<string>> ActionsAsync(Resident who, Guid loan) =>
        (await (await who.Phone.GetAsync($"/api/v1/aid-loans/{loan}")).JsonAsync())["actions"]!.AsArray().Select(a => a!.GetValue<string>());

    /// <summary>As if the loan were due in so many days, and the job has run.</summary>
    private async Task AtAsync(Neighbours here, Guid loan, int dueIn)
    {
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var due = ChinaTime.Today(s.GetRequiredService<TimeProvider>().Now()).AddDays(dueIn);
            await db.AidLoans.Where(l => l.Id == loan).ExecuteUpdateAsync(u => u.SetProperty(l => l.DueDay, due));
        });
        await product.RunJobsAsync();
    }

    private static Task<(AidLoanState State, AidLoanRung Rung)> StateAsync(Neighbours here, Guid loan) => here.Product.InsideAsync(here.CommunityId, async s =>
    {
        var row = await s.GetRequiredService<NeighborPartyDb>().AidLoans.AsNoTracking().FirstAsync(l => l.Id == loan);
        return (row.State, row.RemindedRung);
    });

    private static Task<int> ToldAsync(Neighbours here, Resident who, string kind) =>
        here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().InboxMessages.CountAsync(m => m.PersonId == who.PersonId && m.Kind == kind));
}
