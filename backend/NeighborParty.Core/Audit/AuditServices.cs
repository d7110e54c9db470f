using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditTrail>()
        .AddSingleton<AuditAnchors>()
        .AddScoped<VerifyAuditTrail>()
        .AddCommunityJob<ExportAuditAnchors>(TimeSpan.FromHours(1));
}
