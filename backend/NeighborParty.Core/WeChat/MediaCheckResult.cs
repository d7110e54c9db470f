using System.Text.Json;

namespace NeighborParty.Core.WeChat;

/// <summary>The verdict on a picture or sound.</summary>
/// <param name="TraceId">The id of the request; the only link to it. Empty when WeChat sent none.</param>
/// <param name="ErrorCode">0 when the verdict counts; -1008 when WeChat could not download the file.</param>
/// <param name="Suggest">What to do; <see cref="ContentSuggestion.Review"/> whenever there is no verdict that counts.</param>
/// <param name="Label">Why: 100 normal, 20001 politics, 20002 porn, 20006 crime, 21000 other; 0 when unknown.</param>
public sealed record MediaCheckResult(string TraceId, int ErrorCode, ContentSuggestion Suggest, int Label)
{
    /// <summary>
    /// Reads the documented shape, numbers as strings, answers without result, and the shape of version 1
    /// (<c>isrisky</c>, <c>status_code</c> as unsigned number), which comes when a request was not taken as version 2.
    /// </summary>
    internal static MediaCheckResult Read(JsonElement content)
    {
        var trace = content.Text("trace_id") ?? "";
        var code = unchecked((int)(content.Number("errcode") ?? content.Number("status_code") ?? 0));
        if (code != 0)
            return new MediaCheckResult(trace, code, ContentSuggestion.Review, 0);
        if (content.Member("result") is { ValueKind: JsonValueKind.Object } result)
            return new MediaCheckResult(trace, 0, Names.Suggestion(result.Text("suggest")), (int)(result.Number("label") ?? 0));
        return content.Number("isrisky") switch
        {
            0 => new MediaCheckResult(trace, 0, ContentSuggestion.Pass, 0),
            1 => new MediaCheckResult(trace, 0, ContentSuggestion.Risky, 0),
            _ => new MediaCheckResult(trace, 0, ContentSuggestion.Review, 0),
        };
    }
}
