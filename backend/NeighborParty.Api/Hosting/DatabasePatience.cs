using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// A request waits two seconds for one statement of a database server: one that hangs becomes "try again later" while the caller
/// still looks at the screen. Jobs and commands, which nobody waits for, have the time of the connection string.
/// </summary>
public static class DatabasePatience
{
    private static readonly TimeSpan Statement = TimeSpan.FromSeconds(2);

    public static IApplicationBuilder UseDatabasePatience(this WebApplication app)
    {
        // On SQLite the same number would be the patience with another process that holds the file.
        var server = app.Services.GetRequiredService<DatabaseOptions>().Provider != DatabaseOptions.Sqlite;
        return !server ? app : app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(ConsoleSetup.AssetsPath, StringComparison.Ordinal))
                return next(http);
            http.RequestServices.GetRequiredService<NeighborPartyDb>().Database.SetCommandTimeout(Statement);
            // A statement that is broken off costs its connection, so a request runs to its end also when its caller has hung up.
            http.RequestAborted = CancellationToken.None;
            return next(http);
        });
    }
}
