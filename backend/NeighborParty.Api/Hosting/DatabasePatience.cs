using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// A request waits two seconds for late answers of a database server: one that hangs or crawls becomes "try again later" while
/// the caller still looks at the screen. Jobs and commands, which nobody waits for, have the time of the connection string.
/// </summary>
public static class DatabasePatience
{
    public static IApplicationBuilder UseDatabasePatience(this WebApplication app)
    {
        // On SQLite nobody is asked over a line.
        var server = app.Services.GetRequiredService<DatabaseOptions>().Provider != DatabaseOptions.Sqlite;
        return !server ? app : app.Use(async (http, next) =>
        {
            var aborted = http.RequestAborted;
            using var patience = StatementPatience.Begin();
            // In place of the caller's: a statement that is broken off costs its connection, so a request runs to its end also
            // when its caller has hung up.
            http.RequestAborted = patience.Token;
            try
            {
                await next(http);
            }
            finally
            {
                http.RequestAborted = aborted;
            }
        });
    }
}
