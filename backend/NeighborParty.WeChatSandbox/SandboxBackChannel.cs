namespace NeighborParty.WeChatSandbox;

/// <summary>How the sandbox reaches the product (pushes, picture downloads). Register another before AddWeChatSandbox to stay inside an in-memory test server.</summary>
public sealed class SandboxBackChannel
{
    public Func<HttpMessageHandler> CreateHandler { get; init; } = () => new SocketsHttpHandler { AllowAutoRedirect = false };
}
