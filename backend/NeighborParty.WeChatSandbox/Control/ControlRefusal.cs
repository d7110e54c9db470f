namespace NeighborParty.WeChatSandbox.Control;

/// <summary>The control call cannot be done; the status and a sentence say why.</summary>
internal sealed class ControlRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
