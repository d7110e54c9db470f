using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Login;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>What people do with their phones: open the mini-program, log in, hand over a number.</summary>
internal static class UserControls
{
    private sealed record NewUser(string Key, string Nickname, string? OpenId, string? Phone, string? Note, bool HighRisk = false, bool UnionIdBound = false);

    private sealed record Flags(bool? HighRisk, bool? UnionIdBound, string? Phone);

    private sealed record CodeRequest(string? AppId);

    public static void MapUserControls(this IEndpointRouteBuilder control)
    {
        control.MapGet("/users", (SandboxState state) => ControlJson.Answer(state.Use(w => w.Users.All.Select(Shown).ToList())));
        control.MapPost("/users", Add);
        control.MapGet("/users/{key}", (string key, SandboxState state) => ControlJson.Answer(state.Use(w => Shown(w.Person(key)))));
        control.MapPut("/users/{key}/flags", SetFlags);
        control.MapPost("/users/{key}/login-code", (string key, SandboxState state, HttpContext context) => Issue(CodeKind.Login, key, state, context));
        control.MapPost("/users/{key}/phone-code", (string key, SandboxState state, HttpContext context) => Issue(CodeKind.Phone, key, state, context));
        control.MapPost("/users/{key}/visit", Visit);
        control.MapPost("/users/{key}/session-key", RenewSessionKey);
    }

    public static SandboxUser Person(this SandboxWorld world, string key) =>
        world.Users.ByKey(key) ?? world.Users.ByOpenId(key) ?? throw new ControlRefusal(404, $"no user '{key}'");

    private static object Shown(SandboxUser user) =>
        new { user.Key, user.Nickname, user.OpenId, user.Phone, user.Note, user.HighRisk, user.UnionIdBound, user.LastVisit };

    private static async Task<IResult> Add(SandboxState state, HttpContext context)
    {
        var user = await ControlJson.Read<NewUser>(context);
        if (user is not { Key.Length: > 0, Nickname.Length: > 0 })
            throw new ControlRefusal(400, "key and nickname are needed");
        if (user.OpenId is not null && (user.OpenId.Length != 28 || user.OpenId[0] != 'o'))
            throw new ControlRefusal(400, "an openid has 28 characters and begins with o");

        return ControlJson.Answer(state.Use(world =>
        {
            if (world.Users.ByKey(user.Key) is not null || (user.OpenId is not null && world.Users.ByOpenId(user.OpenId) is not null))
                throw new ControlRefusal(409, $"user '{user.Key}' or the openid exists");

            return Shown(world.Users.Add(new SeedUser(user.Key, user.Nickname, user.OpenId, user.Phone, user.Note, user.HighRisk, user.UnionIdBound), world.Now));
        }), 201);
    }

    private static async Task<IResult> SetFlags(string key, SandboxState state, HttpContext context)
    {
        var flags = await ControlJson.Read<Flags>(context);
        return ControlJson.Answer(state.Use(world =>
        {
            var user = world.Person(key);
            user.HighRisk = flags.HighRisk ?? user.HighRisk;
            user.UnionIdBound = flags.UnionIdBound ?? user.UnionIdBound;
            user.Phone = flags.Phone ?? user.Phone;
            return Shown(user);
        }));
    }

    private static async Task<IResult> Issue(CodeKind kind, string key, SandboxState state, HttpContext context)
    {
        var request = await ControlJson.ReadOr(context, new CodeRequest(null));
        return ControlJson.Answer(state.Use(world =>
        {
            var user = world.Person(key);
            if (kind == CodeKind.Phone && world.PhoneCallsLeft-- <= 0)
                throw new ControlRefusal(409, "errno 1400001: no phone number calls left");

            SessionKeys.Visit(world, user);
            var code = world.Codes.Issue(kind, user, request.AppId ?? world.Options.AppId, world.Now);
            return new { Code = code.Text, code.ExpiresAt, user.OpenId };
        }));
    }

    private static IResult Visit(string key, SandboxState state) => ControlJson.Answer(state.Use(world =>
    {
        var user = world.Person(key);
        user.LastVisit = world.Now;
        return Shown(user);
    }));

    private static IResult RenewSessionKey(string key, SandboxState state) => ControlJson.Answer(state.Use(world =>
    {
        SessionKeys.Renew(world, world.Person(key));
        return new { renewed = true };
    }));
}
