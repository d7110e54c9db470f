using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Signals;

namespace NeighborParty.AdminConsole.Pages.Signals;

/// <summary>The words and colours of cases on every page.</summary>
public static class FlagStatus
{
    public static readonly StatusMap<FlagCaseState> Of = new()
    {
        [FlagCaseState.Open] = (FlagCaseStates.Label(FlagCaseState.Open), Tone.Warning),
        [FlagCaseState.Harmless] = (FlagCaseStates.Label(FlagCaseState.Harmless), Tone.Good),
        [FlagCaseState.Watched] = (FlagCaseStates.Label(FlagCaseState.Watched), Tone.Info),
        [FlagCaseState.Confirmed] = (FlagCaseStates.Label(FlagCaseState.Confirmed), Tone.Bad),
    };

    public static IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<FlagCaseState>().Select(s => new SelectListItem(FlagCaseStates.Label(s), s.ToString()))];
}
