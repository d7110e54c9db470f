using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>What a handler may ask for after the lock is released: the ways back to the product.</summary>
internal sealed record LateServices(PushSender Push, MediaCallbacks MediaCallbacks, LateWork Late);
