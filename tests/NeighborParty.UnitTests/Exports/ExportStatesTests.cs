using NeighborParty.Core.Exports;

namespace NeighborParty.UnitTests.Exports;

public sealed class ExportStatesTests
{
    private static readonly HashSet<(ExportState, ExportStep, ExportRole, ExportState)> Allowed =
    [
        (ExportState.Waiting, ExportStep.Approve, ExportRole.OtherStaff, ExportState.Queued),
        (ExportState.Waiting, ExportStep.Refuse, ExportRole.OtherStaff, ExportState.Refused),
        (ExportState.Waiting, ExportStep.Withdraw, ExportRole.Asker, ExportState.Withdrawn),
        (ExportState.Waiting, ExportStep.Expire, ExportRole.System, ExportState.Expired),
        (ExportState.Queued, ExportStep.Fail, ExportRole.System, ExportState.Failed),
        (ExportState.Queued, ExportStep.Hold, ExportRole.System, ExportState.Waiting),
        (ExportState.Queued, ExportStep.Begin, ExportRole.System, ExportState.Running),
        (ExportState.Running, ExportStep.Begin, ExportRole.System, ExportState.Running),
        (ExportState.Running, ExportStep.Hold, ExportRole.System, ExportState.Waiting),
        (ExportState.Running, ExportStep.Finish, ExportRole.System, ExportState.Done),
        (ExportState.Running, ExportStep.Fail, ExportRole.System, ExportState.Failed),
        (ExportState.Done, ExportStep.Expire, ExportRole.System, ExportState.Expired),
    ];

    [Fact]
    public void Every_cell_is_as_listed()
    {
        foreach (var state in Enum.GetValues<ExportState>())
            foreach (var step in Enum.GetValues<ExportStep>())
                foreach (var role in Enum.GetValues<ExportRole>())
                    Assert.Equal(
                        Allowed.Where(a => a.Item1 == state && a.Item2 == step && a.Item3 == role).Select(a => (ExportState?)a.Item4).SingleOrDefault(),
                        ExportStates.Machine.Allows(state, step, role) ? ExportStates.Machine.Next(state, step, role) : null);
    }
}
