namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>WeChat says no: HTTP 200 with this errcode.</summary>
internal sealed class WeChatRefusal(int errcode, string? text = null) : Exception(text ?? Errcodes.Text(errcode))
{
    public int Errcode { get; } = errcode;
}
