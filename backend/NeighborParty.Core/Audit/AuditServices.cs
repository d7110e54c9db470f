using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditTrail>()
        .AddSingleton<AuditAnchors>()
        .AddScoped<VerifyAuditTrail>();
}
