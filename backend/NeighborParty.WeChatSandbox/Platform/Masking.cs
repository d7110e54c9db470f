using System.Text.RegularExpressions;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Takes out of a journal line what would open a door: credentials, codes and phone numbers keep four characters.</summary>
internal static partial class Masking
{
    public static string Query(string text) => InQuery().Replace(text, m => m.Groups["name"].Value + Short(m.Groups["value"].Value));

    public static string Json(string text) => InJson().Replace(text, m => m.Groups["name"].Value + Short(m.Groups["value"].Value));

    private static string Short(string secret) => secret.Length > 8 ? secret[..4] + "***" : "***";

    [GeneratedRegex("(?<name>(?:secret|appsecret|access_token|js_code|signature)=)(?<value>[^&]+)", RegexOptions.NonBacktracking)]
    private static partial Regex InQuery();

    [GeneratedRegex("(?<name>\"(?:secret|appsecret|access_token|session_key|code|signature|phoneNumber|purePhoneNumber)\"\\s*:\\s*\")(?<value>[^\"]+)", RegexOptions.NonBacktracking)]
    private static partial Regex InJson();
}
