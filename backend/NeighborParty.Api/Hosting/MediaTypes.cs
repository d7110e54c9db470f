using Microsoft.Net.Http.Headers;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>Bodies are UTF-8. The framework would answer 500 to a charset it does not know, and reads others that nobody sends by intention.</summary>
public static class MediaTypes
{
    public static IApplicationBuilder UseUtf8Only(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // No database has a place for it, and PostgreSQL says so with an error.
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
            throw Refusals.Invalid("", "网址中有不能使用的字符。");
        if (http.Request.ContentType is not { Length: > 0 } text)
            return next(http);
        if (MediaTypeHeaderValue.TryParse(text, out var type)
            && (IsJson(type) || !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || type.MediaType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return next(http);
        return ProblemAnswers.WriteAsync(http, ProblemAnswers.UnsupportedMediaType(), 415);
    });

    private static bool IsJson(MediaTypeHeaderValue type) => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
