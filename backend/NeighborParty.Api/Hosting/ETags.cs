using System.Globalization;
using System.Reflection;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>The version in If-Match, bound as a parameter. Null when the header is missing: the use case answers 428.</summary>
public sealed record IfMatch(int? Version)
{
    public const string Header = "If-Match";

    /// <exception cref="RefusedException">400 for anything but one version of ours.</exception>
    public static ValueTask<IfMatch?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var text = http.Request.Headers.IfMatch.ToString();
        if (text.Length == 0)
            return ValueTask.FromResult<IfMatch?>(new IfMatch((int?)null));
        return text.Length > 3 && text.StartsWith("\"v", StringComparison.Ordinal) && text[^1] == '"'
            && int.TryParse(text[2..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult<IfMatch?>(new IfMatch(version))
            : throw Refusals.Invalid(Header, "版本号格式不正确。");
    }
}

public static class ETags
{
    /// <summary>Says which version the answer shows.</summary>
    public static void Tag(this HttpResponse response, int version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}
