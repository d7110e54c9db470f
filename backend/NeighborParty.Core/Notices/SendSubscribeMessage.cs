using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Notices;

/// <summary>Knocks at the door through WeChat: at least once tried, at most once seen. The inbox row is there in any case.</summary>
public sealed class SendSubscribeMessage(
    NeighborPartyDb db, IWeChat weChat, TellPerson tell, PersonalDataVault vault, PolicyBook policies, IOptions<MessageTemplateIds> templates, TimeProvider time)
    : IOutboxHandler
{
    private const string InboxPage = "pages/inbox/index";

    public string Kind => TellPerson.OutboxKind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var payload = JsonSerializer.Deserialize<SubscribePayload>(message.Payload)!;
        var row = await db.InboxMessages.FirstOrDefaultAsync(m => m.Id == payload.InboxMessageId, ct);
        // Failed: somebody has mended the cause and sends it once more.
        if (row is not { Knock: Knock.Waiting or Knock.Sending or Knock.Failed })
            return;
        if (row.Knock == Knock.Sending)
        {
            await EndAsync(row, Knock.Unknown, ct);
            return;
        }

        if (!payload.Urgent && QuietHours.EndAfter(time.Now(), await policies.TodayAsync(ct)) is { } morning)
            throw new OutboxLaterException(morning);
        if (await FindReceiverAsync(row.PersonId, payload.Template, ct) is not ({ } account, { } grant))
        {
            await EndAsync(row, Knock.NotGranted, ct);
            return;
        }

        var send = await WriteAsync(row, payload, account, ct);
        // Said before it is done: who finds this after a crash does not send again.
        await EndAsync(row, Knock.Sending, ct);
        await SendAsync(send, row, grant, ct);
    }

    /// <summary>What could not wait is told by telephone then, unless the person has read it in the meantime.</summary>
    public async Task GaveUpAsync(OutboxMessage message, CancellationToken ct)
    {
        var payload = JsonSerializer.Deserialize<SubscribePayload>(message.Payload)!;
        var row = await db.InboxMessages.FirstOrDefaultAsync(m => m.Id == payload.InboxMessageId, ct);
        if (row is { CallIfUndelivered: true, CallSince: null, ReadAt: null, ToldAt: null } && await tell.ReachesAsync(row.PersonId, ct))
            row.AskForCall(time.Now());
    }

    private async Task<(Account? Account, Guid? Grant)> FindReceiverAsync(Guid person, MessageTemplate template, CancellationToken ct)
    {
        var name = template.ToString();
        var found = await (
            from p in db.People
            join a in db.Accounts on p.AccountId equals a.Id
            join g in db.MessageGrants on a.Id equals g.AccountId
            where p.Id == person && p.Status == PersonStatus.Active && a.Status == AccountStatus.Active && g.Template == name && g.Left > 0
            select new { Account = a, Grant = g.Id }).FirstOrDefaultAsync(ct);
        return (found?.Account, found?.Grant);
    }

    private async Task<SubscribeMessage> WriteAsync(InboxMessage row, SubscribePayload payload, Account account, CancellationToken ct)
    {
        try
        {
            var template = templates.Value.Of(payload.Template) ?? throw new ArgumentException("no id for the template", nameof(payload));
            return new SubscribeMessage(account.OpenId(vault), template, InboxPage, SubscribeMessageData.From(payload.Fields));
        }
        catch (ArgumentException e)
        {
            await EndAsync(row, Knock.Failed, ct);
            throw new OutboxGivesUpException(e.Message);
        }
    }

    private async Task SendAsync(SubscribeMessage send, InboxMessage row, Guid grant, CancellationToken ct)
    {
        try
        {
            await weChat.SendSubscribeMessageAsync(send, ct);
            row.EndCall();
            await UsedAsync(row, Knock.Delivered, grant, ct);
        }
        catch (WeChatException e) when (e.OutcomeUnknown)
        {
            // It may lie on the phone already. A second one would be worse than none: the inbox has it.
            await UsedAsync(row, Knock.Unknown, grant, ct);
        }
        catch (WeChatException e) when (e.Failure == WeChatFailure.NotSubscribed)
        {
            await RefusedAsync(row, grant, ct);
        }
        catch (WeChatException e) when (e.IsTransient)
        {
            await EndAsync(row, Knock.Waiting, ct);
            throw;
        }
        catch (WeChatException e)
        {
            await EndAsync(row, Knock.Failed, ct);
            throw new OutboxGivesUpException($"{e.Failure} {e.ErrorCode}");
        }
    }

    /// <summary>Counted down where it stands now: while WeChat was asked, the person may have withdrawn or granted more.</summary>
    private async Task UsedAsync(InboxMessage row, Knock knock, Guid grant, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.MessageGrants.Where(g => g.Id == grant && g.Left > 0).ExecuteUpdateAsync(s => s.SetProperty(g => g.Left, g => g.Left - 1), ct);
        await EndAsync(row, knock, ct);
        await write.CommitAsync(ct);
    }

    private async Task RefusedAsync(InboxMessage row, Guid grant, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.MessageGrants.Where(g => g.Id == grant).ExecuteUpdateAsync(s => s.SetProperty(g => g.Left, 0), ct);
        await EndAsync(row, Knock.NotGranted, ct);
        await write.CommitAsync(ct);
    }

    private Task EndAsync(InboxMessage row, Knock knock, CancellationToken ct)
    {
        row.SetKnock(knock);
        return db.SaveChangesAsync(ct);
    }
}
