using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Policies;

public static class PolicyServices
{
    /// <param name="calendarFile">JSON with <c>holidays</c> and <c>makeUpDays</c>; missing means weekends only.</param>
    public static IServiceCollection AddPolicies(this IServiceCollection services, string calendarFile)
    {
        var days = File.Exists(calendarFile)
            ? JsonSerializer.Deserialize<CalendarFile>(File.ReadAllBytes(calendarFile), JsonSerializerOptions.Web)!
            : new CalendarFile([], []);
        return services
            .AddSingleton(new WorkingCalendar(days.Holidays.ToHashSet(), days.MakeUpDays.ToHashSet()))
            .AddSingleton<RecentPolicies>()
            .AddSingleton<IInterceptor, ForgetPolicies>()
            .AddScoped<PolicyBook>();
    }

    private sealed record CalendarFile(DateOnly[] Holidays, DateOnly[] MakeUpDays);
}
