using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Groups;

public static class GroupsServices
{
    public static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<Leadership>()
        .AddSingleton<RecentPlaces>()
        .AddSingleton<IInterceptor, ForgetPlaces>()
        .AddScoped<Neighbourhood>()
        .AddScoped<SaveGroup>()
        .AddScoped<ChangeGroupStatus>()
        .AddScoped<AppointLeader>()
        .AddScoped<ChangeMembership>()
        .AddScoped<GroupStrength>()
        .AddScoped<IPersonGone, LeaveGroupsOnDeparture>()
        .AddScoped<IConsentWithdrawn, BecomeNeighbourOnWithdrawal>()
        .AddCommunityJob<EndSuspensions>(TimeSpan.FromMinutes(10));
}
