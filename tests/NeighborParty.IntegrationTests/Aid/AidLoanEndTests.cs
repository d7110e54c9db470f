using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Aid;

/// <summary>A loan comes to its end even when one of the two has left or never presses.</summary>
public sealed class AidLoanEndTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_was_brought_back_to_somebody_who_left_is_back()
    {
        var (made, loan) = await LentAsync();
        await StepAsync(made.Here.Member2, loan, "return");
        await made.Here.WithdrawAsync(made.Here.Member, ConsentPurpose.Membership);
        Assert.Equal(AidLoanState.Returned, (await LoanAsync(made, loan)).State);
        Assert.Equal("consent_withdrawn", await made.Here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "aid_loan.settled" && e.EntityId == loan).Select(e => e.ReasonCode).SingleAsync()));
        Assert.Equal(1, await ToldAsync(made, made.Here.Member2, "aid_loan.settled"));
    }

    [Fact]
    public async Task What_only_the_one_who_left_said_was_handed_over_was_not()
    {
        var made = await AidAgreement.MakeAsync(product);
        var loan = await ArrangeAsync(made);
        await StepAsync(made.Here.Member, loan, "give");
        await made.Here.WithdrawAsync(made.Here.Member, ConsentPurpose.Membership);
        Assert.Equal(AidLoanState.Cancelled, (await LoanAsync(made, loan)).State);
    }

    [Fact]
    public async Task What_is_still_with_the_borrower_stays_open_when_the_lender_leaves()
    {
        var (made, loan) = await LentAsync();
        await made.Here.WithdrawAsync(made.Here.Member, ConsentPurpose.Membership);
        Assert.Equal(AidLoanState.Lent, (await LoanAsync(made, loan)).State);
    }

    [Fact]
    public async Task The_office_ends_it_with_a_reason_and_both_are_told()
    {
        var (made, loan) = await LentAsync();
        using var office = await ConsoleClient.SignInAsync(product, made.Here.CommunityId);
        Assert.Contains("登记归还", (await office.GetHtmlAsync("/admin/aid/loans?Show=Open")).Body!.TextContent, StringComparison.Ordinal);
        var version = (await LoanAsync(made, loan)).Version;
        await office.PostFormAsync("/admin/aid/loans?Show=Open", "End", Fields(loan, version, "Settle", ""));
        Assert.Equal(AidLoanState.Lent, (await LoanAsync(made, loan)).State);
        await office.PostFormAsync("/admin/aid/loans?Show=Open", "End", Fields(loan, version - 1, "Settle", "电话问过双方"));
        Assert.Equal(AidLoanState.Lent, (await LoanAsync(made, loan)).State);
        await office.PostFormAsync("/admin/aid/loans?Show=Open", "End", Fields(loan, version, "Settle", "电话问过双方"));
        Assert.Equal(AidLoanState.Returned, (await LoanAsync(made, loan)).State);
        Assert.Equal("电话问过双方", await made.Here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "aid_loan.settled" && e.EntityId == loan).Select(e => e.ReasonText).SingleAsync()));
        Assert.Equal((1, 1), (await ToldAsync(made, made.Here.Member, "aid_loan.settled"), await ToldAsync(made, made.Here.Member2, "aid_loan.settled")));
    }

    [Fact]
    public async Task Nobody_of_the_office_ends_the_own_loan_and_nobody_else_ends_any()
    {
        var (made, loan) = await LentAsync();
        var staff = await made.Here.AddStaffAsync();
        await made.Here.BecomesAsync(staff, made.Here.Member2);
        var row = await LoanAsync(made, loan);
        Assert.Equal("aid_loan.own", await ModerationDrill.RefusalOfAsync(() => made.Here.AskAsync(staff, s => s.GetRequiredService<SettleLoan>().RunAsync(loan, row.Version, AidLoanEvent.Settle, "我还了", default))));
        Assert.Equal("forbidden", await ModerationDrill.RefusalOfAsync(() => product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<SettleLoan>().RunAsync(loan, row.Version, AidLoanEvent.Settle, "我还了", default))));
        Assert.Equal("aid_loan.wrong_state", await ModerationDrill.RefusalOfAsync(async () => await made.Here.AskAsync(await made.Here.AddStaffAsync(name: "乙"), s => s.GetRequiredService<SettleLoan>().RunAsync(loan, row.Version, AidLoanEvent.Cancel, "没借", default))));
    }

    [Fact]
    public async Task What_the_lender_does_not_deny_for_two_weeks_is_back()
    {
        var (made, loan) = await LentAsync();
        await StepAsync(made.Here.Member2, loan, "return");
        await SaidBeforeAsync(made, loan, 13.9);
        Assert.Equal(AidLoanState.ReturnSaid, (await LoanAsync(made, loan)).State);
        await SaidBeforeAsync(made, loan, 14.1);
        Assert.Equal(AidLoanState.Returned, (await LoanAsync(made, loan)).State);
        Assert.Equal("silence", await made.Here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "aid_loan.settled" && e.EntityId == loan).Select(e => e.ReasonCode).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_denies_it_has_the_whole_time_again()
    {
        var (made, loan) = await LentAsync();
        await StepAsync(made.Here.Member2, loan, "return");
        await StepAsync(made.Here.Member, loan, "not-back");
        Assert.Null((await LoanAsync(made, loan)).SaidBackAt);
    }

    /// <summary>Whoever writes just now is not waited for by a clock that has nothing to write.</summary>
    [Fact]
    public async Task The_clock_takes_no_turn_of_a_writer_while_nothing_is_due()
    {
        while (ChinaTime.IsQuiet(product.Services.GetRequiredService<TimeProvider>().Now()))
            await product.AdvanceAsync(TimeSpan.FromHours(1));
        var (made, loan) = await LentAsync();
        await product.InsideAsync(made.Here.CommunityId, async s =>
        {
            var today = ChinaTime.Today(s.GetRequiredService<TimeProvider>().Now());
            await s.GetRequiredService<NeighborPartyDb>().AidLoans.Where(l => l.Id == loan).ExecuteUpdateAsync(u => u.SetProperty(l => l.DueDay, today.AddDays(-2)));
        });
        await RunAsync(made);
        Assert.Equal((AidLoanState.Overdue, AidLoanRung.FirstLate), ((await LoanAsync(made, loan)).State, (await LoanAsync(made, loan)).RemindedRung));
        await product.InsideAsync(made.Here.CommunityId, async s =>
        {
            await using var writing = await s.GetRequiredService<NeighborPartyDb>().BeginWriteAsync(default);
            // Late, but reminded of already.
            await RunAsync(made).WaitAsync(TimeSpan.FromSeconds(5));
        });
    }

    private Task RunAsync(AidAgreement made) => product.InsideAsync(made.Here.CommunityId, async s =>
    {
        await s.GetRequiredService<RemindAidLoans>().RunAsync(default);
        await s.GetRequiredService<SettleSilentLoans>().RunAsync(default);
    });

    private Task SaidBeforeAsync(AidAgreement made, Guid loan, double days) => product.InsideAsync(made.Here.CommunityId, async s =>
    {
        var at = s.GetRequiredService<TimeProvider>().Now().AddDays(-days);
        await s.GetRequiredService<NeighborPartyDb>().AidLoans.Where(l => l.Id == loan).ExecuteUpdateAsync(u => u.SetProperty(l => l.SaidBackAt, at));
        await s.GetRequiredService<SettleSilentLoans>().RunAsync(default);
    });

    private static Dictionary<string, string> Fields(Guid loan, int version, string what, string reason) => new(StringComparer.Ordinal)
    {
        ["loanId"] = loan.ToString(), ["version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["what"] = what, ["reason"] = reason,
    };

    private static Task<AidLoan> LoanAsync(AidAgreement made, Guid loan) => made.Here.ReadAsync(db => db.AidLoans.AsNoTracking().SingleAsync(l => l.Id == loan));

    private static Task<int> ToldAsync(AidAgreement made, Resident who, string kind) => made.Here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId && m.Kind == kind));

    private async Task<(AidAgreement Made, Guid Loan)> LentAsync()
    {
        var made = await AidAgreement.MakeAsync(product);
        var loan = await ArrangeAsync(made);
        await StepAsync(made.Here.Member, loan, "give");
        await StepAsync(made.Here.Member2, loan, "receive");
        return (made, loan);
    }

    private async Task<Guid> ArrangeAsync(AidAgreement made)
    {
        var due = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now()).AddDays(7);
        var answer = await made.Here.Member.Phone.PostAsync("/api/v1/aid-loans", new { postId = made.Post, answerId = made.Answer, dueDay = due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    private static async Task StepAsync(Resident who, Guid loan, string verb) =>
        Assert.Equal(HttpStatusCode.OK, (await who.Phone.PostAsync($"/api/v1/aid-loans/{loan}/{verb}")).StatusCode);
}
