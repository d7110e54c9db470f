using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Staff;

public static class StaffServices
{
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Sections <c>StaffPasswords</c> (Policy) and <c>AdminConsole</c> (the rest of <see cref="StaffOptions"/>).</param>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("AdminConsole").Get<StaffOptions>() ?? new StaffOptions();
        return services
            .AddSingleton(options with { Policy = configuration.GetValue("StaffPasswords:Policy", PasswordPolicy.LevelProtection) })
            .AddScoped<StaffSessions>()
            .AddScoped<ActingStaff>()
            .AddScoped<SamePerson>()
            .AddScoped<AddressThrottle>()
            .AddScoped<SignInStaff>()
            .AddScoped<SignOutStaff>()
            .AddScoped<ChangeStaffPassword>()
            .AddScoped<SecondFactor>()
            .AddScoped<GiveSecondFactor>()
            .AddScoped<EnrolTotp>()
            .AddScoped<ProveAgain>()
            .AddScoped<OpenStaffAccount>()
            .AddScoped<ChangeStaffAccount>()
            .AddScoped<ResetStaffAccess>()
            .AddScoped<SetUpAdministrator>();
    }
}
