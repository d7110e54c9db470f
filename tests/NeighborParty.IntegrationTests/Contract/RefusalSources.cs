using System.Text.RegularExpressions;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>Reads kind, code and message of every refusal out of the sources; placeholders stay in braces.</summary>
internal static partial class RefusalSources
{
    public sealed record Said(string Code, int Status, string Message);

    public static IReadOnlyList<Said> Read() =>
    [
        .. from file in Directory.EnumerateFiles(Sources.File("backend"), "*.cs", SearchOption.AllDirectories)
           where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal)
           from Match found in Refusal().Matches(File.ReadAllText(file))
           from message in Literal().Matches(found.Groups["message"].Value).Select(m => m.Groups["text"].Value)
           select new Said(found.Groups["code"].Value, StatusOf(found.Groups["code"].Value, Enum.Parse<RefusalKind>(found.Groups["kind"].Value)), message),
    ];

    /// <summary>Codes of a state machine carry the noun in front.</summary>
    public static IReadOnlyList<Said> Of(IReadOnlyList<Said> all, string code)
    {
        var own = all.Where(s => s.Code == code).ToList();
        if (own.Count > 0)
            return own;
        if (code == "forbidden")
            return [new Said(code, 403, Refusals.Forbidden().Message)];
        return code.Split('.') is [_, "wrong_state"] ? [new Said(code, 409, "当前状态是“{from}”，不能变为“{to}”。")]
            : code.Split('.') is [_, "wrong_role"] ? [new Said(code, 403, "您没有权限进行这个操作。")] : [];
    }

    private static int StatusOf(string code, RefusalKind kind) => code switch
    {
        "internal_error" => 500,
        "unsupported_media_type" => 415,
        "method_not_allowed" => 405,
        _ => ProblemAnswers.StatusOf(kind),
    };

    /// <summary>(RefusalKind.X, "code", message …) up to the end of the statement; the message may be one of several literals.</summary>
    [GeneratedRegex("""RefusalKind\.(?<kind>\w+),\s*"(?<code>[a-z0-9_.]+)",\s*(?<message>[^;]*?)(?:\)\s*\{|\)\s*[;,]|\);|\)\r?\n)""", RegexOptions.Singleline)]
    private static partial Regex Refusal();

    [GeneratedRegex("""\$?"(?<text>[^"]*[\u4E00-\u9FFF][^"]*)""")]
    private static partial Regex Literal();
}
