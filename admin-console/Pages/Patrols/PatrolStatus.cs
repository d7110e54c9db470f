using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Patrols;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>The words and colours of patrols on every page.</summary>
public static class PatrolStatus
{
    public static readonly StatusMap<PatrolRoundState> Rounds = new()
    {
        [PatrolRoundState.Walking] = (PatrolRoundStates.Label(PatrolRoundState.Walking), Tone.Info),
        [PatrolRoundState.Complete] = (PatrolRoundStates.Label(PatrolRoundState.Complete), Tone.Good),
        [PatrolRoundState.BrokenOff] = (PatrolRoundStates.Label(PatrolRoundState.BrokenOff), Tone.Warning),
        [PatrolRoundState.Lapsed] = (PatrolRoundStates.Label(PatrolRoundState.Lapsed), Tone.Warning),
    };
}
