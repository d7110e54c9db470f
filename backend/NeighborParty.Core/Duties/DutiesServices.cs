using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Duties;

public static class DutiesServices
{
    public static IServiceCollection AddDuties(this IServiceCollection services) => services
        .AddScoped<DutyRoles>()
        .AddScoped<DutyPlaces>()
        .AddScoped<FindOwnSignup>()
        .AddScoped<PlanPeople>()
        .AddScoped<FreePlaces>()
        .AddScoped<DutyOverlap>()
        .AddScoped<FindVolunteer>()
        .AddScoped<ShiftFigures>()
        .AddScoped<PlanShift>()
        .AddScoped<ChangeShift>()
        .AddScoped<PlanSeries>()
        .AddScoped<ChangeSeries>()
        .AddScoped<CancelShift>()
        .AddScoped<SignUpForShift>()
        .AddScoped<CancelSignup>()
        .AddScoped<WaitQueue>()
        .AddScoped<OfferPlaces>()
        .AddScoped<AnswerOffer>()
        .AddScoped<FindSwap>()
        .AddScoped<AskSwap>()
        .AddScoped<AnswerSwap>()
        .AddScoped<AddToShift>()
        .AddScoped<RemoveFromShift>()
        .AddScoped<ShowRotatingCode>()
        .AddScoped<FindWornArmband>()
        .AddScoped<WeighEvidence>()
        .AddScoped<ScanMember>()
        .AddScoped<LeaveElsewhere>()
        .AddScoped<TellLeaders>()
        .AddSingleton<ShiftDoors>()
        .AddScoped<OpenShiftDoor>()
        .AddScoped<CheckInAtOnce>()
        .AddScoped<RecordCheckIn>()
        .AddScoped<RecordCheckOut>()
        .AddScoped<ConfirmAttendance>()
        .AddScoped<ReadRoster>()
        .AddScoped<ReadUnmarked>()
        .AddScoped<ResolveShift>()
        .AddScoped<ReopenShift>()
        .AddScoped<AppealNoShow>()
        .AddScoped<DecideAppeal>()
        .AddScoped<LiveShifts>()
        .AddScoped<RemindMissing>()
        .AddScoped<DutiesToday>()
        .AddScoped<IDemoPart, DemoDuties>()
        .AddScoped<IConsentWithdrawn, ForgetWhereaboutsOfPerson>()
        .AddCommunityJob<GenerateShifts>(TimeSpan.FromHours(1))
        .AddCommunityJob<AdvanceShifts>(TimeSpan.FromMinutes(1))
        .AddCommunityJob<ExpireOffers>(TimeSpan.FromMinutes(1))
        .AddCommunityJob<ResolveOverdue>(TimeSpan.FromMinutes(10))
        .AddCommunityJob<SettleShifts>(TimeSpan.FromMinutes(30))
        .AddCommunityJob<RemindVolunteers>(TimeSpan.FromMinutes(10))
        .AddCommunityJob<ForgetWhereabouts>(TimeSpan.FromHours(6));
}
