using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Staff;

public static class StaffServices
{
    public static IServiceCollection AddStaff(this IServiceCollection services) => services
        .AddScoped<StaffSessions>()
        .AddScoped<SetUpAdministrator>();
}
