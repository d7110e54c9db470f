using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Care;

public static class CareServices
{
    public static IServiceCollection AddCare(this IServiceCollection services) => services
        .AddScoped<CareRights>()
        .AddScoped<AssignCare>()
        .AddScoped<EndCare>()
        .AddScoped<ReadCare>()
        .AddScoped<PlanHomeVisits>()
        .AddScoped<RecordHomeVisit>()
        .AddScoped<ReadHomeVisits>()
        .AddScoped<ReadVisitDoor>()
        .AddScoped<HomeVisitNotices>()
        .AddScoped<HomeVisitDesk>()
        .AddScoped<AllowVisits>()
        .AddScoped<IPersonGone, EndCareOnDeparture>()
        .AddScoped<IDemoPart, DemoCare>()
        .AddCommunityJob<PlanHomeVisits>(TimeSpan.FromHours(1));
}
