using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Where WeChat's servers are right now. The host sets it once it knows on which port it serves the stand-in;
/// every call looks here anew.
/// </summary>
public sealed class WeChatAddress(IOptions<WeChatOptions> options, IHostEnvironment environment)
{
    private volatile Uri? _current;

    /// <summary>The address, always ending in a slash.</summary>
    /// <exception cref="ArgumentException">Not an http address, or in production not one of a real server.</exception>
    public Uri Current
    {
        get => _current ??= WithSlash(options.Value.BaseAddress);
        set
        {
            if (Fault(value) is { } fault)
                throw new ArgumentException(fault, nameof(value));
            if (environment.IsProduction() && SandboxMarks.In(value) is { } mark)
                throw new ArgumentException($"Production refuses this WeChat server: {mark}", nameof(value));
            _current = WithSlash(value);
        }
    }

    internal static string? Fault(Uri? address) => address switch
    {
        null or { IsAbsoluteUri: false } => "must be an absolute address",
        { Scheme: not ("http" or "https") } => "must be http or https",
        _ when address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0 => "must have no query, fragment or credentials",
        _ => null,
    };

    private static Uri WithSlash(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
