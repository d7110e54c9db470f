using Microsoft.Extensions.Logging;
using NeighborParty.Core.Leases;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.WeChatTokens;

/// <summary>
/// One instance asks WeChat, the others find its answer in the database. Nobody is kept waiting for long: when the database
/// does not answer, or whoever was to ask has died, the instance asks by itself.
/// </summary>
public sealed partial class DatabaseTokenShelf(WeChatTokenRow row, TakeLease leases, ILogger<DatabaseTokenShelf> log) : ITokenShelf
{
    public const string LeaseName = "wechat-token";

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    // Half of what a sign-in may take: who binds a phone just after an instance died while asking still gets an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<SharedToken> FindOrFetchAsync(Func<SharedToken, bool> isGood, Func<SharedToken?, Task<SharedToken>> fetch)
    {
        var (reached, known) = await AskAsync(row.ReadAsync, Answer);
        if (!reached)
            return await fetch(null);
        if (known is not null && isGood(known))
            return known;

        var (_, turn) = await AskAsync(ct => leases.WithinAsync(LeaseName, Patience, ct), Patience + Answer);
        try
        {
            // Whoever had the turn before may have brought one.
            (_, known) = await AskAsync(row.ReadAsync, Answer);
            if (known is not null && isGood(known))
                return known;
            var fresh = await fetch(known);
            await AskAsync(async ct =>
            {
                await row.KeepAsync(fresh, ct);
                return fresh;
            }, Answer);
            return fresh;
        }
        finally
        {
            if (turn is not null)
                await turn.DisposeAsync();
        }
    }

    /// <summary>No answer of the database is an answer too: the token matters more than its keeping.</summary>
    private async Task<(bool Reached, T? Value)> AskAsync<T>(Func<CancellationToken, Task<T?>> ask, TimeSpan patience)
        where T : class
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            return (true, await ask(limit.Token));
        }
        catch (Exception e)
        {
            LogAlone(log, e);
            return (false, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The common access token cannot be asked for; this instance gets on alone")]
    private static partial void LogAlone(ILogger log, Exception e);
}
