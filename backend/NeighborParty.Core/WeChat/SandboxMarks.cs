namespace NeighborParty.Core.WeChat;

/// <summary>Tells what must never be used in production: stand-in servers, stand-in credentials, unencrypted transport.</summary>
public static class SandboxMarks
{
    private const string CredentialPrefix = "wxsandbox";

    /// <summary>Why an address is not one of a real server, or null when it may be.</summary>
    public static string? In(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps)
            return "the address is not https";
        if (address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || address.Host is "0.0.0.0" or "[::]")
            return "the address is this machine";
        return address.AbsolutePath.Contains("/sandbox", StringComparison.OrdinalIgnoreCase) ? "the address is a sandbox" : null;
    }

    /// <summary>Whether an app id or secret is one of the sandbox.</summary>
    public static bool In(string credential) => credential.StartsWith(CredentialPrefix, StringComparison.OrdinalIgnoreCase);
}
