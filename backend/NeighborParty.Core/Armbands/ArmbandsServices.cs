using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Armbands;

public static class ArmbandsServices
{
    public static IServiceCollection AddArmbands(this IServiceCollection services) => services
        .AddScoped<ArmbandHistory>()
        .AddScoped<ArmbandNotices>()
        .AddScoped<FindArmband>()
        .AddScoped<CreateArmbands>()
        .AddScoped<IssueArmband>()
        .AddScoped<AcceptArmband>()
        .AddScoped<DeclineArmband>()
        .AddScoped<ReturnArmband>()
        .AddScoped<ReportArmbandLost>()
        .AddScoped<CloseArmbandLoss>()
        .AddScoped<TakeOutOfUse>()
        .AddScoped<RetireArmband>()
        .AddScoped<RetirementLimit>()
        .AddScoped<AskRetirement>()
        .AddScoped<DecideRetirement>()
        .AddScoped<AskArmbandReturn>()
        .AddScoped<SetArmbandDue>()
        .AddScoped<RecallArmbands>()
        .AddScoped<FindArmbandBySerial>()
        .AddScoped<ArmbandsNeedingAction>()
        .AddScoped<RecordTraining>()
        .AddScoped<GiveArmbandPin>()
        .AddScoped<AcceptByPin>()
        .AddScoped<ReadNotTaken>()
        .AddScoped<HandleNotTaken>()
        .AddScoped<NoteVoidShown>()
        .AddScoped<IPersonGone, RecallOnDeparture>()
        .AddScoped<IDemoPart, DemoArmbands>()
        .AddCommunityJob<TakeBackUnaccepted>(TimeSpan.FromMinutes(5))
        .AddCommunityJob<SetDueAfterDuty>(TimeSpan.FromMinutes(10))
        .AddCommunityJob<RemindArmbandReturns>(TimeSpan.FromMinutes(10));
}
