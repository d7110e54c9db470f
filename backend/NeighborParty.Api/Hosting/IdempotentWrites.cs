using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// A POST that a phone may repeat: the act and its answer are one transaction, so a repeat gets the first answer
/// even when the program died in between. The handler must not call the outside world; it queues that in the outbox.
/// </summary>
public static class IdempotentWrites
{
    public const string Header = "Idempotency-Key";

    public sealed record Metadata;

    /// <param name="route">A POST.</param>
    /// <param name="atOnce">Tried first: answers the plain case of a hot request by itself and knows its own repeats; null for every other case.</param>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, NumberedRequest, Task<object?>>? atOnce = null) => route
        .WithMetadata(new Metadata())
        .Refuses("idempotency_key.required", "idempotency_key.other_request")
        .AddEndpointFilter((call, next) => RunOnceAsync(call, next, atOnce));

    /// <summary>Says that this is the first answer once more.</summary>
    public static void MarkReplay(this HttpResponse response) => response.Headers["Idempotency-Replayed"] = "true";

    private static async ValueTask<object?> RunOnceAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next, Func<EndpointFilterInvocationContext, NumberedRequest, Task<object?>>? atOnce)
    {
        var http = call.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is 0 or > 100 || key.Any(c => c is <= ' ' or > '~'))
            throw new RefusedException(RefusalKind.Invalid, "idempotency_key.required", "请带上请求编号（Idempotency-Key），不超过 100 个字符。") { Field = Header };

        var hash = HashOf(call);
        if (atOnce is not null && await atOnce(call, new NumberedRequest(key, hash)) is { } answered)
            return answered;

        return await SentBack.RunAsync(http, () => RunInTransactionAsync(call, next, key, hash));
    }

    private static async ValueTask<object?> RunInTransactionAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next, string key, string hash)
    {
        var http = call.HttpContext;
        var services = http.RequestServices;
        var db = services.GetRequiredService<NeighborPartyDb>();
        var actor = services.GetRequiredService<CurrentActor>().Actor.Id;
        var vault = services.GetRequiredService<PersonalDataVault>();
        var now = services.GetRequiredService<TimeProvider>().Now();

        await using var write = await db.BeginWriteAsync(http.RequestAborted);
        var first = await db.IdempotencyRecords.FirstOrDefaultAsync(r => r.ActorId == actor && r.Key == key, http.RequestAborted);
        if (first is not null && now - first.CreatedAt < IdempotencyRecord.Kept)
        {
            http.Response.MarkReplay();
            return first.RequestHash == hash ? Replay(http, first, vault) : throw Refusals.OtherRequest();
        }

        if (first is not null)
            db.IdempotencyRecords.Remove(first);
        var result = await next(call);
        db.IdempotencyRecords.Add(Record(result, actor, key, hash, now, vault));
        await db.SaveChangesAsync(http.RequestAborted);
        await write.CommitAsync(http.RequestAborted);
        return result;
    }

    private static IdempotencyRecord Record(object? result, Guid actor, string key, string hash, DateTime now, PersonalDataVault vault)
    {
        var id = Ids.New(now);
        var value = (result as IValueHttpResult)?.Value;
        return new IdempotencyRecord
        {
            Id = id,
            ActorId = actor,
            Key = key,
            RequestHash = hash,
            Status = (result as IStatusCodeHttpResult)?.StatusCode ?? 200,
            BodySealed = value is null ? null : vault.Seal(IdempotencyRecord.BodyField, id, JsonSerializer.Serialize(value, JsonSetup.Options)),
            Location = result?.GetType().GetProperty("Location")?.GetValue(result) as string,
            CreatedAt = now,
        };
    }

    private static IResult Replay(HttpContext http, IdempotencyRecord first, PersonalDataVault vault)
    {
        if (first.Location is not null)
            http.Response.Headers.Location = first.Location;
        return first.BodySealed is null
            ? Results.StatusCode(first.Status)
            : Results.Text(vault.Open(IdempotencyRecord.BodyField, first.Id, first.BodySealed), "application/json", Encoding.UTF8, first.Status);
    }

    /// <summary>Of method, path and the bound request records: the same request however it was spelled.</summary>
    private static string HashOf(EndpointFilterInvocationContext call)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Encoding.UTF8.GetBytes($"{call.HttpContext.Request.Method} {call.HttpContext.Request.Path}", bytes);
        foreach (var argument in call.Arguments)
        {
            if (argument?.GetType() is not { Namespace: { } space } type || !space.StartsWith("NeighborParty.Api.", StringComparison.Ordinal))
                continue;
            bytes.Write("\n"u8);
            bytes.Write(JsonSerializer.SerializeToUtf8Bytes(argument, type, JsonSetup.Options));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }
}
