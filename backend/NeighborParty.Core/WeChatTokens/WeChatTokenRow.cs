using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.WeChatTokens;

/// <summary>Reads and writes the token's row.</summary>
public sealed class WeChatTokenRow(IServiceScopeFactory scopes, PersonalDataVault vault, IOptions<WeChatOptions> options)
{
    private readonly Guid _id = WeChatToken.IdOf(options.Value.AppId);

    public async Task<SharedToken?> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().WeChatTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Id == _id, ct);
        return row is null
            ? null
            : new SharedToken(vault.Open(WeChatToken.TokenField, _id, row.TokenSealed), row.Since, row.GoodUntil, row.ForcedAt);
    }

    /// <summary>Leaves a row alone that is the answer to a later question.</summary>
    public async Task KeepAsync(SharedToken token, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var (since, until, forced) = (token.Since.UtcDateTime, token.GoodUntil.UtcDateTime, token.ForcedAt?.UtcDateTime);
        var text = vault.Seal(WeChatToken.TokenField, _id, token.Token);
        await using var write = await db.BeginWriteAsync(ct);
        var rows = await db.WeChatTokens.Where(t => t.Id == _id && t.Since <= since).ExecuteUpdateAsync(
            s => s.SetProperty(t => t.TokenSealed, text).SetProperty(t => t.Since, since).SetProperty(t => t.GoodUntil, until).SetProperty(t => t.ForcedAt, forced), ct);
        if (rows == 0 && !await db.WeChatTokens.AnyAsync(t => t.Id == _id, ct))
        {
            db.WeChatTokens.Add(new WeChatToken { Id = _id, TokenSealed = text, Since = since, GoodUntil = until, ForcedAt = forced });
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
    }
}
