using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>Live: the process answers. Ready: it can read and write its database, and is not on its way out.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", async (NeighborPartyDb db, IHostApplicationLifetime lifetime, CancellationToken ct) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                return Results.Text("stopping", statusCode: 503);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(TimeSpan.FromSeconds(2));
            try
            {
                await using var write = await db.BeginWriteAsync(patience.Token);
                // A write that is rolled back: a full disk or a read-only file shows here.
                await db.Database.ExecuteSqlAsync($"UPDATE \"AuditChainHeads\" SET \"Sequence\" = \"Sequence\" WHERE \"CommunityId\" IS NULL", patience.Token);
                return Results.Text("ready");
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                return Results.Text("database not writable", statusCode: 503);
            }
        });
    }
}
