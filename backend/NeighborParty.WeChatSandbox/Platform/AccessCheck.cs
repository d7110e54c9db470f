using NeighborParty.WeChatSandbox.Tokens;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Four different answers for a token that does not open the door; clients that retry on one of them only get caught here.</summary>
internal static class AccessCheck
{
    public static void Demand(SandboxWorld world, string? token)
    {
        if (token is null)
            throw new WeChatRefusal(41001);

        var state = world.Tokens.Look(token, world.Now) ?? world.StableTokens.Look(token, world.Now) ?? TokenState.Unknown;
        if (state != TokenState.Valid)
            throw new WeChatRefusal((int)state);
    }
}
