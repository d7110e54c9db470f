using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Refuses to start with settings that cannot work, and in production with those of the sandbox. Never repeats a secret.</summary>
public sealed partial class WeChatOptionsValidator(IHostEnvironment environment) : IValidateOptions<WeChatOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, WeChatOptions options)
    {
        List<string> faults = [.. Faults(options)];
        if (environment.IsProduction())
            faults.AddRange(ProductionFaults(options));
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => "WeChat settings: " + fault));
    }

    private static IEnumerable<string> Faults(WeChatOptions options)
    {
        if (WeChatAddress.Fault(options.BaseAddress) is { } fault)
            yield return "BaseAddress: " + fault;
        if (!AppId().IsMatch(options.AppId))
            yield return "AppId must be wx and 4 to 62 letters or digits";
        if (string.IsNullOrWhiteSpace(options.AppSecret))
            yield return "AppSecret is empty";
        if (options.PushToken.Length > 0 && !PushToken().IsMatch(options.PushToken))
            yield return "PushToken must be 3 to 32 letters or digits";
        if (options.EncodingAesKey.Length > 0 && !EncodingAesKey().IsMatch(options.EncodingAesKey))
            yield return "EncodingAesKey must be 43 letters or digits";
        if (!UnlimitedCodeRules.IsPage(options.DoorPage))
            yield return "DoorPage must be a path without leading slash and query";
        if (!Enum.IsDefined(options.EnvVersion) || !Enum.IsDefined(options.PushFormat))
            yield return "EnvVersion or PushFormat is unknown";
        if (options.SignInTimeout < TimeSpan.FromSeconds(0.2) || options.SignInTimeout > TimeSpan.FromSeconds(2.8))
            yield return "SignInTimeout must be 0.2 to 2.8 seconds";
        if (options.AttemptTimeout < TimeSpan.FromSeconds(0.2) || options.AttemptTimeout > TimeSpan.FromSeconds(30))
            yield return "AttemptTimeout must be 0.2 to 30 seconds";
        if (options.TotalTimeout < options.AttemptTimeout || options.TotalTimeout > TimeSpan.FromSeconds(60))
            yield return "TotalTimeout must be at least AttemptTimeout and at most 60 seconds";
    }

    private static IEnumerable<string> ProductionFaults(WeChatOptions options)
    {
        if (SandboxMarks.In(options.BaseAddress) is { } mark)
            yield return $"BaseAddress must be a real server in production: {mark}";
        if (SandboxMarks.In(options.AppId) || SandboxMarks.In(options.AppSecret))
            yield return "AppId or AppSecret is one of the sandbox, which production refuses";
    }

    [GeneratedRegex("^wx[A-Za-z0-9]{4,62}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AppId();

    [GeneratedRegex("^[A-Za-z0-9]{3,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PushToken();

    [GeneratedRegex("^[A-Za-z0-9]{43}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodingAesKey();
}
