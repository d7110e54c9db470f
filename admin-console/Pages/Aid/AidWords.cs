using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Aid;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>The words and colours of aid on every page.</summary>
public static class AidWords
{
    public static readonly StatusMap<AidPostState> Of = new()
    {
        [AidPostState.Open] = (AidStates.Label(AidPostState.Open), Tone.Good),
        [AidPostState.Matched] = (AidStates.Label(AidPostState.Matched), Tone.Info),
        [AidPostState.MachineCheck] = (AidStates.Label(AidPostState.MachineCheck), Tone.Neutral),
        [AidPostState.Review] = (AidStates.Label(AidPostState.Review), Tone.Warning),
        [AidPostState.Closed] = (AidStates.Label(AidPostState.Closed), Tone.Neutral),
        [AidPostState.Expired] = (AidStates.Label(AidPostState.Expired), Tone.Neutral),
        [AidPostState.Withdrawn] = (AidStates.Label(AidPostState.Withdrawn), Tone.Neutral),
        [AidPostState.Hidden] = (AidStates.Label(AidPostState.Hidden), Tone.Bad),
        [AidPostState.Rejected] = (AidStates.Label(AidPostState.Rejected), Tone.Bad),
    };

    public static readonly StatusMap<AidAnswerState> Answers = new()
    {
        [AidAnswerState.MachineCheck] = (AidAnswerStates.Label(AidAnswerState.MachineCheck), Tone.Neutral),
        [AidAnswerState.Review] = (AidAnswerStates.Label(AidAnswerState.Review), Tone.Warning),
        [AidAnswerState.AwaitsIntroduction] = (AidAnswerStates.Label(AidAnswerState.AwaitsIntroduction), Tone.Warning),
        [AidAnswerState.NotIntroduced] = (AidAnswerStates.Label(AidAnswerState.NotIntroduced), Tone.Neutral),
        [AidAnswerState.Open] = (AidAnswerStates.Label(AidAnswerState.Open), Tone.Info),
        [AidAnswerState.Accepted] = (AidAnswerStates.Label(AidAnswerState.Accepted), Tone.Info),
        [AidAnswerState.Agreed] = (AidAnswerStates.Label(AidAnswerState.Agreed), Tone.Good),
        [AidAnswerState.Declined] = (AidAnswerStates.Label(AidAnswerState.Declined), Tone.Neutral),
        [AidAnswerState.Withdrawn] = (AidAnswerStates.Label(AidAnswerState.Withdrawn), Tone.Neutral),
        [AidAnswerState.Rejected] = (AidAnswerStates.Label(AidAnswerState.Rejected), Tone.Bad),
        [AidAnswerState.Hidden] = (AidAnswerStates.Label(AidAnswerState.Hidden), Tone.Bad),
        [AidAnswerState.Lapsed] = (AidAnswerStates.Label(AidAnswerState.Lapsed), Tone.Neutral),
    };

    public static readonly StatusMap<AidLoanState> Loans = new()
    {
        [AidLoanState.Arranged] = (AidLoanStates.Label(AidLoanState.Arranged), Tone.Neutral),
        [AidLoanState.Given] = (AidLoanStates.Label(AidLoanState.Given), Tone.Info),
        [AidLoanState.Received] = (AidLoanStates.Label(AidLoanState.Received), Tone.Info),
        [AidLoanState.Lent] = (AidLoanStates.Label(AidLoanState.Lent), Tone.Info),
        [AidLoanState.Overdue] = (AidLoanStates.Label(AidLoanState.Overdue), Tone.Warning),
        [AidLoanState.ReturnSaid] = (AidLoanStates.Label(AidLoanState.ReturnSaid), Tone.Info),
        [AidLoanState.Returned] = (AidLoanStates.Label(AidLoanState.Returned), Tone.Good),
        [AidLoanState.Lost] = (AidLoanStates.Label(AidLoanState.Lost), Tone.Bad),
        [AidLoanState.Cancelled] = (AidLoanStates.Label(AidLoanState.Cancelled), Tone.Neutral),
    };

    public static IReadOnlyList<SelectListItem> TurnDowns { get; } = [.. Enum.GetValues<TurnDownReason>().Select(r => new SelectListItem(IntroduceAnswer.Label(r), r.ToString()))];

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<AidKind>().Select(k => new SelectListItem(AidStates.Label(k), k.ToString()))];

    public static IReadOnlyList<SelectListItem> States { get; } = [.. Of.All.Select(s => new SelectListItem(s.Value.Label, s.Key.ToString()))];
}
