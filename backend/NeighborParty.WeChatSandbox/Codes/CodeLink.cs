namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>What is inside the picture: an address of the sandbox page instead of a WeChat jump.</summary>
internal static class CodeLink
{
    public static string To(string sandboxPage, string scene, string page, string environment)
    {
        var link = $"{sandboxPage}?scene={Uri.EscapeDataString(scene)}&page={Uri.EscapeDataString(page).Replace("%2F", "/", StringComparison.Ordinal)}";
        return environment == "release" ? link : $"{link}&env={environment}";
    }
}
