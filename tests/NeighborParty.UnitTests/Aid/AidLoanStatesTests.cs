using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Aid;

public sealed class AidLoanStatesTests
{
    [Theory]
    [InlineData(AidLoanState.Arranged, "Give:Given Receive:Received Cancel:Cancelled")]
    [InlineData(AidLoanState.Given, "Receive:Lent Cancel:Cancelled")]
    [InlineData(AidLoanState.Received, "Give:Lent Cancel:Cancelled")]
    [InlineData(AidLoanState.Lent, "FallDue:Overdue Return:ReturnSaid TakeBack:Returned Extend:Lent ReportLost:Lost Settle:Returned")]
    [InlineData(AidLoanState.Overdue, "Return:ReturnSaid TakeBack:Returned Extend:Lent ReportLost:Lost Settle:Returned")]
    [InlineData(AidLoanState.ReturnSaid, "TakeBack:Returned NotBack:Lent Settle:Returned")]
    [InlineData(AidLoanState.Lost, "TakeBack:Returned")]
    [InlineData(AidLoanState.Returned, "")]
    [InlineData(AidLoanState.Cancelled, "")]
    public void A_loan_goes_where_the_table_says_and_nowhere_else(AidLoanState from, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', AidLoanStates.Table.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}")));

    [Theory]
    [InlineData(AidLoanEvent.Give, "Lender")]
    [InlineData(AidLoanEvent.Receive, "Borrower")]
    [InlineData(AidLoanEvent.Return, "Borrower")]
    [InlineData(AidLoanEvent.TakeBack, "Lender")]
    [InlineData(AidLoanEvent.NotBack, "Lender")]
    [InlineData(AidLoanEvent.Extend, "Lender")]
    [InlineData(AidLoanEvent.FallDue, "System")]
    [InlineData(AidLoanEvent.ReportLost, "Lender,Borrower")]
    public void Nobody_speaks_for_the_other_side(AidLoanEvent on, string by) =>
        Assert.All(AidLoanStates.Table.Rows.Where(r => r.On == on), r => Assert.Equal(by, string.Join(',', r.By)));

    /// <summary>The clock only where the borrower has said that it is back; the office never about what was only arranged.</summary>
    [Theory]
    [InlineData(AidLoanRole.Staff, "Given:Cancel Received:Cancel Lent:Settle Overdue:Settle ReturnSaid:Settle")]
    [InlineData(AidLoanRole.System, "Arranged:Cancel Given:Cancel Received:Cancel Lent:FallDue ReturnSaid:Settle")]
    public void The_office_and_the_clock_end_only_what_the_two_leave_open(AidLoanRole role, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', AidLoanStates.Table.Rows.Where(r => r.By.Contains(role)).OrderBy(r => r.From).Select(r => $"{r.From}:{r.On}")));

    [Fact]
    public void It_is_handed_over_when_both_have_said_so_in_either_order()
    {
        var now = new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc);
        var (post, answer) = Sides(AidKind.Offer, now);
        foreach (var order in new[] { new[] { AidLoanEvent.Give, AidLoanEvent.Receive }, [AidLoanEvent.Receive, AidLoanEvent.Give] })
        {
            var loan = AidLoan.Create(Ids.New(now), post, answer, "电钻", new DateOnly(2026, 3, 13), 0, now);
            loan.Go(order[0], RoleFor(order[0]), now);
            Assert.Null(loan.HandedOverAt);
            loan.Go(order[1], RoleFor(order[1]), now.AddHours(1));
            Assert.Equal((AidLoanState.Lent, now.AddHours(1)), (loan.State, loan.HandedOverAt!.Value));
        }
    }

    [Fact]
    public void Who_offers_lends_and_who_asks_borrows()
    {
        var now = new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc);
        foreach (var kind in Enum.GetValues<AidKind>())
        {
            var (post, answer) = Sides(kind, now);
            var loan = AidLoan.Create(Ids.New(now), post, answer, "电钻", new DateOnly(2026, 3, 13), 0, now);
            Assert.Equal(kind == AidKind.Offer ? post.AuthorId : answer.PersonId, loan.LenderId);
            Assert.NotEqual(loan.LenderId, loan.BorrowerId);
        }
    }

    [Fact]
    public void What_was_lost_ended_then_even_when_it_turns_up_again()
    {
        var now = new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc);
        var (post, answer) = Sides(AidKind.Offer, now);
        var loan = AidLoan.Create(Ids.New(now), post, answer, "电钻", new DateOnly(2026, 3, 13), 0, now);
        loan.Go(AidLoanEvent.Give, AidLoanRole.Lender, now);
        loan.Go(AidLoanEvent.Receive, AidLoanRole.Borrower, now);
        loan.Go(AidLoanEvent.ReportLost, AidLoanRole.Borrower, now.AddDays(1));
        loan.Go(AidLoanEvent.TakeBack, AidLoanRole.Lender, now.AddDays(9));
        Assert.Equal((AidLoanState.Returned, now.AddDays(1), now.AddDays(9)), (loan.State, loan.EndedAt!.Value, loan.ReturnedAt!.Value));
        Assert.Equal("aid_loan.wrong_state", Assert.Throws<RefusedException>(() => loan.Go(AidLoanEvent.TakeBack, AidLoanRole.Lender, now)).Code);
    }

    private static AidLoanRole RoleFor(AidLoanEvent on) => on == AidLoanEvent.Give ? AidLoanRole.Lender : AidLoanRole.Borrower;

    private static (AidPost Post, AidAnswer Answer) Sides(AidKind kind, DateTime now)
    {
        var community = Ids.New(now);
        var post = AidPost.Create(Ids.New(now), community, Ids.New(now), kind, Ids.New(now), Ids.New(now), false, 0, now);
        return (post, AidAnswer.Create(Ids.New(now), community, post.Id, Ids.New(now), "我来", now));
    }
}
