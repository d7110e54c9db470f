using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Armbands;

public sealed class ArmbandStatesTests
{
    private const ArmbandRole H = ArmbandRole.Holder;
    private const ArmbandRole L = ArmbandRole.Leader;
    private const ArmbandRole S = ArmbandRole.Staff;
    private const ArmbandRole Y = ArmbandRole.System;

    /// <summary>Written from domain 3.2 by hand, not from the product's table.</summary>
    private static readonly Dictionary<(ArmbandState From, ArmbandStep On), (ArmbandState To, ArmbandRole[] By)> Allowed = new()
    {
        [(ArmbandState.InStock, ArmbandStep.Issue)] = (ArmbandState.PendingAcceptance, [L, S]),
        [(ArmbandState.PendingAcceptance, ArmbandStep.Accept)] = (ArmbandState.Issued, [H, L, S]),
        [(ArmbandState.PendingAcceptance, ArmbandStep.Decline)] = (ArmbandState.InStock, [H]),
        [(ArmbandState.PendingAcceptance, ArmbandStep.Lapse)] = (ArmbandState.InStock, [Y]),
        [(ArmbandState.Issued, ArmbandStep.Return)] = (ArmbandState.InStock, [L, S]),
        [(ArmbandState.Issued, ArmbandStep.ReturnDamaged)] = (ArmbandState.Damaged, [L, S]),
        [(ArmbandState.Issued, ArmbandStep.ReportLost)] = (ArmbandState.ReportedLost, [H, L, S]),
        [(ArmbandState.Issued, ArmbandStep.AskReturn)] = (ArmbandState.ReturnPending, [H]),
        [(ArmbandState.Issued, ArmbandStep.SetDue)] = (ArmbandState.Issued, [L, S, Y]),
        [(ArmbandState.ReturnPending, ArmbandStep.SetDue)] = (ArmbandState.ReturnPending, [L, S, Y]),
        [(ArmbandState.Overdue, ArmbandStep.SetDue)] = (ArmbandState.Issued, [L, S]),
        [(ArmbandState.Issued, ArmbandStep.FallDue)] = (ArmbandState.Overdue, [Y]),
        [(ArmbandState.ReturnPending, ArmbandStep.FallDue)] = (ArmbandState.Overdue, [Y]),
        [(ArmbandState.Issued, ArmbandStep.Remind)] = (ArmbandState.Issued, [Y]),
        [(ArmbandState.ReturnPending, ArmbandStep.Remind)] = (ArmbandState.ReturnPending, [Y]),
        [(ArmbandState.Overdue, ArmbandStep.Remind)] = (ArmbandState.Overdue, [Y]),
        [(ArmbandState.ReturnPending, ArmbandStep.Return)] = (ArmbandState.InStock, [L, S]),
        [(ArmbandState.Overdue, ArmbandStep.Return)] = (ArmbandState.InStock, [L, S]),
        [(ArmbandState.ReturnPending, ArmbandStep.ReturnDamaged)] = (ArmbandState.Damaged, [L, S]),
        [(ArmbandState.Overdue, ArmbandStep.ReturnDamaged)] = (ArmbandState.Damaged, [L, S]),
        [(ArmbandState.ReturnPending, ArmbandStep.ReportLost)] = (ArmbandState.ReportedLost, [H, L, S]),
        [(ArmbandState.Overdue, ArmbandStep.ReportLost)] = (ArmbandState.ReportedLost, [H, L, S]),
        [(ArmbandState.InStock, ArmbandStep.Miss)] = (ArmbandState.LostConfirmed, [S]),
        [(ArmbandState.Damaged, ArmbandStep.Miss)] = (ArmbandState.LostConfirmed, [S]),
        [(ArmbandState.ReportedLost, ArmbandStep.ConfirmLost)] = (ArmbandState.LostConfirmed, [S]),
        [(ArmbandState.ReportedLost, ArmbandStep.Find)] = (ArmbandState.InStock, [L, S]),
        [(ArmbandState.LostConfirmed, ArmbandStep.Find)] = (ArmbandState.InStock, [L, S]),
        [(ArmbandState.ReportedLost, ArmbandStep.ShowVoid)] = (ArmbandState.ReportedLost, [Y]),
        [(ArmbandState.LostConfirmed, ArmbandStep.ShowVoid)] = (ArmbandState.LostConfirmed, [Y]),
        [(ArmbandState.Retired, ArmbandStep.ShowVoid)] = (ArmbandState.Retired, [Y]),
        [(ArmbandState.InStock, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.PendingAcceptance, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.Issued, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.ReturnPending, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.Overdue, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.ReportedLost, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.Damaged, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
        [(ArmbandState.LostConfirmed, ArmbandStep.Retire)] = (ArmbandState.Retired, [S]),
    };

    [Fact]
    public void Every_cell_of_the_table_is_allowed_or_refused_as_the_domain_says()
    {
        foreach (var from in Enum.GetValues<ArmbandState>())
            foreach (var on in Enum.GetValues<ArmbandStep>())
                foreach (var by in Enum.GetValues<ArmbandRole>())
                {
                    var cell = $"{from} {on} {by}";
                    if (!Allowed.TryGetValue((from, on), out var row))
                    {
                        var wrong = Assert.Throws<RefusedException>(() => ArmbandStates.Machine.Next(from, on, by));
                        Assert.True(wrong.Kind == RefusalKind.Conflict && wrong.Code == "armband.wrong_state" && Equals(wrong.Facts["from"], from.ToString()), cell);
                    }
                    else if (row.By.Contains(by))
                    {
                        Assert.True(row.To == ArmbandStates.Machine.Next(from, on, by), cell);
                    }
                    else
                    {
                        Assert.True(Assert.Throws<RefusedException>(() => ArmbandStates.Machine.Next(from, on, by)).Kind == RefusalKind.Forbidden, cell);
                    }
                }
    }

    [Fact]
    public void No_number_comes_back_from_retirement() =>
        Assert.DoesNotContain(ArmbandStates.Machine.Rows, r => r.From == ArmbandState.Retired && r.To != ArmbandState.Retired);

    [Fact]
    public void Every_state_and_step_has_a_chinese_name()
    {
        Assert.Equal(Enum.GetValues<ArmbandState>().Length, Enum.GetValues<ArmbandState>().Select(ArmbandStates.Label).Distinct().Count());
        Assert.Equal(Enum.GetValues<ArmbandStep>().Length, Enum.GetValues<ArmbandStep>().Select(ArmbandStates.Label).Distinct().Count());
    }
}
