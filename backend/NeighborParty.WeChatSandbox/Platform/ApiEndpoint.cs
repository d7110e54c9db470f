using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>The way of every call: fault, route, token, quota, handler, journal, answer.</summary>
internal sealed class ApiEndpoint(SandboxState state, LateWork later, LateServices services)
{
    public async Task Serve(HttpContext context, string path)
    {
        var started = Stopwatch.GetTimestamp();
        var call = await ApiCall.Read(context, "/" + path, services);
        var fault = state.Use(world => world.Faults.Take(call.Path));
        if (fault is { Kind: FaultKind.Reset, AfterWork: false })
        {
            Note(call, new ApiAnswer(0, "connection reset", () => []), started, []);
            context.Abort();
            return;
        }

        var answer = state.Use(world => fault?.Replace(world) ?? Answer(world, call));
        foreach (var work in call.BeforeAnswer)
            await work();

        var body = fault?.Spoil(answer.Body()) ?? answer.Body();
        if (fault is { DelayMs: > 0 })
            await Task.Delay(fault.DelayMs, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        Note(call, answer, started, body);
        foreach (var work in call.AfterAnswer)
            later.Run(work);

        if (fault is { Kind: FaultKind.Reset })
        {
            context.Abort();
            return;
        }

        if (context.RequestAborted.IsCancellationRequested) // the caller lost patience
            return;

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static ApiAnswer Answer(SandboxWorld world, ApiCall call)
    {
        if (!ApiRoutes.All.TryGetValue(call.Path, out var route))
            return ApiAnswer.Html(404, "<html><body><h1>404 Not Found</h1></body></html>");

        try
        {
            if (call.Method != route.Method)
                throw new WeChatRefusal(route.Method == "GET" ? 43001 : 43002);
            if (route.NeedsToken)
                AccessCheck.Demand(world, call.FromQuery("access_token"));
            if (route.Counted)
                world.Quotas.Count(route, world.Now);

            return route.Handle(world, call);
        }
        catch (WeChatRefusal refusal)
        {
            return ApiAnswer.Refusal(refusal.Errcode, refusal.Message, world.Random.Rid(world.Now), route.ErrorType);
        }
    }

    private void Note(ApiCall call, ApiAnswer answer, long started, byte[] body) =>
        state.Use(world => world.Journal.Add(call, answer, body, world.Now, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds));
}
