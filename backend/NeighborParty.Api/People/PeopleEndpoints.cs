using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.People;

/// <summary>The signed-in resident's own data.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("我的");
        me.MapGet("", Show).WithSummary("我的资料、身份和待同意的说明");
        me.MapPut("", Rename).RunsAgainWhenSentBack().WithSummary("修改姓名（检测、审核通过后才改；之前仍是原来的）").Refuses("consent_required", "community_required", "moderation.asks_for_money");
        me.MapGet("/volunteer-profile", Profile).WithSummary("我的特长和出生年份").Refuses("consent_required", "community_required");
        me.MapPut("/volunteer-profile", SaveProfile).RunsAgainWhenSentBack().WithSummary("填写特长和出生年份（都可以不填；出生年份只用来判断能否参加限成年人的值守）")
            .Refuses("profile.under_age", "consent_required", "community_required");
        api.MapGet("/skills", Skills).WithTags("我的").WithSummary("可以选的特长");
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

    private static async Task<Ok<VolunteerProfile>> Profile(NeighborPartyDb db, CurrentActor current, PersonalDataVault vault, HttpContext http, CancellationToken ct)
    {
        var id = current.RequirePerson();
        return Answer(await db.People.AsNoTracking().FirstAsync(p => p.Id == id, ct), vault, http);
    }

    private static async Task<Ok<VolunteerProfile>> SaveProfile(VolunteerProfile request, IfMatch? ifMatch, SaveOwnProfile save, PersonalDataVault vault, HttpContext http, CancellationToken ct) =>
        Answer(await save.RunAsync(request.BirthYear, request.Skills ?? [], ifMatch?.Version, ct), vault, http);

    private static Ok<VolunteerProfile> Answer(Person person, PersonalDataVault vault, HttpContext http)
    {
        http.Response.Tag(person.Version);
        return TypedResults.Ok(new VolunteerProfile(person.BirthYear(vault), person.Skills));
    }

    private static Ok<List<SkillAnswer>> Skills(SkillList skills) => TypedResults.Ok(skills.All.Select(s => new SkillAnswer(s.Code, s.Name)).ToList());

    private static async Task<Ok<MaskedPhone>> Give(GivePhone request, GiveOwnPhone give, CancellationToken ct) =>
        TypedResults.Ok(new MaskedPhone(await give.RunAsync(request.PhoneCode, ct)));

    private static async Task<Ok<Page<SensitiveReadAnswer>>> Reads(ShowSensitiveReads show, string? after, CancellationToken ct) =>
        TypedResults.Ok(await show.RunAsync(after, ct));
}
