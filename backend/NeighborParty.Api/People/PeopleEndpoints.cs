using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.People;

namespace NeighborParty.Api.People;

/// <summary>The signed-in resident's own data.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("我的");
        me.MapGet("", Show).WithSummary("我的资料、身份和待同意的说明");
        me.MapPut("", Rename).WithSummary("修改姓名").Refuses("consent_required", "community_required");
        // Not idempotent by key: it asks WeChat, and the code itself works once.
        me.MapPost("/phone", Give).RequireRateLimiting(Limits.SignIn).WithSummary("用微信手机号授权码登记手机号")
            .Refuses("phone.bad_code", "session.blocked", "wechat.unavailable", "consent_required", "community_required");
        me.MapGet("/sensitive-reads", Reads).WithSummary("谁看过我的完整信息").Refuses("consent_required", "community_required");
    }

    private static async Task<Ok<MeAnswer>> Show(ShowMe show, HttpContext http, CancellationToken ct)
    {
        var (answer, version) = await show.RunAsync(ct);
        if (version is { } known)
            http.Response.Tag(known);
        return TypedResults.Ok(answer);
    }

    private static async Task<Ok<MeAnswer>> Rename(ChangeName request, IfMatch? ifMatch, RenameMyself rename, ShowMe show, HttpContext http, CancellationToken ct)
    {
        var person = await rename.RunAsync(request.Name, ifMatch?.Version, ct);
        http.Response.Tag(person.Version);
        return TypedResults.Ok((await show.RunAsync(ct)).Answer);
    }

    private static async Task<Ok<MaskedPhone>> Give(GivePhone request, GiveOwnPhone give, CancellationToken ct) =>
        TypedResults.Ok(new MaskedPhone(await give.RunAsync(request.PhoneCode, ct)));

    private static async Task<Ok<Page<SensitiveReadAnswer>>> Reads(ShowSensitiveReads show, string? after, CancellationToken ct) =>
        TypedResults.Ok(await show.RunAsync(after, ct));
}
