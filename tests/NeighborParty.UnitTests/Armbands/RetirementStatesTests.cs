using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Armbands;

public sealed class RetirementStatesTests
{
    [Fact]
    public void One_asks_another_decides_and_nothing_is_decided_twice()
    {
        var allowed = new Dictionary<(RetirementStep, RetirementRole), RetirementState>
        {
            [(RetirementStep.Approve, RetirementRole.Other)] = RetirementState.Approved,
            [(RetirementStep.Refuse, RetirementRole.Other)] = RetirementState.Refused,
            [(RetirementStep.Withdraw, RetirementRole.Asker)] = RetirementState.Withdrawn,
        };
        foreach (var from in Enum.GetValues<RetirementState>())
            foreach (var step in Enum.GetValues<RetirementStep>())
                foreach (var role in Enum.GetValues<RetirementRole>())
                {
                    if (from == RetirementState.Asked && allowed.TryGetValue((step, role), out var to))
                    {
                        Assert.Equal(to, RetirementStates.Machine.Next(from, step, role));
                        continue;
                    }

                    var refused = Assert.Throws<RefusedException>(() => RetirementStates.Machine.Next(from, step, role));
                    Assert.Equal(from == RetirementState.Asked ? RefusalKind.Forbidden : RefusalKind.Conflict, refused.Kind);
                }
    }

    [Fact]
    public void Every_state_has_a_name() =>
        Assert.Equal(Enum.GetValues<RetirementState>().Length, Enum.GetValues<RetirementState>().Select(RetirementStates.Label).Distinct().Count());
}
