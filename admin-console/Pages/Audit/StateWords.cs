using NeighborParty.Core.Aid;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Council;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.StockTakes;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Signals;

namespace NeighborParty.AdminConsole.Pages.Audit;

/// <summary>The states in the trail as the nouns themselves call them; the trail keeps the code's names.</summary>
public static class StateWords
{
    private static readonly Dictionary<string, Dictionary<string, string>> ByEntity = new(StringComparer.Ordinal)
    {
        [nameof(JoinApplication)] = Of<ApplicationState>(ApplicationStates.Label),
        [nameof(Armband)] = Of<ArmbandState>(ArmbandStates.Label),
        [nameof(ArmbandRetirement)] = Of<RetirementState>(RetirementStates.Label),
        [nameof(StockTake)] = Of<StockTakeState>(StockTakeStates.Label),
        [nameof(AidPost)] = Of<AidPostState>(AidStates.Label),
        [nameof(AidAnswer)] = Of<AidAnswerState>(AidAnswerStates.Label),
        [nameof(AidLoan)] = Of<AidLoanState>(AidLoanStates.Label),
        [nameof(ModerationItem)] = Of<ModerationState>(ModerationStates.Label),
        [nameof(ModerationAppeal)] = Of<ModerationAppealState>(ModerationAppealStates.Label),
        [nameof(AuthorMeasure)] = Of<MeasureState>(MeasureStates.Label),
        [nameof(Shift)] = Of<ShiftState>(ShiftStates.Label),
        [nameof(ShiftSignup)] = Of<SignupState>(SignupStates.Label),
        [nameof(SignupSwap)] = Of<SwapState>(SwapStates.Label),
        [nameof(AttendanceEvent)] = Of<AttendanceState>(AttendanceStates.Label),
        [nameof(NoShowAppeal)] = Of<AppealState>(AppealStates.Label),
        [nameof(HoursCorrection)] = Of<CorrectionState>(CorrectionStates.Label),
        [nameof(Export)] = Of<ExportState>(ExportStates.Label),
        [nameof(AttendanceFlagCase)] = Of<FlagCaseState>(FlagCaseStates.Label),
        [nameof(PatrolRound)] = Of<PatrolRoundState>(PatrolRoundStates.Label),
        [nameof(CouncilDay)] = Of<CouncilDayState>(CouncilDayStates.Label),
        [nameof(AgendaItem)] = Of<AgendaItemState>(AgendaItemStates.Label),
        [nameof(CouncilUndertaking)] = Of<UndertakingState>(UndertakingStates.Label),
        [nameof(Order)] = Of<OrderState>(OrderStates.Label),
        [nameof(Membership)] = Of<MembershipState>(GroupStates.Label),
        [nameof(BuildingGroup)] = Of<GroupStatus>(GroupStates.Label),
    };

    /// <summary>The state itself where no noun knows it, for example a version.</summary>
    public static string Of(string entity, string? state) =>
        state is null ? "—" : ByEntity.TryGetValue(entity, out var words) && words.TryGetValue(state, out var word) ? word : state;

    private static Dictionary<string, string> Of<T>(Func<T, string> label)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(state => state.ToString(), label, StringComparer.Ordinal);
}
