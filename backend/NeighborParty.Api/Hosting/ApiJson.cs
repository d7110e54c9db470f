using System.Text.Json.Serialization;
using NeighborParty.Api.Aid;
using NeighborParty.Api.Applications;
using NeighborParty.Api.Armbands;
using NeighborParty.Api.Consents;
using NeighborParty.Api.Duties;
using NeighborParty.Api.Groups;
using NeighborParty.Api.Hours;
using NeighborParty.Api.Notices;
using NeighborParty.Api.Orders;
using NeighborParty.Api.People;
using NeighborParty.Api.Patrols;
using NeighborParty.Api.Photos;
using NeighborParty.Api.Places;
using NeighborParty.Api.Sessions;
using NeighborParty.Api.StockTakes;
using NeighborParty.Api.Signals;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.Core.MemberCards;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Signals;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// How every request is read and every answer written, made when the program is built: nothing is looked up by reflection at the
/// first request. The words and rules of the format are in <see cref="JsonSetup"/>; a test finds a type that is missing here.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AcceptConsentRequest))]
[JsonSerializable(typeof(AcceptOnTheSpotRequest))]
[JsonSerializable(typeof(AddToShiftRequest))]
[JsonSerializable(typeof(AidAnswerReceipt))]
[JsonSerializable(typeof(AidContact))]
[JsonSerializable(typeof(AidPostDetails))]
[JsonSerializable(typeof(AidPostReceipt))]
[JsonSerializable(typeof(AnswerJoinQuestion))]
[JsonSerializable(typeof(AppealAnswer))]
[JsonSerializable(typeof(AppealJoinRejection))]
[JsonSerializable(typeof(AppealRequest))]
[JsonSerializable(typeof(ArmbandAnswer))]
[JsonSerializable(typeof(ArmbandBySerial))]
[JsonSerializable(typeof(ArmbandFoundRequest))]
[JsonSerializable(typeof(ArmbandReturnAnswer))]
[JsonSerializable(typeof(AskArmbandReturnRequest))]
[JsonSerializable(typeof(AskJoinApplicant))]
[JsonSerializable(typeof(AskOrderInfoRequest))]
[JsonSerializable(typeof(AskSwapRequest))]
[JsonSerializable(typeof(AttendanceAnswer))]
[JsonSerializable(typeof(CancelOrderRequest))]
[JsonSerializable(typeof(CancelShiftRequest))]
[JsonSerializable(typeof(CancelSignupRequest))]
[JsonSerializable(typeof(CertificateAnswer))]
[JsonSerializable(typeof(ChangeName))]
[JsonSerializable(typeof(ChangePatrolRouteRequest))]
[JsonSerializable(typeof(ChangeShiftRequest))]
[JsonSerializable(typeof(ChangedAidPost))]
[JsonSerializable(typeof(CheckInRequest))]
[JsonSerializable(typeof(ConfirmOrderRequest))]
[JsonSerializable(typeof(ConfirmRequest))]
[JsonSerializable(typeof(ConsentAnswer))]
[JsonSerializable(typeof(CorrectionAnswer))]
[JsonSerializable(typeof(CorrectionRequest))]
[JsonSerializable(typeof(DecideFlagRequest))]
[JsonSerializable(typeof(DeclineArmbandRequest))]
[JsonSerializable(typeof(DeclineOrderRequest))]
[JsonSerializable(typeof(DispatchRequest))]
[JsonSerializable(typeof(DoorAnswer))]
[JsonSerializable(typeof(EndPatrolRequest))]
[JsonSerializable(typeof(EscalateOrderRequest))]
[JsonSerializable(typeof(FinishOrderRequest))]
[JsonSerializable(typeof(FlagView))]
[JsonSerializable(typeof(GiveJoinOpinion))]
[JsonSerializable(typeof(GiveOrderInfoRequest))]
[JsonSerializable(typeof(GivePhone))]
[JsonSerializable(typeof(GoToCommunity))]
[JsonSerializable(typeof(GrantAnswer))]
[JsonSerializable(typeof(GroupDetails))]
[JsonSerializable(typeof(HoursBoard))]
[JsonSerializable(typeof(IReadOnlyList<CertificateAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentTextAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<FlagView>))]
[JsonSerializable(typeof(IReadOnlyList<GrantAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<MyGroup>))]
[JsonSerializable(typeof(IReadOnlyList<PatrolRouteAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<PlaceAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<RoundView>))]
[JsonSerializable(typeof(IReadOnlyList<SeriesAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<StockTakeAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<VolunteerAnswer>))]
[JsonSerializable(typeof(IssueArmbandRequest))]
[JsonSerializable(typeof(IssueCertificateRequest))]
[JsonSerializable(typeof(JoinApplicationDetails))]
[JsonSerializable(typeof(List<AidCategoryRow>))]
[JsonSerializable(typeof(List<OrderCategoryRow>))]
[JsonSerializable(typeof(MaskedPhone))]
[JsonSerializable(typeof(MeAnswer))]
[JsonSerializable(typeof(MergeOrderRequest))]
[JsonSerializable(typeof(NewAidAnswer))]
[JsonSerializable(typeof(NewAidPost))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(NewOrderOnBehalf))]
[JsonSerializable(typeof(NewReport))]
[JsonSerializable(typeof(OrderContact))]
[JsonSerializable(typeof(OrderContactRequest))]
[JsonSerializable(typeof(OrderDetails))]
[JsonSerializable(typeof(OrderReceipt))]
[JsonSerializable(typeof(Page<AidPostRow>))]
[JsonSerializable(typeof(Page<ArmbandAnswer>))]
[JsonSerializable(typeof(Page<GroupArmband>))]
[JsonSerializable(typeof(Page<InboxAnswer>))]
[JsonSerializable(typeof(Page<JoinApplicationDetails>))]
[JsonSerializable(typeof(Page<MemberHours>))]
[JsonSerializable(typeof(Page<OrderRow>))]
[JsonSerializable(typeof(Page<PatrolRouteAnswer>))]
[JsonSerializable(typeof(Page<SensitiveReadAnswer>))]
[JsonSerializable(typeof(Page<ShiftAnswer>))]
[JsonSerializable(typeof(Page<StockTakeMissing>))]
[JsonSerializable(typeof(Page<SwapAnswer>))]
[JsonSerializable(typeof(PassPointRequest))]
[JsonSerializable(typeof(PatrolRouteAnswer))]
[JsonSerializable(typeof(PhotoAdded))]
[JsonSerializable(typeof(PlanPatrolRouteRequest))]
[JsonSerializable(typeof(PlanSeriesRequest))]
[JsonSerializable(typeof(PlanShiftRequest))]
[JsonSerializable(typeof(PlannedAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(RateOrderRequest))]
[JsonSerializable(typeof(RefreshSession))]
[JsonSerializable(typeof(RemindedAnswer))]
[JsonSerializable(typeof(RemoveFromShiftRequest))]
[JsonSerializable(typeof(ReopenOrderRequest))]
[JsonSerializable(typeof(ReportArmbandLostRequest))]
[JsonSerializable(typeof(ReportChoice))]
[JsonSerializable(typeof(ResolveDoor))]
[JsonSerializable(typeof(ResolveRequest))]
[JsonSerializable(typeof(Resolved))]
[JsonSerializable(typeof(ReturnArmbandRequest))]
[JsonSerializable(typeof(Roster))]
[JsonSerializable(typeof(RoundView))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(ScanMemberRequest))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(SendOrderElsewhereRequest))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(SeriesChangeAnswer))]
[JsonSerializable(typeof(ServiceHoursAnswer))]
[JsonSerializable(typeof(SessionGrant))]
[JsonSerializable(typeof(SetArmbandDueRequest))]
[JsonSerializable(typeof(ShiftAnswer))]
[JsonSerializable(typeof(ShownCode))]
[JsonSerializable(typeof(ShownMemberCode))]
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(SignupAnswer))]
[JsonSerializable(typeof(StartPatrolRequest))]
[JsonSerializable(typeof(StartSession))]
[JsonSerializable(typeof(StockTakeAnswer))]
[JsonSerializable(typeof(SubmitJoinApplication))]
[JsonSerializable(typeof(SwapAnswer))]
[JsonSerializable(typeof(UnmarkedList))]
[JsonSerializable(typeof(UnreadAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
