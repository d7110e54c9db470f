using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Applications;

public static class ApplicationServices
{
    public static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<ApplicationPlaces>()
        .AddScoped<ApplicationLimits>()
        .AddScoped<ApplicationDeadlines>()
        .AddScoped<ApplicationNotices>()
        .AddScoped<ApplicationHistory>()
        .AddScoped<LeaderConflicts>()
        .AddScoped<FindApplication>()
        .AddScoped<FileApplication>()
        .AddScoped<SubmitApplication>()
        .AddScoped<EnterApplication>()
        .AddScoped<OpenApplication>()
        .AddScoped<GiveLeaderOpinion>()
        .AddScoped<AskApplicant>()
        .AddScoped<AnswerQuestion>()
        .AddScoped<ExtendAnswerTime>()
        .AddScoped<WithdrawApplication>()
        .AddScoped<KnownApplicant>()
        .AddScoped<MergeApplicant>()
        .AddScoped<AdmitMember>()
        .AddScoped<DecideApplication>()
        .AddScoped<AppealRejection>()
        .AddScoped<ApplicationsNeedingAction>()
        .AddScoped<IPersonGone, WithdrawOnDeparture>()
        .AddScoped<IConsentWithdrawn, ForgetApplicationsOnWithdrawal>()
        .AddScoped<IConsentWithdrawn, ForgetPartyOnWithdrawal>()
        .AddCommunityJob<KeepApplicationsMoving>(TimeSpan.FromMinutes(5));
}
