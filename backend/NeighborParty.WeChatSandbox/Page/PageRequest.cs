namespace NeighborParty.WeChatSandbox.Page;

/// <summary>What the address of the page says: where it is mounted, who was picked, what was scanned.</summary>
internal sealed record PageRequest(string Mount, string PushUrl, string? User, string? Scene, string? Page, string? Env);
