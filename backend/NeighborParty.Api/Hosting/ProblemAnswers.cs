using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>The body of every refusal: RFC 9457 with the product's stable code and a message in Chinese.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code says what it is.</param>
/// <param name="Title">For people, in Chinese.</param>
/// <param name="Code">Stable, part of the contract.</param>
/// <param name="Field">The request field at fault.</param>
/// <param name="TraceId">Tell it to the office when something is wrong.</param>
/// <param name="Facts">Further facts, e.g. from and to of a state.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string? Field, string TraceId, IReadOnlyDictionary<string, object?>? Facts)
{
    public static Problem Example => new("about:blank", "没有找到这个内容，可能已被删除，或者您无权查看。", 404, "not_found", null, "6e1f…", null);
}

public static class ProblemAnswers
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Gone => 410,
        RefusalKind.Stale => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.Unprocessable => 422,
        RefusalKind.VersionRequired => 428,
        RefusalKind.TooMany => 429,
        _ => 503,
    };

    /// <summary>Answers what the product refuses; a bug answers 500 with the trace id and nothing else.</summary>
    public static RefusedException Explain(Exception? e) => e switch
    {
        RefusedException refused => refused,
        BadHttpRequestException { StatusCode: 413 } => TooLarge(),
        BadHttpRequestException { StatusCode: 415 } => UnsupportedMediaType(),
        BadHttpRequestException => new(RefusalKind.Invalid, "invalid_input", "提交的内容格式不正确，请检查后再试。"),
        DbUpdateConcurrencyException => Refusals.Stale(),
        DbUpdateException update when update.IsUniqueViolation() => new(RefusalKind.Conflict, "already_exists", "已经有一条相同的记录。"),
        // The server stops while a body is still arriving; the caller may send it again.
        OperationCanceledException => Refusals.Busy(),
        { } other when DatabaseErrors.IsTemporary(other) => Refusals.Busy(),
        // ENOSPC, and its number on Windows: no room for a file.
        IOException { HResult: 28 or unchecked((int)0x80070070) } => Refusals.Busy(),
        _ => new(RefusalKind.Unavailable, "internal_error", "系统出了问题，请稍后再试。如果一直这样，请把编号告诉社区工作人员。"),
    };

    public static RefusedException TooLarge() => new(RefusalKind.TooLarge, "too_large", "提交的内容太大了。有照片的话，请少选几张，或者选小一点的。");

    public static RefusedException UnsupportedMediaType() =>
        new(RefusalKind.Invalid, "unsupported_media_type", "请用 UTF-8 编码的 JSON 格式提交。");

    public static async Task WriteAsync(HttpContext http, RefusedException refused, int? status = null)
    {
        if (http.Response.HasStarted)
            return;
        var code = status ?? StatusOf(refused.Kind);
        http.Response.StatusCode = code;
        if (refused.RetryAfter is { } after)
            http.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Path.StartsWithSegments(Doors.ConsolePath, StringComparison.Ordinal))
        {
            await ConsoleProblemPage.WriteAsync(http, refused, code);
            return;
        }

        await http.Response.WriteAsJsonAsync(Of(http, refused, code), JsonSetup.Options, "application/problem+json", http.RequestAborted);
    }

    private static Problem Of(HttpContext http, RefusedException refused, int status) => new(
        "about:blank", refused.Message, status, refused.Code, refused.Field,
        Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier, refused.Facts.Count > 0 ? refused.Facts : null);

    public static WebApplication UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http =>
            {
                var refused = Explain(http.Features.Get<IExceptionHandlerFeature>()?.Error);
                return WriteAsync(http, refused, refused.Code switch
                {
                    "internal_error" => 500,
                    "unsupported_media_type" => 415,
                    _ => null,
                });
            },
            // A refusal is the product's answer, not a fault: only bugs belong in the log as unhandled.
            SuppressDiagnosticsCallback = context => Explain(context.Exception).Code != "internal_error",
        });
        // Refusals of the framework itself (no route, wrong method, wrong media type) get the same body.
        app.UseStatusCodePages(context => context.HttpContext.Response.StatusCode switch
        {
            404 => WriteAsync(context.HttpContext, new(RefusalKind.NotFound, "not_found", "没有这个页面或接口。")),
            405 => WriteAsync(context.HttpContext, new(RefusalKind.Invalid, "method_not_allowed", "不支持这种请求方式。"), 405),
            413 => WriteAsync(context.HttpContext, TooLarge()),
            415 => WriteAsync(context.HttpContext, UnsupportedMediaType(), 415),
            400 when context.HttpContext.Request.Path.StartsWithSegments(Doors.ConsolePath, StringComparison.Ordinal) => WriteAsync(context.HttpContext, ConsoleProblemPage.FormExpired()),
            400 => WriteAsync(context.HttpContext, new(RefusalKind.Invalid, "invalid_input", "提交的内容格式不正确，请检查后再试。")),
            _ => Task.CompletedTask,
        });
        return app;
    }
}
