using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Consents;

/// <param name="Purpose">Which of the texts.</param>
/// <param name="Version">As shown to the person.</param>
/// <param name="TextHash">As shown to the person: proves which words were accepted.</param>
public sealed record AcceptConsentRequest(
    [property: Required] ConsentPurpose Purpose, [property: Range(1, 10_000)] int Version, [property: Required, StringLength(64, MinimumLength = 64)] string TextHash)
{
    public static AcceptConsentRequest Example => new(ConsentPurpose.Membership, 1, new string('a', 64));
}

/// <param name="Required">True for the core only; everything else may be declined without losing it.</param>
/// <param name="Sensitive">To be asked on a page of its own.</param>
/// <param name="TextHash">Goes back with the acceptance.</param>
public sealed record ConsentTextAnswer(
    ConsentPurpose Purpose, int Version, string TextHash, string Title, bool Required, bool Sensitive, string Summary, IReadOnlyList<string> Paragraphs, string IfDeclined)
{
    public static ConsentTextAnswer Example => new(
        ConsentPurpose.Location, 1, new string('a', 64), "位置信息说明", false, true, "签到时取一次手机定位。", ["只在您点“签到”的那一刻取一次位置。"], "不同意也可以请组长确认到场。");

    public static ConsentTextAnswer From(ConsentText t) => new(t.Purpose, t.Version, t.Hash, t.Title, t.Required, t.Sensitive, t.Summary, t.Paragraphs, t.IfDeclined);
}

/// <param name="IsCurrent">False when the text has changed since: it is asked again.</param>
public sealed record ConsentAnswer(ConsentPurpose Purpose, int Version, bool IsCurrent, DateTime AcceptedAt)
{
    public static ConsentAnswer Example => new(ConsentPurpose.Membership, 1, true, new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc));
}

/// <summary>What a resident agrees to, one purpose at a time.</summary>
public static class ConsentEndpoints
{
    public static void MapConsents(this RouteGroupBuilder api)
    {
        api.MapGet("/consent-texts", Texts).AllowAnonymous().WithTags("授权").WithSummary("各项说明的当前版本");
        var mine = api.MapGroup("/me/consents").WithTags("授权");
        mine.MapGet("", Mine).WithSummary("我已同意的各项").Refuses("community_required");
        mine.MapPost("", Accept).Idempotent().WithSummary("同意一项说明").Refuses("consent.outdated", "community_required", "consent_required", "person.gone");
        mine.MapDelete("/{purpose}", Withdraw).RunsAgainWhenSentBack().WithSummary("撤回一项同意，立即生效").Refuses("consent.not_given", "consent_required", "community_required");
    }

    private static Ok<IReadOnlyList<ConsentTextAnswer>> Texts(ConsentTexts texts) =>
        TypedResults.Ok<IReadOnlyList<ConsentTextAnswer>>([.. texts.All.Select(ConsentTextAnswer.From)]);

    private static async Task<Ok<IReadOnlyList<ConsentAnswer>>> Mine(NeighborPartyDb db, CurrentActor current, ConsentTexts texts, CancellationToken ct)
    {
        if (current.Actor.CommunityId is null)
            throw ConsentRefusals.NoCommunity();
        // By account and not by the session's person: a text that changed leaves the session without one.
        var rows = await db.Consents.AsNoTracking()
            .Where(c => c.EndedAt == null && db.People.Any(p => p.Id == c.PersonId && p.AccountId == current.Actor.Id))
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ConsentAnswer>>(
            [.. rows.OrderBy(c => c.Purpose).Select(c => new ConsentAnswer(c.Purpose, c.Version, c.Version == texts.Of(c.Purpose).Version, c.AcceptedAt))]);
    }

    private static async Task<Ok<ConsentAnswer>> Accept(AcceptConsentRequest request, AcceptConsent accept, CancellationToken ct)
    {
        var consent = await accept.RunAsync(request.Purpose, request.Version, request.TextHash, ct);
        return TypedResults.Ok(new ConsentAnswer(consent.Purpose, consent.Version, true, consent.AcceptedAt));
    }

    private static async Task<NoContent> Withdraw(string purpose, WithdrawConsent withdraw, NeighborPartyDb db, CurrentActor current, CancellationToken ct)
    {
        if (current.Actor.CommunityId is null)
            throw ConsentRefusals.NoCommunity();
        // In the contract's own spelling only: numbers and other cases are no purposes.
        var found = Enum.GetValues<ConsentPurpose>().Where(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.ToString()) == purpose).ToList();
        if (found.Count == 0)
            throw Refusals.Invalid("purpose", "没有这一项授权。");
        var person = await db.People.Where(p => p.AccountId == current.Actor.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct)
            ?? throw ConsentRefusals.NotGiven();
        await withdraw.RunAsync(person, found[0], "user", ct);
        return TypedResults.NoContent();
    }
}
