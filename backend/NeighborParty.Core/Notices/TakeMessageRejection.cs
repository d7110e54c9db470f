using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Notices;

/// <summary>Somebody switched a template off in WeChat's settings: what was granted is worth nothing now.</summary>
public sealed class TakeMessageRejection(NeighborPartyDb db, PersonalDataVault vault, IOptions<MessageTemplateIds> templates) : IPushHandler
{
    public string Event => PushEvents.SubscribeChange;

    public async Task HandleAsync(PushMessage push, CancellationToken ct)
    {
        if (push is not SubscribePush change)
            return;
        var index = Account.IndexOf(push.Envelope.FromUserName, vault);
        foreach (var item in change.Items.Where(i => i.Accepted == false))
        {
            var template = templates.Value.Named(item.TemplateId)?.ToString();
            var grant = await (
                from a in db.Accounts
                join g in db.MessageGrants on a.Id equals g.AccountId
                where a.OpenIdIndex == index && g.Template == template
                select g).FirstOrDefaultAsync(ct);
            grant?.Refused();
        }

        await db.SaveChangesAsync(ct);
    }
}
