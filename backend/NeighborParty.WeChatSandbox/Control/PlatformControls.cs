using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Tokens;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>Clock, faults, tokens, quotas, journal and reset.</summary>
internal static class PlatformControls
{
    private sealed record Advance(double Seconds);

    private sealed record DownSwitch(bool Down);

    private sealed record Invalidation(string? Pool);

    private sealed record NewLimit(string Path, int? Daily, int? PerMinute);

    public static void MapPlatformControls(this IEndpointRouteBuilder control)
    {
        control.MapGet("/clock", (SandboxState state) => ControlJson.Answer(state.Use(Clock)));
        control.MapPost("/clock/advance", AdvanceClock);
        control.MapGet("/faults", (SandboxState state) => ControlJson.Answer(state.Use(Planned)));
        control.MapPost("/faults", PlanFault);
        control.MapDelete("/faults", (SandboxState state) => ControlJson.Answer(state.Use(w => { w.Faults.Clear(); w.Faults.Down = false; return Planned(w); })));
        control.MapPut("/down", SetDown);
        control.MapGet("/tokens", (SandboxState state) => ControlJson.Answer(state.Use(w => new { token = Shown(w.Tokens, w.Now), stable = Shown(w.StableTokens, w.Now) })));
        control.MapPost("/tokens/invalidate", Invalidate);
        control.MapGet("/quotas", (SandboxState state) => ControlJson.Answer(state.Use(Quotas)));
        control.MapPut("/quotas", SetQuota);
        control.MapGet("/journal", (SandboxState state) => ControlJson.Answer(state.Use(w => w.Journal.Entries.ToList())));
        control.MapDelete("/journal", (SandboxState state) => ControlJson.Answer(state.Use(w => { w.Journal.Clear(); return w.Journal.Entries.ToList(); })));
        control.MapPost("/reset", (SandboxState state) =>
        {
            state.Reset();
            return ControlJson.Answer(new { reset = true });
        });
    }

    private static object Clock(SandboxWorld world) => new { world.Now, OffsetSeconds = world.Offset.TotalSeconds };

    private static object Planned(SandboxWorld world) => new { world.Faults.Down, Planned = world.Faults.Planned.ToList() };

    private static object Quotas(SandboxWorld world) => ApiRoutes.All.Values
        .Select(r => new { r.Path, world.Quotas.LimitOf(r).Daily, world.Quotas.LimitOf(r).PerMinute, UsedToday = world.Quotas.UsedToday(r.Path, world.Now) }).ToList();

    private static object Shown(TokenPool pool, DateTimeOffset now) =>
        pool.Issued.Select(t => new { Token = t.Text[..24] + "***", t.IssuedAt, t.ExpiresAt, t.WorksUntil, State = pool.Look(t.Text, now) }).ToList();

    private static async Task<IResult> AdvanceClock(SandboxState state, HttpContext context)
    {
        var advance = await ControlJson.Read<Advance>(context);
        if (advance.Seconds is not (>= 0 and < 1e9))
            throw new ControlRefusal(400, "the clock only goes forward; reset takes it back");

        return ControlJson.Answer(state.Use(world =>
        {
            world.Offset += TimeSpan.FromSeconds(advance.Seconds);
            return Clock(world);
        }));
    }

    private static async Task<IResult> PlanFault(SandboxState state, HttpContext context)
    {
        var fault = await ControlJson.Read<Fault>(context);
        if (string.IsNullOrEmpty(fault.Path) || fault.Times < 1 || fault.DelayMs is < 0 or > 600_000)
            throw new ControlRefusal(400, "path is needed, times is at least 1, delayMs at most 600000");

        return ControlJson.Answer(state.Use(world =>
        {
            world.Faults.Plan(fault);
            return Planned(world);
        }));
    }

    private static async Task<IResult> SetDown(SandboxState state, HttpContext context)
    {
        var request = await ControlJson.Read<DownSwitch>(context);
        return ControlJson.Answer(state.Use(world =>
        {
            world.Faults.Down = request.Down;
            return Planned(world);
        }));
    }

    private static async Task<IResult> Invalidate(SandboxState state, HttpContext context)
    {
        var request = await ControlJson.ReadOr(context, new Invalidation(null));
        return ControlJson.Answer(state.Use(world =>
        {
            foreach (var pool in (TokenPool[])[world.Tokens, world.StableTokens])
            {
                if (request.Pool is null || request.Pool == pool.Name)
                    pool.Invalidate(world.Now);
            }

            return new { token = Shown(world.Tokens, world.Now), stable = Shown(world.StableTokens, world.Now) };
        }));
    }

    private static async Task<IResult> SetQuota(SandboxState state, HttpContext context)
    {
        var request = await ControlJson.Read<NewLimit>(context);
        if (request.Path is null || !ApiRoutes.All.TryGetValue(request.Path, out var route))
            throw new ControlRefusal(404, $"no path '{request.Path}'");

        return ControlJson.Answer(state.Use(world =>
        {
            var limit = world.Quotas.LimitOf(route);
            world.Quotas.Changed[route.Path] = new QuotaLimit(request.Daily ?? limit.Daily, request.PerMinute ?? limit.PerMinute);
            return Quotas(world);
        }));
    }
}
