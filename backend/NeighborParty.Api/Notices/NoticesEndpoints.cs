using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Api.Notices;

/// <summary>What the product told the signed-in resident, and what WeChat may deliver.</summary>
public static class NoticesEndpoints
{
    private const int PageSize = 50;

    public static void MapNotices(this RouteGroupBuilder api)
    {
        var inbox = api.MapGroup("/me/inbox").WithTags("消息");
        inbox.MapGet("", List).Polls().WithSummary("我的消息，新的在前").Refuses("consent_required", "community_required");
        inbox.MapGet("/unread", Unread).Polls().WithSummary("未读条数；带 If-None-Match 且没有变化时返回 304").Refuses("consent_required", "community_required");
        inbox.MapPost("/{id:guid}/read", Read).WithSummary("标记为已读").Refuses("not_found", "consent_required", "community_required");
        var grants = api.MapGroup("/me/message-grants").WithTags("消息");
        grants.MapGet("", Grants).WithSummary("可以请求授权的微信消息模板，以及还能发几条").Refuses("consent_required", "community_required");
        grants.MapPost("", Choose).Idempotent().WithSummary("报告微信授权弹窗的结果").Refuses("consent_required", "community_required");
    }

    private static async Task<Ok<Page<InboxAnswer>>> List(NeighborPartyDb db, CurrentActor current, string? after, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var rows = db.InboxMessages.AsNoTracking().Where(m => m.PersonId == person);
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(m => m.CreatedAt < cursor.At || (m.CreatedAt == cursor.At && m.Id.CompareTo(cursor.Id) < 0));
        var page = await rows.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new InboxAnswer(m.Id, m.Kind, m.Title, m.Body, m.AboutKind, m.AboutId, m.CreatedAt, m.ReadAt)).ToListAsync(ct);
        var more = page.Count > PageSize;
        if (more)
            page.RemoveAt(PageSize);
        return TypedResults.Ok(new Page<InboxAnswer>(page, more ? new Cursor(page[^1].CreatedAt, page[^1].Id).ToString() : null));
    }

    private static async Task<Ok<UnreadAnswer>> Unread(NeighborPartyDb db, CurrentActor current, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return TypedResults.Ok(new UnreadAnswer(await db.InboxMessages.CountAsync(m => m.PersonId == person && m.ReadAt == null, ct)));
    }

    private static async Task<NoContent> Read(Guid id, ReadInboxMessage read, CancellationToken ct)
    {
        await read.RunAsync(id, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<GrantAnswer>>> Grants(NeighborPartyDb db, CurrentActor current, IOptions<MessageTemplateIds> templates, CancellationToken ct)
    {
        current.RequirePerson();
        var left = await db.MessageGrants.AsNoTracking().Where(g => g.AccountId == current.Actor.Id).ToDictionaryAsync(g => g.Template, g => g.Left, ct);
        return TypedResults.Ok<IReadOnlyList<GrantAnswer>>([..
            from template in Enum.GetValues<MessageTemplate>()
            let id = templates.Value.Of(template)
            where id is not null
            select new GrantAnswer(template, id, left.GetValueOrDefault(template.ToString()))]);
    }

    private static async Task<Ok<GrantAnswer>> Choose(ReportChoice request, RecordMessageChoice record, IOptions<MessageTemplateIds> templates, CancellationToken ct)
    {
        var grant = await record.RunAsync(request.Template, request.Result, ct);
        return TypedResults.Ok(new GrantAnswer(request.Template, templates.Value.Of(request.Template), grant.Left));
    }
}
