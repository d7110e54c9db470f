using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>A picture waiting to be looked at.</summary>
internal sealed record MediaJob(SandboxWorld World, string Url, SandboxUser User, string TraceId, Verdict? Decided, MediaCallbackSettings Settings);
